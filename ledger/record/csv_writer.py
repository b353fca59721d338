"""Rows to the bytes of a table, as the record has them, and rows of a table in another order."""

import csv
import io
from collections.abc import Sequence


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """The rows as the record has them: commas, quotes where they are needed, LF."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def reordered(data: bytes, starts: Sequence[int], order: Sequence[int]) -> bytes:
    """The bytes of a table with its rows in another order.

    Parameters
    ----------
    starts
        The line on which each row begins; the header is line 1. A quoted cell may hold line breaks.
    order
        The rows by their present places.
    """
    lines = data.removesuffix(b"\n").split(b"\n")
    ends = [*starts[1:], len(lines) + 1]
    rows = [lines[start - 1 : end - 1] for start, end in zip(starts, ends, strict=True)]
    ordered = [line for place in order for line in rows[place]]
    return b"\n".join([*lines[: starts[0] - 1], *ordered, b""])
