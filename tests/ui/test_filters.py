"""The filters beside every page: what is offered, how far back one can go, and the ways out of a question that leaves nothing."""

import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from ledger.answers.known_days import stated_after
from ledger.i18n.language import LANGUAGES, Language, LanguageCode
from ledger.question.question import FIRST_DAY, Question
from ledger.record import codes
from ledger.record.record import Record
from tests.support.app_driver import (
    actions,
    all_controls,
    choose,
    components,
    controls,
    opened,
    press,
    values,
    visible_text,
    without_errors,
)

NARROWED = {
    "sides": "ukraine",
    "kinds": "military",
    "sources": "ua-hur",
    "as_of_from": "2025-01-01",
    "as_of_to": "2025-04-01",
    "repeats": "no",
    "planned": "no",
    "support": "1",
    "known_on": "2025-04-28",
}


def with_more(page: str = "timeline", **link: str) -> AppTest:
    """A page with the further filters open."""
    app = opened(page, **link)
    app.session_state["more_filters"] = True
    app.run()
    without_errors(app)
    return app


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_day_is_chosen_between_the_first_and_the_present_one(lang: LanguageCode) -> None:
    asked = controls(opened("timeline", lang=lang))["known_on"]
    today = date.today()
    assert (asked["form"], asked["value"], asked["required"]) == ("date", today.isoformat(), True)
    assert (asked["min"], asked["max"], asked["lang"]) == (FIRST_DAY.isoformat(), today.isoformat(), lang)
    assert Language(lang).date(FIRST_DAY) in asked["outside"] and Language(lang).date(today) in asked["outside"]


def test_an_earlier_day_leaves_what_was_known_and_a_banner_leads_back(record: Record) -> None:
    app = opened("claims", lang="en")
    assert "back_to_today" not in actions(app)
    choose(app, known_on="2025-04-28")
    known = len(record.known_on(date(2025, 4, 28)).claims)
    assert app.query_params["known_on"] == controls(app)["known_on"]["value"] == "2025-04-28"
    assert f"**{known}** of {known} claims" in visible_text(app)
    hidden = stated_after(record, date(2025, 4, 28))
    assert f"**You are looking at 28 April 2025.** {hidden} later statements are hidden." in visible_text(app)
    press(app, "back_to_today")
    assert "known_on" not in app.query_params
    assert "You are looking at" not in visible_text(app)


@pytest.mark.parametrize(
    ("lang", "placed", "counted"),
    [
        ("en", "**You are looking at 20 November 2026.**", "stated after|hidden"),
        ("de", "**Sie sehen den Stand vom 20. November 2026.**", "kam nach|kamen nach|ausgeblendet"),
    ],
)
def test_where_nothing_came_later_no_banner_counts_it(record: Record, lang: str, placed: str, counted: str) -> None:
    assert stated_after(record, date(2026, 11, 20)) == 0
    app = opened("claims", lang=lang, known_on="2026-11-20", version="0123456789ab")
    banners = [
        line for line in visible_text(app).splitlines() if "20 November 2026" in line or "20. November 2026" in line
    ]
    assert placed in banners
    assert any("0123456789ab" in line for line in banners)
    assert not [line for line in banners if re.search(counted, line)]
    earlier = visible_text(opened("claims", lang=lang, known_on="2025-04-28", version="0123456789ab"))
    assert len(re.findall(rf"\d ?.*({counted})", earlier)) == 2


@pytest.mark.parametrize(
    ("code", "label", "banner"),
    [
        ("en", "Day before Pyongyang confirmed", "**You are looking at 27 April 2025.** "),
        ("de", "Tag vor Pjöngjangs Bestätigung", "**Sie sehen den Stand vom 27. April 2025.** "),
    ],
)
def test_two_shortcuts_lead_to_the_days_around_the_confirmation(code: LanguageCode, label: str, banner: str) -> None:
    app = opened("claims", lang=code)
    # KCNA confirmed on 28 April 2025 (ev-kcna-confirms).
    assert actions(app)["before_confirmed"]["label"] == label
    press(app, "before_confirmed")
    assert app.query_params["known_on"] == "2025-04-27"
    assert banner in visible_text(app)
    assert actions(app)["before_confirmed"]["disabled"]
    press(app, "after_confirmed")
    assert app.query_params["known_on"] == "2025-04-29"


def test_the_present_day_is_no_day_of_the_link() -> None:
    app = opened("timeline", lang="en", known_on="2025-04-28")
    choose(app, known_on=date.today().isoformat())
    assert "known_on" not in app.query_params


@pytest.mark.parametrize("day", ["2023-08-31", "2100-01-01"])
def test_a_day_outside_is_named_and_left_out(day: str) -> None:
    app = opened("timeline", lang="en")
    choose(app, known_on=day)
    assert "known_on" not in app.query_params
    assert f"**known\\_on={day}**".replace("\\", "") in "\n".join(notice.value for notice in app.warning).replace(
        "\\", ""
    )


def test_further_filters_are_there_while_they_are_open() -> None:
    further = {"kinds", "sources", "as_of_from", "as_of_to", "repeats", "planned", "support"}
    assert not further & controls(opened("timeline", lang="en")).keys()
    assert further <= controls(with_more(lang="en")).keys()


