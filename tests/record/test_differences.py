"""In what two versions of the record differ: nothing between equals, and enough to make one of the other."""

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from ledger.record.differences import ChangedRow, Tables, applied, as_json, differences
from ledger.record.load import DATA, load
from ledger.record.snapshot import EMPTY, TableRows, UnreadableTableError, snapshot, table_rows
from tests.conftest import FIXTURE

CELLS = st.sampled_from(["", "1", "2", "ü"])
IDS = st.sampled_from(["a", "b", "c", "d"])


@st.composite
def tables(draw: st.DrawFn) -> Tables:
    """A few rows of claims, reports and renamed ids; columns other than keys may be missing, and tables too."""
    found = {}
    keys = {"claims": ("claim_id",), "reports": ("report_id",), "renamed": ("table", "old_id")}
    others = {"claims": ["best", "note_en"], "reports": ["claim_id", "url"], "renamed": ["new_id", "why"]}
    for name in draw(st.sets(st.sampled_from(sorted(keys)))):
        columns = keys[name] + tuple(
            ["new_id"] if name == "renamed" else draw(st.permutations(others[name]))[: draw(st.integers(0, 2))]
        )
        tables_named = st.just("claims") if name == "renamed" else IDS
        rows = draw(st.sets(st.tuples(tables_named, IDS) if name == "renamed" else st.tuples(IDS)))
        cells = {"new_id": IDS, "claim_id": IDS}
        found[name] = TableRows(
            keys[name],
            columns,
            {
                key: dict(zip(keys[name], key, strict=True))
                | {column: draw(cells.get(column, CELLS)) for column in columns[len(key) :]}
                for key in sorted(rows)
            },
        )
    return found


@given(tables())
@settings(max_examples=40)
def test_equal_versions_do_not_differ(old: Tables) -> None:
    assert differences(old, old) == {}


@given(tables(), tables())
@settings(max_examples=150)
def test_what_differs_makes_the_new_version_of_the_old_one(old: Tables, new: Tables) -> None:
    assert applied(old, differences(old, new)) == new
    assert applied(new, differences(new, old)) == old


@given(tables(), tables())
@settings(max_examples=80)
def test_every_row_is_counted_once(old: Tables, new: Tables) -> None:
    for name, found in differences(old, new).items():
        was = set(old[name].rows) if name in old else set()
        now = set(new[name].rows) if name in new else set()
        assert {*found.removed, *(row.old for row in found.changed)} <= was
        assert {*found.added, *(row.new for row in found.changed)} <= now
        assert len(was) - len(found.removed) == len(now) - len(found.added)
        assert not set(found.removed) & {row.old for row in found.changed}
        assert not set(found.added) & {row.new for row in found.changed}


def claims(**best: str) -> TableRows:
    rows = {(key,): {"claim_id": key, "best": value} for key, value in best.items()}
    return TableRows(("claim_id",), ("claim_id", "best"), rows)


def renamed(**ids: str) -> TableRows:
    rows = {("claims", old): {"table": "claims", "old_id": old, "new_id": new} for old, new in ids.items()}
    return TableRows(("table", "old_id"), ("table", "old_id", "new_id"), rows)


def reports(**claim: str) -> TableRows:
    rows = {(key,): {"report_id": key, "claim_id": value} for key, value in claim.items()}
    return TableRows(("report_id",), ("report_id", "claim_id"), rows)


def test_renamed_row_is_no_removed_and_added_one_and_its_report_goes_with_it() -> None:
    old = {"claims": claims(a="1", b="2"), "reports": reports(ar1="a", br1="b")}
    new = {"claims": claims(c="7", b="2"), "reports": reports(cr1="c", br1="b"), "renamed": renamed(a="c")}
    found = differences(old, new)
    assert found["claims"].changed == (ChangedRow(("a",), ("c",), {"claim_id": ("a", "c"), "best": ("1", "7")}),)
    assert found["reports"].changed == (
        ChangedRow(("ar1",), ("cr1",), {"report_id": ("ar1", "cr1"), "claim_id": ("a", "c")}),
    )
    assert [(dict(each.added), dict(each.removed)) for each in (found["claims"], found["reports"])] == [({}, {})] * 2
    assert set(found["renamed"].added) == {("claims", "a")}


