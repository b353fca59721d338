"""The table of the claims page: its columns, its selection, its download."""

from typing import Any

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from ledger import codes, phrases
from ledger.answers.search import searchable
from ledger.columns import COLUMNS, DAYS, NUMBERS, USUAL
from ledger.frames import records
from ledger.language import Language
from ledger.record import Record
from ledger.ui import tables
from ledger.ui.components.clickable_table import clickable_table
from ledger.ui.components.download import Exportable, download_menu
from ledger.views.cache import cached, cached_by_key
from ledger.views.view import View

MOST = 1_000
"""So many rows are sent: nobody scrolls further, and the browser holds every one of them."""


def texts(view: View) -> pd.Series:
    """The searchable text of the claims known on the reader's day, by claim_id."""
    return cached_by_key(("searchable", view.record.version, view.day), lambda: searchable(view.record))


def readable(claims: pd.DataFrame, record: Record, lang: Language) -> pd.DataFrame:
    """Claims with one column for each of ``COLUMNS``, in their order.

    Text is in the reader's language; days and numbers stay such, so that the table sorts them as such.
    """
    _ = lang.gettext
    sources = {source: lang.pick(row, "name") for source, row in record.source_rows.items()}
    measures = {metric: lang.pick(row, "name") for metric, row in record.metric_rows.items()}

    def labels(column: str, code_list: codes.CodeList) -> pd.Series:
        return claims[column].map({code: _(entry.label) for code, entry in code_list.items()})

    return pd.DataFrame({
        "stated_on": claims["stated_on"], "as_of": claims["as_of"], "source": claims["source"].map(sources),
        "side": labels("side", codes.SIDE), "metric": claims["metric"].map(measures),
        "figure": [phrases.figure(claim, lang) for claim in records(claims)],
        "scope": claims[f"scope_{lang.code}"], "note": claims[f"note_{lang.code}"],
        "basis": labels("basis", codes.BASIS), "covers": labels("covers", codes.COVERS),
        "low": claims["low"], "best": claims["best"], "high": claims["high"], "speaker": claims[f"speaker_{lang.code}"],
        "kind": labels("source_kind", codes.SOURCE_KIND), "interest": labels("interest", codes.INTEREST),
        "region": labels("region", codes.REGION), "caution": claims[f"caution_{lang.code}"], "repeats": claims["derived_from"],
        "reports": claims["reports"],
        "checked_on": claims["checked_on"], "claim_id": claims["claim_id"],
    }).reset_index(drop=True)


def show(view: View, claims: pd.DataFrame) -> None:
    """The table with the chosen columns, newest statement first; a selected row opens its card."""
    _, lang = view.lang.gettext, view.lang
    order = claims[["stated_on", "claim_id"]].sort_values(["stated_on", "claim_id"], ascending=[False, True]).index
    newest = cached(view, "claims table", lambda: readable(claims.loc[order[:MOST]], view.record, lang))
    chosen = [name for name in COLUMNS if name in (view.question.columns or USUAL)]
    if len(claims) > MOST:
        text = _("The table shows the {n} newest of {m} claims: filters, “known on” and the search lead to the others, and “Take away” holds all.")
        st.caption(text.format(n=lang.number(MOST), m=lang.number(len(claims))))
    clickable_table(
        view, _written(newest[chosen], lang), list(newest["claim_id"]), "claims_table", height=560,
        column_config={name: _(COLUMNS[name]) for name in chosen}, alt=_("Table of the claims that are left."),
    )
    stated, searched = tables.stated(view, claims), [_("Search: {words}").format(words=view.question.search)] if view.question.search else []
    headings = {name: _(label) for name, label in COLUMNS.items()}
    download_menu(view, Exportable("claims", _("Claims of the Kursk Ledger"), lambda: [*stated(), *searched], lambda: readable(claims.loc[order], view.record, lang).rename(columns=headings)))


def _written(frame: pd.DataFrame, lang: Language) -> Styler:
    """Days and numbers as the language writes them."""
    def day(value: Any) -> str:
        return "" if pd.isna(value) else lang.short_date(value)

    def number(value: Any) -> str:
        return "" if pd.isna(value) else lang.number(value)

    style = frame.style.format(day, subset=[name for name in DAYS if name in frame])
    return style.format(number, subset=[name for name in NUMBERS if name in frame])
