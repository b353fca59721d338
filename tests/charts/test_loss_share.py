"""Losses as a share of those sent: a mark a share, what it is computed from beside it."""

from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest

from ledger.answers.loss_share import SHARES, loss_share, stated_shares
from ledger.charts.loss_share import loss_share as draw
from ledger.charts.style import DARK, LIGHT, SIDE_COLOURS, Theme, pale
from ledger.i18n.language import Language
from ledger.record.claim import claims_by_id
from ledger.text.sentences.loss_share import NAMES
from tests.support.claim_factory import claim, frame

DE, EN = Language("de"), Language("en")
DAY = date(2025, 4, 28)
METRICS = {
    name: {"default_basis": "total"} for share in SHARES for name in (share.metric, share.base, share.stated) if name
}


def claim_row(claim_id: str, source: str, metric: str, as_of: str = "2025-04-01", **more: Any) -> dict[str, Any]:
    return claim(claim_id, source, as_of, metric=metric, basis="total", **more)


CLAIMS = frame(
    claim_row("lost", "nis", "casualties", best=4700, qualifier="about"),
    claim_row("sent", "nis", "troops_sent", best=15_000, qualifier="about"),
    claim_row("more", "ua-hur", "casualties", "2024-04-01", low=6000),
    claim_row("there", "ua-hur", "troops_sent", "2024-04-01", best=12_000),
    claim_row("dead", "nis", "killed", best=600),
    claim_row("third", "nis", "casualty_share_pct", "2025-03-01", best=30, unit="percent"),
    claim_row("half", "uk-mod", "casualty_share_pct", low=50, unit="percent"),
)


def drawn(lang: Language = EN, theme: Theme = LIGHT) -> dict[str, Any]:
    by_id = claims_by_id(CLAIMS)
    return draw(loss_share(CLAIMS, METRICS, DAY, 12), stated_shares(CLAIMS, METRICS, DAY, 12), by_id, lang, theme)


def marks(figure: dict[str, Any]) -> list[tuple[str, float, float]]:
    """Which claim each mark opens, its percent, and how far down it stands."""
    found = [mark for trace in figure["data"] for mark in zip(trace["customdata"], trace["x"], trace["y"], strict=True)]
    return sorted(found, key=lambda mark: mark[2])


def test_every_share_is_a_mark_the_newest_first_and_opens_its_claim() -> None:
    # 4,700 of 15,000 are 31.3 percent, at least 6,000 of 12,000 at least 50; 600 of 15,000 are 4, 600 of 4,700 12.8.
    assert [(claim_id, share) for claim_id, share, _ in marks(drawn())] == [
        ("lost", 31),
        ("half", 50),
        ("third", 30),
        ("more", 50),
        ("dead", 4),
        ("dead", 13),
    ]


def test_beside_it_stand_who_from_what_and_when() -> None:
    words = [
        note["text"].replace("\xa0", " ") for note in drawn()["layout"]["annotations"] if note.get("xref") != "paper"
    ]
    assert words == [
        "31% (Seoul: about 4,700 of about 15,000, April 2025)",
        "at least 50% (London, April 2025)",
        "30% (Seoul, March 2025)",
        "at least 50% (Kyiv: at least 6,000 of 12,000, April 2024)",
        "4% (Seoul: 600 of about 15,000, April 2025)",
        "13% (Seoul: 600 of about 4,700, April 2025)",
    ]
    german = [
        note["text"].replace("\xa0", " ") for note in drawn(DE)["layout"]["annotations"] if note.get("xref") != "paper"
    ]
    assert german[0] == "31 % (Seoul: rund 4.700 von rund 15.000, April 2025)"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_what_is_older_than_the_limit_is_pale_and_hollow(theme: Theme) -> None:
    [old] = [trace for trace in drawn(theme=theme)["data"] if "more" in trace["customdata"]]
    assert old["marker"]["symbol"] == ["circle-open"]
    assert old["marker"]["color"] == pale(SIDE_COLOURS["ukraine"])
    assert old["text"] == ["→"]
    assert go.Figure(drawn(theme=theme)).layout.xaxis.fixedrange


def test_every_share_has_a_name_and_the_ticks_are_written_in_the_language() -> None:
    assert set(NAMES) == {(share.metric, share.base) for share in SHARES}
    titles = [note["text"] for note in drawn()["layout"]["annotations"] if note.get("xref") == "paper"]
    assert titles == [
        "<b>Killed and wounded among those sent</b>",
        "<b>Killed among those sent</b>",
        "<b>Deaths as a share of casualties</b>",
    ]
    assert drawn(DE)["layout"]["xaxis"]["ticktext"][1].endswith("\xa0%")


def test_labels_and_marks_do_not_touch() -> None:
    figure = drawn()
    labels = sorted(note["y"] for note in figure["layout"]["annotations"] if note.get("xref") == "paper")
    lines = [down for *_, down in marks(figure)]
    assert all(abs(one - other) >= 20 for one in lines for other in lines if one != other)
    # A line of text of 13 px needs about 20.
    assert all(not label - 8 < y < label + 22 for label in labels for y in lines)
    assert figure["layout"]["yaxis"]["range"][0] > lines[-1]
