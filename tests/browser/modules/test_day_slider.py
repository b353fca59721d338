"""The line of days: what moves it, what it asks of pictures and server while days pass, and where it comes to rest."""

import pytest

pytestmark = pytest.mark.browser

LINE = {
    "field": "day",
    "label": "Day",
    "form": "timeline",
    "value": "2024-09-01",
    "titles": {},
    "label_shown": True,
    "lang": "en",
    "min": "2024-08-06",
    "max": "2024-10-05",
    "steps": [0, 3, 26, 30, 60],
    "words": {"back": "One day back", "forward": "One day forward", "play": "Play", "faster": "Faster", "stop": "Stop"},
}
"""From 6 August to 5 October: 60 days. The pictures change on 6 and 9 August, on 1 and 5 September and on 5 October."""
DAY, PLAY = ".ledger-controls output", ".ledger-controls .play"
TOLD = "told.map(([fields, how]) => [fields.day, Boolean(how?.passing)])"


@pytest.fixture
def line(modules):
    """A line of days, and what is told of it; the server answers nothing."""
    modules.run("""() => {
        window.told = [];
        window.prefetched = [];
        const { change } = question.question;
        question.question.change = function (fields, how) { told.push([fields, how]); return change.call(this, fields, how); };
        question.question.prefetchers.add(({ day }) => prefetched.push(day));
        serverRun(question.mount);
        window.place = component('<div class="ledger-controls"></div>');
    }""")
    modules.run(
        "control => { place.data = { name: 'here', controls: [control] }; window.controls.mount(place); }", LINE
    )
    return modules


def day(line):
    return line.page.locator(DAY).inner_text()


def test_it_stands_on_its_day_and_says_it_in_words(line):
    slider = line.page.get_by_role("slider", name="Day")
    assert (slider.input_value(), slider.get_attribute("max"), slider.get_attribute("aria-valuetext"), day(line)) == (
        "26",
        "60",
        "1 September 2024",
        "1 September 2024",
    )
    assert line.page.get_by_role("button").all_inner_texts() == ["‹", "›", "Play"]


@pytest.mark.parametrize(
    ("key", "shown", "pictured"),
    [
        ("ArrowRight", "2 September 2024", "2024-09-01"),
        ("ArrowLeft", "31 August 2024", "2024-08-09"),
        ("PageUp", "1 October 2024", "2024-09-05"),
        ("PageDown", "6 August 2024", "2024-08-06"),
        ("Home", "6 August 2024", "2024-08-06"),
        ("End", "5 October 2024", "2024-10-05"),
    ],
)
def test_a_key_moves_it_and_the_day_stays_when_the_key_is_let_go(line, key, shown, pictured):
    slider = line.page.get_by_role("slider")
    slider.focus()
    line.page.keyboard.down(key)
    assert day(line) == shown
    assert line.run(TOLD) == [[pictured, True]]
    line.page.keyboard.up(key)
    assert line.run(TOLD)[1:] == [
        [line.run("text => new Date(`${text} UTC`).toISOString().slice(0, 10)", shown), False]
    ]


def test_a_key_that_is_held_asks_only_for_days_on_which_the_pictures_change(line):
    line.page.get_by_role("slider").focus()
    for _ in range(5):
        line.page.keyboard.down("ArrowRight")
    assert line.run(TOLD) == [["2024-09-01", True], ["2024-09-05", True]]
    line.page.keyboard.up("ArrowRight")
    assert line.run(TOLD)[2:] == [["2024-09-06", False]]


def test_buttons_move_it_by_a_day_as_far_as_it_goes(line):
    line.page.get_by_role("button", name="One day forward").click()
    line.page.get_by_role("button", name="One day back").click()
    assert line.run(TOLD) == [["2024-09-02", False], ["2024-09-01", False]]
    line.page.get_by_role("slider").press("End")
    assert line.page.get_by_role("button", name="One day forward").is_disabled()


def test_one_button_plays_plays_faster_and_stops(line):
    play = line.page.locator(PLAY)
    play.click()
    assert play.inner_text() == "Faster"
    line.after(1000)
    # Eight days a second from 1 September.
    assert day(line) in ("9 September 2024", "10 September 2024"), (
        "one more where the machine was slow between two lines"
    )
    play.click()
    assert play.inner_text() == "Stop"
    line.after(500)
    # The day that was under way, after an eighth of a second, then 24 days a second.
    assert day(line) in ("18 September 2024", "19 September 2024", "20 September 2024")
    play.click()
    stopped = day(line)
    assert (play.inner_text(), line.run(TOLD)[-1][1]) == ("Play", False)
    line.after(2000)
    assert day(line) == stopped
    passed = [told for told, passing in line.run(TOLD) if passing]
    assert passed == ["2024-09-01", "2024-09-05"]
    assert line.run("[...new Set(prefetched)]") == ["2024-09-05", "2024-10-05"]


