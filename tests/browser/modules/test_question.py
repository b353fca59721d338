"""The channel of changes: what is sent, when, how often, and what happens where no answer comes."""

import pytest

pytestmark = pytest.mark.browser

CHANNEL = """() => {
    window.loads = [];
    window.reach = [];
    window.up = true;
    window.channel = new question.Channel({ reachable: async () => { asked.push("probe"); return up; }, load: (link) => loads.push(link) });
    channel.onReach = (reached) => reach.push(reached);
    window.connect = (changed) => serverRun(({ data, setTriggerValue }) => channel.connect(data, (change) => setTriggerValue("changed", change)), changed);
    connect();
}"""
SENT = "sent.map(({ number, fields }) => [number, fields])"


@pytest.fixture
def channel(modules):
    """A channel of its own, whose server is up and has answered once."""
    modules.run(CHANNEL)
    return modules


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (["ukraine", "russia"], "ukraine,russia"),
        ([], ""),
        (True, "yes"),
        (False, "no"),
        (30, "30"),
        (None, ""),
        ("log", "log"),
    ],
)
def test_a_value_is_written_as_in_a_link(run, value, written):
    assert run("value => question.toText(value)", value) == written


def test_changes_add_up_until_the_last_of_them_is_acknowledged(channel):
    channel.run("channel.change({ sides: ['ukraine'] })")
    channel.run("channel.change({ metric: 'killed' })")
    channel.run("channel.change({ sides: ['ukraine', 'russia'] })")
    both = {"sides": ["ukraine", "russia"], "metric": "killed"}
    assert channel.run(SENT) == [
        [1, {"sides": ["ukraine"]}],
        [2, {"sides": ["ukraine"], "metric": "killed"}],
        [3, both],
    ]
    channel.run("connect({ acknowledged: 2, link: { lang: 'en', sides: 'ukraine', metric: 'killed' } })")
    assert channel.run("[channel.pending, channel.changes]") == [True, both]
    channel.run("connect({ acknowledged: 3, link: { lang: 'en', sides: 'ukraine,russia', metric: 'killed' } })")
    assert channel.run("[channel.pending, channel.changes, channel.changedLink()]") == [
        False,
        {},
        {"lang": "en", "sides": "ukraine,russia", "metric": "killed"},
    ]
    channel.after(60_000)
    assert len(channel.run(SENT)) == 3


def test_changes_in_a_hurry_are_sent_once(channel):
    channel.run("Promise.all([channel.change({ sides: ['ukraine'] }), channel.change({ metric: 'killed' })])")
    assert channel.run(SENT) == [[2, {"sides": ["ukraine"], "metric": "killed"}]]


def test_the_changed_link_has_no_defaults_but_always_a_language(channel):
    channel.run("connect({ link: { lang: 'en', sides: 'ukraine', repeats: 'no', known_on: '2025-04-28' } })")
    channel.run(
        "channel.change({ sides: [], repeats: true, axis: 'log', metric: 'troops', known_on: null, lang: 'de' })"
    )
    assert channel.run("channel.changedLink()") == {"axis": "log", "lang": "de"}
    assert channel.run("channel.link.sides") == "ukraine", "what the server knows is no other yet"


def test_the_server_is_told_when_all_is_painted(channel):
    channel.run("""() => {
        channel.listeners.add(() => new Promise((done) => { window.painted = done; }));
        channel.change({ axis: "log" });
    }""")
    channel.after(240)
    assert channel.run(SENT) == []
    channel.run("painted()")
    assert channel.run(SENT) == [[1, {"axis": "log"}]]


def test_the_server_does_not_wait_longer_than_a_quarter_of_a_second_for_paint(channel):
    channel.run("() => { channel.listeners.add(() => new Promise(() => {})); channel.change({ axis: 'log' }); }")
    channel.after(249)
    assert channel.run(SENT) == []
    channel.after(1)
    assert channel.run(SENT) == [[1, {"axis": "log"}]]


def test_a_hidden_tab_paints_nothing_and_is_not_waited_for(channel):
    channel.run("""() => {
        Object.defineProperty(document, "hidden", { value: true, configurable: true });
        channel.listeners.add(() => new Promise(() => {}));
        channel.change({ axis: "log" });
    }""")
    assert channel.run(SENT) == [[1, {"axis": "log"}]]