def test_any_of_many_sources_from_a_list_by_name(record: Record) -> None:
    app = with_more(lang="en")
    asked = controls(app)["sources"]
    assert (asked["form"], asked["multiple"], asked["value"], asked["none"]) == ("checklist", True, [], "All sources")
    assert sorted(values(asked)) == sorted(record.source_rows)
    names = [name for _, options in asked["groups"] for _, name in options]
    assert names == sorted(names, key=str.casefold)
    choose(app, sources=["nis", "ua-hur"])
    assert app.query_params["sources"] == "nis,ua-hur"
    assert controls(app)["sources"]["value"] == ["nis", "ua-hur"]
    assert values(controls(app)["kinds"]) == list(codes.SOURCE_KIND)


def test_a_span_of_days_can_be_left_open_and_never_ends_before_it_begins() -> None:
    app = with_more(lang="en")
    assert [(controls(app)[name]["form"], controls(app)[name]["value"]) for name in ("as_of_from", "as_of_to")] == [
        ("date", None)
    ] * 2
    assert "required" not in controls(app)["as_of_from"]
    choose(app, as_of_from="2025-01-01", as_of_to="2025-04-01")
    assert (app.query_params["as_of_from"], app.query_params["as_of_to"]) == ("2025-01-01", "2025-04-01")
    choose(app, as_of_to="2024-12-31")
    assert "as_of_to" not in app.query_params
    assert any("as_of_to=2024-12-31" in notice.value.replace("\\", "") for notice in app.warning)
    choose(app, as_of_from="")
    choose(app, as_of_from=None)
    assert "as_of_from" not in app.query_params


def test_repeats_and_plans_can_be_left_out(record: Record) -> None:
    app = with_more("claims", lang="en")
    choose(app, repeats=False, planned=False)
    left = record.claims[~record.claims["is_repeat"] & (record.claims["basis"] != "planned")]
    assert (app.query_params["repeats"], app.query_params["planned"]) == ("no", "no")
    assert f"**{len(left)}** of {len(record.claims)} claims" in visible_text(app)


def test_reset_takes_every_filter_back_and_nothing_else() -> None:
    assert actions(opened("timeline", lang="en", metric="casualties"))["reset"]["disabled"]
    app = opened("timeline", lang="de", metric="casualties", axis="log", **NARROWED)
    assert not actions(app)["reset"].get("disabled")
    press(app, "reset")
    assert app.session_state["reader"].question == Question(lang="de", metric="casualties", axis="log")
    assert actions(app)["reset"]["disabled"]


@pytest.mark.parametrize("page", ["timeline", "comparison"])
def test_where_filters_leave_nothing_one_click_takes_the_worst_one_out(page: str) -> None:
    app = opened(page, lang="en", metric="killed", support="9", repeats="no")
    assert any("“corroborated by at least 9 other sides”" in notice.value for notice in app.info)
    assert actions(app)["loosen"]["label"] == "Remove this filter"
    press(app, "loosen")
    assert (dict(app.query_params), bool(app.info)) == ({"lang": "en", "metric": "killed", "repeats": "no"}, False)


def test_where_no_single_filter_is_to_blame_all_of_them_go() -> None:
    app = opened("timeline", lang="en", metric="killed", sides="international", sources="isw", support="9")
    assert actions(app)["loosen"]["label"] == "Reset all filters"
    press(app, "loosen")
    assert dict(app.query_params) == {"lang": "en", "metric": "killed"}


@pytest.mark.parametrize("page", ["briefing", "map", "timeline", "comparison", "claims", "method"])
def test_the_filters_are_the_same_on_every_page_and_every_control_is_known_apart(page: str) -> None:
    app = with_more(page, lang="en", known_on="2025-04-28")
    assert {"known_on", "sides", "kinds", "sources", "support", "lang"} <= controls(app).keys()
    assert {"reset", "back_to_today"} <= actions(app).keys()
    known = [(control["field"], control.get("id", ""), control["form"]) for control in all_controls(app)]
    assert len(set(known)) == len(known)
    assert all(
        control["field"] in Question.parameters() for control in all_controls(app) if control["form"] != "action"
    )
    assert all(control["changes"].keys() <= set(Question.parameters()) for control in actions(app).values())


@pytest.mark.parametrize(("code", "many", "none"), [("en", " claims", "0 claims"), ("de", " Angaben", "0 Angaben")])
def test_the_number_that_is_left_is_announced_in_the_language_of_the_page(
    record: Record, code: LanguageCode, many: str, none: str
) -> None:
    app = opened("claims", lang=code)
    told = components(app)["announcement_filters"]
    assert (told["text"], told["lang"]) == (f"{len(record.claims)}{many}", code)
    choose(app, sides=["north_korea"])
    left = int((record.claims["side"] == "north_korea").sum())
    assert {components(app)[f"announcement_{name}"]["text"] for name in ("filters", "found")} == {f"{left}{many}"}
    choose(app, search="nobodysaidthis")
    assert [components(app)[f"announcement_{name}"]["text"] for name in ("filters", "found")] == [f"{left}{many}", none]
