"""Pictures from their addresses: what is asked, drawn, kept and said where nothing comes."""

import pytest

pytestmark = pytest.mark.browser

PICTURE = """{
    name: "timeline", path: "/api/pictures/timeline", fields: ["lang", "sides", "metric"], fixed: { theme: "light", revision: "r1" },
    alt: "Claims in words.", height: 300, stretch: false, opens: "claim", plotly: "/library.js", outlines: "", zooms: null,
}"""
FIGURE = """(address) => {
    const asked = new URL(address).searchParams;
    const name = ["lang", "sides", "metric"].map((field) => asked.get(field) ?? "-").join(" ");
    return {
        figure: { data: [{ name, meta: "ground", customdata: ["a-claim"] }], layout: { xaxis: { title: name } } },
        config: { displayModeBar: false }, alt: `Alt of ${name}`, height: 310,
    };
}"""
SHOWN = "document.querySelector('.ledger-chart').textContent"
DRAWN = "calls.filter(([name]) => name === 'react').map(([, { data }]) => data[0].name)"
PICTURES_ASKED = "asked.filter((address) => address.includes('/pictures/')).map((address) => new URL(address).search)"


def drawn(modules, *names):
    """Wait until these have been drawn, in this order."""
    modules.page.wait_for_function(f"names => JSON.stringify({DRAWN}) === JSON.stringify(names)", arg=list(names))


def shown(modules, name):
    modules.page.wait_for_function(f"name => {SHOWN} === name", arg=name)


@pytest.fixture
def hung(modules):
    """A page whose server has answered, and on which a picture hangs."""
    modules.run(f"() => {{ answers.set('/api/pictures/timeline', {FIGURE}); serverRun(question.mount); }}")
    modules.run(
        f"() => {{ window.place = component('<div class=\"ledger-picture\"></div>', {PICTURE}); chart.mount(place); }}"
    )
    drawn(modules, "en - -")
    modules.after(100)  # and is painted
    return modules


def choose(modules, **fields):
    modules.run("fields => { question.question.change(fields); }", fields)


def test_an_address_has_the_fields_of_its_picture_alone_in_a_fixed_order(run):
    picture = {
        "path": "/api/pictures/map",
        "fields": ["lang", "sides", "day"],
        "fixed": {"theme": "dark", "revision": "r"},
    }
    link = {"sides": "ukraine,russia", "metric": "killed", "lang": "de", "claim": "one"}
    address = "/api/pictures/map?lang=de&sides=ukraine%2Crussia&theme=dark&revision=r"
    assert run("([picture, link]) => chart.addressOf(picture, link)", [picture, link]) == address
    assert (
        run("([picture, link]) => chart.addressOf(picture, link)", [picture, dict(reversed(link.items()))]) == address
    )
    assert run("picture => chart.addressOf(picture, {})", picture) == "/api/pictures/map?theme=dark&revision=r"


def test_a_set_remembers_the_last_and_gives_back_what_falls_out(run):
    assert run("""() => {
        const all = new Set();
        const out = ["a", "b", "a", "c"].map((one) => chart.remember(all, one, 2) ?? null);
        return [[...all], out];
    }""") == [["a", "c"], [None, None, None, "b"]]


def test_a_picture_is_drawn_with_its_words_its_height_and_its_size(hung):
    place = hung.page.locator(".ledger-picture")
    assert [place.get_attribute(name) for name in ("data-picture", "data-opens", "role", "aria-label")] == [
        "timeline",
        "claim",
        "figure",
        "Alt of en - -",
    ]
    assert place.evaluate("each => each.style.height") == "310px"
    [[_, given]] = hung.run("calls.filter(([name]) => name === 'react')")
    assert given["config"] == {"displayModeBar": False}
    assert given["layout"]["width"] == 800
    assert hung.run(PICTURES_ASKED) == ["?lang=en&theme=light&revision=r1"]


def test_a_picture_waits_for_the_question(modules):
    modules.run(
        f"() => {{ answers.set('/api/pictures/timeline', {FIGURE}); chart.mount(component('<div class=\"ledger-picture\"></div>', {PICTURE})); }}"
    )
    modules.after(1000)
    assert modules.run("asked") == []
    modules.run("serverRun(question.mount, { link: { lang: 'de' } })")
    drawn(modules, "de - -")


