"""Rules across tables: references, chains of repeats, and what each claim, measure and source needs."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

import pandas as pd

from ledger.i18n.sentence import Counted, Sentence
from ledger.record.chains import followed
from ledger.record.csv_reader import Cells
from ledger.record.schema.fields import SEPARATOR, Field
from ledger.record.schema.tables import TABLES

PERCENT_LIMIT = 100
DIVISIBLE = ("percent", "usd", "km2")
"""Units of which there are parts."""
LINK_COLUMNS = ("claim_id", "derived_from", "stated_on", "metric", "caution_en")
STATEMENT_DAYS = (
    ("claims", "stated_on"),
    ("reports", "dated_on"),
    ("events", "stated_on"),
    ("control", "stated_on"),
    ("presence", "stated_on"),
)


@dataclass(frozen=True)
class Violation:
    """A cell that breaks a rule.

    Attributes
    ----------
    depends_on : sequence of str
        Other columns that the rule looks at: where one of them is faulty itself, that is said, and this is not.
    is_whole_row : bool
        Whether the whole row is at fault: then nothing else is said of it.
    """

    table: str
    line: int
    column: str
    rule: Sentence
    depends_on: Sequence[str] = ()
    is_whole_row: bool = False

    @property
    def cell(self) -> tuple[str, int, str]:
        """Table, line and column."""
        return self.table, self.line, self.column


class Link(NamedTuple):
    """What a claim is to the chain of repeats that it belongs to."""

    line: int
    derived_from: str
    stated_on: pd.Timestamp
    metric: str
    caution: str


@dataclass(frozen=True)
class Tables:
    """All tables of a record, as far as they could be read."""

    frames: Mapping[str, pd.DataFrame]
    cells: Mapping[str, Cells]
    faulty: Collection[tuple[str, int, str]] = frozenset()
    """Cells, by table, line and column, in which something is wrong by themselves: no other row is judged by them."""

    def is_sound(self, table: str, *columns: str) -> bool:
        """Whether no cell of these columns is faulty."""
        return not any(name == table and column in columns for name, _, column in self.faulty)

    def is_complete(self, table: str, *columns: str) -> bool:
        """Whether every cell of these columns was read."""
        return self.cells[table].is_complete and not self.cells[table].missing_columns.intersection(columns)

    def column(self, table: str, column: str) -> Iterator[tuple[int, str]]:
        """Yield line and text of the filled cells of a column."""
        cells = self.frames[table][column]
        return ((int(line), text) for line, text in cells.items() if text)  # type: ignore[call-overload]

    def keys(self, table: str) -> set[str] | None:
        """Keys of a table; ``None`` when they are not all known, so that nobody can say what dangles."""
        (key,) = TABLES[table].key
        if not self.is_sound(table, key):
            return None
        cells = self.cells[table]
        if key in cells.missing_columns or (not cells.is_complete and not cells.unreadable_keys):
            return None
        return {*self.frames[table][key], *cells.unreadable_keys}


def across_tables(tables: Tables, collected_on: date | None) -> Iterator[Violation]:
    """Check all rules across tables; what cannot be judged is passed over."""
    dangling = [
        violation
        for table in TABLES.values()
        for field in table.fields
        if field.target
        for violation in _dangling_references(tables, table.name, field)
    ]
    yield from dangling
    tables = replace(tables, faulty={*tables.faulty, *((each.table, each.line, each.column) for each in dangling)})
    yield from _chains(tables.frames["claims"])
    yield from _percentages(tables)
    yield from _parts_of_one(tables)
    yield from _primary_reports(tables)
    yield from _unused(tables)
    yield from _renamed(tables)
    yield from _history(tables)
    if collected_on is not None:
        yield from _after_collection(tables, pd.Timestamp(collected_on))


def references(field: Field, text: str) -> list[str]:
    """Split a cell into the keys that it names."""
    return text.split(SEPARATOR) if field.kind == "references" else [text]


def _dangling_references(tables: Tables, name: str, field: Field) -> Iterator[Violation]:
    keys = tables.keys(field.target)
    if keys is None:
        return
    for line, text in tables.column(name, field.name):
        for key in references(field, text):
            if key not in keys:
                rule = Sentence("{table}.csv has no such row", table=field.target)
                if key != text:
                    rule = Sentence("{table}.csv has no such row {key}", table=field.target, key=key)
                yield Violation(name, line, field.name, rule)


def _chains(claims: pd.DataFrame) -> Iterator[Violation]:
    """Check what each claim says of the earlier one that it repeats."""
    columns = claims.drop_duplicates("claim_id")[list(LINK_COLUMNS)]
    rows = {values[0]: Link(line, *values[1:]) for line, *values in columns.itertuples()}
    earlier = {claim_id: row.derived_from for claim_id, row in rows.items()}
    for claim_id, row in rows.items():
        parent = rows.get(row.derived_from)
        if parent is None or not claim_id or not row.derived_from:
            continue

        def violation(rule: Sentence, line: int = row.line) -> Violation:
            return Violation("claims", line, "derived_from", rule)

        if followed(claim_id, earlier)[-1:] == [claim_id]:
            yield violation(Sentence("the chain of repeats is a circle: it comes back to this claim"))
        if parent.stated_on > row.stated_on:
            yield violation(Sentence("the claim is stated earlier than the one it derives from"))
        if parent.metric != row.metric and not row.caution:
            yield violation(Sentence("the claim derives from one of another metric, and no caution says why"))


def _percentages(tables: Tables) -> Iterator[Violation]:
    metrics, claims = tables.frames["metrics"], tables.frames["claims"]
    percent = claims[claims["metric"].isin(metrics.loc[metrics["unit"] == "percent", "metric"])]
    for column in ("low", "best", "high"):
        for line in percent.index[percent[column] > PERCENT_LIMIT]:
            yield Violation("claims", int(line), column, Sentence("a share is more than 100 percent"))


def _parts_of_one(tables: Tables) -> Iterator[Violation]:
    """Find figures with decimals of what is counted in whole numbers; a rate may have them."""
    metrics, claims = tables.frames["metrics"], tables.frames["claims"]
    units = claims["metric"].map(dict(zip(metrics["metric"], metrics["unit"], strict=True)))
    whole = claims[~units.isin(["", *DIVISIBLE]) & units.notna() & (claims["basis"] != "rate")]
    for column in ("low", "best", "high"):
        for line in whole.index[whole[column] % 1 > 0]:
            yield Violation(
                "claims",
                int(line),
                column,
                Sentence("{unit} are counted in whole numbers: look at the page again", unit=units[line]),
            )


def _primary_reports(tables: Tables) -> Iterator[Violation]:
    if not tables.is_complete("reports", "claim_id", "role"):
        return
    reports = tables.frames["reports"]
    primary = Counter(reports.loc[reports["role"] == "primary", "claim_id"])
    unclear = _claims_of_faulty_reports(tables)
    for line, claim_id in tables.column("claims", "claim_id"):
        if primary[claim_id] != 1 and claim_id not in unclear and ("claims", line, "claim_id") not in tables.faulty:
            found = Counted("{n} primary report", "{n} primary reports", primary[claim_id])
            text = Sentence("a claim has exactly one primary report, this one has {found}", found=found)
            yield Violation("claims", line, "claim_id", text)


def _claims_of_faulty_reports(tables: Tables) -> set[str]:
    """The claims that a report may belong to whose own cells do not say so, or do not say as what."""
    lines = {
        line
        for name, line, column in tables.faulty
        if name == "reports" and column in ("report_id", "claim_id", "role")
    }
    rows = tables.frames["reports"].loc[sorted(lines), ["report_id", "claim_id"]]
    return {*rows["claim_id"], *rows["report_id"].str.replace(r"-r\d+$", "", regex=True)}


def _unused(tables: Tables) -> Iterator[Violation]:
    """Find measures without a claim, and sources that nobody names."""
    users: dict[str, list[tuple[str, Field]]] = {"metrics": [], "sources": []}
    for table in TABLES.values():
        for field in table.fields:
            users.get(field.target, []).append((table.name, field))
    for target, fields in users.items():
        if not all(
            tables.is_complete(name, field.name) and tables.is_sound(name, field.name) for name, field in fields
        ):
            continue
        used = {
            key
            for name, field in fields
            for _, text in tables.column(name, field.name)
            for key in references(field, text)
        }
        (column,) = TABLES[target].key
        for line, key in tables.column(target, column):
            if key not in used:
                yield Violation(target, line, column, Sentence("no row of {files} names it", files=_one_of(fields)))


def _one_of(fields: Sequence[tuple[str, Field]]) -> Sentence | str:
    """The files of which one should name a row."""
    first, *others = (f"{name}.csv" for name, _ in fields)
    found: Sentence | str = first
    for other in others:
        found = Sentence("{files} or {other}", files=found, other=other)
    return found


def _renamed(tables: Tables) -> Iterator[Violation]:
    """Check that each old id is gone, and that it leads, over one correction or several, to a row that is there."""
    if not tables.is_complete("renamed", "table", "old_id", "new_id"):
        return
    renamed = tables.frames["renamed"]
    for name, rows in renamed.groupby("table"):
        present = tables.keys(str(name)) if name in TABLES else None
        if present is None:
            continue
        later = dict(zip(rows["old_id"], rows["new_id"], strict=True))
        for line, old, new in zip(rows.index.tolist(), rows["old_id"], rows["new_id"], strict=True):
            if old in present:
                rule = Sentence("{table}.csv still has a row of this id", table=name)
                yield Violation("renamed", line, "old_id", rule)
            if new and new not in present and new not in later:
                rule = Sentence("{table}.csv has no such row, and no later correction names it", table=name)
                yield Violation("renamed", line, "new_id", rule)
            if new not in ("", old) and successor(old, later) == old:
                rule = Sentence("the corrections are a circle: they come back to the old id")
                yield Violation("renamed", line, "new_id", rule)


def _history(tables: Tables) -> Iterator[Violation]:
    """Check that each row whose days are told is there."""
    if not tables.is_complete("row_history", "table", "id"):
        return
    for name, rows in tables.frames["row_history"].groupby("table"):
        present = tables.keys(str(name)) if name in TABLES else None
        for line, key in zip(rows.index.tolist(), rows["id"], strict=True):
            if present is not None and key not in present:
                rule = Sentence(
                    "{table}.csv has no such row; python -m ledger history puts the table right", table=name
                )
                yield Violation("row_history", line, "id", rule)


def successor(old: str, later: Mapping[str, str]) -> str:
    """Follow an id from correction to correction to the one that stands for it now.

    Parameters
    ----------
    later
        The new id of each old one; empty where nothing stands for it.

    Returns
    -------
    str
        The last id; empty where the row was given up, `old` itself where the corrections come back to it.
    """
    last = [old, *followed(old, later)][-1]
    return "" if later.get(last) == "" else last


def _after_collection(tables: Tables, collected_on: pd.Timestamp) -> Iterator[Violation]:
    text = Sentence(
        "this is after the day of collection, {day} (created in datapackage.json)", day=f"{collected_on:%Y-%m-%d}"
    )
    for name, column in STATEMENT_DAYS:
        frame = tables.frames[name]
        for line in frame.index[frame[column] > collected_on]:
            yield Violation(name, int(line), column, text)
