"""Who was said to hold which settlement, as marks: quieter than the reports of North Koreans, and below them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

import pandas as pd

from ledger.answers.settlement_control import STALE_AFTER_DAYS
from ledger.charts.map.basemap import Window
from ledger.charts.style import SIDE_COLOURS, Theme, mixed
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.record.boundaries import project
from ledger.record.frames import to_records

View = Literal["together", "ukraine", "russia", "others"]
"""Whose last word is shown; together: how the accounts compare."""

ZOOM: Mapping[Window, float] = MappingProxyType({"border": 1, "region": 0.65, "small": 0.8})
"""How large the marks are in a window."""
QUIET, OLD = 0.85, 0.4
"""How much of its colour a mark has, and one that is old."""


@dataclass(frozen=True)
class Look:
    """How a settlement is drawn: who gives the colour, plotly's name of a symbol, size in pixels, share of the colour."""

    holder: Literal["ukraine", "russia", "contested", "differ", ""]
    symbol: str
    size: int
    share: float = QUIET

    def colour(self, theme: Theme) -> str:
        """Its colour on the land."""
        own = {"contested": theme.muted, "differ": theme.ink, "": theme.muted}
        return mixed(own.get(self.holder) or SIDE_COLOURS[self.holder], theme.land, self.share)


LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "": Look("", "circle", 4),
        "agree ukraine": Look("ukraine", "circle", 9),
        "agree russia": Look("russia", "square", 8),
        "agree contested": Look("contested", "x", 8),
        "single ukraine": Look("ukraine", "circle-open", 8),
        "single russia": Look("russia", "square-open", 7),
        "single contested": Look("contested", "x-open", 7),
        "differ": Look("differ", "diamond", 10),
        "differ far": Look("differ", "diamond-open", 9),
        "old ukraine": Look("ukraine", "circle", 7, OLD),
        "old russia": Look("russia", "square", 6, OLD),
        "old contested": Look("contested", "x", 6, OLD),
        "old differ": Look("differ", "diamond", 7, OLD),
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
TOGETHER: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("disagree", ""): "differ",
        ("single", "divided"): "differ",
        **{(agreement, holder): f"{agreement} {holder}" for agreement in ("agree", "single") for holder in HOLDERS},
    }
)
"""The look of what ``compare`` found: agreement and controller."""
ALONE: Mapping[tuple[str, bool], str] = MappingProxyType(
    {
        ("divided", False): "differ",
        ("divided", True): "old differ",
        **{(holder, old): f"{'old' if old else 'agree'} {holder}" for holder in HOLDERS for old in (False, True)},
    }
)
"""The look of an account's own word: its controller, and whether it is old."""


def placed(places: pd.DataFrame) -> pd.DataFrame:
    """All settlements with their ``x`` and ``y``, missing where the position is."""
    return places.join(project(places["lat"], places["lon"]))


def drawn(everywhere: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Of the answer of ``placed``, the places of some statements that have a position; the larger ones last, on top.

    ``turn`` is the order in which they were first spoken of.
    """
    turn = pd.Index(statements["place_id"].unique()).get_indexer(pd.Index(everywhere["place_id"]))
    rank = everywhere["kind"].map({kind: number for number, kind in enumerate(codes.PLACE_KIND)})
    found: pd.DataFrame = everywhere.assign(turn=turn, rank=rank).loc[(turn >= 0) & everywhere["lat"].notna()]
    return found.sort_values(["rank", "place_id"], ignore_index=True)


def looks(states: pd.DataFrame, account: View) -> dict[str, str]:
    """The look of each settlement that was spoken of, by its place_id, from the answer of ``control.state``."""
    if account == "together":
        return {row["place_id"]: _together(row) for row in to_records(states[states["agreement"] != ""])}
    return {
        row["place_id"]: ALONE[row[account], row[f"{account}_age"] > STALE_AFTER_DAYS]
        for row in to_records(states[states[account] != ""])
    }


def _together(state: Mapping[Any, Any]) -> str:
    look = TOGETHER[state["agreement"], state["controller"]]
    return "differ far" if look == "differ" and state["lag"] > STALE_AFTER_DAYS else look


def trace(
    settlements: pd.DataFrame, named: Mapping[str, str], texts: Sequence[str], window: Window, theme: Theme
) -> dict[str, Any]:
    """The marks, a small dot where nothing has been said yet; a click on one gives its place_id.

    Parameters
    ----------
    settlements
        Those that are drawn, from the answer of ``drawn``.
    named
        The look of each that was spoken of, by its place_id.
    texts
        What is said of each when it is pointed at.
    """
    shown = [LOOKS[named.get(place_id, "")] for place_id in settlements["place_id"]]
    return {
        "type": "scatter",
        "mode": "markers",
        "showlegend": False,
        "x": settlements["x"].tolist(),
        "y": settlements["y"].tolist(),
        "marker": {
            "symbol": [look.symbol for look in shown],
            "size": [round(look.size * ZOOM[window], 1) for look in shown],
            "color": [look.colour(theme) for look in shown],
            "opacity": 1,
            "line": _rim(theme),
        },
        "customdata": settlements["place_id"].tolist(),
        "hoverinfo": "text",
        "hovertext": list(texts),
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _rim(theme: Theme) -> dict[str, Any]:
    """The line around a mark; of a hollow mark plotly draws it in the colour of the mark."""
    return {"color": theme.paper, "width": 1.4}


def legend(account: View, lang: Language, theme: Theme) -> list[dict[str, Any]]:
    """One trace without a point for each symbol."""
    special = {"single": LOOKS["single ukraine"], "old": LOOKS["old ukraine"]}
    result = []
    for key, label in KEYS[account == "together"].items():
        look = special.get(key) or LOOKS[key]
        colour = mixed(theme.ink, theme.land, QUIET) if key == "single" else look.colour(theme)
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
