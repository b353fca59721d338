"""Who gives higher figures, in sentences."""

from collections.abc import Mapping

from ledger.answers.source_ratios import SourceRatios, rank_by_ratio
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.record.rows import Source
from ledger.text.markdown import escape_markdown

FEW = 3
"""With fewer rows than these, the reader is told where there may be more."""
HOW_TO_READ = N_(
    "Diamond and bar: median and bootstrap interval (90 %). Ring: one pair of claims; a click opens the claim of the source named first."
)
HOW_TO_READ_MATRIX = N_(
    "Row over column: brown says more, teal less; n is the number of pairs of claims. A dash: one to four pairs, too few to say anything. Empty: no pair."
)


def ratio(value: float, lang: Language) -> str:
    """A ratio to three digits, at most two of them decimals: 0.75, 13.3, 1,330."""
    return lang.number(float(f"{value:.3g}"))


def headline(found: SourceRatios, sources: Mapping[str, Source], lang: Language) -> str:
    """What is said of the two sources with most pairs, in one sentence."""
    _ = lang.gettext
    if found.reportable.empty:
        return (
            lang.ngettext(
                "{n} pair of sources can be compared here, but on fewer than five claims each: it is not shown.",
                "{n} pairs of sources can be compared here, but each on fewer than five claims: they are not shown.",
                len(found.table),
            )
            if len(found.table)
            else _("No two sources have claims here that can be compared.")
        )
    ranked = rank_by_ratio(found).table
    top = ranked.sort_values(["n", "ratio"], ascending=False, kind="stable").iloc[0]
    more, less = (_source(sources[top[name]], lang) for name in ("first", "second"))
    if top["ratio"] > 1:
        text = _("**{less} is lower than {more}** in {k} of {n} pairs; median {ratio}.")
        return text.format(
            less=less,
            more=more,
            k=lang.number(top["higher"]),
            n=lang.number(top["n"]),
            ratio=ratio(1 / top["ratio"], lang),
        )
    text = _("**{one} and {other}** say the same in {k} of {n} pairs; median 1.")
    return text.format(one=more, other=less, k=lang.number(top["equal"]), n=lang.number(top["n"]))


def _source(source: Source, lang: Language) -> str:
    return lang.gettext("{source} ({side})").format(
        source=escape_markdown(lang.localised(source, "short")),
        side=escape_markdown(lang.gettext(codes.SIDE[source["side"]].label)),
    )


def wider(pooled: str, found: SourceRatios, lang: Language) -> str:
    """Where little can be said of a few claims: that more may be said of all."""
    if pooled == "all" or len(found.reportable) >= FEW:
        return ""
    return " " + lang.gettext(
        "Little can be said of so few claims; with “all indicators” below, more sources can be compared."
    )


def left_out(found: SourceRatios, lang: Language) -> str:
    """What nothing is said of, and why."""
    few = len(found.table) - len(found.reportable)
    sentences = []
    if few:
        sentences.append(
            lang.ngettext(
                "{n} more pair of sources has fewer than five pairs of claims and is not shown.",
                "{n} more pairs of sources have fewer than five pairs of claims and are not shown.",
                few,
            )
        )
    if found.without_value:
        sentences.append(
            lang.ngettext(
                "{n} claim names only a bound, or zero, and has no ratio.",
                "{n} claims name only a bound, or zero, and have no ratio.",
                found.without_value,
            )
        )
    return " ".join(sentences)
