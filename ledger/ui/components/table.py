"""A table whose rows open what they stand for: by mouse, by finger or from the keyboard; it is sorted in the browser (``table.js``)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ledger.answers.search import Span
from ledger.ui.components.component import component
from ledger.views.excerpts import Excerpt
from ledger.views.pictures.picture import Opens
from ledger.views.view import View

TABLE = component("table", html='<div class="ledger-table"></div>')


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes
    ----------
    cells
        What is written in each row.
    keys
        By what each row is sorted: numbers, or text that sorts as it should; None for a row that is last both ways. Empty where
        the cells are sorted as they are written.
    marks
        What is marked in the cells of some rows.
    narrow
        Whether a cell is one line: a day, a number.
    """

    name: str
    label: str
    cells: Sequence[str]
    keys: Sequence[float | str | None] = ()
    marks: Mapping[int, Sequence[Span]] = field(default_factory=dict)
    narrow: bool = False


def show_table(
    view: View,
    name: str,
    columns: Sequence[Column],
    ids: Sequence[str],
    *,
    alt: str,
    opens: Opens = "claim",
    sorted_by: str = "",
    excerpts: Mapping[int, Excerpt] | None = None,
) -> None:
    """Show a table.

    Parameters
    ----------
    name
        Names it on its page.
    ids
        For each row what it opens: a claim_id or a place_id.
    alt
        What it is, for those who do not see it.
    sorted_by
        The column by which the rows come, falling.
    excerpts
        What stands below some rows, by their places.
    """
    _ = view.lang.gettext
    data: dict[str, Any] = {
        "columns": [_sent(column) for column in columns],
        "ids": list(ids),
        "opens": opens,
        "alt": alt,
        "sorted": sorted_by,
        "lang": view.lang.code,
        "excerpts": {str(row): [excerpt.text, excerpt.marks] for row, excerpt in (excerpts or {}).items()},
        "sort": _("Sort by {column}"),
    }
    TABLE(f"table_{name}", data)


def _sent(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "label": column.label,
        "cells": list(column.cells),
        "keys": list(column.keys),
        "narrow": column.narrow,
        "marks": {str(row): spans for row, spans in column.marks.items()},
    }
