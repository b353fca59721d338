"""Every form of control: built, filled, and what it tells."""

import pytest

pytestmark = pytest.mark.browser

DAY = {
    "field": "known_on",
    "label": "Known on",
    "form": "date",
    "value": "2025-04-28",
    "titles": {},
    "label_shown": True,
    "min": "2023-09-01",
    "max": "2026-11-29",
    "lang": "en",
    "outside": "A day from 1 to 2, please.",
    "required": True,
}
GROUPS = [["", [["ukraine", "Ukraine"], ["russia", "Russia"], ["western", "Western"]]]]
SIDES = {
    "field": "sides",
    "label": "Sides",
    "form": "buttons",
    "value": ["russia"],
    "titles": {"russia": "All of Russia"},
    "label_shown": True,
    "multiple": True,
    "groups": GROUPS,
}
AXIS = {
    "field": "axis",
    "label": "Axis",
    "form": "buttons",
    "value": "linear",
    "titles": {},
    "label_shown": False,
    "groups": [["", [["linear", "linear"], ["log", "logarithmic"]]]],
}
CHANGES = "question.question.changes"


@pytest.fixture
def show(modules):
    """Shows controls, as a run of the server does; the same place again is filled again."""
    modules.run("serverRun(question.mount)")

    def shown(*controls):
        modules.run(
            """controls => {
            window.place ??= component('<div class="ledger-controls"></div>');
            place.data = { name: "here", controls };
            window.leave = window.controls.mount(place);
        }""",
            list(controls),
        )
        return modules.page

    return shown


def told(page):
    """What the question is to become."""
    return page.evaluate(CHANGES)


def run_of_server(modules, number, **link):
    modules.run(
        "([acknowledged, link]) => { serverRun(question.mount, { acknowledged, link }); serverRun(question.mount, {}, 'card'); }",
        [number, {"lang": "en", **link}],
    )
    modules.after(10)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-04-28", "2025-04-28"),
        (" 28.4.2025 ", "2025-04-28"),
        ("28. 4. 2025", "2025-04-28"),
        ("28/04/2025", "2025-04-28"),
        ("2025-4-8", "2025-04-08"),
        ("28.4.25", None),
        ("April 2025", None),
        ("", None),
        ("2025-04-28T00:00", None),
    ],
)
def test_a_pasted_day_is_understood(run, text, day):
    assert run("text => controls.pastedDay(text) ?? null", text) == day


def test_a_list_has_its_groups_and_tells_what_is_chosen(show):
    page = show(
        {
            "field": "metric",
            "label": "Indicator",
            "form": "list",
            "value": "killed",
            "titles": {},
            "label_shown": True,
            "groups": [["Troops", [["sent", "Sent"]]], ["Losses", [["killed", "Killed"]]]],
        }
    )
    chosen = page.get_by_label("Indicator")
    assert chosen.evaluate("each => [each.value, ...[...each.children].map(({ label }) => label)]") == [
        "killed",
        "Troops",
        "Losses",
    ]
    chosen.select_option("sent")
    assert told(page) == {"metric": "sent"}
    assert chosen.input_value() == "sent"


def test_buttons_of_which_one_holds(show):
    page = show(AXIS)
    assert page.locator("[data-control=axis]").get_attribute("data-unlabelled") == "true"
    linear, log = page.get_by_role("button", name="linear", exact=True), page.get_by_role("button", name="logarithmic")
    linear.click()
    assert told(page) == {}, "it holds already"
    log.click()
    assert told(page) == {"axis": "log"}
    assert [each.get_attribute("aria-pressed") for each in (linear, log)] == ["false", "true"]


def test_buttons_of_which_several_hold_tell_them_in_their_order(show):
    page = show(SIDES)
    assert page.get_by_role("group", name="Sides").locator("button").all_inner_texts() == [
        "Ukraine",
        "Russia",
        "Western",
    ]
    assert page.get_by_role("button", name="Russia").get_attribute("title") == "All of Russia"
    page.get_by_role("button", name="Western").click()
    page.get_by_role("button", name="Ukraine").click()
    assert told(page) == {"sides": ["ukraine", "russia", "western"]}
    page.get_by_role("button", name="Russia").click()
    assert told(page) == {"sides": ["ukraine", "western"]}


def test_a_switch(show):
    page = show(
        {
            "field": "repeats",
            "label": "Repeats",
            "form": "switch",
            "value": True,
            "titles": {},
            "label_shown": True,
            "help": "Says again.",
        }
    )
    assert page.get_by_role("switch", name="Repeats").is_checked()
    assert page.get_by_role("button", name="Says again.").get_attribute("data-help") == "Says again."
    page.get_by_role("switch", name="Repeats").press("Space")
    assert told(page) == {"repeats": False}


