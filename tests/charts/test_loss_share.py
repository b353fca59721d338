"""Losses as a share of those sent: an interval a row, the stated shares below it."""

from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from ledger.answers.loss_share import SHARES, loss_share, stated_shares
from ledger.charts.loss_share import NAMES, interval, percent, said_end
from ledger.charts.loss_share import loss_share as draw
from ledger.charts.palette import DARK, LIGHT
from ledger.language import Language
from tests.claims import claim, frame

DE, EN = Language("de"), Language("en")
DAY = date(2025, 4, 28)
METRICS = {name: {"default_basis": "total"} for share in SHARES for name in (share.metric, share.base, share.stated) if name}
NAN = float("nan")


def said(claim_id: str, source: str, metric: str, **more: Any) -> dict[str, Any]:
    return claim(claim_id, source, "2025-04-01", metric=metric, basis="total", **more)


CLAIMS = frame(
    said("low", "nis", "casualties", best=3000), said("high", "ua-hur", "casualties", low=6000), said("many", "jcs", "troops_sent", best=15_000),
    said("few", "uk-mod", "troops_sent", best=10_000), said("dead", "ua-hur", "killed", best=12_000),
    said("third", "nis", "casualty_share_pct", best=30, unit="percent"), said("half", "uk-mod", "casualty_share_pct", low=50, unit="percent"),
)


def drawn(claims: Any = CLAIMS, lang: Language = EN) -> dict[str, Any]:
    by_id = {row["claim_id"]: row for row in claims.to_dict("records")}
    return draw(loss_share(claims, METRICS, DAY, 90), stated_shares(claims, METRICS, DAY), by_id, lang, LIGHT)


def test_every_share_has_a_bar_between_its_ends_and_a_click_opens_the_losses() -> None:
    bars, ends, *_ = drawn()["data"]
    assert bars["x"][:3] == [20, 60, None]
    assert ends["x"][:2] == [20, 60]
    assert ends["customdata"][:2] == ["low", "high"]
    assert ends["text"][:2] == ["", "→"]
    assert ends["marker"]["symbol"][:2] == ["line-ns-open", "line-ns-open"]
    assert ends["hovertext"][1] == "<b>Killed and wounded among those sent: 60%</b><br>at least 6,000 (HUR, 1 Apr 2025)<br>over 10,000 (UK MoD, 1 Apr 2025)"


def test_what_lies_beyond_the_axis_is_a_pointer_at_its_end_with_its_number_in_words() -> None:
    figure = drawn()
    ends = figure["data"][1]
    # 12,000 dead of 15,000 are 80 percent, of 10,000 they are 120; of 3,000 casualties 400.
    assert ends["x"][2:4] == [80, 112]
    assert ends["marker"]["symbol"][2:4] == ["line-ns-open", "triangle-right"]
    assert max(value for trace in figure["data"] for value in trace["x"] if value is not None) <= figure["layout"]["xaxis"]["range"][1]
    assert figure["layout"]["xaxis"]["tickvals"] == [0, 20, 40, 60, 80, 100]
    assert "<b>Killed among those sent</b><br>80% to 120%" in [note["text"] for note in figure["layout"]["annotations"]]


def test_stated_shares_are_ordinary_marks_each_in_a_line_below_its_interval() -> None:
    figure = drawn()
    bar = figure["data"][0]["y"][0]
    next_bar = figure["data"][0]["y"][3]
    marks = {trace["customdata"][0]: trace for trace in figure["data"][2:]}
    assert {claim_id: trace["x"] for claim_id, trace in marks.items()} == {"third": [30], "half": [50]}
    assert bar < marks["third"]["y"][0] < marks["half"]["y"][0] < next_bar
    assert marks["half"]["text"] == ["→"]
    speakers = [note for note in figure["layout"]["annotations"] if note.get("xref") != "paper"]
    # On the roomier side of the mark: the axis ends near 123.
    assert [(note["text"], note["x"], note["xanchor"]) for note in speakers] == [("NIS  Apr 2025", 30, "left"), ("UK MoD  Apr 2025", 50, "left")]


def test_a_missing_end_leaves_the_other_hollow_and_says_so() -> None:
    claims = frame(said("more", "nis", "casualties", low=3000), said("sent", "jcs", "troops_sent", best=10_000))
    figure = drawn(claims)
    assert (figure["data"][1]["x"], figure["data"][1]["marker"]["symbol"]) == ([30], ["circle-open"])
    assert figure["layout"]["annotations"][0]["text"].endswith("30% or more at the high end, no firm lower end")
    assert go.Figure(figure)


@pytest.mark.parametrize(("ends", "words"), [
    ((20, False, 60, False), "20% to 60%"),
    ((20, True, 60, True), "20% or less to 60% or more"),
    ((20, False, 20, False), "20% at both ends"),
    ((NAN, True, 60, False), "60% at the high end, no firm lower end"),
    ((20, True, NAN, True), "20% or less at the low end, no firm upper end"),
    ((NAN, True, NAN, True), "no firm end, low or high"),
])
def test_the_interval_in_words(ends: tuple[float, bool, float, bool], words: str) -> None:
    row = dict(zip(("share_low", "low_open", "share_high", "high_open"), ends, strict=True))
    assert interval(row, EN) == words
    assert (said_end(row, "low", EN) == "") == (ends[0] != ends[0])


@pytest.mark.parametrize(("share", "english", "german"), [(54.54, "55%", "55 %"), (6.666, "6.7%", "6,7 %"), (0.0133, "0.01%", "0,01 %"), (400, "400%", "400 %")])
def test_a_share_has_no_more_digits_than_it_can_bear(share: float, english: str, german: str) -> None:
    assert (percent(share, EN), percent(share, DE)) == (english, german)


def test_every_share_has_a_name_and_the_ticks_are_written_in_the_language() -> None:
    assert set(NAMES) == {(share.metric, share.base) for share in SHARES}
    assert drawn(lang=DE)["layout"]["xaxis"]["ticktext"][1] == "20 %"
    assert go.Figure(draw(loss_share(CLAIMS, METRICS, DAY, 90), stated_shares(CLAIMS, METRICS, DAY), {row["claim_id"]: row for row in CLAIMS.to_dict("records")}, EN, DARK)).layout.xaxis.fixedrange


def test_labels_bars_and_stated_marks_do_not_touch() -> None:
    figure = drawn()
    labels = sorted(note["y"] for note in figure["layout"]["annotations"] if note.get("xref") == "paper")
    lines = sorted({y for trace in figure["data"] for y in trace["y"] if y is not None})
    assert all(abs(one - other) >= 20 for one in lines for other in lines if one != other)
    # Two lines of text of 13 px need about 36.
    assert all(not label - 8 < y < label + 38 for label in labels for y in lines)
    assert figure["layout"]["yaxis"]["range"][0] > lines[-1]
