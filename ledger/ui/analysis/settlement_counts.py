"""Settlements claimed and settlements named: claimed numbers beside what the statements in the record can name."""

import pandas as pd
import streamlit as st

from ledger.answers.settlement_counts import COUNT_COLUMNS, claimed_vs_named, counted_claims
from ledger.charts.settlement_counts import COUNTED as MEASURES
from ledger.record import codes
from ledger.text import claim_text
from ledger.text.sentences.territory import CLICK, HOW_TO_READ, headline, only_in_table
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.download import Exportable
from ledger.ui.panels.claim_tables import file_rows, provenance
from ledger.views import settlements
from ledger.views.cache import cached
from ledger.views.metric_context import metric_context
from ledger.views.view import View


def show(view: View) -> None:
    """The sentence, the panels through time, the table of claimed and named numbers."""
    _, lang = view.lang.gettext, view.lang
    day = settlements.map_date(view) or view.day
    compared = cached(
        view,
        "beside",
        lambda: claimed_vs_named(settlements.statements(view), view.record.places, metric_context(view).claims),
    )
    st.markdown(headline(compared[compared["as_of"] <= pd.Timestamp(day)], lang))
    if view.record.metric_rows.keys() & MEASURES.keys():
        chart(view, "territory")
    st.caption(f"{_(CLICK)} {_(HOW_TO_READ)}")
    periods = int((compared["basis"] == "period").sum())
    if periods:
        st.caption(only_in_table(periods, lang))
    if len(compared):
        data_table(
            view,
            Exportable(
                "territory",
                _("Claimed totals versus settlements named"),
                provenance(view, compared),
                lambda: readable(compared, view),
                "territory",
                data=file_rows(view, compared),
                computed=lambda: compared[["claim_id", *COUNT_COLUMNS]],
            ),
            opens="claim",
        )


def readable(compared: pd.DataFrame, view: View) -> pd.DataFrame:
    """The claims with what is named beside them, newest first, indexed by claim_id."""
    _, lang = view.lang.gettext, view.lang
    rows = counted_claims(compared[::-1])
    return pd.DataFrame(
        {
            _("As of"): [claim_text.as_of(row.claim, lang) for row in rows],
            _("Source"): [lang.localised(row.claim, "short") for row in rows],
            _("Indicator"): [lang.localised(view.record.metric_rows[row.claim.metric], "name") for row in rows],
            _("Counted as"): [_(codes.BASIS[row.claim.basis].label) for row in rows],
            _("Claimed"): [claim_text.value_text(row.claim, lang) for row in rows],
            _("Named by the same account"): [lang.number(row.named) for row in rows],
            _("Difference"): [claim_text.figure_text(row.difference, row.claim.unit, lang) for row in rows],
            _("Account"): [_(codes.ACCOUNT_NAMES[row.account]) for row in rows],
            _("Named by any account"): [lang.number(row.named_by_any) for row in rows],
        },
        index=[row.claim.claim_id for row in rows],
    )