def test_words_are_told_after_a_pause_with_enter_or_when_the_field_is_left(show, modules):
    page = show({"field": "search", "label": "Search", "form": "text", "value": "", "titles": {}, "label_shown": True})
    field = page.get_by_label("Search")
    field.press_sequentially("kur")
    modules.after(699)
    assert told(page) == {}
    field.press("s")
    modules.after(699)
    assert told(page) == {}
    modules.after(1)
    assert told(page) == {"search": "kurs"}
    field.press_sequentially("k ")
    field.press("Enter")
    assert told(page) == {"search": "kursk"}
    field.press_sequentially(" x")
    field.blur()
    assert told(page) == {"search": "kursk x"}
    before = page.evaluate("question.question.number")
    modules.after(5000)
    field.press("Enter")
    assert page.evaluate("question.question.number") == before, "the same words are told once"
    assert field.get_attribute("maxlength") == "100"


def test_words_that_are_being_typed_are_not_taken_back_by_a_run(show, modules):
    control = {"field": "search", "label": "Search", "form": "text", "value": "", "titles": {}, "label_shown": True}
    page = show(control)
    field = page.get_by_label("Search")
    field.press_sequentially("kur")
    run_of_server(modules, 0)
    show({**control, "value": "before"})
    assert field.input_value() == "kur"
    modules.after(700)
    assert told(page) == {"search": "kur"}
    run_of_server(modules, 1, search="kur")
    show({**control, "value": "kur"})
    show({**control, "value": "other"})
    assert field.input_value() == "other", "words that the server has, and nobody types"


def test_a_checklist_names_what_is_chosen_and_tells_all_of_it(show):
    options = [[f"s{n}", f"Source {n}"] for n in range(12)]
    control = {
        "field": "sources",
        "label": "Sources",
        "form": "checklist",
        "value": [],
        "titles": {},
        "label_shown": True,
        "multiple": True,
        "none": "All sources",
        "search": "Search this list",
        "groups": [["", options]],
    }
    page = show(control)
    summary = page.locator("summary")
    assert (summary.inner_text(), summary.get_attribute("aria-label")) == ("All sources", "Sources: All sources")
    summary.click()
    page.get_by_role("group", name="Sources").get_by_label("Source 3").check()
    page.get_by_role("checkbox", name="Source 11").check()
    assert told(page) == {"sources": ["s3", "s11"]}
    assert summary.inner_text() == "Source 3, Source 11"
    page.get_by_label("Search this list").fill("source 1")
    assert page.locator("details label:visible").all_inner_texts() == ["Source 1", "Source 10", "Source 11"]
    page.get_by_role("checkbox", name="Source 11").uncheck()
    assert told(page) == {"sources": ["s3"]}
    assert page.get_by_label("Search this list").input_value() == "source 1"
    assert page.locator("details").get_attribute("open") == ""


def test_a_short_checklist_has_no_search(show):
    page = show(
        {
            "field": "kinds",
            "label": "Kinds",
            "form": "checklist",
            "value": ["a"],
            "titles": {},
            "label_shown": True,
            "multiple": True,
            "none": "All kinds",
            "search": "Search this list",
            "groups": [["", [["a", "A"], ["b", "B"]]]],
        }
    )
    page.locator("summary").click()
    assert page.get_by_label("A", exact=True).is_checked()
    assert page.locator("details input[type=search]").is_hidden()


def test_an_action_sets_its_fields_and_has_a_key(show):
    control = {
        "field": "",
        "id": "forward",
        "label": "Forward",
        "form": "action",
        "value": None,
        "titles": {},
        "label_shown": True,
        "changes": {"part": "map"},
        "shortcut": "ArrowRight",
    }
    page = show(control)
    page.keyboard.press("ArrowRight")
    assert told(page) == {"part": "map"}
    page.keyboard.press("Control+ArrowRight")
    assert page.evaluate("question.question.number") == 1
    page.get_by_role("button", name="Forward").click()
    assert page.evaluate("question.question.number") == 2
    show({**control, "disabled": True})
    page.keyboard.press("ArrowRight")
    assert page.evaluate("question.question.number") == 2


def test_a_key_that_is_typed_into_a_field_presses_nothing(show):
    page = show(
        {
            "field": "",
            "id": "forward",
            "label": "Forward",
            "form": "action",
            "value": None,
            "titles": {},
            "label_shown": True,
            "changes": {"part": "map"},
            "shortcut": "ArrowRight",
        },
        {"field": "search", "label": "Search", "form": "text", "value": "", "titles": {}, "label_shown": True},
    )
    page.get_by_label("Search").press("ArrowRight")
    assert told(page) == {}


def test_a_disclosure_opens_and_closes_its_section_beside_the_others(show):
    page = show(
        {
            "field": "sections",
            "id": "spread",
            "name": "spread",
            "label": "Spread",
            "form": "disclosure",
            "value": ["pairs"],
            "titles": {},
            "label_shown": True,
        }
    )
    heading = page.get_by_role("heading", level=3).get_by_role("button", name="Spread")
    assert heading.get_attribute("aria-expanded") == "false"
    heading.click()
    assert told(page) == {"sections": ["pairs", "spread"]}
    assert heading.get_attribute("aria-expanded") == "true"
    heading.click()
    assert told(page) == {"sections": ["pairs"]}


def day(page, name="Known on"):
    return page.get_by_label(name)


