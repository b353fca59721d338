"""Who says more: a ranking of pairs of sources, and the same as a matrix of all of them."""

from collections.abc import Mapping
from itertools import product
from math import log, log10
from typing import Any

import pandas as pd

from ledger.answers.source_ratios import MIN_PAIRS
from ledger.charts.style import Theme, axis, layout
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.claim import Claim
from ledger.record.frames import to_records
from ledger.record.rows import Source
from ledger.text import claim_text
from ledger.text.sentences.source_ratios import ratio

Sources = Mapping[str, Source]

ROW_HEIGHT, CELL_HEIGHT, AXIS_HEIGHT = 46, 40, 46
LABEL_LIFT = 0.42
RATIOS = [factor * 10.0**power for power in range(-4, 5) for factor in (1, 2, 5)]
LESS_TO_MORE = {"light": ("#6FC2BB", "#F3F1EC", "#DFA650"), "dark": ("#17686A", "#1D242D", "#84500F")}
"""Teal for less, the neutral of the land for equal, brown for more: apart for colour-blind eyes, and each a ground for text."""
STRONGEST = log(4)
"""From four times as much on, the colour does not grow stronger."""
TOO_FEW = "–"


def ranking(
    table: pd.DataFrame,
    couples: pd.DataFrame,
    claims: Mapping[str, Claim],
    sources: Sources,
    lang: Language,
    theme: Theme,
) -> dict[str, Any]:
    """One row for each two sources: the ratio of every pair of claims, their median and its interval on a logarithmic axis.

    Parameters
    ----------
    table, couples
        Of ``pairs.largest_first``.
    claims, sources
        The rows behind the keys of claims and sources.
    """
    place = {
        key: len(table) - 1 - number for number, key in enumerate(zip(table["first"], table["second"], strict=True))
    }
    smallest, largest = min(couples["ratio"].min(), 1), max(couples["ratio"].max(), 1)
    reach = [log10(smallest) - 0.06, log10(largest) + 0.06]
    figure_layout = layout(
        theme,
        lang,
        AXIS_HEIGHT + ROW_HEIGHT * len(table),
        margin={"l": 8, "r": 12, "t": 4, "b": AXIS_HEIGHT},
        showlegend=False,
        hovermode="closest",
    )
    figure_layout["xaxis"] = axis(
        theme,
        type="log",
        range=reach,
        tickvals=RATIOS,
        ticktext=[ratio(value, lang) for value in RATIOS],
        fixedrange=True,
    )
    figure_layout["xaxis"]["title"] |= {"text": lang.gettext("ratio")}
    figure_layout["yaxis"] = {"visible": False, "range": [-0.5, len(table) - 0.3], "fixedrange": True}
    figure_layout["shapes"] = [
        {
            "type": "line",
            "x0": 1,
            "x1": 1,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "layer": "below",
            "line": {"color": theme.muted, "width": 1.5},
        }
    ]
    rows = list(place.values())
    return {
        "layout": figure_layout,
        "data": [
            {
                "type": "scatter",
                "mode": "markers",
                "x": table["ratio"].tolist(),
                "y": rows,
                "hoverinfo": "text",
                "cliponaxis": False,
                "error_x": {
                    "type": "data",
                    "symmetric": False,
                    "array": (table["high"] - table["ratio"]).tolist(),
                    "arrayminus": (table["ratio"] - table["low"]).tolist(),
                    "thickness": 3,
                    "width": 0,
                    "color": theme.ink,
                },
                "marker": {"symbol": "diamond", "size": 12, "color": theme.ink},
                "unselected": {"marker": {"opacity": 1}},
                "hovertext": [_row_hover(row, sources, lang) for row in to_records(table)],
            },
            {
                "type": "scatter",
                "mode": "text",
                "x": [10 ** reach[0]] * len(rows),
                "y": [row + LABEL_LIFT for row in rows],
                "hoverinfo": "skip",
                "text": [_label(row, sources, lang) for row in to_records(table)],
                "textposition": "middle right",
                "cliponaxis": False,
                "textfont": {"size": 12, "color": theme.ink},
                "unselected": {"textfont": {"color": theme.ink}},
            },
            _pair_marks(couples, place, claims, lang, theme),
        ],
    }


def _pair_marks(
    couples: pd.DataFrame,
    place: Mapping[tuple[str, str], int],
    claims: Mapping[str, Claim],
    lang: Language,
    theme: Theme,
) -> dict[str, Any]:
    """The ratio of every pair of claims as a ring; a click opens the claim of the source that says more."""
    rows = to_records(couples)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": couples["ratio"].tolist(),
        "y": [place[row["first"], row["second"]] for row in rows],
        "marker": {
            "symbol": "circle-open",
            "size": 9,
            "color": theme.accent,
            "line": {"width": 2, "color": theme.accent},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
        "customdata": [row["first_claim"] for row in rows],
        "hoverinfo": "text",
        "hovertext": [
            "<br>".join(
                [
                    f"<b>{ratio(row['ratio'], lang)}</b>",
                    *(_claim(claims[row[name]], lang) for name in ("first_claim", "second_claim")),
                    lang.localised(claims[row["first_claim"]], "scope"),
                ]
            )
            for row in rows
        ],
    }


