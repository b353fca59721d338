"""The briefing as one HTML file: what it says, where it leads, and that it needs nothing beside itself."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from types import MappingProxyType

import pytest

from ledger.answers.registry import Query
from ledger.charts.style import DARK, LIGHT
from ledger.documents.contents import briefing
from ledger.documents.html.webpage import dark_colours, html
from ledger.i18n.language import LANGUAGES, Language
from ledger.question.question import Question
from ledger.text.markdown import bold_runs
from ledger.text.sentences.maps import attribution

DAY = date(2026, 11, 26)
EARLY = date(2024, 10, 25)
"""A day by which little had been said: the file is made fast."""
HOSTILE = '</script><img src=x onerror=alert(1)> & "so"'


class Page(HTMLParser):
    """The elements of a file with their attributes, what can be read in it, and what its scripts hold."""

    def __init__(self, file: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.read = ""
        self.scripts: list[str] = []
        self.data: dict[str, str] = {}
        self.feed(file.decode("utf-8"))

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag == "script" and "type" not in self.elements[-1][1]:
            self.scripts.append("")

    def handle_data(self, data):
        if self.cdata_elem == "script":
            name = self.elements[-1][1].get("id")
            if name:
                self.data[name] = self.data.get(name, "") + data
            else:
                self.scripts[-1] += data
        elif self.cdata_elem != "style":
            self.read += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def meta(self, name: str) -> str | None:
        return next(each["content"] for each in self.of("meta") if name in (each.get("name"), each.get("http-equiv")))

    @property
    def words(self) -> str:
        return " ".join(self.read.split())


def contents(record, code="en", day=DAY, **asked):
    return briefing(Query(record.known_on(day), Question(**asked), day), Language(code), accessed=DAY)


def plain_text(markdown: str) -> str:
    return " ".join("".join(piece for piece, _ in bold_runs(markdown)).split())


def with_claims(record, **columns):
    """The record with other values in some columns of every claim."""
    frames = dict(record._frames)
    frames["claims"] = frames["claims"].assign(**columns)
    return replace(record, _frames=MappingProxyType(frames))


@pytest.fixture(scope="module")
def told(record):
    return {code: contents(record, code) for code in LANGUAGES}


@pytest.fixture(scope="module")
def files(told):
    return {code: html(each) for code, each in told.items()}


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_says_all_that_the_briefing_holds_in_its_language(told, files, code):
    page, briefed, lang = Page(files[code]), told[code], Language(code)
    assert page.of("html") == [{"lang": code}]
    assert len(page.of("h1")) == 1
    assert f"{briefed.title} – Kursk Ledger" in page.words
    for part in briefed.parts:
        assert plain_text(part.title) in page.words
        assert plain_text(part.sentence) in page.words
        # What the answers say in a line each stands on their cards.
        assert all(plain_text(line.text) in page.words for line in part.lines if not part.cards)
        for card in part.cards:
            assert all(text in page.words for text in (card.label, card.number, card.holders, card.without))
            assert all(plain_text(line.text) in page.words for line in card.figures)
    for text in (*briefed.method, *briefed.provenance_lines, *(reference.text for reference in briefed.references)):
        assert plain_text(text) in page.words
    for word in ("Contents", "References", "Method", "About this document", "Sources", "Citation"):
        assert lang.gettext(word) in page.words
    assert briefed.citation.text(lang) in page.words
    assert attribution(lang) in page.words
    assert [each["id"] for each in page.of("section")][: len(briefed.parts)] == [part.name for part in briefed.parts]
    drawn = [part for part in briefed.parts if part.draw]
    assert [each["aria-label"] for each in page.of("div") if each.get("role") == "img"] == [part.alt for part in drawn]


def test_it_says_who_made_it_from_which_data_under_which_licence(told, files):
    page = Page(files["de"])
    assert (page.meta("author"), page.meta("generator"), page.meta("version")) == (
        "Kursk Ledger",
        "Kursk Ledger",
        told["de"].citation.version,
    )
    assert [each["href"] for each in page.of("link") if each["rel"] == "license"] == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_but_a_clicked_link_leads_to_another_host(told, files, code):
    page = Page(files[code])
    assert [attributes for _, attributes in page.elements if "src" in attributes or "srcset" in attributes] == []
    away = [each for each in page.of("a") if not (each["href"] or "").startswith("#")]
    assert {each["href"] for each in away} == {
        address.address for reference in told[code].references for address in reference.pages
    } | {"https://creativecommons.org/licenses/by/4.0/"}
    assert all({"noreferrer", "noopener"} <= set((each["rel"] or "").split()) for each in away)
    style = re.search(r"<style>(.*?)</style>", files[code].decode(), re.DOTALL)
    assert style and {address[:20] for address in re.findall(r"url\(([^)]*)", style[1])} == {"data:font/ttf;base64"}
    assert "@import" not in style[1]
    traces = [
        trace for name, figure in page.data.items() if name.endswith("-figure") for trace in json.loads(figure)["data"]
    ]
    assert {trace["type"] for trace in traces} <= {"scatter", "bar", "box"}, (
        "other kinds of traces may ask for tiles or topologies"
    )


def test_the_browser_may_run_the_two_scripts_of_the_file_and_connect_to_nothing(files):
    page = Page(files["en"])
    policy = page.meta("Content-Security-Policy")
    hashes = [f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in page.scripts]
    assert len(hashes) == 2
    assert policy.startswith(f"default-src 'none'; script-src {' '.join(hashes)}; ")
    assert "connect-src" not in policy and "http" not in policy
    assert page.meta("referrer") == "no-referrer"


@pytest.mark.parametrize("code", LANGUAGES)
def test_references_are_numbered_and_every_one_is_reached(told, files, code):
    page = Page(files[code])
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    numbered = [f"ref-{reference.number}" for reference in told[code].references]
    assert [each["id"] for each in page.of("li") if "id" in each] == numbered
    inside = {(each["href"] or "")[1:] for each in page.of("a") if (each["href"] or "").startswith("#")}
    assert set(numbered) <= inside <= set(ids)


def test_a_mark_finds_its_reference_by_its_claim(told, files):
    page = Page(files["en"])
    numbers = json.loads(page.data["data"])["numbers"]
    assert numbers == {reference.key: reference.number for reference in told["en"].references}
    for part in told["en"].parts:
        if part.draw and part.name != "map":
            traces = json.loads(page.data[f"{part.name}-figure"])["data"]
            assert {key for trace in traces for key in trace.get("customdata", [])} <= set(numbers)


def test_the_numbers_of_a_picture_are_those_of_the_record(told, files):
    [part] = [part for part in told["en"].parts if part.name == "troops_sent"]
    drawn = {}
    for trace in json.loads(Page(files["en"]).data["troops_sent-figure"])["data"]:
        if "error_x" in trace:
            error = trace["error_x"]
            for key, x, minus, plus in zip(
                trace["customdata"], trace["x"], error["arrayminus"], error["array"], strict=True
            ):
                drawn.setdefault(key, set()).update({x - minus, x, x + plus})
    claims = part.claims[part.claims["qualifier"] != "verbal"]
    assert drawn == {
        claim["claim_id"]: {claim[number] for number in ("low", "best", "high") if claim[number] == claim[number]}
        for claim in claims.to_dict("records")
    }


def test_a_dark_picture_is_the_light_one_recoloured(told):
    colours = dark_colours()
    for part in told["de"].parts:
        if part.draw:
            light, dark = (json.dumps(part.draw(theme), default=str) for theme in (LIGHT, DARK))
            assert re.sub("#[0-9a-fA-F]{6}", lambda found: colours.get(found[0], found[0]), light) == dark, part.name


def test_text_of_the_record_is_never_markup(record):
    record = with_claims(
        record, **dict.fromkeys(("short_en", "speaker_en", "scope_en", "caution_en", "note_en", "wording_en"), HOSTILE)
    )
    frames = dict(record._frames)
    frames["reports"] = frames["reports"].assign(outlet_en=HOSTILE, url="javascript:alert('" + HOSTILE + "')")
    record = replace(record, _frames=MappingProxyType(frames))
    page = Page(html(contents(record, "en", EARLY, metric="troops_sent")))
    assert page.of("img") == []
    assert HOSTILE in page.words
    assert [each for each in page.of("a") if "script" in (each["href"] or "")] == []
    assert len(page.scripts) == 2
    hovers = [text for trace in json.loads(page.data["troops_sent-figure"])["data"] for text in trace["hovertext"]]
    assert any(HOSTILE in text for text in hovers)


def test_hangul_letters_come_along_only_where_they_are_needed(record):
    without, korean = (
        html(contents(each, "en", EARLY)) for each in (record, with_claims(record, speaker_en="이성권, Дмитро"))
    )
    assert (without.count(b"@font-face"), korean.count(b"@font-face")) == (2, 3)
    assert len(korean) - len(without) > 1_000_000
    assert "이성권, Дмитро" in Page(korean).words


def test_the_same_contents_give_the_same_bytes(record, files):
    assert html(contents(record, "de")) == files["de"]


@pytest.mark.parametrize(
    ("day", "asked"),
    [(date(2024, 8, 1), {}), (DAY, {"sources": ("dprk-kcna",)}), (date(2024, 8, 1), {"sides": ("north_korea",)})],
)
def test_a_question_that_leaves_nothing_gives_a_file_that_says_so(record, day, asked):
    briefed = contents(record, "en", day, **asked)
    page = Page(html(briefed))
    assert "No claim in the dataset on this day and with these filters." in page.words
    assert all(part.title in page.words for part in briefed.parts)
    targets = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    assert {(each["href"] or "")[1:] for each in page.of("a") if (each["href"] or "").startswith("#")} <= targets
    assert len(page.scripts) == (2 if page.of("figure") else 1), "without a picture there is nothing to draw with"
