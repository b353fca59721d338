"""Which claims of a picture through time lie under a click, and how days become milliseconds and days again."""

import pytest

pytestmark = pytest.mark.browser

# 100 days in 1,000 pixels, 10,000 in 400: ten pixels a day, one for 25.
PLOT = """{
    layout: {
        width: 1100, height: 440, margin: { l: 60, r: 40, t: 10, b: 30 },
        xaxis: { type: "date", range: ["2025-01-01", "2025-04-11"] }, yaxis: { range: [0, 10000] }, yaxis2: { type: "log", range: [3, 5], domain: [0, .5] },
    },
    data: [
        { x: ["2025-02-01", "2025-02-02"], y: [3000, 3000], customdata: ["right", "far"], hovertext: ["<b>NIS: 3,000</b><br>as of 1 February<br>more", ""] },
        { x: ["2025-01-31T12:00:00"], y: [3100], customdata: ["left"], hovertext: ["<b>HUR: 3,100</b><br>as of 31 January"] },
        { x: ["2025-02-01"], y: [3000], customdata: ["right"], hovertext: ["its arrow"] },
        { x: ["2025-02-01"], y: [3000], text: ["<b>2</b>"] },
        { x: ["2025-02-01"], y: [3000], yaxis: "y2", customdata: ["below"], hovertext: ["another panel"] },
        { x: ["2025-02-01", "2025-02-01"], y: [3100, 4000], yaxis: "y2", customdata: ["above", "high"], hovertext: ["near on its axis", ""] },
    ],
}"""


def near(run, place, point="{ x: '2025-02-01', y: 3000 }"):
    return run(
        f"() => {{ const plot = {PLOT}; return coinciding.coincidingClaims(plot, {{ data: plot.data[{place}], ...{point} }}); }}"
    )


def test_what_lies_within_a_few_pixels_is_found_from_left_to_right_each_claim_once(run):
    assert near(run, 0) == [
        {"id": "left", "words": "HUR: 3,100 · as of 31 January"},
        {"id": "right", "words": "NIS: 3,000 · as of 1 February"},
    ]


def test_another_panel_does_not_count_and_a_logarithmic_one_has_its_own_distances(run):
    # 200 pixels for two powers of ten: from 3,000 to 3,100 is 1.4 pixels, to 4,000 12.5.
    assert [each["id"] for each in near(run, 4)] == ["below", "above"]


@pytest.mark.parametrize("day", ["2025-01-31", "2025-01-31T00:00:00", "2025-01-31 12:30", "2025-01-31 12:30:15.25"])
def test_days_are_the_same_in_every_time_zone(run, day):
    first, _, last, _ = run("day => zoom.daysOf({ xaxis: { range: [day, '2025-02-01'] } })", day)
    seconds = {"2025-01-31 12:30": 45_000, "2025-01-31 12:30:15.25": 45_015.25}.get(day, 0)
    assert last - first == 86_400_000 - 1000 * seconds