def test_a_change_is_drawn_before_the_server_hears_of_it(hung):
    choose(hung, sides=["ukraine"])
    drawn(hung, "en - -", "en ukraine -")
    assert hung.run("sent") == []
    hung.after(50)
    hung.page.wait_for_function("sent.length === 1")
    assert hung.page.locator(".ledger-picture").get_attribute("aria-label") == "Alt of en ukraine -"


def test_what_a_picture_does_not_depend_on_asks_for_nothing(hung):
    choose(hung, axis="log")
    hung.page.wait_for_function("sent.length === 1")
    assert len(hung.run(PICTURES_ASKED)) == 1


def test_a_run_that_brings_what_hangs_there_draws_nothing(hung):
    choose(hung, sides=["ukraine"])
    drawn(hung, "en - -", "en ukraine -")
    hung.run(
        "() => { serverRun(question.mount, { acknowledged: 1, link: { lang: 'en', sides: 'ukraine' } }); chart.mount(place); }"
    )
    hung.after(1000)
    assert len(hung.run(PICTURES_ASKED)) == hung.run("count('react')") == 2


def test_a_late_answer_of_an_older_address_is_not_drawn(hung):
    hung.run("hold('sides=ukraine&')")
    choose(hung, sides=["ukraine"])
    choose(hung, sides=["russia"])
    drawn(hung, "en - -", "en russia -")
    hung.run("release('sides=ukraine&')")
    hung.after(1000)
    assert hung.run(DRAWN) == ["en - -", "en russia -"]
    assert hung.run(SHOWN) == "en russia -"
    assert hung.page.locator(".ledger-picture").get_attribute("aria-label") == "Alt of en russia -"


def test_words_stand_for_a_picture_that_does_not_come_until_it_comes(modules):
    modules.run(
        "() => { window.errors = []; console.error = (said) => errors.push(String(said)); answers.set('/api/pictures/timeline', 500); serverRun(question.mount); }"
    )
    modules.run(f"chart.mount(component('<div class=\"ledger-picture\"></div>', {PICTURE}))")
    shown(modules, "Claims in words.")
    for pause, asked in ((999, 1), (1, 2), (1999, 2), (1, 3), (3999, 3), (1, 4), (4000, 5)):
        modules.after(pause)
        modules.page.wait_for_function(f"errors.length === {asked}")
        assert len(modules.run(PICTURES_ASKED)) == asked
    modules.run(f"answers.set('/api/pictures/timeline', {FIGURE})")
    modules.after(4000)
    shown(modules, "en - -")
    modules.after(60_000)
    assert len(modules.run(PICTURES_ASKED)) == 6
    assert modules.run("errors.length") == 5


def test_a_picture_that_hangs_stays_while_the_next_does_not_come(hung):
    hung.run("() => { console.error = () => {}; answers.set('/api/pictures/timeline', undefined); }")
    choose(hung, sides=["ukraine"])
    hung.after(3000)
    assert hung.run(SHOWN) == "en - -"
    hung.run(f"answers.set('/api/pictures/timeline', {FIGURE})")
    hung.after(4000)
    shown(hung, "en ukraine -")


def test_a_picture_with_nothing_to_draw_leaves_that_to_the_words_of_the_page(hung):
    hung.run("answers.set('/api/pictures/timeline', { figure: null, config: {}, alt: '', height: 0 })")
    choose(hung, sides=["nobody"])
    hung.after(5000)
    assert hung.run(DRAWN) == ["en - -"]
    assert len(hung.run(PICTURES_ASKED)) == 2


def test_what_comes_back_a_second_time_hangs_there_as_it_was_drawn(hung):
    for fields in ({"sides": ["ukraine"]}, {"sides": []}):
        choose(hung, **fields)
    shown(hung, "en - -")
    hung.run("window.first = document.querySelector('.ledger-chart').firstChild")
    choose(hung, sides=["ukraine"])
    shown(hung, "en ukraine -")
    drawings = hung.run("count('react')")
    for _ in range(2):
        choose(hung, sides=[])
        shown(hung, "en - -")
        choose(hung, sides=["ukraine"])
        shown(hung, "en ukraine -")
    assert hung.run("count('react')") == drawings
    choose(hung, sides=[])
    shown(hung, "en - -")
    assert hung.run("document.querySelector('.ledger-chart').firstChild === first")
    assert hung.run("document.querySelectorAll('.ledger-chart > *').length") == 1
    assert hung.page.locator(".ledger-picture").get_attribute("aria-label") == "Alt of en - -"