def test_days_of_a_row_go_with_the_row() -> None:
    def history(key: str) -> TableRows:
        row = {"table": "claims", "id": key, "added_on": "2026-11-23"}
        return TableRows(("table", "id"), tuple(row), {("claims", key): row})

    old = {"claims": claims(a="1"), "row_history": history("a")}
    new = {"claims": claims(c="1"), "row_history": history("c"), "renamed": renamed(a="c")}
    (row,) = differences(old, new)["row_history"].changed
    assert (row.old, row.new, row.cells) == (("claims", "a"), ("claims", "c"), {"id": ("a", "c")})


def test_row_that_was_renamed_twice_is_followed_to_its_last_id() -> None:
    found = differences({"claims": claims(a="1")}, {"claims": claims(c="1"), "renamed": renamed(a="b", b="c")})
    assert [(row.old, row.new) for row in found["claims"].changed] == [(("a",), ("c",))]


def test_row_that_became_one_with_another_is_removed_and_says_what_stands_for_it() -> None:
    old = {"claims": claims(a="1", b="2"), "reports": reports(ar1="a")}
    new = {"claims": claims(b="2"), "reports": reports(br1="b"), "renamed": renamed(a="b")}
    found = differences(old, new)
    assert (set(found["claims"].removed), found["claims"].successors) == ({("a",)}, {("a",): ("b",)})
    assert (set(found["reports"].removed), set(found["reports"].added)) == ({("ar1",)}, {("br1",)})


def test_columns_that_come_and_go_are_told_once_for_the_table() -> None:
    new = TableRows(("claim_id",), ("claim_id", "note_en"), {("a",): {"claim_id": "a", "note_en": "x"}})
    found = differences({"claims": claims(a="1")}, {"claims": new})["claims"]
    assert (found.columns_added, found.columns_removed) == (("note_en",), ("best",))
    assert found.changed == (ChangedRow(("a",), ("a",), {"note_en": ("", "x")}),)


def test_json_names_key_and_cells() -> None:
    found = differences(
        {"claims": claims(a="1", b="2", d="4")}, {"claims": claims(a="3", c="2"), "renamed": renamed(b="c", d="a")}
    )
    assert as_json(found)["claims"] == {
        "columns_added": [],
        "columns_removed": [],
        "added": [],
        "removed": [{"key": ["d"], "row": {"claim_id": "d", "best": "4"}, "stands_for_it_now": ["a"]}],
        "renamed": [{"old_key": ["b"], "key": ["c"], "cells": {"claim_id": {"old": "b", "new": "c"}}}],
        "changed": [{"key": ["a"], "cells": {"best": {"old": "1", "new": "3"}}}],
    }


@pytest.mark.parametrize("folder", [FIXTURE, DATA], ids=["tiny", "real"])
def test_version_is_the_one_that_the_dashboard_names(folder: Path) -> None:
    assert snapshot({path.name: path.read_bytes() for path in folder.glob("*.csv")}).version == load(folder).version


def test_no_table_has_no_version() -> None:
    assert snapshot({}) == EMPTY


@pytest.mark.parametrize(
    "data,said",
    [
        (b"", "claims.csv has no column claim_id, which names its rows."),
        (b"best\n1\n", "claims.csv has no column claim_id, which names its rows."),
        (b"claim_id,best\na,1\na,2\n", "claims.csv has two rows a; see python -m ledger check."),
        (b"claim_id,best\na\n", "claims.csv has a row with more or fewer cells than the header: a."),
        (b'claim_id,best\n"a,1\n', "claims.csv cannot be read as CSV: unexpected end of data."),
        (b"claim_id\na\0b\n", "claims.csv is no text."),
    ],
)
def test_table_that_cannot_be_compared_is_named(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableTableError) as error:
        table_rows("claims", data)
    assert str(error.value) == said
