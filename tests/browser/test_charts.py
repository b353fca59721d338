"""Charts: they change before their page does, what was seen before hangs there as it was drawn, and the last word has the page."""

import pytest

pytestmark = pytest.mark.browser
CHART = "document.querySelector('[data-picture=timeline] .js-plotly-plot')"
SHOWN = f"() => {CHART}.data.map(({{ x }}) => x.length)"
RANGE = f"() => {CHART}.layout.xaxis.range.map(end => String(end).slice(0, 10))"


@pytest.fixture
def visitor(server, visit):
    """A visitor on the timeline who counts how often Plotly draws."""
    visitor = visit()
    visitor.open(f"{server}/timeline?lang=en").evaluate("""() => {
        const { react } = Plotly;
        window.draws = 0;
        Plotly.react = (...given) => { draws += 1; return react(...given); };
    }""")
    yield visitor
    assert visitor.errors == []


def turn(visitor, side="South Korea", shown=SHOWN, held="never"):
    """Turn a side on or off, and wait for the whole page; what is shown then."""
    before = visitor.page.evaluate("location.search")
    visitor.page.get_by_role("button", name=side, exact=True).click()
    visitor.page.wait_for_function("before => location.search !== before", arg=before)
    visitor.settle(held)
    return visitor.page.evaluate(shown)


def test_what_comes_back_is_drawn_once_more_and_then_hangs_there(visitor):
    everything, page = visitor.page.evaluate(SHOWN), visitor.page
    narrowed = turn(visitor)
    assert turn(visitor) == everything != narrowed
    drawn = page.evaluate("draws")
    assert drawn == 2
    for _ in range(2):
        assert turn(visitor) == narrowed
        assert turn(visitor) == everything
    assert page.evaluate("draws") == drawn
    assert page.locator("[data-picture=timeline] .js-plotly-plot").count() == 1
    assert turn(visitor, "Ukraine") not in (everything, narrowed)
    assert page.evaluate("draws") == drawn + 1


def test_what_its_reader_looks_at_stays_in_sight_and_is_not_kept(visitor):
    page, usual = visitor.page, visitor.page.evaluate(RANGE)
    for _ in range(3):
        turn(visitor)
    turn(visitor)
    box = page.locator("[data-picture=timeline] .nsewdrag").first.bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.3, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, y, steps=4)
    page.mouse.up()
    page.wait_for_function(f"usual => String(({RANGE})()) !== String(usual)", arg=usual)
    framed = page.evaluate(RANGE)
    turn(visitor)
    assert page.evaluate(RANGE) == framed
    page.get_by_role("button", name="Show all days").click()
    page.wait_for_function(f"usual => String(({RANGE})()) === String(usual)", arg=usual)
    turn(visitor)
    assert page.evaluate(RANGE) == usual


def test_what_was_kept_fits_its_place(visitor):
    page = visitor.page
    for _ in range(3):
        turn(visitor)
    fits = f"{CHART}.layout.width === {CHART}.clientWidth"
    page.set_viewport_size({"width": 900, "height": 800})
    page.wait_for_function(fits)
    turn(visitor)
    page.wait_for_function(fits)


def test_what_was_kept_names_no_mark(visitor):
    page = visitor.page
    for _ in range(3):
        turn(visitor)
    page.locator("[data-picture=timeline] .point").first.hover(force=True)
    page.locator("[data-picture=timeline] .hovertext").first.wait_for(state="attached")
    # The mouse stays on the mark: the side is turned by a key.
    page.get_by_role("button", name="South Korea", exact=True).focus()
    for _ in range(2):
        before = page.evaluate("location.search")
        page.keyboard.press("Enter")
        page.wait_for_function("before => location.search !== before", arg=before)
        visitor.settle()
        page.mouse.move(5, 5)
    assert page.locator("[data-picture=timeline] .hovertext").count() == 0


def test_a_picture_changes_before_its_page_does(visitor):
    page = visitor.page
    for _ in range(3):
        page.evaluate("""() => {
            const chart = document.querySelector("[data-picture=timeline] .ledger-chart"), marks = () => chart.querySelectorAll(".point").length;
            const before = [marks(), location.search];
            window.ahead = undefined;
            new MutationObserver((_, observer) => {
                if (marks() === before[0] || ahead !== undefined) return;
                observer.disconnect();
                window.ahead = location.search === before[1];
            }).observe(chart, { subtree: true, childList: true });
        }""")
        turn(visitor)
        assert page.evaluate("ahead"), "the link changed first"


