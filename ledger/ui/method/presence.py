"""The statements on presence: how they are read, how many there are, and the table of all that the filters leave."""

import pandas as pd
import streamlit as st

from ledger.export.statements import statement_rows
from ledger.record import codes
from ledger.text.sentences.presence import statement_texts
from ledger.ui.components.chart import data_table
from ledger.ui.components.download import Exportable
from ledger.ui.method.provenance import part_of
from ledger.ui.panels.claim_tables import provenance
from ledger.views.metric_context import query
from ledger.views.view import View


def show(view: View) -> None:
    """How the statements on presence are read, how many there are of each kind and side, and all of them as a table to take away."""
    _, lang, statements = view.lang.gettext, view.lang, view.record.presence
    st.markdown(
        "\n".join(
            f"- {sentence}"
            for sentence in (
                _(
                    "A row is one party's statement that North Koreans were at a place, or that they were not there or had not been seen. A "
                    "denial is no presence and takes none away: where both was said, both is shown."
                ),
                _(
                    "A mark is a statement, not a number of people; three rows about one night can be one event told three times. Numbers "
                    "stay in the notes, because figures are claims."
                ),
                _(
                    "Statements that mean a whole district or region, and not a place: {part}. They are drawn as the area, never as a point."
                ).format(part=part_of(int((statements["area"] != "").sum()), len(statements), view)),
                _(
                    "Statements about arms on their way: {arms}; about workers: {workers}. They are never counted with soldiers."
                ).format(
                    arms=lang.number(int((statements["what"] == "arms").sum())),
                    workers=lang.number(int((statements["what"] == "workers").sum())),
                ),
                _(
                    "That somebody was at a place is not taken to last. A statement counts from the first day that it is about, and its day "
                    "stands beside it."
                ),
            )
        )
    )
    counts = [
        _count(statements["kind"], codes.PRESENCE_KIND, _("Kind"), view),
        _count(statements["side"], codes.SIDE, _("Side"), view),
    ]
    for column, count in zip(st.columns(2), counts, strict=True):
        column.table(count, hide_index=True, border="horizontal", width="content", alt=_("Statements on presence"))
    shown = query(view).presence
    data_table(
        view,
        Exportable(
            "presence",
            _("Statements on presence"),
            provenance(view, shown),
            lambda: statement_texts(shown, view.record, lang),
            data=lambda: statement_rows(shown, view.record.control.iloc[:0], view.record, lang),
        ),
    )


def _count(column: pd.Series, labels: codes.CodeList, name: str, view: View) -> pd.DataFrame:
    """How many rows have each code, the most frequent first."""
    lang, found = view.lang, column.value_counts()
    return pd.DataFrame(
        [(lang.gettext(labels[str(code)].label), lang.number(count)) for code, count in found.items()],
        columns=[name, lang.gettext("Statements")],
    )
