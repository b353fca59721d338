"""The bars of settlements that two sides claimed."""

import pandas as pd
import plotly.graph_objects as go

from ledger.charts.disputed import disputed
from ledger.charts.style import LIGHT
from ledger.i18n.language import Language

EN = Language("en")
SPANS = pd.DataFrame(
    [
        ("guevo", "2024-09-01", "2024-09-10", True),
        ("guevo", "2024-09-11", "2024-09-11", False),
        ("gornal", "2024-09-03", "2024-09-04", True),
        ("tail", "2024-09-03", "2024-09-04", True),
    ],
    columns=["place_id", "start", "end", "young"],
).astype({"start": "datetime64[us]", "end": "datetime64[us]"})
TOWNS = {"guevo": "Guevo", "gornal": "Gornal", "tail": "Tail"}


def test_a_bar_a_span_full_while_both_words_are_young_else_hatched() -> None:
    figure = disputed(SPANS, ["guevo", "gornal"], TOWNS, EN, LIGHT)
    young, old = figure["data"]
    assert (young["customdata"], young["y"]) == (["guevo", "gornal"], [1, 0])
    assert (old["customdata"], old["y"]) == (["guevo"], [1])
    # Both ends of a span are included: ten days, two days, one day, in milliseconds.
    assert [*young["x"], *old["x"]] == [days * 86_400_000 for days in (10, 2, 1)]
    assert young["base"][0] == pd.Timestamp("2024-09-01")
    assert "pattern" not in young["marker"]
    assert old["marker"]["pattern"]["shape"] == "/"
    assert figure["layout"]["yaxis"]["ticktext"] == ["Guevo", "Gornal"]
    go.Figure(figure)


def test_a_bar_says_its_days() -> None:
    young, old = disputed(SPANS, ["guevo", "gornal"], TOWNS, EN, LIGHT)["data"]
    assert (
        young["hovertext"][0]
        == "<b>Guevo: 10 days</b><br>1 September 2024 to 10 September 2024<br>both statements at most 90 days old"
    )
    assert old["hovertext"] == ["<b>Guevo: 1 day</b><br>11 September 2024 to 11 September 2024<br>one of them older"]