def test_what_is_kept_needs_no_network(visitor):
    page, everything = visitor.page, visitor.page.evaluate(SHOWN)
    narrowed = turn(visitor)
    turn(visitor)
    turn(visitor)
    turn(visitor)
    page.route("**/api/pictures/**", lambda route: route.abort())
    try:
        assert turn(visitor) == narrowed
        assert turn(visitor) == everything
    finally:
        page.unroute("**/api/pictures/**")


def test_a_late_figure_of_what_is_no_longer_asked_is_not_drawn(visitor):
    page, late = visitor.page, []
    page.route("**/api/pictures/timeline?**sides=russia&**", lambda route: late.append(route))
    page.get_by_role("button", name="Russia", exact=True).click()
    page.wait_for_function("location.search.includes('sides=russia')")
    page.get_by_role("button", name="Russia", exact=True).click()
    page.wait_for_function("!location.search.includes('sides')")
    turned = turn(visitor, "Ukraine", held="sides=russia")
    assert len(late) == 1
    with page.expect_response("**/api/pictures/timeline?**sides=russia&**"):
        late[0].continue_()
    visitor.settle()
    assert visitor.page.evaluate(SHOWN) == turned
    page.unroute("**/api/pictures/timeline?**sides=russia&**")


def test_a_picture_has_an_address_that_answers_with_what_is_drawn(visitor):
    page = visitor.page
    turn(visitor, "Ukraine")
    asked = [url for url in visitor.requests if "/api/pictures/timeline?" in url]
    assert [("sides=ukraine" in url) for url in asked] == [False, True], "one figure a question"
    figure = page.request.get(asked[-1]).json()["figure"]
    assert [len(trace.get("x") or []) for trace in figure["data"]] == page.evaluate(SHOWN)


LAST = "document.querySelector('[data-picture=by_side] .ledger-chart')"
DRAWN = f"() => Boolean({LAST}.querySelector('.main-svg')?.checkVisibility({{visibilityProperty: true}}))"
CLAIMS = f"() => {LAST}.querySelector('.js-plotly-plot').data.flatMap(({{ customdata }}) => customdata ?? []).length"


@pytest.fixture
def reader(server, visit):
    """A visitor on the comparison, one of whose pictures is far below."""
    visitor = visit(height=400)
    visitor.open(f"{server}/comparison?lang=en&metric=troops_sent")
    yield visitor
    assert visitor.errors == []


def test_a_picture_out_of_sight_waits_until_its_reader_comes_near(reader):
    page = reader.page
    page.locator("[data-picture=by_side]").scroll_into_view_if_needed()
    page.wait_for_function(DRAWN)
    everything = page.evaluate(CLAIMS)
    page.locator("h1").scroll_into_view_if_needed()
    assert not turn(reader, shown=DRAWN), "what it showed before is not seen in its place"
    page.locator("[data-picture=by_side]").scroll_into_view_if_needed()
    page.wait_for_function(DRAWN)
    assert 0 < page.evaluate(CLAIMS) < everything


NEVER_NEAR = """window.IntersectionObserver = class extends IntersectionObserver {
    constructor(crossed, options) {
        const isLast = ({ target }) => target.closest("[data-picture=by_side]");
        super((entries) => crossed(entries.map((entry) => (isLast(entry) ? { isIntersecting: false } : entry))), options);
        this.crossed = crossed;
    }
    observe(target) {
        this.crossed([{ isIntersecting: false }]);
        super.observe(target);
    }
}"""
"""The last picture is far from its reader, however short the page is while it is built."""


def test_on_paper_every_picture_is_drawn(server, visit):
    visitor = visit()
    visitor.change(NEVER_NEAR)
    visitor.page.goto(f"{server}/comparison?lang=en&metric=troops_sent")
    visitor.page.wait_for_function(f"() => Boolean({LAST} && document.querySelector('.main-svg'))")
    assert not visitor.page.evaluate(DRAWN)
    visitor.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    visitor.page.wait_for_function(DRAWN)
    assert visitor.errors == []
