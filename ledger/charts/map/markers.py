"""Who was said to hold which settlement, as marks: quieter than the reports of North Koreans, and below them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

import pandas as pd

from ledger.answers.settlement_control import STALE_AFTER_DAYS
from ledger.charts.map.traces import mark_trace
from ledger.charts.map.window import Window
from ledger.charts.style import SIDE_COLOURS, Theme, pale
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.record.boundaries import Boundaries
from ledger.record.frames import to_records
from ledger.record.projection import project

AccountView = Literal["together", "ukraine", "russia", "others"]
"""Whose last word is shown; together: how the accounts compare."""

MARKER_SCALE: Mapping[Window, float] = MappingProxyType({"border": 1, "region": 0.65, "small": 0.8})
"""How large the marks are in a window."""


@dataclass(frozen=True)
class MarkerStyle:
    """How a settlement is drawn: who gives the colour, plotly's name of a symbol, size in pixels, whether it is pale."""

    holder: Literal["ukraine", "russia", "contested", "differ", ""]
    symbol: str
    size: int
    old: bool = False

    def colour(self, theme: Theme) -> str:
        """Its colour on the land."""
        neutral = {"contested": theme.muted, "differ": theme.ink, "": theme.muted}
        colour = neutral.get(self.holder) or SIDE_COLOURS[self.holder]
        return pale(colour) if self.old else colour


MARKER_STYLES: Mapping[str, MarkerStyle] = MappingProxyType(
    {
        "": MarkerStyle("", "circle", 4),
        "agree ukraine": MarkerStyle("ukraine", "circle", 9),
        "agree russia": MarkerStyle("russia", "square", 8),
        "agree contested": MarkerStyle("contested", "x", 8),
        "single ukraine": MarkerStyle("ukraine", "circle-open", 8),
        "single russia": MarkerStyle("russia", "square-open", 7),
        "single contested": MarkerStyle("contested", "x-open", 7),
        "differ": MarkerStyle("differ", "diamond", 10),
        "differ far": MarkerStyle("differ", "diamond-open", 9),
        "old ukraine": MarkerStyle("ukraine", "circle", 7, old=True),
        "old russia": MarkerStyle("russia", "square", 6, old=True),
        "old contested": MarkerStyle("contested", "x", 6, old=True),
        "old differ": MarkerStyle("differ", "diamond", 7, old=True),
    }
)
"""Colour says who is named, and so does shape; hollow says that one account stands alone or is left behind."""

SHARED_KEYS = {
    "agree ukraine": codes.CONTROLLER["ukraine"].label,
    "agree russia": codes.CONTROLLER["russia"].label,
    "agree contested": N_("fought over"),
}
KEYS: Mapping[bool, Mapping[str, str]] = MappingProxyType(
    {
        True: SHARED_KEYS
        | {
            "single": N_("from one side only"),
            "differ": N_("disputed"),
            "differ far": N_("disputed, one outdated"),
            "": N_("no statement yet"),
        },
        False: SHARED_KEYS
        | {"old": N_("over 90 days old"), "differ": N_("its statements differ"), "": N_("no statement yet")},
    }
)
"""The legend: for all accounts together, and for one of them."""

HOLDERS = ("ukraine", "russia", "contested")
STYLE_OF_COMPARISON: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("disagree", ""): "differ",
        ("single", "divided"): "differ",
        **{(agreement, holder): f"{agreement} {holder}" for agreement in ("agree", "single") for holder in HOLDERS},
    }
)
"""The look of what ``compare`` found: agreement and controller."""
STYLE_OF_ACCOUNT: Mapping[tuple[str, bool], str] = MappingProxyType(
    {
        ("divided", False): "differ",
        ("divided", True): "old differ",
        **{(holder, old): f"{'old' if old else 'agree'} {holder}" for holder in HOLDERS for old in (False, True)},
    }
)
"""The look of an account's own word: its controller, and whether it is old."""


def with_xy(boundaries: Boundaries, places: pd.DataFrame) -> pd.DataFrame:
    """All settlements with their ``x`` and ``y``, missing where the position is."""
    return places.join(project(places["lat"], places["lon"], boundaries.projection))


def with_position(everywhere: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Of the answer of ``with_xy``, the places of some statements that have a position; the larger ones last, on top.

    ``turn`` is the order in which they were first spoken of.
    """
    turn = pd.Index(statements["place_id"].unique()).get_indexer(pd.Index(everywhere["place_id"]))
    rank = everywhere["kind"].map({kind: number for number, kind in enumerate(codes.PLACE_KIND)})
    found: pd.DataFrame = everywhere.assign(turn=turn, rank=rank).loc[(turn >= 0) & everywhere["lat"].notna()]
    return found.sort_values(["rank", "place_id"], ignore_index=True)


def marker_styles(states: pd.DataFrame, account: AccountView) -> dict[str, str]:
    """The look of each settlement that was spoken of, by its place_id, from the answer of ``control.state``."""
    if account == "together":
        return {row["place_id"]: _style_of_comparison(row) for row in to_records(states[states["agreement"] != ""])}
    return {
        row["place_id"]: STYLE_OF_ACCOUNT[row[account], row[f"{account}_age"] > STALE_AFTER_DAYS]
        for row in to_records(states[states[account] != ""])
    }


def _style_of_comparison(state: Mapping[str, Any]) -> str:
    look = STYLE_OF_COMPARISON[state["agreement"], state["controller"]]
    return "differ far" if look == "differ" and state["lag"] > STALE_AFTER_DAYS else look


def trace(
    settlements: pd.DataFrame, named: Mapping[str, str], texts: Sequence[str], window: Window, theme: Theme
) -> dict[str, Any]:
    """The marks, a small dot where nothing has been said yet; a click on one gives its place_id.

    Parameters
    ----------
    settlements
        Those that are drawn, from the answer of ``with_position``.
    named
        The look of each that was spoken of, by its place_id.
    texts
        What is said of each when it is pointed at.
    """
    shown = [MARKER_STYLES[named.get(place_id, "")] for place_id in settlements["place_id"]]
    marker = {
        "symbol": [look.symbol for look in shown],
        "size": [round(look.size * MARKER_SCALE[window], 1) for look in shown],
        "color": [look.colour(theme) for look in shown],
        "line": _rim(theme),
    }
    x, y = settlements["x"].tolist(), settlements["y"].tolist()
    return mark_trace(x, y, settlements["place_id"].tolist(), list(texts), marker)


def _rim(theme: Theme) -> dict[str, Any]:
    """The line around a mark; of a hollow mark plotly draws it in the colour of the mark."""
    return {"color": theme.paper, "width": 1.4}


def legend(account: AccountView, lang: Language, theme: Theme) -> list[dict[str, Any]]:
    """One trace without a point for each symbol."""
    special = {"single": MARKER_STYLES["single ukraine"], "old": MARKER_STYLES["old ukraine"]}
    result = []
    for key, label in KEYS[account == "together"].items():
        look = special.get(key) or MARKER_STYLES[key]
        colour = theme.ink if key == "single" else look.colour(theme)
        result.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [None],
                "y": [None],
                "hoverinfo": "skip",
                "name": lang.gettext(label),
                "marker": {"symbol": look.symbol, "size": look.size, "color": colour, "line": _rim(theme)},
            }
        )
    return result
