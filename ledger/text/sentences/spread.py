"""The range of the current figures, in a sentence or two."""

from string import Formatter

from ledger.answers.spread import ComparableRange, Extremes, Spread, stale_totals_above_max
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record.claim import Claim, claims_of
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown

NO_RANGE = N_(
    "On no day was a figure young enough to count, so there is no range over time: the age limit above can be raised."
)
HOW_TO_READ = N_(
    "Each claim stands at the day on which it was stated; pale outlines are older than the age limit today. Where nobody's figure was young enough, there is a gap, and a single figure has no ratio."
)

YEAR = 12
PATTERNS = {
    "between": N_("Between {lowest} and {highest}."),
    "equal": N_("{highest}; no other current figure contradicts it."),
    "one": N_("{highest} and {lowest}: one and the same figure can meet both."),
    "upward": N_("{highest}; every current figure is a lower bound."),
    "downward": N_("{lowest}; every current figure is an upper bound."),
    "newest": N_("{newest}. Older and lower: {overtaken}."),
}
"""The sentence for each kind of range; those of a single figure depend on the age limit."""

HOLDERS = {
    "between": N_("{lowest}, to {highest}"),
    "equal": N_("{who}; no other current figure contradicts it"),
    "one": N_("{highest}, and {lowest}"),
    "upward": N_("{who}; every current figure is a lower bound"),
    "downward": N_("{who}; every current figure is an upper bound"),
    "newest": N_("{who}; highest of {n} {within}"),
}
"""Whose the range is, in few words."""


def headline(found: Spread, lang: Language) -> str:
    """The range as a sentence, the last comparable one where there is none, and older totals that lie higher."""
    _, by, kind = lang.gettext, found.extremes, found.kind
    if kind in ("alone", "none"):
        sentences = [_alone(found, lang)]
    else:
        sentences = [
            _(PATTERNS[kind]).format(
                lowest=by.lowest and extreme_name(by.lowest, by.low, lang),
                highest=by.highest and extreme_name(by.highest, by.high, lang),
                newest=_newest(found, lang) if kind == "newest" else "",
                overtaken=lang.join_list([claim_name(claim, lang) for claim in claims_of(found.overtaken)]),
            )
        ]
    if found.last_comparable:
        sentences.append(last_comparable(found.last_comparable, lang))
    higher = claims_of(stale_totals_above_max(found))
    if higher:
        sentences.append(
            _("Older and higher: {claims}.").format(
                claims=lang.join_list([claim_name(claim, lang) for claim in higher])
            )
        )
    return " ".join(sentences)


def numeral(found: Spread, lang: Language) -> str:
    """The range in numbers alone, for large type: ``8,000 to 11,000``, ``about 6,000``; empty where no figure is current."""
    if found.kind == "between":
        return _span(found.extremes.lowest, found.extremes.low, found.extremes.highest, found.extremes.high, lang)
    claim = found.extremes.highest or found.extremes.lowest
    return claim_text.value_text(claim, lang) if claim else ""


def numeral_parts(found: Spread, lang: Language) -> list[tuple[str, Claim | None]]:
    """The same in pieces, each number with the claim that holds it; the last comparable range where no figure is current."""
    if found.kind == "between":
        return _parts(found.extremes, lang)
    if found.kind == "none" and found.last_comparable:
        by = found.last_comparable.extremes
        return (
            [(claim_text.value_text(by.highest, lang), by.highest)]
            if by.highest and by.lowest == by.highest
            else _parts(by, lang)
        )
    claim = found.extremes.highest or found.extremes.lowest
    return [(claim_text.value_text(claim, lang), claim)] if claim else []


def _parts(by: Extremes, lang: Language) -> list[tuple[str, Claim | None]]:
    ends = {"low": (by.lowest, by.low), "high": (by.highest, by.high)}
    pieces: list[tuple[str, Claim | None]] = []
    for between, name, _spec, _conversion in Formatter().parse(lang.gettext("{low} to {high}")):
        pieces.append((between, None))
        if name and (claim := ends[name][0]):
            pieces.append((_end(claim, ends[name][1], lang), claim))
    return [piece for piece in pieces if piece[0]]


