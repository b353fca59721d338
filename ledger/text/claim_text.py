"""The sentences that a claim turns into: its figure with its qualifier, its age, its dates."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from ledger.answers.repeats import Counts
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.claim import Claim, StatedFigure


def value_text(claim: Claim, lang: Language) -> str:
    """The figure as it was stated: ``mehr als 6.000``, ``8,000 to 10,000``, or its words in quotes."""
    if claim.is_verbal:
        return lang.gettext("“{words}”").format(words=lang.localised(claim, "wording"))
    return figure_text(claim, claim.unit, lang)


def figure_text(figure: StatedFigure, unit: str, lang: Language) -> str:
    """Numbers with their hedge and unit."""
    _ = lang.gettext
    stated_numbers = {"best": figure.best, "low": figure.low, "high": figure.high}
    numbers = {end: quantity_text(number, unit, lang) for end, number in stated_numbers.items() if number is not None}
    if figure.is_range:
        span = _("{low} to {high}").format(**numbers)
        return _("about {figure}").format(figure=span) if figure.qualifier in ("about", "nearly") else span
    pattern = {
        "exact": "{figure}",
        "about": _("about {figure}"),
        "nearly": _("nearly {figure}"),
        "at_least": _("at least {figure}"),
        "more_than": _("more than {figure}"),
        "up_to": _("up to {figure}"),
        "range": "{figure}",
    }[figure.qualifier]
    stated = pattern.format(figure=next(iter(numbers.values())))
    if numbers.keys() == {"best", "high"}:
        return _("{figure}, up to {high}").format(figure=stated, high=numbers["high"])
    if numbers.keys() == {"best", "low"}:
        return _("{figure}, at least {low}").format(figure=stated, low=numbers["low"])
    if numbers.keys() == {"best", "low", "high"}:
        return _("{figure} ({low} to {high})").format(figure=stated, low=numbers["low"], high=numbers["high"])
    return stated


def claim_label(claim: Claim, lang: Language, day: date | None = None) -> str:
    """A claim in a few words: ``about 4,000 (NIS, 26 Feb 2025)``; with the day that it is about, or another one."""
    return lang.gettext("{figure} ({source}, {day})").format(
        figure=value_text(claim, lang),
        source=lang.localised(claim, "short"),
        day=lang.short_date(day or claim.as_of),
    )


def source_names(labels: Mapping[str, str]) -> dict[str, str]:
    """Each source's short label, with its id where another one has the same label, so that no two are taken for one."""
    times = Counter(labels.values())
    return {source: label if times[label] == 1 else f"{label} ({source})" for source, label in labels.items()}


def voice_name(claim: Claim, lang: Language) -> str:
    """Who speaks: the capital of a government, or the short name of the source."""
    capital = codes.CAPITALS.get(claim.voice)
    return lang.gettext(capital) if capital else lang.localised(claim, "short")


def month(claim: Claim, lang: Language) -> str:
    """The month that the figure is about: ``February 2026``; less where only the quarter or year is known."""
    precision = claim.as_of_precision
    return lang.date_with_precision(claim.as_of, precision if precision in ("quarter", "year") else "month")


def voice_label(figure: str, claim: Claim, lang: Language) -> str:
    """What a voice said, with its name and month: ``8,000 (Kyiv, January 2026)``."""
    return lang.gettext("{figure} ({source}, {day})").format(
        figure=figure, source=voice_name(claim, lang), day=month(claim, lang)
    )


def quantity_text(value: float, unit: str, lang: Language) -> str:
    """A number with its unit where the unit is not a thing that is counted."""
    number = lang.compact(value)
    if unit == "percent":
        return f"{number}\u00a0%" if lang.code == "de" else f"{number}%"
    if unit in ("km2", "usd"):
        return f"{number} {lang.gettext(codes.UNIT[unit].label)}"
    return number


def ratio_text(factor: float, bound: bool, lang: Language) -> str:
    """A factor as a number: ``1.25``; with a bound ``at least 1.25``."""
    written = lang.number(round(factor, 2 if factor < 10 else 0))
    return lang.gettext("at least {figure}").format(figure=written) if bound else written


def ratio_phrase(value: float | None, bound: bool, lang: Language) -> str:
    """The factor between two ends, in words."""
    if value is None:
        return lang.gettext("no ratio, because the lowest is zero")
    return lang.gettext("ratio {factor}").format(factor=ratio_text(value, bound, lang))


def counts_text(counted: Counts, lang: Language) -> str:
    """How much there is: ``14 Angaben, 12 Ursprünge, 40 Berichte``."""
    return lang.gettext("{claims}, {origins}, {reports}").format(
        claims=lang.ngettext("{n} claim", "{n} claims", counted.claims),
        origins=lang.ngettext("{n} original claim", "{n} original claims", counted.origins),
        reports=lang.ngettext("{n} report", "{n} reports", counted.reports),
    )


def as_of(claim: Claim, lang: Language) -> str:
    """The day that the figure is about, with its precision; for a period, its two ends."""
    end = lang.date_with_precision(claim.as_of, claim.as_of_precision)
    if claim.period_start is None or claim.period_start == claim.as_of:
        return end
    return lang.gettext("{start} to {end}").format(start=lang.date(claim.period_start), end=end)


def short_month(claim: Claim, lang: Language) -> str:
    """The month that the figure is about, beside it in a picture: ``Feb 2026``; a quarter or a year where no more is known."""
    precision = claim.as_of_precision
    return lang.date_with_precision(claim.as_of, precision if precision in ("quarter", "year") else "month", "short")


def stated_on(claim: Claim, lang: Language) -> str:
    """The day on which the claim was stated, with its precision."""
    return lang.date_with_precision(claim.stated_on, claim.stated_on_precision)


def exclusion_reason(basis: str, covers: str, verbal: bool, lang: Language) -> str:
    """Why claims of this kind are not on the axis of the series: the definitions that set them apart."""
    _ = lang.gettext
    reasons = [codes.QUALIFIER["verbal"].definition] if verbal else []
    reasons += [codes.COVERS[covers].definition] if covers != "all" else []
    reasons += [codes.BASIS[basis].definition]
    return " ".join(_(reason) for reason in reasons)


def exclusion_label(basis: str, covers: str, verbal: bool, lang: Language) -> str:
    """A short name for such a group: ``planned · part · in words``."""
    parts = [codes.BASIS[basis].label]
    parts += [codes.COVERS[covers].label] if covers != "all" else []
    parts += [codes.QUALIFIER["verbal"].label] if verbal else []
    return " · ".join(lang.gettext(part) for part in parts)
