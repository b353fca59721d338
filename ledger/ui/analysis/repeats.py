"""Who repeats whom: how many origins stand behind the claims, and which repeats and chains are doubtful or circular."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.record.frames import records
from ledger.text import claim_text
from ledger.text.markdown import plain
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.controls import action, show_controls
from ledger.ui.components.download import Exportable
from ledger.ui.components.link_list import show_links
from ledger.ui.panels import claim_tables
from ledger.views.analyses import Repeats, repeats
from ledger.views.link_list import Line
from ledger.views.metric_context import metric_context
from ledger.views.view import View

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


def show(view: View) -> None:
    """The counts and what is repeated, the marked repeats with their reasons, the picture and its table."""
    _, lang, about = view.lang.gettext, view.lang, metric_context(view)
    found = repeats(view)
    st.markdown(headline(found, lang, view.question.repeats))
    if found.repeats.empty:
        if not view.question.repeats:
            show_controls("origins_repeats", action("repeats", _("Include repeats"), repeats=True))
        return
    _marked(found, lang)
    chart(view, "origins")
    st.caption(
        _(
            "An arrow leads from a claim to the one that it repeats, each on the day of its statement. Small marks neither repeat nor are repeated; “?” is a doubtful repeat, “↻” a circular chain. A click on a mark opens its claim."
        )
    )
    drawn = pd.concat([found.claims, found.repeated_elsewhere])
    data_table(
        view,
        Exportable(
            "origins",
            _("Who repeats whom: {metric}").format(metric=about.name),
            claim_tables.stated(view, found.claims),
            lambda: readable(found, lang),
            "origins",
            data=claim_tables.file_rows(view, drawn),
            computed=lambda: found.repeats,
        ),
        opens="claim",
    )


def headline(found: Repeats, lang: Language, included: bool = True) -> str:
    """How many claims, origins and reports, what is repeated most, and how much of it is doubtful.

    Parameters
    ----------
    included
        Whether the filters let repeats through.
    """
    _, repeats = lang.gettext, found.repeats
    said = [_("**{counts}** on this indicator.").format(counts=claim_text.counts(found.counts, lang))]
    if repeats.empty:
        said.append(
            _("No claim repeats another.")
            if included
            else _("The filters leave repeats out; include them to see who repeats whom.")
        )
        return " ".join(said)
    said.append(lang.ngettext("{n} claim repeats another.", "{n} claims repeat another.", len(repeats)))
    times = repeats["model_id"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    if times.iloc[0] > 1:
        often = lang.ngettext("{n} time", "{n} times", int(times.iloc[0]))
        said.append(
            _("Most often repeated: {claim}, {times}.").format(
                claim=named(found.rows[times.index[0]], lang), times=often
            )
        )
    elif len(repeats) > 1 or not _is_marked(repeats.iloc[0]):
        said.append(_latest(found, lang))
    return " ".join([*said, *_marks(repeats, lang)])


def _latest(found: Repeats, lang: Language) -> str:
    _, repeat = lang.gettext, found.repeats.iloc[0]
    claim, model = (named(found.rows[repeat[key]], lang) for key in ("claim_id", "model_id"))
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
    said = (
        [
            lang.ngettext(
                "In {n} case a source repeats its own figure.", "In {n} cases a source repeats its own figure.", own
            )
        ]
        if own
        else []
    )
    if not circular and not doubtful:
        return [*said, lang.gettext("No repeat is doubtful and no chain is circular.")]
    if doubtful:
        said.append(lang.ngettext("{n} repeat is doubtful.", "{n} repeats are doubtful.", doubtful))
    if circular:
        said.append(
            lang.ngettext("{n} repeat stands in a circular chain.", "{n} repeats stand in a circular chain.", circular)
        )
    return said


def named(claim: claim_text.Row, lang: Language) -> str:
    """``phrases.named`` for Markdown, with the day of the statement."""
    return plain(claim_text.named(claim, lang, "stated_on"))


def _is_marked(repeat: Mapping[Any, Any] | pd.Series) -> bool:
    return bool(repeat["circular"] or repeat["doubts"])


def _marked(found: Repeats, lang: Language) -> None:
    """A line for each doubtful or circular repeat, which opens it."""
    _ = lang.gettext
    marked = []
    for repeat in filter(_is_marked, records(found.repeats)):
        claim, model = (named(found.rows[repeat[key]], lang) for key in ("claim_id", "model_id"))
        label = _("{claim} repeats {model} · {marks}").format(
            claim=claim, model=model, marks=plain(marks_of(repeat, lang))
        )
        marked.append(Line(label, repeat["claim_id"]))
    show_links("origins", marked)


def marks_of(repeat: Mapping[Any, Any], lang: Language) -> str:
    """What is to be known about a repeat: own figure, circular, doubtful and why."""
    _ = lang.gettext
    said = [_("own figure again")] if repeat["own"] else []
    said += [_("circular chain")] if repeat["circular"] else []
    if repeat["doubts"]:
        said.append(
            _("doubtful: {reasons}").format(reasons=lang.listing([_(DOUBTS[doubt]) for doubt in repeat["doubts"]]))
        )
    return "; ".join(said)


def readable(found: Repeats, lang: Language) -> pd.DataFrame:
    """The repeats with readable columns, newest first, indexed by the claim that repeats."""
    _ = lang.gettext
    repeats = records(found.repeats)
    pairs = [(found.rows[repeat["claim_id"]], found.rows[repeat["model_id"]]) for repeat in repeats]
    return pd.DataFrame(
        {
            _("Stated on"): [claim_text.stated_on(claim, lang) for claim, _model in pairs],
            _("Source"): [lang.pick(claim, "short") for claim, _model in pairs],
            _("Side"): [_(codes.SIDE[claim["side"]].label) for claim, _model in pairs],
            _("Figure"): [claim_text.figure(claim, lang) for claim, _model in pairs],
            _("Repeated source"): [lang.pick(model, "short") for _claim, model in pairs],
            _("Side of the repeated source"): [_(codes.SIDE[model["side"]].label) for _claim, model in pairs],
            _("Repeated figure"): [claim_text.figure(model, lang) for _claim, model in pairs],
            _("Repeated claim stated on"): [claim_text.stated_on(model, lang) for _claim, model in pairs],
            _("Days between"): [repeat["days"] for repeat in repeats],
            _("Same figure"): [_("yes") if repeat["kept"] else _("no") for repeat in repeats],
            _("Marks"): [marks_of(repeat, lang) for repeat in repeats],
            _("Claim ID"): [repeat["claim_id"] for repeat in repeats],
            _("Repeated claim ID"): [repeat["model_id"] for repeat in repeats],
        },
        index=[repeat["claim_id"] for repeat in repeats],
    )
