"""How long two sides claimed the same settlement."""

import pandas as pd
import streamlit as st

from ledger.answers.rows import DisputedRow
from ledger.answers.settlement_counts import OverlappingControl
from ledger.export.statements import statement_rows
from ledger.record.rows import rows_of
from ledger.text.sentences.disputed import HOW_TO_READ, drawn_of, headline, none_claimed_by_both
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.download import Exportable
from ledger.ui.panels.claim_tables import provenance
from ledger.views import settlements
from ledger.views.pictures.sections import MAX_SETTLEMENTS
from ledger.views.view import View


def show(view: View) -> None:
    """The sentence, one bar a settlement, the table."""
    _, lang = view.lang.gettext, view.lang
    day = settlements.map_date(view) or view.day
    found = settlements.disputed(view)
    if found.settlements.empty:
        st.markdown(none_claimed_by_both(day, lang))
        return
    names = {key: lang.localised(row, "name") for key, row in view.record.place_rows.items()}
    st.markdown(headline(found, names, lang))
    chart(view, "disputed")
    st.caption(_(HOW_TO_READ))
    if len(found.settlements) > MAX_SETTLEMENTS:
        st.caption(drawn_of(MAX_SETTLEMENTS, len(found.settlements), lang))
    data_table(
        view,
        Exportable(
            "disputed",
            _("Days on which two sides claimed the same settlement, by {day}").format(day=lang.date(day)),
            provenance(view, settlements.statements(view)),
            lambda: readable(found, names, view),
            "disputed",
            data=lambda: _statements(found, view),
            computed=lambda: found.settlements,
            day=day,
        ),
        opens="place",
    )


def _statements(found: OverlappingControl, view: View) -> pd.DataFrame:
    """What was said of these settlements."""
    statements = settlements.statements(view)
    return statement_rows(
        view.record.presence.iloc[:0],
        statements[statements["place_id"].isin(found.settlements["place_id"])],
        view.record,
        view.lang,
    )


def readable(found: OverlappingControl, names: dict[str, str], view: View) -> pd.DataFrame:
    """One row a settlement, indexed by place_id."""
    _, lang = view.lang.gettext, view.lang
    rows = rows_of(found.settlements, DisputedRow)
    return pd.DataFrame(
        {
            _("Settlement"): [names[row["place_id"]] for row in rows],
            _("Days, both statements at most 90 days old"): [lang.number(row["young_days"]) for row in rows],
            _("Days in all"): [lang.number(row["days"]) for row in rows],
            _("First day"): [lang.date(row["first"]) for row in rows],
            _("Last day"): [lang.date(row["last"]) for row in rows],
            _("Still so on the day"): [_("yes") if row["still"] else _("no") for row in rows],
        },
        index=[row["place_id"] for row in rows],
    )