def test_what_is_not_acknowledged_is_sent_again_at_longer_and_longer_intervals(channel):
    channel.run("channel.change({ axis: 'log' })")
    sent = 1
    for pause in (2000, 4000, 8000, 16_000, 16_000):
        channel.after(pause - 1)
        assert len(channel.run(SENT)) == sent, pause
        channel.after(1)
        sent += 1
        assert len(channel.run(SENT)) == sent, pause
    assert {number for number, _ in channel.run(SENT)} == {1}
    assert channel.run("reach.at(-1)") is False, "the reader is told that nothing gets through"
    channel.run("connect({ acknowledged: 1 })")
    assert channel.run("reach.at(-1)") is True
    channel.after(60_000)
    assert (len(channel.run(SENT)), channel.run("loads")) == (sent, [])


def test_a_new_session_is_sent_the_change_at_once(channel):
    channel.run("channel.change({ axis: 'log' })")
    channel.run("connect({})")
    assert len(channel.run(SENT)) == 1, "the same session has it already, it only has not said so"
    channel.run("connect({ session: 'two' })")
    assert channel.run(SENT) == [[1, {"axis": "log"}]] * 2
    channel.run("connect({ acknowledged: 1 })")
    channel.run("connect({ session: 'three', acknowledged: 0 })")
    assert len(channel.run(SENT)) == 2, "nothing is left to be sent"


def test_a_lost_server_is_asked_every_second_and_the_changed_view_loaded_where_no_run_comes(channel):
    channel.run("channel.change({ axis: 'log' })")
    channel.run("() => { up = false; }")
    channel.after(2000)
    assert channel.run("[asked.length, reach, sent.length]") == [1, [True, False], 1]
    for probes in (2, 3, 4):
        channel.after(1000)
        assert channel.run("[asked.length, sent.length]") == [probes, 1]
    channel.run("() => { up = true; }")
    channel.after(1000)
    assert channel.run("sent.length") == 2, "it answers: the change is sent again"
    channel.after(1900)
    assert channel.run("loads") == []
    channel.after(100)
    assert channel.run("loads") == [{"lang": "en", "axis": "log"}]


def test_a_lost_server_whose_run_comes_back_is_not_loaded(channel):
    channel.run("channel.change({ axis: 'log' })")
    channel.run("() => { up = false; }")
    channel.after(4000)
    channel.run("() => { up = true; }")
    channel.after(1000)
    channel.run("connect({ session: 'two' })")
    assert channel.run("sent.length") == 3
    channel.after(60_000)
    assert channel.run("loads") == []
    channel.run("connect({ acknowledged: 1 })")
    assert channel.run("[channel.pending, reach.at(-1)]") == [False, True]


def test_a_server_that_is_slow_and_never_lost_is_not_loaded(channel):
    channel.run("channel.change({ axis: 'log' })")
    channel.after(120_000)
    assert channel.run("loads") == []


def test_back_and_forward_give_up_what_was_not_acknowledged(modules):
    modules.run("serverRun(question.mount, { link: { lang: 'en', metric: 'killed' } })")
    modules.run("""async () => {
        window.told = 0;
        question.question.listeners.add(() => { told += 1; });
        await question.question.change({ axis: "log" });
        history.replaceState(null, "", "?lang=en&sides=russia");
        window.dispatchEvent(new PopStateEvent("popstate"));
    }""")
    assert modules.run("[question.question.pending, question.question.link, told]") == [
        False,
        {"lang": "en", "sides": "russia"},
        2,
    ]
    modules.after(60_000)
    assert modules.run("sent.length") == 1


def test_another_page_of_the_history_is_left_to_the_server(modules):
    modules.run("serverRun(question.mount, { link: { lang: 'en', metric: 'killed' } })")
    modules.run("""() => {
        history.replaceState(null, "", "page2?lang=en&sides=russia");
        window.dispatchEvent(new PopStateEvent("popstate"));
    }""")
    assert modules.run("question.question.link") == {"lang": "en", "metric": "killed"}


