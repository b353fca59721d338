"""The citation of a view, and a link that was made on another record."""

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest

from ledger.question.page_sections import standing_alone
from ledger.record.record import Record
from ledger.ui.components.download import embeddable_part
from tests.support.app_driver import opened, pictures, press, visible_text
from tests.support.settings_of import set_for_process


def test_a_link_of_another_data_version_says_so_and_leads_to_the_present_record(record: Record) -> None:
    app = opened("timeline", lang="de", known_on="2025-04-28", version="0123abcd")
    words = visible_text(app)
    assert "Dieser Link entstand mit der Datenversion 0123abcd" in words
    claims = record.claims
    assert f"{(claims['stated_on'] > '2025-04-28').sum()} Angaben kamen nach diesem Tag hinzu." in words
    [link] = [link for link in app.get("page_link") if link.proto.label == "Was sich seit diesem Tag geändert hat"]
    assert dict(parse_qsl(link.proto.query_string)) == {"lang": "de", "since": "2025-04-28", "sections": "changes"}
    press(app, "present_record")
    assert "0123abcd" not in visible_text(app)
    assert "version" not in app.query_params
    assert "known_on" not in app.query_params


def test_a_link_of_the_same_data_version_says_nothing(record: Record) -> None:
    assert "Dieser Link entstand" not in visible_text(opened("timeline", lang="de", version=record.version))


def test_a_version_that_is_none_is_named_and_left_out() -> None:
    app = opened("timeline", lang="en", version="<script>")
    assert any("version" in notice.value and "could not be used" in notice.value for notice in app.warning)


SECTIONS = {
    "comparison": "spread,leave-one-out,origins,distortions,pairs,corroboration,silence,loss-share",
    "map": "territory,disputed",
    "": "changes",
    "timeline": "",
    "claims": "",
}
TAKEN = {
    "comparison": (
        "current",
        "by_side",
        "pair",
        "spread",
        "leave_one_out",
        "origins",
        "distortions",
        "pairs",
        "pairs_claims",
        "corroboration",
        "silence",
        "loss_share",
    ),
    "map": ("map", "way", "way_east", "territory", "disputed"),
    "": ("small_map", "small_panels", "changes"),
    "timeline": ("timeline",),
    "claims": ("claims",),
}


@pytest.mark.parametrize("page", TAKEN)
def test_every_picture_and_every_table_can_be_taken_away(page: str) -> None:
    app = opened(page or "briefing", lang="en", metric="casualties", sections=SECTIONS[page], known_on="2025-04-28")
    for name in TAKEN[page]:
        app.session_state[f"take_{name}"] = True
    app.run()
    assert not app.exception
    ways = [button.proto.id for button in app.get("download_button")]
    for name in TAKEN[page]:
        assert all(any(way.endswith(f"-{name}_{ending}") for way in ways) for ending in (".csv", ".xlsx", ".json")), (
            name
        )
    named = [re.search('data-picture="([a-z_0-9]+)"', html.value) for html in app.get("html")]
    assert {found[1] for found in named if found} == pictures(app).keys(), "each picture has its image"


def test_nothing_is_drawn_of_it_until_it_is_opened() -> None:
    assert not opened("comparison", lang="en").get("download_button")


def test_the_html_of_a_frame_is_offered_where_the_operator_allows_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    def frames() -> list[str]:
        app = opened("timeline", lang="en", metric="casualties")
        app.session_state["take_timeline"] = True
        app.run()
        return re.findall(r'data-text="(&lt;iframe[^"]*)"', "".join(html.value for html in app.get("html")))

    assert frames() == []
    set_for_process(monkeypatch, LEDGER_FRAMED_BY="https://example.org")
    frame = unescape(unescape(frames()[0]))
    assert '/part?embed=true&part=timeline&lang=en&metric=casualties" title="Casualties (killed and wounded)"' in frame


def test_every_picture_knows_the_name_under_which_it_stands_alone() -> None:
    for page, names in TAKEN.items():
        for name in names:
            assert (embeddable_part(name) in standing_alone()) == (page != "claims"), name
    assert [embeddable_part(name) for name in ("strip_killed", "small_map", "current", "leave_one_out")] == [
        "killed",
        "map",
        "comparison",
        "leave-one-out",
    ]