def test_a_chart_that_its_reader_moved_is_drawn_anew_when_it_comes_back(hung):
    for sides in (["ukraine"], [], ["ukraine"], []):
        choose(hung, sides=sides)
        shown(hung, f"en {sides[0] if sides else '-'} -")
    drawings = hung.run("count('react')")
    hung.run("document.querySelector('.drawn').happen('plotly_relayout', { 'xaxis.range': [1, 2] })")
    for sides in (["ukraine"], []):
        choose(hung, sides=sides)
        shown(hung, f"en {sides[0] if sides else '-'} -")
    assert hung.run("count('react')") == drawings + 1
    assert hung.run("count('purge')") == 1


def test_a_chart_that_followed_its_window_is_not_moved_by_its_reader(hung):
    hung.run("document.querySelector('.drawn').happen('plotly_relayout', { width: 500, height: 300 })")
    assert hung.run("chart.chartOf('timeline').changed") is False


def test_a_click_on_a_mark_asks_for_its_card(hung):
    hung.run(
        "document.querySelector('.drawn').happen('plotly_click', { points: [{ customdata: '' }, { customdata: ['claim-one', 'more'] }] })"
    )
    assert hung.run("[question.channels.card.changes, question.question.changes]") == [{"claim": "claim-one"}, {}]
    hung.run("document.querySelector('.drawn').happen('plotly_click', { points: [{}] })")
    assert hung.run("question.channels.card.number") == 1


def test_lines_of_the_map_are_fetched_once_and_put_into_their_traces(modules):
    modules.run(f"""() => {{
        answers.set('/outlines.json', {{ ground: {{ x: [1, 2], y: [3, 4] }} }});
        answers.set('/api/pictures/map', {FIGURE});
        serverRun(question.mount);
        chart.mount(component('<div class="ledger-picture"></div>', {{ ...{PICTURE}, name: "map", path: "/api/pictures/map", outlines: "/outlines.json" }}));
    }}""")
    drawn(modules, "en - -")
    choose(modules, sides=["russia"])
    drawn(modules, "en - -", "en russia -")
    assert (
        modules.run("calls.filter(([name]) => name === 'react').map(([, { data }]) => [data[0].x, data[0].y])")
        == [[[1, 2], [3, 4]]] * 2
    )
    assert modules.run("asked.filter((address) => address.includes('outlines')).length") == 1


@pytest.fixture
def below(modules):
    """A picture far below the window."""
    modules.run(f"""() => {{
        answers.set('/api/pictures/timeline', {FIGURE});
        serverRun(question.mount);
        document.body.style.paddingTop = "3000px";
        chart.mount(component('<div class="ledger-picture"></div>', {PICTURE}));
    }}""")
    modules.after(500)
    assert modules.run("asked") == []
    return modules


def test_a_picture_out_of_sight_is_drawn_when_its_reader_comes_near(below):
    choose(below, sides=["ukraine"])
    below.run("document.querySelector('.ledger-picture').scrollIntoView()")
    drawn(below, "en ukraine -")
    assert below.run("document.querySelector('.ledger-chart').style.visibility") == ""
    below.run("scrollTo(0, 0)")
    below.page.wait_for_function(
        "document.querySelector('.ledger-chart').getBoundingClientRect().top > innerHeight + 300"
    )
    below.observed()
    choose(below, sides=["russia"])
    assert below.run("document.querySelector('.ledger-chart').style.visibility") == "hidden", (
        "what it showed is not seen in the place of what it will show"
    )


def test_before_the_page_is_printed_all_is_drawn_at_once(below):
    assert below.run(f"chart.slotsOnPage().forEach((slot) => slot.print()), {DRAWN}") == ["en - -"]
    below.run("chart.slotsOnPage().forEach((slot) => slot.print())")
    assert len(below.run("asked")) == 1


def test_a_page_that_is_gone_takes_its_charts_with_it(hung):
    hung.run("() => { document.querySelector('.ledger-chart').style.width = '50%'; }")
    hung.observed()
    hung.after(200)
    assert hung.run("calls.filter(([name]) => name === 'relayout').at(-1)[1][0].width") == 400
    hung.run("place.parentElement.remove()")
    hung.observed()
    hung.after(200)
    assert hung.run("[count('purge'), chart.chartOf('timeline') ?? null]") == [1, None]