def test_it_stops_at_the_end_and_begins_anew(line):
    play = line.page.locator(PLAY)
    line.page.get_by_role("slider").press("End")
    play.click()
    assert day(line) == "6 August 2024"
    play.click()
    line.after(4000)
    assert (day(line), play.inner_text()) == ("5 October 2024", "Play")
    assert line.run(TOLD)[-2:] == [["2024-10-05", True], ["2024-10-05", False]]


def test_a_touch_on_the_line_stops_it(line):
    line.page.locator(PLAY).click()
    line.after(300)
    line.page.get_by_role("slider").dispatch_event("pointerdown")
    assert line.page.locator(PLAY).inner_text() == "Play"
    assert line.run(TOLD)[-1][1] is False


def test_a_line_that_is_taken_off_the_page_stops(line):
    line.page.locator(PLAY).click()
    line.after(300)
    line.run("place.parentElement.remove()")
    line.after(1000)
    told = line.run(TOLD)
    assert told[-1][1] is False
    line.after(5000)
    assert line.run(TOLD) == told


def test_who_wants_nothing_to_move_goes_from_change_to_change(line):
    line.page.emulate_media(reduced_motion="reduce")
    try:
        line.page.locator(PLAY).click()
        line.after(1999)
        assert day(line) == "1 September 2024"
        line.after(1)
        assert day(line) == "5 September 2024"
        line.page.locator(PLAY).click()
        line.after(2000)
        assert day(line) == "5 October 2024"
    finally:
        line.page.emulate_media(reduced_motion="no-preference")


def test_while_it_is_dragged_a_run_of_the_server_does_not_move_it(line):
    slider = line.page.get_by_role("slider")
    slider.evaluate("each => { each.value = 40; each.dispatchEvent(new Event('input')); }")
    assert day(line) == "15 September 2024"
    line.run(
        "control => { place.data = { name: 'here', controls: [control] }; window.controls.mount(place); }",
        {**LINE, "value": "2024-09-05"},
    )
    assert day(line) == "15 September 2024"
    slider.dispatch_event("change")
    assert line.run(TOLD)[-1] == ["2024-09-15", False]


def test_another_control_of_the_day_moves_it(line):
    moments = {
        "field": "day",
        "label": "Key moments",
        "form": "buttons",
        "value": "2024-09-01",
        "titles": {},
        "label_shown": True,
        "groups": [["", [["2024-09-05", "A moment"]]]],
    }
    line.run(
        "control => { window.other = component('<div class=\"ledger-controls\"></div>', { name: 'there', controls: [control] }); window.controls.mount(other); }",
        moments,
    )
    line.page.get_by_role("button", name="A moment").click()
    assert day(line) == "5 September 2024"
    # It stops the days that are played, too.
    line.page.get_by_role("slider").press("Home")
    line.page.locator(PLAY).click()
    line.after(300)
    line.page.get_by_role("button", name="A moment").click()
    line.after(2000)
    assert (day(line), line.page.locator(PLAY).inner_text(), line.run(TOLD)[-1]) == (
        "5 September 2024",
        "Play",
        ["2024-09-05", False],
    )


def test_who_goes_back_stops_the_days_that_are_played(line):
    line.page.locator(PLAY).click()
    line.after(300)
    line.run(
        "question.mount({ data: { home: '', channel: 'card', session: 'one', acknowledged: 0, link: {}, defaults: {} }, setTriggerValue() {} })"
    )
    line.run("window.dispatchEvent(new PopStateEvent('popstate'))")
    told = line.run(TOLD)
    line.after(3000)
    assert line.run(TOLD) == told


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-03-15", -1, "2025-02-15"),
        ("2025-12-31", 2, "2026-02-28"),
        ("2025-01-01", -1, "2024-12-01"),
    ],
)
def test_a_month_is_the_same_day_of_another_or_its_last(run, day, months, expected):
    assert run("([day, months]) => day_slider.monthsAfter(day, months)", [day, months]) == expected
