"""The section on who spoke when, and from whom the record has no newer statement."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from ledger.answers.filtering import active_filters, reset_filters
from ledger.answers.rows import SilenceRow
from ledger.answers.silence import IGNORED_FILTERS
from ledger.record import codes
from ledger.record.claim import claims_by_id
from ledger.record.rows import rows_of
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.silence import (
    HOW_TO_READ,
    NOBODY,
    NOT_FILTERED,
    newest_statement,
    no_newer_statement,
    only_in_table,
)
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.download import Exportable
from ledger.ui.panels.claim_tables import file_rows, provenance
from ledger.views.analyses import claims_for_silence, last_statements
from ledger.views.metric_context import metric_context
from ledger.views.pictures.sections import sources_in_calendar
from ledger.views.source_names import short_names
from ledger.views.view import View


def show(view: View) -> None:
    """From whom there is no newer statement and who spoke last, the calendar, the table of all sources."""
    _, lang = view.lang.gettext, view.lang
    claims = claims_for_silence(view)
    if claims.empty:
        st.markdown(_(NOBODY).format(day=lang.date(view.day)))
        return
    spoken = last_statements(view)
    names = short_names(view)
    st.markdown(
        f"{no_newer_statement(spoken, view.question.max_age_months, names, lang)} {newest_statement(spoken, names, lang)}"
    )
    several = sources_in_calendar(view)
    chart(view, "silence")
    st.caption(_(HOW_TO_READ).format(metric=escape_markdown(metric_context(view).name)))
    if len(several) < len(spoken):
        st.caption(only_in_table(len(spoken) - len(several), lang))
    if set(active_filters(view.question)) & set(IGNORED_FILTERS):
        st.caption(_(NOT_FILTERED))
    heeded = replace(view, question=reset_filters(view.question, *IGNORED_FILTERS))
    data_table(
        view,
        Exportable(
            "silence",
            _("When each source spoke, and its newest statement"),
            provenance(heeded, spoken),
            lambda: _frame(spoken, claims, view),
            "silence",
            data=file_rows(view, claims),
            computed=lambda: spoken,
        ),
        opens="claim",
    )


def _frame(spoken: pd.DataFrame, claims: pd.DataFrame, view: View) -> pd.DataFrame:
    """One row a source, the one that spoke last on top, indexed by its newest claim."""
    _, lang, names = view.lang.gettext, view.lang, short_names(view)
    newest = claims_by_id(claims[claims["claim_id"].isin(spoken["claim_id"])])
    rows = rows_of(spoken, SilenceRow)
    return pd.DataFrame(
        {
            _("Source"): [names[row["source"]] for row in rows],
            _("Side"): [_(codes.SIDE[row["side"]].label) for row in rows],
            _("First statement"): [lang.short_date(row["first"]) for row in rows],
            _("Last statement"): [lang.short_date(row["last"]) for row in rows],
            _("Usual gap in days"): ["" if pd.isna(row["usual"]) else lang.number(row["usual"]) for row in rows],
            _("No newer statement"): [_("yes") if row["stopped"] else "" for row in rows],
            _("Claims"): [lang.number(row["claims"]) for row in rows],
            _("Newest figure"): [claim_text.value_text(newest[row["claim_id"]], lang) for row in rows],
            _("As of"): [claim_text.as_of(newest[row["claim_id"]], lang) for row in rows],
            _("Indicator"): [
                lang.localised(view.record.metric_rows[newest[row["claim_id"]].metric], "name") for row in rows
            ],
        },
        index=[row["claim_id"] for row in rows],
    )
