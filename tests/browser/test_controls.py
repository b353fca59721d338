"""What is chosen above the pictures, in a browser: by keyboard, in a hurry, on a slow network, in another language, in colours of the system."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
MARKED = "document.querySelector('[data-picture=timeline] .js-plotly-plot').data.flatMap(({ customdata }) => customdata ?? []).join()"


def test_what_was_chosen_from_a_list_outlasts_another_language(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/comparison?lang=en&metric=casualties&kinds=government,military&support=1&months=6")
    page.get_by_text("More filters").click()
    page.get_by_text("Corroborated by other sides").wait_for()
    for language, list_name, chosen in (
        ("DE", "Kennzahl", "Verluste (Tote und Verwundete)"),
        ("EN", "Indicator", "Casualties (killed and wounded)"),
    ):
        page.get_by_role("button", name=language, exact=True).click()
        expect(page.get_by_label(list_name, exact=True)).to_have_value("casualties")
        expect(page.get_by_label(list_name, exact=True).locator("option:checked")).to_have_text(chosen)
        visitor.settle()
        page.get_by_role("button", name="Ukraine", exact=True).click()
        page.wait_for_function(
            "location.search.includes('sides=ukraine') === %s" % ("true" if language == "DE" else "false")
        )
        visitor.settle()
        for asked in ("metric=casualties", "kinds=government", "support=1", "months=6"):
            assert asked in page.url, asked


def test_a_list_is_chosen_from_by_keyboard_and_keeps_the_focus(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en&metric=casualties")
    measure = page.get_by_label("Indicator", exact=True)
    measure.focus()
    for asked in ("killed", "captured"):
        page.keyboard.press("ArrowDown")
        page.wait_for_function(f"location.search.includes('metric={asked}')")
        visitor.settle()
        expect(measure).to_have_value(asked)
        expect(measure).to_be_focused()
    page.go_back()
    expect(measure).to_have_value("killed")
    page.wait_for_function("location.search.includes('metric=killed')")
    visitor.settle()
    back = page.evaluate(MARKED)
    page.go_forward()
    expect(measure).to_have_value("captured")
    visitor.settle()
    assert page.evaluate(MARKED) != back


def test_buttons_and_switches_are_pressed_by_keyboard_and_keep_the_focus(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en&metric=casualties")
    for role, name, key, asked in (
        ("button", "logarithmic", "Enter", "axis=log"),
        ("switch", "Also other kinds of claims", "Space", "unlike=yes"),
        ("button", "DE", "Space", "lang=de"),
    ):
        pressed = page.get_by_role(role, name=name, exact=True)
        pressed.press(key)
        page.wait_for_function(f"location.search.includes('{asked}')")
        visitor.settle()
        expect(page.locator(":focus")).to_have_js_property("type", "checkbox" if role == "switch" else "button")
        expect(pressed).to_be_focused()
    expect(page.get_by_role("button", name="logarithmisch", pressed=True)).to_be_visible()
    expect(page.get_by_role("button", name="linear", pressed=False)).to_be_visible()
    expect(page.get_by_role("switch", name="Auch Angaben anderer Art", checked=True)).to_be_visible()


def test_what_is_chosen_is_seen_in_colours_of_the_system_too(server, visit):
    visitor = visit()
    visitor.page.emulate_media(forced_colors="active")
    page = visitor.open(f"{server}/timeline?lang=en&axis=log&steps=yes")
    looks = "each => { const { forcedColorAdjust, appearance, borderTopWidth } = getComputedStyle(each); return [forcedColorAdjust, appearance, borderTopWidth]; }"
    own_colours = [
        page.get_by_role("button", name=name, exact=True).evaluate(looks)[0] for name in ("linear", "logarithmic")
    ]
    assert own_colours == ["auto", "none"], "only what is pressed has colours that the system would not give it"
    assert page.get_by_role("switch", name="Carry figures forward").evaluate(looks)[1] == "auto"
    assert page.get_by_label("Indicator", exact=True).evaluate(looks)[2] == "1px"


def test_a_press_stays_while_earlier_ones_are_answered(server, visit):
    visitor = visit()
    page = visitor.page
    visitor.change("""window.WebSocket = class extends WebSocket {
        constructor(...given) {
            super(...given);
            this.addEventListener("message", (event) => {
                if (!event.isTrusted) return;
                event.stopImmediatePropagation();
                setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data: event.data })), 400);
            });
        }
    }""")
    visitor.open(f"{server}/timeline?lang=en")
    page.evaluate("""() => {
        window.back = 0;
        const seen = (changes) => { back += changes.filter(({ target, oldValue }) => oldValue === "true" && target.ariaPressed === "false").length; };
        new MutationObserver(seen).observe(document.querySelector("[data-field=sides]"), { subtree: true, attributeFilter: ["aria-pressed"], attributeOldValue: true });
    }""")
    for side, pause in (
        ("Ukraine", 200),
        ("Russia", 450),
        ("North Korea", 0),
    ):  # the third between the answers to the first and to the second
        page.get_by_role("button", name=side, exact=True).click(no_wait_after=True)
        page.wait_for_timeout(pause)
    page.wait_for_function("decodeURIComponent(location.search).includes('sides=ukraine,russia,north_korea')")
    visitor.settle()
    assert page.evaluate("back") == 0
    assert page.locator("[data-field=sides] [aria-pressed=true]").all_inner_texts() == [
        "Ukraine",
        "Russia",
        "North Korea",
    ]
    page.get_by_role("button", name="Reset all filters").click()
    expect(page.locator("[data-field=sides] [aria-pressed=true]")).to_have_count(0)


def test_clicks_without_a_pause_all_count(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en")
    for side in ("Ukraine", "Russia", "North Korea", "South Korea"):
        page.get_by_role("button", name=side, exact=True).click(no_wait_after=True)
    page.wait_for_function(
        "decodeURIComponent(location.search).includes('sides=ukraine,russia,north_korea,south_korea')"
    )


def test_what_is_taken_back_at_once_stands_in_no_link(server, visit):
    visitor = visit()
    page = visitor.open(f"{server}/timeline?lang=en")
    ukraine = page.get_by_role("button", name="Ukraine", exact=True)
    # So that the second press overtakes the answer to the first: at different moments, for it depends on the machine.
    for pause in (0, 20, 40, 60, 80):
        ukraine.click(no_wait_after=True)
        page.wait_for_timeout(260 + pause)
        ukraine.click(no_wait_after=True)
        visitor.settle()
        expect(ukraine).to_have_attribute("aria-pressed", "false")
        assert "sides=" not in page.evaluate("location.search")
    assert visitor.errors == []


def test_two_tabs_have_a_question_each(server, visit):
    one, two = visit(), visit()
    first, second = (each.open(f"{server}/timeline?lang=en&metric=casualties") for each in (one, two))
    first.get_by_role("button", name="Ukraine", exact=True).click()
    first.wait_for_function("location.search.includes('sides=ukraine')")
    second.get_by_role("button", name="South Korea", exact=True).click()
    second.wait_for_function("location.search.includes('sides=south_korea')")
    for visitor in (one, two):
        visitor.settle()
    assert [page.locator("[data-field=sides] [aria-pressed=true]").all_inner_texts() for page in (first, second)] == [
        ["Ukraine"],
        ["South Korea"],
    ]
    assert first.evaluate(MARKED) != second.evaluate(MARKED)