def test_a_complete_run_is_told_unless_a_change_is_on_its_way(modules):
    modules.run(
        "() => { window.complete = 0; question.question.completed.clear(); question.question.completed.add(() => { complete += 1; }); }"
    )
    modules.run("serverRun(question.mount)")
    modules.after(10)
    assert modules.run("complete") == 0, "the card's channel stands at the end"
    modules.run("serverRun(question.mount, {}, 'card')")
    modules.after(10)
    assert modules.run("complete") == 1
    modules.run("question.question.change({ axis: 'log' })")
    modules.run("serverRun(question.mount, {}, 'card')")
    modules.after(10)
    assert modules.run("complete") == 1


def test_a_card_has_a_channel_of_its_own(modules):
    modules.run("() => { serverRun(question.mount); serverRun(question.mount, {}, 'card'); }")
    modules.run("question.channels.card.change({ claim: 'one' })")
    assert modules.run("[question.channels.page.pending, question.channels.card.pending]") == [False, True]
    assert modules.run("[question.channels.page.changedLink(), question.channels.card.changedLink()]") == [
        {"lang": "en"},
        {"lang": "en", "claim": "one"},
    ]


PASSING = "sent.map(({ number, fields, passing }) => [number, fields.day, passing])"


def test_what_passes_is_sent_when_the_run_before_is_complete_and_what_stays_at_once(channel):
    for day in (1, 2, 3):
        channel.run(f"channel.change({{ day: '{day}' }}, {{ passing: true }})")
    assert channel.run(PASSING) == [[1, "1", True]], "the server is busy with the first"
    channel.run("connect({ acknowledged: 1, link: { lang: 'en', day: '1' } })")
    channel.after(1000)
    assert len(channel.run(PASSING)) == 1, "its run has begun, and is not complete"
    channel.run("channel.complete()")
    channel.after(299)
    assert len(channel.run(PASSING)) == 1
    channel.after(1)
    assert channel.run(PASSING)[1:] == [[3, "3", True]]
    channel.run("channel.change({ day: '4' })")
    assert channel.run(PASSING)[2:] == [[4, "4", False]]
    channel.run("connect({ acknowledged: 4, link: { lang: 'en', day: '4' } })")
    channel.run("channel.complete()")
    channel.after(60_000)
    assert len(channel.run(PASSING)) == 3


def test_what_passed_is_sent_again_where_no_answer_comes(channel):
    channel.run("channel.change({ day: '1' }, { passing: true })")
    channel.run("channel.change({ day: '2' }, { passing: true })")
    channel.after(2000)
    assert channel.run(PASSING) == [[1, "1", True], [2, "2", True]]


def test_between_leaving_a_page_and_the_run_of_the_other_nothing_is_sent_and_then_what_was_changed(channel):
    channel.run("connect({ path: '/map' })")
    channel.run("channel.change({ day: '1' }, { passing: true })")
    channel.run("channel.leave()")
    channel.run("channel.change({ day: '2' }, { passing: true })")
    channel.run("channel.change({ day: '3' })")
    channel.run("connect({ acknowledged: 1, link: { lang: 'en', day: '1' } })")
    channel.run("channel.complete()")
    channel.after(15_000)
    assert channel.run(PASSING) == [[1, "1", True]], "a run of the page that is left changes nothing"
    channel.run("connect({ path: '/claims' })")
    assert channel.run(PASSING)[1:] == [[3, "3", False]]
    channel.run("connect({ acknowledged: 3, link: { lang: 'en', day: '3' } })")
    channel.after(60_000)
    assert len(channel.run(PASSING)) == 2


def test_a_page_that_does_not_come_holds_nothing_back_for_ever(channel):
    channel.run("connect({ path: '/map' })")
    channel.run("channel.leave()")
    channel.run("channel.change({ day: '1' })")
    channel.after(15_999)
    assert channel.run(SENT) == []
    channel.after(1)
    assert channel.run(SENT) == [[1, {"day": "1"}]]


def test_what_is_fetched_ahead_is_the_link_with_the_changes(channel):
    channel.run("connect({ link: { lang: 'en', axis: 'log' } })")
    channel.run(
        "() => { window.wanted = []; channel.prefetchers.add((link) => wanted.push(link)); channel.change({ sides: ['ukraine'] }); channel.prefetch({ day: '2025-01-01', axis: 'linear' }); }"
    )
    assert channel.run("wanted") == [{"lang": "en", "sides": "ukraine", "day": "2025-01-01"}]
    assert channel.run("channel.changes") == {"sides": ["ukraine"]}
