"""What the picture hangs on: the voices and sides without which an end of the spread moves."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from ledger.answers.leave_one_out import movers
from ledger.answers.spread import Spread
from ledger.charts import leave_one_out as leave_one_out_chart
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record.claim import claims_by_id
from ledger.record.frames import to_records
from ledger.text import claim_text
from ledger.text.sentences.leave_one_out import NOTHING_TO_LEAVE_OUT, headline, how_to_read, ratio_or_empty
from ledger.text.sentences.spread import headline as range_sentence
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.download import Exportable
from ledger.ui.panels.claim_tables import file_rows, provenance
from ledger.views.analyses import range_on_day, without_each
from ledger.views.metric_context import metric_context
from ledger.views.source_names import voice_names
from ledger.views.view import View

MOVES = {
    "low": N_("lowest figure"),
    "high": N_("highest figure"),
    "both": N_("lowest and highest figure"),
    "": N_("nothing"),
}


def show(view: View) -> None:
    """Name the voices on which the picture hangs; then the picture and the table of all that was left out."""
    _, lang, about = view.lang.gettext, view.lang, metric_context(view)
    found = range_on_day(view)
    names = voice_names(view)
    if len(found.voices) < 2:
        st.markdown(f"{range_sentence(found, lang)} {_(NOTHING_TO_LEAVE_OUT)}")
        return
    rows = without_each(view)
    moving = movers(rows)
    st.markdown(headline(found, rows, names, lang))
    if len(moving):
        chart(view, "leave_one_out")
        st.caption(how_to_read(rows, lang))
    data_table(
        view,
        Exportable(
            "leave_one_out",
            _("{metric}: lowest and highest with one government, outlet or side left out").format(metric=about.name),
            provenance(view, found.voices, about.basis),
            lambda: _table(found, rows, names, lang),
            "leave_one_out" if len(moving) else "",
            data=file_rows(view, found.voices),
            computed=lambda: rows,
        ),
        opens="claim",
    )


def _table(found: Spread, rows: pd.DataFrame, names: Mapping[str, str], lang: Language) -> pd.DataFrame:
    """Every voice and side that was left out; a row opens the claim that then holds the end that moved, else an end that stays."""
    _ = lang.gettext
    claims = claims_by_id(found.voices)
    listed = to_records(rows)

    def ends(end: str) -> dict[str, list[str]]:
        held = [claims.get(row[f"{end}_claim"]) for row in listed]
        title = {
            "low": (_("Lowest"), _("Lowest: source"), _("Lowest: as of")),
            "high": (_("Highest"), _("Highest: source"), _("Highest: as of")),
        }[end]
        cells = [
            (claim_text.value_text(claim, lang), lang.localised(claim, "short"), claim_text.as_of(claim, lang))
            if claim
            else (_("nobody"), "", "")
            for claim in held
        ]
        return {name: [cell[place] for cell in cells] for place, name in enumerate(title)}

    return pd.DataFrame(
        {
            _("Left out"): [leave_one_out_chart.label(row, names, lang) for row in listed],
            _("Governments and outlets left"): [row["left"] for row in listed],
            _("What changes"): [_(MOVES[row["moved"]]) for row in listed],
            **ends("low"),
            **ends("high"),
            _("Ratio"): [ratio_or_empty(row["factor"], row["bound"], lang) for row in listed],
        },
        index=[
            row["high_claim" if row["moved"] == "high" else "low_claim"] or row["low_claim"] or row["high_claim"]
            for row in listed
        ],
    )
