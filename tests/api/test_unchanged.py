"""What a reader has already is not sent again; what may have changed is."""

from datetime import date

import pytest

from ledger.api import responses
from ledger.record.record import Record
from ledger.views import addresses

ADDRESSES = (
    "api",
    "api/openapi.json",
    "api/datapackage.json",
    "api/feed.json",
    "api/preview.png",
    "api/claims?format=csv",
    "api/places?format=geojson",
    "api/answers/spread",
    "api/pictures/timeline",
    "api/pictures/small_map",
    "api/cards/claim?claim=casualties-nis-2025-01-13",
    "api/cards/place?place=sudzha",
)


@pytest.mark.parametrize("path", ADDRESSES)
def test_what_is_known_is_not_sent_again(get, record, path) -> None:
    first = get(path)
    assert (first.status, record.version in first.headers["ETag"]) == (200, True)
    for sent in (
        first.headers["ETag"],
        first.headers["ETag"].removeprefix("W/"),
        f'"other", {first.headers["ETag"]}',
        "*",
    ):
        again = get(path, headers={"If-None-Match": sent})
        assert (again.status, again.body, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert get(path, headers={"If-None-Match": '"other"'}).body == first.body


def test_another_question_is_another_answer(get) -> None:
    tags = [get(path).headers["ETag"] for path in (*ADDRESSES, "api/claims", "api/claims?format=csv&page=2")]
    assert len(set(tags)) == len(tags)


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_newer_program_may_answer_otherwise(get, monkeypatch, path) -> None:
    first = get(path).headers["ETag"]
    monkeypatch.setattr(responses, "source_hash", lambda: "newer")
    assert get(path, headers={"If-None-Match": first}).status == 200


def test_a_newer_day_may_answer_otherwise(get, monkeypatch) -> None:
    first = get("api/answers/silence").headers["ETag"]
    monkeypatch.setattr(Record, "today", lambda _record: date(2100, 1, 1))
    assert get("api/answers/silence", headers={"If-None-Match": first}).status == 200


def test_the_program_is_its_source_and_its_catalogue(monkeypatch, tmp_path) -> None:
    def version() -> str:
        addresses.source_hash.cache_clear()
        return addresses.source_hash()

    monkeypatch.setattr(addresses, "SOURCE", tmp_path)
    seen = [version()]
    for name, text in (("one.py", "1"), ("one.py", "2"), ("de.po", "eins"), ("note.txt", "ignored")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        seen.append(version())
    addresses.source_hash.cache_clear()
    assert len(set(seen[:4])) == 4
    assert seen[4] == seen[3]