def holders(found: Spread, lang: Language) -> str:
    """Whose the numeral is and of when, in few words: ``Seoul, Feb 2026; nobody else within a year``."""
    _, by = lang.gettext, found.extremes
    lowest, highest = (claim and _who(claim, lang) for claim in (by.lowest, by.highest))
    if found.kind == "none":
        limit = _("no figure {within}").format(within=within(found.months, lang))
        return (
            _("last comparable in {month}; {limit}").format(month=lang.month(found.last_comparable.month), limit=limit)
            if found.last_comparable
            else limit
        )
    if found.kind == "alone":
        return _("{who}; nobody else {within}").format(who=highest or lowest, within=within(found.months, lang))
    return _(HOLDERS[found.kind]).format(
        lowest=lowest,
        highest=highest,
        who=highest or lowest,
        n=1 + len(found.overtaken),
        within=within(found.months, lang),
    )


def _who(claim: Claim, lang: Language) -> str:
    return f"{claim_text.voice_name(claim, lang)}, {claim_text.short_month(claim, lang)}"


def last_comparable(last: ComparableRange, lang: Language) -> str:
    """The range that two voices gave last, with the month of its newer figure."""
    by = last.extremes
    span = (
        claim_text.value_text(by.highest, lang)
        if by.low == by.high and by.lowest == by.highest and by.highest
        else _span(by.lowest, by.low, by.highest, by.high, lang)
    )
    return lang.gettext("Last comparable: {range}, {month}.").format(
        range=escape_markdown(span), month=escape_markdown(lang.date_with_precision(last.month, "month"))
    )


def within(months: int, lang: Language) -> str:
    """The age limit in words, as it is said of a time without a figure."""
    return (
        lang.gettext("within a year")
        if months == YEAR
        else lang.ngettext("within {n} month", "within {n} months", months)
    )


def extreme_name(claim: Claim, number: float, lang: Language) -> str:
    """One end with who holds it, as Markdown: ``**8,000** (Kyiv, January 2026)``; a bound keeps its words."""
    return _strong(_end(claim, number, lang), claim, lang)


def claim_name(claim: Claim, lang: Language) -> str:
    """A whole claim with its voice and month, as Markdown."""
    return escape_markdown(claim_text.voice_label(claim_text.value_text(claim, lang), claim, lang))


def _alone(found: Spread, lang: Language) -> str:
    _ = lang.gettext
    if found.kind == "none":
        return _("No figure {within}.").format(within=within(found.months, lang))
    return _("{newest}; nobody else {within}.").format(newest=_newest(found, lang), within=within(found.months, lang))


def _newest(found: Spread, lang: Language) -> str:
    """The only figure that counts, whole."""
    [claim] = claims_of(found.voices)
    return _strong(claim_text.value_text(claim, lang), claim, lang)


def _strong(figure: str, claim: Claim, lang: Language) -> str:
    """A figure in bold, with its voice and month."""
    return lang.gettext("{figure} ({source}, {day})").format(
        figure=f"**{escape_markdown(figure)}**",
        source=escape_markdown(claim_text.voice_name(claim, lang)),
        day=escape_markdown(claim_text.month(claim, lang)),
    )


def _span(lowest: Claim | None, low: float, highest: Claim | None, high: float, lang: Language) -> str:
    assert lowest is not None and highest is not None  # a range has both ends
    return lang.gettext("{low} to {high}").format(low=_end(lowest, low, lang), high=_end(highest, high, lang))


def _end(claim: Claim, number: float, lang: Language) -> str:
    """The number of an end; a bound in its own words, because the number alone would say more than was said."""
    return claim_text.value_text(claim, lang) if claim.is_bound else claim_text.quantity_text(number, claim.unit, lang)


def compared(found: Spread, lang: Language) -> str:
    """How many voices count and how far apart they are; nothing where that is one."""
    voices = len(found.voices)
    if voices < 2:
        return ""
    count = lang.ngettext("{n} government or outlet counts", "{n} governments and outlets count", voices)
    if found.kind != "between":
        return f"{count}."
    return f"{count}, {claim_text.ratio_phrase(found.extremes.factor, found.extremes.bound, lang)}."
