"""What a picture is: what it is drawn from, what it shows in words, on which question fields it depends."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, get_args

import pandas as pd

from ledger.answers.current import pale
from ledger.charts.axes import months
from ledger.i18n.language import Language
from ledger.question.question import VIEW_STATE, Question
from ledger.views import settlements
from ledger.views.metric_context import metric_context
from ledger.views.view import SCOPE, View

Figure = dict[str, Any]
Opens = Literal["claim", "place"]
Zooms = Literal["", "map", "days"]
OPENS: tuple[Opens, ...] = get_args(Opens)
"""What a mark can stand for: the question fields that a click on it sets."""
CONFIG: Mapping[str, Any] = MappingProxyType({"displayModeBar": False, "doubleClick": "reset", "showTips": False})
"""How Plotly behaves around every picture."""
CACHED_FIELDS = tuple(name for name in Question.parameters() if name not in VIEW_STATE)
"""The question fields that a picture can depend on."""


@dataclass(frozen=True)
class Picture:
    """One picture.

    Attributes
    ----------
    draw
        The figure of a view; None where there is nothing to draw.
    description
        What it shows, in one sentence, which may name ``{metric}`` or ``{day}`` of the map.
    fields
        The question fields on which it depends beside filters, days and language; None for all of them. It is drawn
        from a view that has no others.
    opens
        What the first ``customdata`` of a mark names.
    zooms
        Of what its reader can look at a part (``zoom.js``): of a map, of days, or of nothing.
    words
        What it shows, where that is not the description in the reader's language.
    """

    draw: Callable[[View], Figure | None]
    description: str
    fields: tuple[str, ...] | None = ()
    opens: Opens = "claim"
    zooms: Zooms = ""
    words: Callable[[View], str] | None = None

    def config(self, lang: Language) -> dict[str, Any]:
        """How Plotly behaves around it."""
        return {**CONFIG, **months(lang)}

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of a link that it depends on."""
        return CACHED_FIELDS if self.fields is None else (*SCOPE, *self.fields)

    def alt(self, view: View) -> str:
        """What it shows of a view, in the reader's language."""
        if self.words:
            return self.words(view)
        day = view.lang.date(settlements.map_date(view) or view.day)
        return view.lang.gettext(self.description).format(metric=metric_context(view).name, day=day)

    def scope(self, view: View) -> View:
        """The view that it is drawn from."""
        return view if self.fields is None else view.restricted_to(*self.fields)


@dataclass(frozen=True)
class DrawnPicture:
    """A picture of a view.

    Attributes
    ----------
    figure
        The figure as JSON; ``null`` where there is nothing to draw.
    alt
        What it shows, in one sentence.
    height
        Its height in pixels; 0 where the figure leaves that open.
    outlines
        Whether the figure has lines of the map that the browser fetches by themselves (``charts.map_outlines``).
    """

    figure: str
    alt: str
    height: int
    outlines: bool


def is_logarithmic(view: View) -> bool:
    """Whether the reader has chosen a logarithmic axis."""
    return view.question.axis == "log"


def pale_claims(view: View, claims: pd.DataFrame) -> "pd.Series[bool]":
    """Which of some claims are pale on the reader's day."""
    return pale(claims, view.day, view.question.max_age_months)
