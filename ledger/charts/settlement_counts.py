"""Claimed numbers through time, and beside them how many settlements the statements of each account name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from ledger.answers.registry import Query
from ledger.answers.series import basis_of, highest_named, series
from ledger.answers.settlement_control import ACCOUNTS
from ledger.answers.settlement_counts import count_change_dates, count_held
from ledger.charts import marks
from ledger.charts.axes import day_axis, value_axis
from ledger.charts.style import SIDE_COLOURS, Theme, layout, pale
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.frames import to_records

PANEL, TITLE, LEGEND = 190, 28, 172
DASHES: Mapping[str, str] = MappingProxyType({"ukraine": "solid", "russia": "dash", "others": "dot"})

COUNTED = {"settlements_held_ua": "ukraine", "settlements_retaken_ru": "russia", "area_held_ua_km2": ""}
"""The measures that are drawn, and which count of named settlements stands beside each."""


@dataclass(frozen=True)
class Panel:
    """One measure: its claims, and the column of ``count_held`` that may stand on the same axis, if there is one."""

    title: str
    unit: str
    claims: pd.DataFrame
    counted: str = ""


def settlement_counts_of_query(
    query: Query, lang: Language, theme: Theme, measures: Iterable[str] = COUNTED
) -> dict[str, Any]:
    """The picture of what a question leaves: one panel a measure, of those in ``COUNTED``, that has something to show."""
    _, record, control = lang.gettext, query.record, query.control
    rows = {metric: record.metric_rows[metric] for metric in measures if metric in record.metric_rows}
    panels = [
        Panel(
            lang.localised(row, "name"),
            _(codes.UNIT[row["unit"]].label),
            series(query.claims, metric, basis_of(row)),
            COUNTED[metric],
        )
        for metric, row in rows.items()
    ]
    names = {account: _("named: {account}").format(account=_(name)) for account, name in codes.ACCOUNT_NAMES.items()}
    drawn = [panel for panel in panels if panel.counted or len(panel.claims)]
    return settlement_counts(
        count_held(control, record.places, count_change_dates(control)), drawn, query.map_date, names, lang, theme
    )


def settlement_counts(
    held: pd.DataFrame, panels: Sequence[Panel], day: date, names: Mapping[str, str], lang: Language, theme: Theme
) -> dict[str, Any]:
    """One panel a measure, all on the same days, with the day of the map as a line.

    Parameters
    ----------
    held
        The answer of ``territory.held``; drawn as steps in panels that count settlements.
    names
        For each account what its line is called.
    """
    height = len(panels) * (TITLE + PANEL) + LEGEND
    figure_layout = layout(theme, lang, height, hovermode="closest", annotations=[])
    figure_layout["margin"] |= {"l": 56, "b": LEGEND}
    figure_layout["legend"] |= {"yref": "container", "y": 0, "yanchor": "bottom"}
    figure_layout["xaxis"] = day_axis(theme, lang, anchor="free", position=0, nticks=5, fixedrange=True)
    figure_layout["shapes"] = [_day_line(day, theme)]
    data: list[dict[str, Any]] = []
    for number, panel in enumerate(panels):
        suffix = "" if number == 0 else str(number + 1)
        top = 1 - number / len(panels)
        domain = [top - PANEL / (PANEL + TITLE) / len(panels), top - TITLE / (PANEL + TITLE) / len(panels)]
        figure_layout[f"yaxis{suffix}"] = value_axis(
            theme, lang, _largest(panel, held), panel.unit, domain=domain, nticks=4, fixedrange=True
        )
        figure_layout["annotations"].append(_title(panel.title, domain[1], theme))
        if panel.counted:
            data += _steps(held, panel.counted, f"y{suffix}", names, lang, theme)
        data += marks.traces(panel.claims, panel.claims["as_of"], lang, "vertical", size=9, yaxis=f"y{suffix}")
    return {"data": _named_once(data), "layout": figure_layout}


def _steps(
    held: pd.DataFrame, counted: str, yaxis: str, names: Mapping[str, str], lang: Language, theme: Theme
) -> list[dict[str, Any]]:
    """A line an account, clear where its words are young; pale for all its last words, however old."""
    result: list[dict[str, Any]] = []
    for account in ACCOUNTS:
        own = held[held["account"] == account]
        if own.empty:
            continue
        colour = SIDE_COLOURS.get(account, theme.muted)
        common = {
            "type": "scatter",
            "mode": "lines",
            "yaxis": yaxis,
            "x": own["day"].tolist(),
            "legendgroup": f"named {account}",
            "hoverinfo": "skip",
        }
        result += [
            common
            | {
                "y": own[counted].tolist(),
                "showlegend": False,
                "line": {"shape": "hv", "width": 1, "color": pale(colour), "dash": DASHES[account]},
            },
            common
            | {
                "y": own[f"{counted}_young"].tolist(),
                "name": names[account],
                "line": {"shape": "hv", "width": 2.5, "color": colour, "dash": DASHES[account]},
                "hoverinfo": "text",
                "hovertext": [_hover(row, counted, names[account], lang) for row in to_records(own)],
            },
        ]
    return result


def _hover(row: Mapping[str, Any], counted: str, name: str, lang: Language) -> str:
    sentence = lang.ngettext("{n} settlement named", "{n} settlements named", int(row[counted]))
    young = lang.ngettext(
        "{n} of them at most 90 days ago", "{n} of them at most 90 days ago", int(row[f"{counted}_young"])
    )
    return f"<b>{name}: {sentence}</b><br>{young}<br>{lang.date(row['day'])}"


def _largest(panel: Panel, held: pd.DataFrame) -> float:
    drawn = [float(highest_named(panel.claims).max())] if len(panel.claims) else []
    if panel.counted and len(held):
        drawn.append(float(held[panel.counted].max()))
    return max([1.0, *drawn])


def _title(text: str, top: float, theme: Theme) -> dict[str, Any]:
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": top,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 4,
        "showarrow": False,
        "font": {"size": 14, "color": theme.ink},
        "text": f"<b>{text}</b>",
    }


def _day_line(day: date, theme: Theme) -> dict[str, Any]:
    """The day of the map, through all panels."""
    return {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "x0": str(day),
        "x1": str(day),
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"color": theme.accent, "width": 1.5, "dash": "dot"},
    }


def _named_once(data: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each side and each account stands in the legend once, by its lowest panel: that of areas has the most claims and so every sign."""
    seen: set[str] = set()
    for trace in reversed(data):
        if trace.get("showlegend", True):
            trace["showlegend"] = trace["legendgroup"] not in seen
            seen.add(trace["legendgroup"])
    return data
