"""The table of the claims page: its columns, what a search found in it, its download."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from ledger.answers.search import missing_terms, searchable, spans, terms
from ledger.i18n.language import Language
from ledger.question.claim_columns import COLUMNS, DAYS, DEFAULT_COLUMNS, NUMBERS
from ledger.record import codes
from ledger.record.claim import StatedFigure, claims_of
from ledger.record.record import Record
from ledger.record.rows import Report, rows_of
from ledger.text import claim_text
from ledger.text.sentences.record_name import is_kursk_ledger
from ledger.text.sentences.region import place_of_claim
from ledger.ui.components.download import Exportable, download_menu
from ledger.ui.components.table import Column, show_table
from ledger.ui.panels import claim_tables
from ledger.views.cache import cached, cached_by_key
from ledger.views.excerpts import Excerpt, excerpt
from ledger.views.view import View

MAX_ROWS = 1_000
"""So many rows are sent: nobody scrolls further, and the browser holds every one of them."""


def texts(view: View) -> pd.Series:
    """The searchable text of the claims known on the reader's day, by claim_id."""
    return cached_by_key(("searchable", view.record.fingerprint, view.day), lambda: searchable(view.record))


def readable(claims: pd.DataFrame, record: Record, lang: Language) -> pd.DataFrame:
    """Claims with one column for each of ``COLUMNS``, in their order.

    Text is in the reader's language; days and numbers stay such.
    """
    _ = lang.gettext
    sources = {source: lang.localised(row, "name") for source, row in record.source_rows.items()}
    measures = {metric: lang.localised(row, "name") for metric, row in record.metric_rows.items()}

    def labels(column: str, code_list: codes.CodeList) -> pd.Series:
        return claims[column].map({code: _(entry.label) for code, entry in code_list.items()})

    columns = {
        "figure": [claim_text.value_text(claim, lang) for claim in claims_of(claims)],
        "source": claims["source"].map(sources),
        "side": labels("side", codes.SIDE),
        "metric": claims["metric"].map(measures),
        "basis": labels("basis", codes.BASIS),
        "covers": labels("covers", codes.COVERS),
        "kind": labels("source_kind", codes.SOURCE_KIND),
        "interest": labels("interest", codes.INTEREST),
        "region": [place_of_claim(region, record, lang) for region in claims["region"]],
        "repeats": claims["derived_from"],
        **{name: claims[f"{name}_{lang.code}"] for name in ("scope", "note", "caution", "speaker")},
        **{
            name: claims[name]
            for name in ("stated_on", "as_of", "low", "best", "high", "reports", "checked_on", "claim_id")
        },
    }
    return pd.DataFrame({name: columns[name] for name in COLUMNS}).reset_index(drop=True)


def show(view: View, claims: pd.DataFrame) -> None:
    """The table with the chosen columns, newest statement first; a row opens its card."""
    _, lang = view.lang.gettext, view.lang
    order = claims[["stated_on", "claim_id"]].sort_values(["stated_on", "claim_id"], ascending=[False, True]).index
    newest = claims.loc[order[:MAX_ROWS]]
    if len(claims) > MAX_ROWS:
        text = _(
            "The table shows the {n} newest of {m} claims: filters, “As known on” and the search lead to the others, and “Download and cite” holds all."
        )
        st.caption(text.format(n=lang.number(MAX_ROWS), m=lang.number(len(claims))))
    columns, excerpts = cached(view, "claims table", lambda: _filled(view, newest))
    show_table(
        view,
        "claims",
        columns,
        list(newest["claim_id"]),
        alt=_("Table of the claims that are left."),
        sorted_by="stated_on",
        excerpts=excerpts,
    )
    stated, searched = (
        claim_tables.provenance(view, claims),
        [_("Search: {words}").format(words=view.question.search)] if view.question.search else [],
    )
    headings = {name: _(label) for name, label in COLUMNS.items()}
    download_menu(
        view,
        Exportable(
            "claims",
            _("Claims of the Kursk Ledger") if is_kursk_ledger(view.record) else _("Claims"),
            lambda: [*stated(), *searched],
            lambda: readable(claims.loc[order], view.record, lang).rename(columns=headings),
            data=claim_tables.file_rows(view, claims),
        ),
    )


def chosen(view: View) -> list[str]:
    """The names of the columns that are shown, in their order."""
    return [name for name in COLUMNS if name in (view.question.columns or DEFAULT_COLUMNS)]


def table_of(view: View, claims: pd.DataFrame) -> list[Column]:
    """The chosen columns as they are shown and sorted, with what the search found in them."""
    lang, frame, wanted = view.lang, readable(claims, view.record, view.lang), terms(view.question.search)
    rows = claims_of(claims)
    columns = []
    for name in chosen(view):
        values = frame[name]
        keys: list[float | str | None] = []
        if name in DAYS:
            precisions = [getattr(claim, f"{name}_precision", "day") for claim in rows]
            cells = [
                "" if pd.isna(day) else lang.date_with_precision(day, precision, "short")
                for day, precision in zip(values, precisions, strict=True)
            ]
            keys = [None if pd.isna(day) else day.isoformat() for day in values]
        elif name in NUMBERS:
            cells = ["" if pd.isna(value) else lang.number(value) for value in values]
            keys = [None if pd.isna(value) else float(value) for value in values]
        else:
            cells = list(values)
            keys = [size(claim) for claim in rows] if name == "figure" else []
        marks = {place: found for place, cell in enumerate(cells) if wanted and (found := spans(cell, wanted))}
        columns.append(Column(name, lang.gettext(COLUMNS[name]), cells, keys, marks, narrow=name in (*DAYS, *NUMBERS)))
    return columns


def size(claim: StatedFigure) -> float | None:
    """The number by which a figure is sorted: the best, else the lower end, else the upper; None for one in words."""
    return claim.lowest_named if claim.best is None else claim.best


def _filled(view: View, claims: pd.DataFrame) -> tuple[list[Column], dict[int, Excerpt]]:
    columns = table_of(view, claims)
    return columns, found_below(view, claims, columns)


def found_below(view: View, claims: pd.DataFrame, columns: Sequence[Column]) -> dict[int, Excerpt]:
    """For each row in whose cells not all of the search stands: where the rest was found."""
    wanted = terms(view.question.search)
    if not wanted:
        return {}
    of_these = view.record.reports[view.record.reports["claim_id"].isin(claims["claim_id"])]
    reports: dict[str, list[Report]] = {}
    for report in rows_of(of_these, Report):
        reports.setdefault(report["claim_id"], []).append(report)
    found = {}
    for place, claim in enumerate(claims_of(claims)):
        missing = missing_terms("\n".join(column.cells[place] for column in columns), wanted)
        if missing and (piece := excerpt(claim, reports.get(claim.claim_id, []), missing, wanted, view.lang)):
            found[place] = piece
    return found
