"""How far apart the figures are: the ends and their ratio on the day, and through time."""

import pandas as pd
import streamlit as st

from ledger.answers.spread import Spread
from ledger.i18n.language import Language
from ledger.record.frames import records
from ledger.text import claim_text
from ledger.text.sentences.spread import headline
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.download import Exportable
from ledger.ui.components.link_list import show_links
from ledger.ui.panels import claim_tables, extremes
from ledger.views.analyses import range_on_day, range_through_time
from ledger.views.metric_context import metric_context
from ledger.views.view import View


def show(view: View) -> None:
    """The sentence, the ends as ways to their claims, the band through time, the table of its spans."""
    _, lang, about = view.lang.gettext, view.lang, metric_context(view)
    found = range_on_day(view)
    st.markdown(f"{headline(found, lang)} {_compared(found, lang)}".rstrip())
    show_links("spread", extremes.range_links(view, found))
    spans = range_through_time(view)
    if spans.empty:
        st.caption(
            _(
                "On no day was a figure young enough to count, so there is no range over time: the age limit above can be raised."
            )
        )
        return
    chart(view, "spread")
    st.caption(
        _(
            "Each claim stands at the day on which it was stated; pale outlines are older than the age limit today. Where nobody's figure was young enough, there is a gap, and a single figure has no ratio."
        )
    )
    data_table(
        view,
        Exportable(
            "spread",
            _("The range over time: {metric}").format(metric=about.name),
            claim_tables.stated(view, about.like, about.basis),
            lambda: _readable(spans, about.like, lang),
            "spread",
            data=claim_tables.file_rows(view, about.like),
            computed=lambda: spans,
        ),
        opens="claim",
    )


def _compared(found: Spread, lang: Language) -> str:
    """How many voices count and how far apart they are; nothing where that is one."""
    voices = len(found.voices)
    if voices < 2:
        return ""
    count = lang.ngettext("{n} government or outlet counts", "{n} governments and outlets count", voices)
    if found.kind != "between":
        return f"{count}."
    return f"{count}, {claim_text.factor(found.ends.factor, found.ends.bound, lang)}."


def _readable(spans: pd.DataFrame, like: pd.DataFrame, lang: Language) -> pd.DataFrame:
    """The spans with words; a row opens the claim that holds the highest end."""
    _ = lang.gettext
    claims = {claim["claim_id"]: claim for claim in records(like)}

    def end(claim_id: str) -> str:
        return claim_text.named(claims[claim_id], lang) if claim_id else _("nobody")

    return pd.DataFrame(
        {
            _("From"): [lang.date(day) for day in spans["start"]],
            _("To"): [lang.date(day) for day in spans["end"]],
            _("Lowest"): [end(claim_id) for claim_id in spans["low_claim"]],
            _("Highest"): [end(claim_id) for claim_id in spans["high_claim"]],
            _("Ratio"): [
                "" if pd.isna(factor) else claim_text.times(factor, bound, lang)
                for factor, bound in zip(spans["factor"], spans["bound"], strict=True)
            ],
            _("Governments and outlets"): list(spans["voices"]),
        },
        index=[high or low for low, high in zip(spans["low_claim"], spans["high_claim"], strict=True)],
    )