def test_an_image_is_drawn_from_the_figure_in_the_colours_that_were_asked_for(hung):
    figure = hung.run(
        "chart.figureOf('timeline', 'dark').then(({ data, layout, seen }) => [data[0].name, layout, seen ?? null])"
    )
    assert figure == ["en - -", {"xaxis": {"title": "en - -"}}, None]
    assert hung.run(f"{PICTURES_ASKED}.at(-1)") == "?lang=en&theme=dark&revision=r1"


MAP = PICTURE.replace("timeline", "map").replace(
    "zooms: null", 'zooms: { of: "map", label: "Map.", in: "In", out: "Out", reset: "Whole" }'
)


@pytest.fixture
def mapped(modules):
    """A page on which a map hangs; each side is another figure of the same map, a measure is another map."""
    modules.run("""() => {
        answers.set("/api/pictures/map", (address) => {
            const asked = new URL(address).searchParams, name = asked.get("sides") ?? "-";
            const layout = { uirevision: asked.get("metric") ?? "same", xaxis: { range: [0, 80] }, yaxis: { range: [0, 60] }, margin: { l: 0, r: 0, t: 0 } };
            return { figure: { data: [{ name }], layout }, config: {}, alt: "A map.", height: 600 };
        });
        // Plotly keeps what a relayout says.
        Plotly.relayout = (plot, changes) => {
            calls.push(["relayout", [changes]]);
            if (changes["xaxis.range"]) Object.assign(plot.layout, { xaxis: { range: changes["xaxis.range"] }, yaxis: { range: changes["yaxis.range"] } });
            return Promise.resolve(plot);
        };
        serverRun(question.mount);
    }""")
    modules.run(
        f"() => {{ window.place = component('<div class=\"ledger-picture\"></div>', {MAP}); chart.mount(place); }}"
    )
    drawn(modules, "-")
    modules.after(100)
    return modules


def is_drawn(modules, name):
    modules.page.wait_for_function("name => document.querySelector('.drawn').textContent === name", arg=name)


RANGES = (
    "(({ xaxis, yaxis }) => [...xaxis.range, ...yaxis.range].map(Math.round))(document.querySelector('.drawn').layout)"
)
FRAME = ".ledger-chart"


def test_a_map_is_zoomed_by_keys_and_buttons_and_shown_whole_again(mapped):
    page = mapped.page
    frame = page.locator(FRAME)
    assert (frame.get_attribute("tabindex"), frame.get_attribute("aria-label"), frame.get_attribute("role")) == (
        "0",
        "Map.",
        "group",
    )
    frame.focus()
    page.keyboard.press("+")
    mapped.after(50)
    # Half as close again around the middle: 80 km become 53.
    assert mapped.run(RANGES) == [13, 67, 10, 50]
    page.keyboard.press("-")
    mapped.after(50)
    assert mapped.run(RANGES) == [0, 80, 0, 60]
    page.keyboard.press("-")
    mapped.after(50)
    assert mapped.run(RANGES) == [0, 80, 0, 60], "never wider than the whole"
    page.get_by_role("button", name="In").click()
    mapped.after(50)
    frame.focus()
    page.keyboard.press("ArrowRight")
    mapped.after(50)
    assert mapped.run(RANGES) == [21, 75, 10, 50]
    page.get_by_role("button", name="Whole").click()
    assert mapped.run(RANGES) == [0, 80, 0, 60]


def test_the_wheel_zooms_a_map_with_ctrl_alone_around_the_mouse(mapped):
    page, turned = (
        mapped.page,
        "(ctrlKey) => document.querySelector('.drawn').dispatchEvent(new WheelEvent('wheel', { deltaY: -200, ctrlKey, clientX: 0, clientY: 0, bubbles: true, cancelable: true }))",
    )
    assert page.evaluate(turned, False), "the page scrolls"
    mapped.after(50)
    assert mapped.run(RANGES) == [0, 80, 0, 60]
    assert not page.evaluate(turned, True)
    mapped.after(50)
    # e^(0.0025 · 200) = 1.65 times closer, and the corner at the upper left stays: 80 / 1.65 = 49, 60 - 60 / 1.65 = 24.
    assert mapped.run(RANGES) == [0, 49, 24, 60]


