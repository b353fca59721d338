"""The citation of a view, and a link that was made on another record."""

from ledger.record import load
from tests.ui.reading import opened, said


def test_a_link_of_another_data_version_says_so_and_leads_to_the_present_record() -> None:
    app = opened("timeline", lang="de", known_on="2025-04-28", version="0123abcd")
    words = said(app)
    assert "Dieser Link entstand mit der Datenversion 0123abcd" in words
    claims = load().claims
    assert f"{(claims['stated_on'] > '2025-04-28').sum()} Angaben kamen nach diesem Tag hinzu." in words
    app.button(key="present_record").click().run()
    assert "0123abcd" not in said(app)
    assert "version" not in app.query_params
    assert "known_on" not in app.query_params


def test_a_link_of_the_same_data_version_says_nothing() -> None:
    assert "Dieser Link entstand" not in said(opened("timeline", lang="de", version=load().version))


def test_a_version_that_is_none_is_named_and_left_out() -> None:
    app = opened("timeline", lang="en", version="<script>")
    assert any("version" in notice.value and "could not be used" in notice.value for notice in app.warning)


def test_every_table_of_the_comparison_can_be_taken_away() -> None:
    app = opened("comparison", lang="en", metric="casualties", sections="spread,origins,silence")
    for name in ("current", "pair", "spread", "origins", "silence"):
        for way in ("csv", "excel", "json"):
            assert app.get("download_button") and any(button.proto.id.endswith(f"{name}_{way}") for button in app.get("download_button"))
