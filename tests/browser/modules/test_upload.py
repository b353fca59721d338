"""A file of the reader's own leaves the browser in pieces, each once the one before has come."""

import base64

import pytest

pytestmark = pytest.mark.browser

MOUNT = """(received) => {
    const root = document.querySelector(".place") ?? Object.assign(document.createElement("div"), { className: "place", innerHTML: '<div class="ledger-upload"></div>' });
    document.body.append(root);
    window.pieces ??= [];
    upload.mount({
        data: { accept: ".zip", limit: 100_000, received, words: { choose: "Choose", sending: "Reading", tooLarge: "Too large" } },
        key: "file", parentElement: root, setTriggerValue: (name, value) => pieces.push([name, value]),
    });
}"""
CHOOSE = """async (size) => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(size).map((_, place) => place % 251)], "own.zip"));
    const input = document.querySelector("input");
    input.files = files.files;
    await input.onchange();
}"""
NOTHING = {"file": "", "pieces": 0}


def status(run) -> str:
    return run("document.querySelector('[role=status]').textContent")


def test_the_pieces_follow_one_another_and_make_the_file(run):
    run(MOUNT, NOTHING)
    run(CHOOSE, 90_000)
    assert (len(run("pieces")), status(run)) == (1, "Reading")
    run(MOUNT, NOTHING)
    assert len(run("pieces")) == 1, "a run of the server that has not heard of it"
    file = run("pieces[0][1].file")
    for received in (1, 1, 2, 3):
        run(MOUNT, {"file": file, "pieces": received})
    pieces = [value for name, value in run("pieces") if name == "piece"]
    assert [(each["file"], each["number"], each["count"]) for each in pieces] == [
        (file, number, 3) for number in range(3)
    ]
    assert max(len(each["text"]) for each in pieces) < 60_000, "the guard of the stream lets 64 KiB through"
    assert b"".join(base64.b64decode(each["text"]) for each in pieces) == bytes(place % 251 for place in range(90_000))
    assert status(run) == ""


def test_a_file_that_is_too_large_stays_where_it_is(run):
    run(MOUNT, NOTHING)
    run(CHOOSE, 100_001)
    assert (run("pieces"), status(run)) == ([], "Too large")


def test_another_file_takes_the_place_of_one_on_its_way(run):
    run(MOUNT, NOTHING)
    run(CHOOSE, 90_000)
    run(CHOOSE, 10)
    first, second = (value for _, value in run("pieces"))
    run(MOUNT, {"file": first["file"], "pieces": 1})
    assert len(run("pieces")) == 2
    assert (second["number"], second["count"]) == (0, 1)


def test_the_field_has_our_words_alone(run):
    run(MOUNT, NOTHING)
    assert run("document.querySelector('label').textContent") == "Choose"
    assert run("document.querySelector('input').className") == "ledger-unseen"