def test_two_fingers_zoom_a_map_and_one_does_not(mapped):
    touch = "(kind, pointerId, clientX) => document.querySelector('.drawn').dispatchEvent(new PointerEvent(kind, { pointerId, pointerType: 'touch', clientX, clientY: 300, bubbles: true }))"
    mapped.run(
        f"() => {{ window.touch = {touch}; touch('pointerdown', 1, 300); touch('pointermove', 1, 350); touch('pointermove', 1, 300); }}"
    )
    mapped.after(50)
    assert mapped.run(RANGES) == [0, 80, 0, 60]
    mapped.run("() => { touch('pointerdown', 2, 500); touch('pointermove', 2, 600); touch('pointermove', 1, 200); }")
    mapped.after(50)
    # Twice as far apart, around the point 400 pixels from the left, which is the middle of the 800 of the map.
    assert mapped.run(RANGES) == [20, 60, 15, 45]
    mapped.run("() => { touch('pointerup', 2, 600); touch('pointermove', 1, 500); }")
    mapped.after(50)
    assert mapped.run(RANGES) == [20, 60, 15, 45]


def test_what_its_reader_sees_of_a_map_stays_on_another_day_and_not_on_another_map(mapped):
    mapped.page.locator(FRAME).press("+")
    mapped.after(50)
    choose(mapped, sides=["ukraine"])
    is_drawn(mapped, "ukraine")
    assert mapped.run(RANGES) == [13, 67, 10, 50]
    # It came back, and is drawn on the same chart again.
    choose(mapped, sides=[])
    is_drawn(mapped, "-")
    assert mapped.run(RANGES) == [13, 67, 10, 50]
    assert mapped.run("document.querySelectorAll('.drawn').length") == 1
    choose(mapped, metric="killed")
    mapped.page.wait_for_function(f"{RANGES}[1] === 80")
    assert mapped.run(RANGES) == [0, 80, 0, 60]


def test_a_map_that_was_dragged_stays_where_it_is(mapped):
    mapped.run("""() => {
        const plot = document.querySelector(".drawn");
        Object.assign(plot.layout, { xaxis: { range: [10, 90] }, yaxis: { range: [5, 65] } });
        plot.happen("plotly_relayout", { "xaxis.range[0]": 10, "xaxis.range[1]": 90 });
    }""")
    choose(mapped, sides=["ukraine"])
    is_drawn(mapped, "ukraine")
    assert mapped.run(RANGES) == [10, 90, 5, 65]


def test_what_is_in_sight_stands_in_the_link_when_its_reader_has_come_to_rest(mapped):
    mapped.page.locator(FRAME).press("+")
    mapped.page.locator(FRAME).press("ArrowRight")
    assert mapped.run("question.question.changedLink().zoom ?? ''") == ""
    mapped.after(600)
    assert mapped.run("question.question.changedLink().zoom") == "21.33~10~74.67~50"
    mapped.page.locator(FRAME).press("0")
    mapped.after(600)
    assert mapped.run("question.question.changedLink().zoom ?? ''") == ""


@pytest.mark.parametrize(
    ("zoom", "ranges"),
    [
        ("20~10~60~40", [20, 60, 10, 40]),
        ("2024-10-01~2025-02-01", [0, 80, 0, 60]),
        ("60~10~20~40", [0, 80, 0, 60]),
    ],
)
def test_a_link_brings_into_sight_what_it_names_of_this_kind_of_picture(mapped, zoom, ranges):
    choose(mapped, zoom=zoom)
    mapped.after(100)
    assert mapped.run(RANGES) == ranges
    mapped.after(600)
    assert mapped.run("question.question.changedLink().zoom") == zoom, "it is not said back in other words"
    choose(mapped, zoom="")
    mapped.after(100)
    assert mapped.run(RANGES) == [0, 80, 0, 60]


def test_days_stand_in_a_link_as_days(run):
    assert run("zoom.fromLink('2024-10-01~2025-02-01', 'days')") == [1727740800000, 0, 1738368000000, 1]
    for unusable in ("2025-02-01~2024-10-01", "2025-02-31~2025-03-99", "1~2~3~4", ""):
        assert run("text => zoom.fromLink(text, 'days') ?? null", unusable) is None


def test_what_was_fetched_ahead_is_not_asked_for_again(hung):
    hung.run(
        "question.question.prefetch({ sides: ['ukraine'] }); question.question.prefetch({ sides: ['ukraine'] }); question.question.prefetch({})"
    )
    assert hung.run(PICTURES_ASKED)[1:] == ["?lang=en&sides=ukraine&theme=light&revision=r1"]
    choose(hung, sides=["ukraine"])
    shown(hung, "en ukraine -")
    assert len(hung.run(PICTURES_ASKED)) == 2
