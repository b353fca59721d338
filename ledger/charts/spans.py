"""The days that are in sight of a picture through time."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

Days = tuple[pd.Timestamp, pd.Timestamp]
SPANS: Mapping[str, Days] = MappingProxyType(
    {
        "autumn_2024": (pd.Timestamp("2024-09-01"), pd.Timestamp("2024-12-31")),
        "2025": (pd.Timestamp("2025-01-01"), pd.Timestamp("2025-12-31")),
        "2026": (pd.Timestamp("2026-01-01"), pd.Timestamp("2026-12-31")),
    }
)
"""The first and the last day of each part of a timeline that can be brought into sight."""
EDGE = 0.015
"""How far an axis of days reaches beyond its first and its last day, as a share of them."""


def explorable(figure_layout: dict[str, Any], days: Days, span: str) -> None:
    """Let the reader of a picture through time choose its days with the mouse (``zoom.js``); it begins with ``days``."""
    margin = (days[1] - days[0]) * EDGE
    figure_layout["xaxis"] = figure_layout.get("xaxis", {}) | {
        "range": [days[0] - margin, days[1] + margin],
        "fixedrange": False,
    }
    figure_layout["xaxis"].pop("nticks", None)
    figure_layout |= {"dragmode": "zoom", "uirevision": f"days {span}"}
