"""Lists of lines in HTML, each of which opens the claim, place or day that it names."""

from collections.abc import Sequence
from html import escape
from typing import Literal, NamedTuple

from ledger.views.html import inline
from ledger.views.pictures.picture import Opens

LineOpens = Opens | Literal["known_on"]
"""What a line can open: a claim, a place, or a day."""


class Line(NamedTuple):
    """One line.

    Attributes
    ----------
    label
        Markdown in which only weight is marked.
    to
        The claim, place or day that it opens; empty where it opens nothing.
    """

    label: str
    to: str


def link_list(name: str, lines: Sequence[Line], opens: LineOpens) -> str:
    """A list; empty where it has no line.

    Parameters
    ----------
    name
        Names the list on its page.
    opens
        What a line names.
    """
    items = "".join(f"<li>{_item(line, opens)}</li>" for line in lines)
    return f'<ul class="ledger-lines" data-lines="{name}">{items}</ul>' if items else ""


def _item(line: Line, opens: LineOpens) -> str:
    if not line.to:
        return f"<span>{inline(line.label)}</span>"
    return f'<button type="button" data-opens="{opens}" data-to="{escape(line.to)}">{inline(line.label)}</button>'
