"""New claims between two days, drawn: rows, days, sides; nothing on an axis of values."""

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from ledger.answers.changes import changes
from ledger.charts.changes import MARK, new_claims
from ledger.charts.event_flags import NARROW_WIDTH
from ledger.charts.style import LIGHT, SIDE_COLOURS, SIDE_SYMBOLS
from ledger.i18n.language import Language
from ledger.question.question import Question
from ledger.record.record import Record
from tests.support.claim_factory import claim, frame

DE, EN = Language("de"), Language("en")
METRICS = {
    "troops_sent": {"family": "troops", "name_en": "Soldiers sent", "name_de": "Entsandte Soldaten"},
    "artillery_rounds": {"family": "arms", "name_en": "Rounds", "name_de": "Granaten"},
    "troops_in_kursk": {"family": "troops", "name_en": "Soldiers in Kursk", "name_de": "Soldaten in Kursk"},
    "killed": {"family": "losses", "name_en": "Killed", "name_de": "Tote"},
}
CLAIMS = frame(
    claim("rounds", "ua-hur", "2025-02-20", best=1, metric="artillery_rounds", family="arms"),
    claim("kursk-late", "nis", "2025-03-10", best=1),
    claim("kursk", "ua-hur", "2025-02-05", best=1),
    claim("kursk-too", "nis", "2025-02-05"),
    claim("sent", "ru-mod", "2024-12-01", stated_on="2025-02-10", best=1, metric="troops_sent", basis="planned"),
)


def drawn(
    claims: pd.DataFrame = CLAIMS, since: date = date(2025, 1, 28), day: date = date(2025, 4, 28), lang: Language = EN
) -> dict[str, Any]:
    return new_claims(claims, since, day, METRICS, lang, LIGHT)


def points(figure: dict[str, Any]) -> dict[str, tuple[str, int, str]]:
    """Each claim's day, height and symbol."""
    return {
        claim_id: (str(trace["x"][n])[:10], trace["y"][n], trace["marker"]["symbol"][n])
        for trace in figure["data"]
        for n, claim_id in enumerate(trace["customdata"])
    }


def heights(figure: dict[str, Any]) -> dict[str, int]:
    return {note["text"]: note["y"] for note in figure["layout"]["annotations"]}


def test_a_mark_stands_at_the_day_on_which_the_claim_was_stated() -> None:
    found = points(drawn())
    assert {claim_id: day for claim_id, (day, *_) in found.items()} == {
        "rounds": "2025-02-20",
        "kursk-late": "2025-03-10",
        "kursk": "2025-02-05",
        "kursk-too": "2025-02-05",
        "sent": "2025-02-10",
    }


def test_measures_with_a_new_claim_stand_in_groups_by_family_in_the_order_of_the_record() -> None:
    figure = drawn()
    rows = heights(figure)
    assert list(rows) == ["<b>Troops</b>", "Soldiers sent", "Soldiers in Kursk", "<b>Arms</b>", "Rounds"]
    found = {claim_id: y for claim_id, (_, y, _) in points(figure).items()}
    assert (
        rows["<b>Troops</b>"]
        < rows["Soldiers sent"]
        < found["sent"]
        < rows["Soldiers in Kursk"]
        < found["kursk"]
        < rows["<b>Arms</b>"]
        < rows["Rounds"]
        < found["rounds"]
    )
    bottom, top = figure["layout"]["yaxis"]["range"]
    assert top == 0 < found["rounds"] < bottom
    assert list(heights(drawn(lang=DE)))[:2] == ["<b>Truppen</b>", "Entsandte Soldaten"]


def test_a_pixel_of_the_picture_is_a_step_of_its_height_and_values_have_no_axis() -> None:
    layout = drawn()["layout"]
    assert layout["height"] - layout["margin"]["t"] - layout["margin"]["b"] == layout["yaxis"]["range"][0]
    assert layout["yaxis"]["visible"] is False


def test_marks_that_would_touch_stand_below_one_another() -> None:
    found = {claim_id: y for claim_id, (_, y, _) in points(drawn()).items()}
    assert found["kursk-too"] - found["kursk"] >= MARK
    assert found["kursk-late"] == found["kursk"]


def test_colour_and_shape_are_those_of_the_side_and_a_plan_is_hollow() -> None:
    figure = drawn()
    assert [(trace["name"], trace["marker"]["color"]) for trace in figure["data"]] == [
        ("Ukraine", SIDE_COLOURS["ukraine"]),
        ("Russia", SIDE_COLOURS["russia"]),
        ("South Korea", SIDE_COLOURS["south_korea"]),
    ]
    found = points(figure)
    assert (found["kursk"][2], found["sent"][2]) == (SIDE_SYMBOLS["ukraine"], f"{SIDE_SYMBOLS['russia']}-open")
    assert all(
        trace["unselected"]["marker"]["opacity"] == 1 and trace["hoverinfo"] == "text" for trace in figure["data"]
    )
    assert "“several hundred”" in next(
        trace["hovertext"][trace["customdata"].index("kursk-too")]
        for trace in figure["data"]
        if "kursk-too" in trace["customdata"]
    )


@pytest.mark.parametrize(
    ("since", "day"), [(date(2025, 1, 28), date(2025, 4, 28)), (date(2025, 2, 4), date(2025, 2, 5))]
)
def test_the_axis_covers_the_two_days_and_a_week_at_least(since: date, day: date) -> None:
    first, last = (pd.Timestamp(end) for end in drawn(since=since, day=day)["layout"]["xaxis"]["range"])
    assert first < pd.Timestamp(since) < pd.Timestamp(day) < last
    assert (last - first).days >= 7
    assert (last - first) <= (day - since) * 1.07 + pd.Timedelta(days=6)


def test_on_the_real_record_no_two_marks_touch_on_a_phone(record: Record) -> None:
    """From claims.csv: 82 claims on 22 measures were stated from 29 January to 28 April 2025."""
    since, day = date(2025, 1, 28), date(2025, 4, 28)
    claims = changes(record.known_on(since), record.known_on(day), since, day, Question()).claims
    figure = new_claims(claims, since, day, record.metric_rows, EN, LIGHT)
    assert len(go.Figure(figure).data) == claims["side"].nunique()
    found = sorted((y, day) for day, y, _ in points(figure).values())
    assert len(found) == 82
    assert sum(not text.startswith("<b>") for text in heights(figure)) == 22
    first, last = (pd.Timestamp(end) for end in figure["layout"]["xaxis"]["range"])
    near = (last - first) * (MARK / NARROW_WIDTH)
    assert all(
        one[0] != other[0] or pd.Timestamp(other[1]) - pd.Timestamp(one[1]) >= near
        for one, other in zip(found, found[1:], strict=False)
    )
    assert figure["layout"]["height"] < 1400