def note(page):
    return page.locator("[data-control=known_on] small").inner_text()


def paste(field, text):
    """Paste into a field; whether the field's own way was put aside."""
    return field.evaluate(
        """(field, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text", text);
        return !field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }""",
        text,
    )


def test_a_day_is_written_out_in_the_language_of_the_page(show):
    page = show(DAY)
    assert (day(page).input_value(), note(page)) == ("2025-04-28", "28 April 2025")
    assert day(page).evaluate("each => [each.min, each.max, each.lang]") == ["2023-09-01", "2026-11-29", "en"]
    show({**DAY, "lang": "de", "label": "Wissensstand"})
    assert note(page) == "28. April 2025"
    assert day(page, "Wissensstand").get_attribute("aria-describedby") == "here_known_on_written"


def test_a_day_that_is_typed_is_told_with_enter_and_not_before(show, modules):
    page = show(DAY)
    day(page).focus()
    page.keyboard.type("03132025")
    assert told(page) == {}
    page.keyboard.press("Enter")
    assert told(page) == {"known_on": "2025-03-13"}
    assert note(page) == "13 March 2025"
    modules.after(5000)
    assert page.evaluate("question.question.number") == 1


def test_a_day_that_is_typed_is_told_after_a_pause(show, modules):
    page = show(DAY)
    day(page).focus()
    page.keyboard.type("03132025")
    modules.after(699)
    assert told(page) == {}
    modules.after(1)
    assert told(page) == {"known_on": "2025-03-13"}


@pytest.mark.parametrize("text", ["13.3.2025", "13/03/2025", "2025-03-13"])
def test_a_day_that_is_pasted_is_told_at_once(show, text):
    page = show(DAY)
    assert paste(day(page), text)
    assert told(page) == {"known_on": "2025-03-13"}
    assert day(page).input_value() == "2025-03-13"


@pytest.mark.parametrize("pasted", ["1.1.2020", "1.1.2030", "30.2.2025"])
def test_a_day_that_cannot_be_says_what_can_and_tells_nothing(show, pasted):
    page = show(DAY)
    paste(day(page), pasted)
    assert note(page) == DAY["outside"]
    assert day(page).get_attribute("aria-invalid") == "true"
    assert told(page) == {}
    paste(day(page), "13.3.2025")
    assert (note(page), day(page).get_attribute("aria-invalid")) == ("13 March 2025", None)
    assert told(page) == {"known_on": "2025-03-13"}


def test_a_half_typed_day_says_what_can_be(show):
    page = show(DAY)
    day(page).focus()
    page.keyboard.type("02302025")
    page.keyboard.press("Enter")
    assert (note(page), told(page)) == (DAY["outside"], {})


def test_a_day_that_may_be_empty_can_be_emptied_and_another_cannot(show):
    page = show({**DAY, "field": "as_of_from", "label": "From", "required": False})
    day(page, "From").fill("")
    assert told(page) == {"as_of_from": None}
    show(DAY)
    day(page).fill("")
    assert (note(page), told(page)) == (DAY["outside"], {"as_of_from": None})


def test_controls_stay_while_their_place_does_and_keep_the_focus(show):
    page = show(SIDES, AXIS)
    page.get_by_role("button", name="Russia").focus()
    page.evaluate("window.before = document.activeElement")
    show(
        {
            **SIDES,
            "label": "Seiten",
            "groups": [["", [["ukraine", "Ukraine"], ["russia", "Russland"], ["western", "Westen"]]]],
        },
        AXIS,
    )
    assert page.evaluate("document.activeElement === before && before.textContent") == "Russland"
    show(AXIS)
    assert page.locator("[data-control]").count() == 1
    show(DAY, AXIS)
    assert page.evaluate("[...document.querySelectorAll('[data-control]')].map(({ dataset }) => dataset.control)") == [
        "known_on",
        "axis",
    ]


def test_what_is_chosen_stays_above_what_an_older_run_says(show, modules):
    page = show(SIDES)
    page.get_by_role("button", name="Ukraine").click()
    show({**SIDES, "value": ["russia", "western"]})
    assert page.locator("[aria-pressed=true]").all_inner_texts() == ["Ukraine", "Russia"]
    run_of_server(modules, 1, sides="ukraine,russia")
    show({**SIDES, "value": ["ukraine", "russia"]})
    assert page.locator("[aria-pressed=true]").all_inner_texts() == ["Ukraine", "Russia"]


def test_what_the_server_does_not_take_is_taken_back_when_its_run_is_complete(show, modules):
    page = show(AXIS)
    page.get_by_role("button", name="logarithmic").click()
    run_of_server(modules, 1)
    assert page.locator("[aria-pressed=true]").all_inner_texts() == ["linear"]


def test_a_place_that_is_left_is_filled_no_more(show, modules):
    page = show(AXIS)
    page.evaluate("leave()")
    page.get_by_role("button", name="logarithmic").click()
    run_of_server(modules, 1)
    assert page.locator("[aria-pressed=true]").all_inner_texts() == ["logarithmic"]
