"""Who repeats whom, and what is to be known of it, in sentences."""

import pandas as pd

from ledger.answers.repeats import Repeats
from ledger.answers.rows import RepeatRow
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record.claim import Claim
from ledger.record.rows import rows_of
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown

HOW_TO_READ = N_(
    "An arrow leads from a claim to the one that it repeats, each on the day of its statement. Small marks neither repeat nor are repeated; “?” is a doubtful repeat, “↻” a circular chain. A click on a mark opens its claim."
)
DOUBTS = {
    "number": N_("the number has changed"),
    "qualifier": N_("“about”, “at least” or the like has changed"),
    "metric": N_("the indicator differs"),
    "basis": N_("the way of counting differs"),
    "region": N_("the region differs"),
    "covers": N_("what is covered differs"),
    "caution": N_("one of the two carries a caveat"),
}
"""Why a repeat is doubtful, in words."""


def headline(found: Repeats, lang: Language, included: bool = True) -> str:
    """How many claims, origins and reports, what is repeated most, and how much of it is doubtful.

    Parameters
    ----------
    included
        Whether the filters let repeats through.
    """
    _, repeats = lang.gettext, found.repeats
    sentences = [_("**{counts}** on this indicator.").format(counts=claim_text.counts_text(found.counts, lang))]
    if repeats.empty:
        sentences.append(
            _("No claim repeats another.")
            if included
            else _("The filters leave repeats out; include them to see who repeats whom.")
        )
        return " ".join(sentences)
    sentences.append(lang.ngettext("{n} claim repeats another.", "{n} claims repeat another.", len(repeats)))
    times = repeats["model_id"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    if times.iloc[0] > 1:
        often = lang.ngettext("{n} time", "{n} times", int(times.iloc[0]))
        sentences.append(
            _("Most often repeated: {claim}, {times}.").format(
                claim=claim_label(found.rows[times.index[0]], lang), times=often
            )
        )
    elif len(repeats) > 1 or not is_marked(rows_of(repeats.head(1), RepeatRow)[0]):
        sentences.append(_latest(found, lang))
    return " ".join([*sentences, *_marks(repeats, lang)])


def _latest(found: Repeats, lang: Language) -> str:
    _, repeat = lang.gettext, found.repeats.iloc[0]
    claim, model = (claim_label(found.rows[repeat[key]], lang) for key in ("claim_id", "model_id"))
    if repeat["days"] == 0:
        return _("Latest: {claim} repeats {model} on the same day.").format(claim=claim, model=model)
    days = lang.ngettext("{n} day", "{n} days", int(repeat["days"]))
    return _("Latest: {claim} repeats {model}; {days} lie between.").format(claim=claim, model=model, days=days)


def _marks(repeats: pd.DataFrame, lang: Language) -> list[str]:
    own, circular, doubtful = (
        int(repeats["own"].sum()),
        int(repeats["circular"].sum()),
        int(repeats["doubts"].map(bool).sum()),
    )
    sentences = (
        [
            lang.ngettext(
                "In {n} case a source repeats its own figure.", "In {n} cases a source repeats its own figure.", own
            )
        ]
        if own
        else []
    )
    if not circular and not doubtful:
        return [*sentences, lang.gettext("No repeat is doubtful and no chain is circular.")]
    if doubtful:
        sentences.append(lang.ngettext("{n} repeat is doubtful.", "{n} repeats are doubtful.", doubtful))
    if circular:
        sentences.append(
            lang.ngettext("{n} repeat stands in a circular chain.", "{n} repeats stand in a circular chain.", circular)
        )
    return sentences


def claim_label(claim: Claim, lang: Language) -> str:
    """``claim_text.claim_label`` for Markdown, with the day of the statement."""
    return escape_markdown(claim_text.claim_label(claim, lang, claim.stated_on))


def is_marked(repeat: RepeatRow) -> bool:
    """Whether there is something to be known about a repeat: it is circular or doubtful."""
    return bool(repeat["circular"] or repeat["doubts"])


def marks_of(repeat: RepeatRow, lang: Language) -> str:
    """What is to be known about a repeat: own figure, circular, doubtful and why."""
    _ = lang.gettext
    sentences = [_("own figure again")] if repeat["own"] else []
    sentences += [_("circular chain")] if repeat["circular"] else []
    if repeat["doubts"]:
        sentences.append(
            _("doubtful: {reasons}").format(reasons=lang.join_list([_(DOUBTS[doubt]) for doubt in repeat["doubts"]]))
        )
    return "; ".join(sentences)