def _claim(claim: Claim, lang: Language) -> str:
    return f"{lang.localised(claim, 'short')}: {claim_text.value_text(claim, lang)}, {claim_text.as_of(claim, lang)}"


def _label(row: Mapping[str, Any], sources: Sources, lang: Language) -> str:
    first, second = (f"<b>{lang.localised(sources[row[name]], 'short')}</b>" for name in ("first", "second"))
    return lang.gettext("{first} to {second}: {ratio} ({pairs})").format(
        first=first,
        second=second,
        ratio=ratio(row["ratio"], lang),
        pairs=lang.ngettext("{n} pair", "{n} pairs", row["n"]),
    )


def _row_hover(row: Mapping[str, Any], sources: Sources, lang: Language) -> str:
    """What stands beside a median: its label and its interval."""
    interval = lang.gettext("interval {low} to {high}").format(
        low=ratio(row["low"], lang), high=ratio(row["high"], lang)
    )
    return f"{_label(row, sources, lang)}<br>{interval}"


def matrix(table: pd.DataFrame, sources: Sources, lang: Language, theme: Theme) -> dict[str, Any]:
    """The median ratio of row to column, with the number of pairs, for all sources that have one.

    Parameters
    ----------
    table
        Of ``pairs.pairs``; sources without a ratio are left out.
    sources
        The rows behind the keys of sources.
    """
    told = table[table["n"] >= MIN_PAIRS]
    names = sorted(
        {*told["first"], *told["second"]}, key=lambda source: (codes.SIDE_ORDER[str(sources[source]["side"])], source)
    )
    cells, few = _both_ways(told), set(_both_ways(table)) - set(_both_ways(told))
    places = [place for place in product(names, repeat=2) if place in cells]
    figure_layout = layout(
        theme,
        lang,
        130 + CELL_HEIGHT * len(names),
        margin={"l": 8, "r": 4, "t": 8, "b": 8},
        showlegend=False,
        hovermode="closest",
    )
    style = axis(
        theme,
        tickvals=list(range(len(names))),
        ticktext=[lang.localised(sources[source], "short") for source in names],
        showgrid=False,
        automargin=True,
        fixedrange=True,
    )
    style["tickfont"] = {"size": 12, "color": theme.ink}
    figure_layout["xaxis"] = style | {"side": "top", "tickangle": -90, "range": [-0.5, len(names) - 0.5]}
    figure_layout["yaxis"] = style | {"range": [len(names) - 0.5, -0.5]}
    less, equal, more = LESS_TO_MORE[theme.name]
    filled = {
        "type": "bar",
        "x": [names.index(column) for _, column in places],
        "base": [names.index(row) - 0.5 for row, _ in places],
        "y": [1] * len(places),
        "width": 1,
        "marker": {
            "color": [log(cells[place]["ratio"]) for place in places],
            "cmin": -STRONGEST,
            "cmax": STRONGEST,
            "colorscale": [[0, less], [0.5, equal], [1, more]],
            "line": {"width": 2, "color": theme.paper},
        },
        "hovertext": [_row_hover(cells[place], sources, lang) for place in places],
        "hoverinfo": "text",
    }
    return {"data": [filled, _cell_texts(names, cells, few, lang, theme)], "layout": figure_layout}


def _both_ways(table: pd.DataFrame) -> dict[tuple[str, str], dict[str, Any]]:
    """Each two sources seen from both: by the source of the row and that of the column."""
    cells: dict[tuple[str, str], dict[str, Any]] = {}
    for row in to_records(table):
        other_way = {
            "first": row["second"],
            "second": row["first"],
            "ratio": 1 / row["ratio"],
            "low": 1 / row["high"],
            "high": 1 / row["low"],
        }
        cells |= {(row["first"], row["second"]): row, (row["second"], row["first"]): row | other_way}
    return cells


def _cell_texts(
    names: list[str], cells: Mapping[tuple[str, str], Any], few: set[tuple[str, str]], lang: Language, theme: Theme
) -> dict[str, Any]:
    """The ratio and the number of pairs in each cell; a dash where there are too few pairs."""
    places = [
        (row, column) for row, column in product(names, repeat=2) if (row, column) in cells or (row, column) in few
    ]
    texts = [
        TOO_FEW
        if place in few
        else f"<b>{ratio(cells[place]['ratio'], lang)}</b><br><span style='font-size:9px'>n {cells[place]['n']}</span>"
        for place in places
    ]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [names.index(column) for _, column in places],
        "y": [names.index(row) for row, _ in places],
        "text": texts,
        "textfont": {"size": 11, "color": theme.ink},
        "unselected": {"textfont": {"color": theme.ink}},
        "hoverinfo": "skip",
    }
