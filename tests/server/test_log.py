"""What a visitor sends stands in the log as one line, whatever is in it."""

import logging
from io import StringIO

import pytest
from hypothesis import given, strategies as st

from ledger.server.log import LONGEST, OneLineRecord, one_line


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\nERROR forged", r"a\nERROR forged"),
        ("a\r\x1b[31mred", r"a\r\x1b[31mred"),
        ("half \ud800", r"half \ud800"),
        ("ä–漢", "ä–漢"),
        ("\u2028", r"\u2028"),
    ],
)
def test_signs_that_are_not_seen_are_spelled_out(text: str, written: str) -> None:
    assert one_line(text) == written


@given(st.text())
def test_nothing_begins_a_line_or_cannot_be_written(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    one_line(text).encode("utf-8")


def test_what_is_long_is_cut() -> None:
    assert len(one_line("x" * 100_000)) == LONGEST + 1


def test_a_traceback_cannot_forge_a_line_either() -> None:
    out = StringIO()
    handler = logging.StreamHandler(out)
    try:
        raise ValueError("gone\nERROR forged by a visitor")
    except ValueError as error:
        record = OneLineRecord(
            "x", logging.ERROR, "f", 1, "asked for %s", ("a\nb",), (ValueError, error, error.__traceback__)
        )
    handler.handle(record)
    first, *rest = out.getvalue().rstrip("\n").split("\n")
    assert first == r"asked for a\nb"
    assert rest and all(line.startswith("| ") for line in rest)
