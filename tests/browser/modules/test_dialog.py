"""The card: fetched from its address, opened, replaced and closed, and where the focus is."""

import pytest

pytestmark = pytest.mark.browser

CARD = """(address) => {
    const asked = new URL(address).searchParams, name = asked.get("claim") ?? asked.get("place");
    return `<h2 id="ledger-card-title" tabindex="-1" autofocus>${name}</h2><button class="ledger-close">Close</button>`;
}"""
CHANGES = "question.channels.card.changes"


@pytest.fixture
def opened(modules):
    """Two channels whose server has answered, a dialog that knows where cards are, and a button that has the focus."""
    modules.run(f"""() => {{
        answers.set("/api/cards/", {CARD});
        serverRun(question.mount, {{ link: {{ lang: "en", sides: "russia" }} }});
        dialog.mount({{ data: {{ home: "http://ledger.test", path: "/api/cards", fixed: {{ theme: "dark", revision: "r" }}, colours: "--paper: red" }} }});
        serverRun(question.mount, {{}}, "card");
        window.button = document.body.appendChild(Object.assign(document.createElement("button"), {{ textContent: "Mark" }}));
        button.focus();
    }}""")
    return modules


def ask(modules, **fields):
    modules.run("fields => { question.channels.card.change(fields); }", fields)


def card(modules, name):
    """The open card, once it is this one."""
    shown = modules.page.get_by_role("dialog", name=name)
    shown.wait_for()
    return shown


def test_a_card_comes_from_its_address_before_the_server_hears_of_it(opened):
    opened.run("hold('/api/cards/')")
    ask(opened, claim="one")
    assert opened.run("asked.map((address) => address.replace('http://ledger.test', ''))") == [
        "/api/cards/claim?lang=en&sides=russia&claim=one&theme=dark&revision=r"
    ]
    assert opened.run("[sent.length, document.querySelectorAll('dialog').length]") == [0, 0]
    opened.run("release('/api/cards/')")
    card(opened, "one")
    assert opened.run("document.querySelector('dialog').matches(':modal')")
    assert opened.run("document.activeElement.id") == "ledger-card-title"
    assert opened.run("document.querySelector('dialog').style.getPropertyValue('--paper')") == "red"


def test_the_card_of_a_claim_stands_above_that_of_a_place(opened):
    ask(opened, place="sudzha")
    card(opened, "sudzha")
    ask(opened, claim="one")
    card(opened, "one")
    opened.page.keyboard.press("Escape")
    card(opened, "sudzha")
    assert opened.run(CHANGES) == {"place": "sudzha", "claim": ""}


@pytest.mark.parametrize("way", ["key", "button", "beside"])
def test_whoever_closes_a_card_is_where_it_was_opened_and_the_server_hears_of_it(opened, way):
    ask(opened, claim="one")
    card(opened, "one")
    if way == "key":
        opened.page.keyboard.press("Escape")
    elif way == "button":
        opened.page.get_by_role("button", name="Close").click()
    else:
        opened.page.mouse.click(5, 590)
    opened.page.get_by_role("dialog").wait_for(state="hidden")
    assert opened.run("document.activeElement === button")
    opened.page.wait_for_function(f"{CHANGES}.claim === ''")
    assert opened.run(CHANGES) == {"claim": ""}


def test_another_card_takes_its_place_and_closes_nothing(opened):
    ask(opened, claim="one")
    card(opened, "one")
    ask(opened, claim="two")
    card(opened, "two")
    opened.page.wait_for_timeout(50)  # a closed dialog says so in a later turn
    assert opened.run("document.querySelectorAll('dialog').length") == 1
    assert opened.run(CHANGES) == {"claim": "two"}
    opened.page.keyboard.press("Escape")
    opened.page.get_by_role("dialog").wait_for(state="hidden")
    assert opened.run("document.activeElement === button"), "where the first was opened"


def test_another_view_without_a_card_closes_it_and_tells_nothing(opened):
    opened.run("serverRun(question.mount, { link: { lang: 'en', claim: 'one' } }, 'card')")
    card(opened, "one")
    opened.run("serverRun(question.mount, { link: { lang: 'en' } }, 'card')")
    opened.page.get_by_role("dialog").wait_for(state="hidden")
    opened.page.wait_for_timeout(50)
    assert opened.run("[question.channels.card.number, sent.length]") == [0, 0]


def test_a_run_that_names_the_open_card_does_not_fetch_it_again(opened):
    ask(opened, claim="one")
    card(opened, "one")
    opened.run(
        "serverRun(question.mount, { acknowledged: 1, link: { lang: 'en', sides: 'russia', claim: 'one' } }, 'card')"
    )
    opened.after(100)
    assert opened.run("asked.length") == 1


def test_a_late_card_does_not_open_above_a_newer_one_or_after_it_was_given_up(opened):
    opened.run("hold('claim=one')")
    ask(opened, claim="one")
    ask(opened, claim="two")
    card(opened, "two")
    opened.run("release('claim=one')")
    opened.page.wait_for_timeout(50)
    assert opened.run("document.querySelector('h2').textContent") == "two"
    opened.run("hold('claim=three')")
    ask(opened, claim="three")
    ask(opened, claim="")
    opened.run("release('claim=three')")
    opened.page.wait_for_timeout(50)
    assert opened.page.get_by_role("dialog").count() == 0


def test_a_card_that_does_not_come_is_fetched_again_with_the_answer_of_the_server(opened):
    opened.run("() => { console.error = () => {}; answers.set('/api/cards/', undefined); }")
    ask(opened, claim="one")
    opened.page.wait_for_function("asked.length === 1")
    opened.run(f"answers.set('/api/cards/', {CARD})")
    opened.run("serverRun(question.mount, { acknowledged: 1, link: { lang: 'en', claim: 'one' } }, 'card')")
    card(opened, "one")
    opened.run("() => { answers.set('/api/cards/', 404); }")
    ask(opened, claim="nothing")
    opened.page.wait_for_timeout(50)
    assert opened.run("document.querySelector('h2').textContent") == "one"
