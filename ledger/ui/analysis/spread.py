"""How far apart the figures are: the ends and their ratio on the day, and through time."""

import pandas as pd
import streamlit as st

from ledger.i18n.language import Language
from ledger.record.claim import claims_by_id
from ledger.text import claim_text
from ledger.text.sentences.spread import HOW_TO_READ, NO_RANGE, compared, headline
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
    st.markdown(f"{headline(found, lang)} {compared(found, lang)}".rstrip())
    show_links("spread", extremes.range_links(view, found))
    spans = range_through_time(view)
    if spans.empty:
        st.caption(_(NO_RANGE))
        return
    chart(view, "spread")
    st.caption(_(HOW_TO_READ))
    data_table(
        view,
        Exportable(
            "spread",
            _("The range over time: {metric}").format(metric=about.name),
            claim_tables.provenance(view, about.series, about.basis),
            lambda: _readable(spans, about.series, lang),
            "spread",
            data=claim_tables.file_rows(view, about.series),
            computed=lambda: spans,
        ),
        opens="claim",
    )


def _readable(spans: pd.DataFrame, like: pd.DataFrame, lang: Language) -> pd.DataFrame:
    """The spans with words; a row opens the claim that holds the highest end."""
    _ = lang.gettext
    claims = claims_by_id(like)

    def end(claim_id: str) -> str:
        return claim_text.claim_label(claims[claim_id], lang) if claim_id else _("nobody")

    return pd.DataFrame(
        {
            _("From"): [lang.date(day) for day in spans["start"]],
            _("To"): [lang.date(day) for day in spans["end"]],
            _("Lowest"): [end(claim_id) for claim_id in spans["low_claim"]],
            _("Highest"): [end(claim_id) for claim_id in spans["high_claim"]],
            _("Ratio"): [
                "" if pd.isna(factor) else claim_text.ratio_text(factor, bound, lang)
                for factor, bound in zip(spans["factor"], spans["bound"], strict=True)
            ],
            _("Governments and outlets"): list(spans["voices"]),
        },
        index=[high or low for low, high in zip(spans["low_claim"], spans["high_claim"], strict=True)],
    )
