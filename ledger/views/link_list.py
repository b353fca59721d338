"""Lists of lines in HTML, each of which opens the claim, place or day that it names."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from markupsafe import Markup

from ledger.views.html import render
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


def link_list(name: str, lines: Sequence[Line], opens: LineOpens) -> Markup:
    """A list; empty where it has no line.

    Parameters
    ----------
    name
        Names the list on its page.
    opens
        What a line names.
    """
    return render("link_list.html", name=name, lines=lines, opens=opens)
