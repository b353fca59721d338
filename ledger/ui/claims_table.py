"""The table of the claims page: its columns, its selection, its download."""

from typing import Any

import pandas as pd
from pandas.io.formats.style import Styler

from ledger import codes, phrases
from ledger.answers.search import searchable
from ledger.columns import COLUMNS, DAYS, NUMBERS, USUAL
from ledger.frames import records
from ledger.language import Language
from ledger.record import Record
from ledger.ui import tables
from ledger.ui.memory import kept_under
from ledger.ui.reading import View
from ledger.ui.rows import rows
from ledger.ui.takeaway import Taken, offer


def texts(view: View) -> pd.Series:
    """The searchable text of the claims known on the reader's day, by claim_id."""
    return kept_under(("searchable", view.record.version, view.day), lambda: searchable(view.record))


def readable(record: Record, lang: Language) -> pd.DataFrame:
    """All claims with one column for each of ``COLUMNS``, newest statement first.

    Text is in the reader's language; days and numbers stay such, so that the table sorts them as such.
    """
    _ = lang.gettext
    claims = record.claims.sort_values(["stated_on", "claim_id"], ascending=[False, True])
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
        "reports": claims["claim_id"].map(record.reports["claim_id"].value_counts()).fillna(0).astype("int64"),
        "checked_on": claims["checked_on"], "claim_id": claims["claim_id"],
    }).reset_index(drop=True)


def show(view: View, claims: pd.DataFrame) -> None:
    """The table with the chosen columns; a selected row opens its card."""
    _ = view.lang.gettext
    known = kept_under(("readable", view.record.version, view.day, view.lang), lambda: readable(view.record, view.lang))
    full = known[known["claim_id"].isin(claims["claim_id"])].reset_index(drop=True)
    chosen = [name for name in COLUMNS if name in (view.question.columns or USUAL)]
    rows(
        view, _written(full[chosen], view.lang), list(full["claim_id"]), "claims_table", height=560,
        column_config={name: _(COLUMNS[name]) for name in chosen}, alt=_("Table of the claims that are left."),
    )
    stated, searched = tables.stated(view, claims), [_("Search: {words}").format(words=view.question.search)] if view.question.search else []
    headed = full.rename(columns={name: _(label) for name, label in COLUMNS.items()})
    offer(view, Taken("claims", _("Claims of the Kursk Ledger"), lambda: [*stated(), *searched], lambda: headed))


def _written(frame: pd.DataFrame, lang: Language) -> Styler:
    """Days and numbers as the language writes them."""
    def day(value: Any) -> str:
        return "" if pd.isna(value) else lang.short_date(value)

    def number(value: Any) -> str:
        return "" if pd.isna(value) else lang.number(value)

    style = frame.style.format(day, subset=[name for name in DAYS if name in frame])
    return style.format(number, subset=[name for name in NUMBERS if name in frame])
