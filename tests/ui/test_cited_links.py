"""Forty links that were made with an earlier version open the same views in every later one.

The values in ``tests/fixtures/cited_links.json`` are what these links show at commit cf7b9f7, the last one before pictures
had addresses, with the claims, reports, statements, events and sources of 29 November 2026 in its ``data/`` (of places and
sources those that it knows). Each was opened there and read as ``shown`` reads it here. Somebody may have cited such a link,
so a change of the code is no reason to change a value. Since then maps show more: what they showed is still there, and the
map as a slide is called after what it shows first.

On 29 November 2026 the answers themselves were put right: a newer statement of one voice supersedes its older ones, repeats
count for nobody, other sides corroborate instead of sources, shares rest on one source, and one age limit in months takes the place of
that in days. Strips, the range with one voice left out, corroboration, shares and what a filter by corroboration leaves were read anew then;
``limit``, ``assume`` and the section ``estimate``, which links still name, are understood without complaint.
The Briefing got another title then, and answers in the place of the strips and of the small timeline, which keep their addresses.

Every link names the day on which the reader is placed, so a claim that is stated later changes nothing. When a row of
the record is corrected, taken out, or added with an earlier day, some of these tests fail. Then look at each
difference, see that it follows from that row and from nothing else, and put the new value into the file by hand.

Of a picture, only the claims or places on it are held here. What moves or colours its marks and leaves them on it
(``axis``, ``window``, ``dated``, ``steps``, ``events``, ``account``, the ``day`` of the map), and the ``columns`` of
the table, are held only as far as the link is understood and written again.
"""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest

from ledger.question.link import write_link
from tests.support.api_client import ask
from tests.support.app_driver import card_html, opened, pictures

LINKS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "cited_links.json").read_text(encoding="utf-8")
)
COUNTS = re.compile(
    r"^(?:\*\*[\d.,]+\*\* (?:of|von) [\d.,]+ (?:claims|Angaben)|"
    r"[\d.,]+ (?:claims?|Angaben?), [\d.,]+ (?:original claims?|ursprüngliche Angaben?), [\d.,]+ (?:reports?|Berichte?))"
)
"""How many claims are left of how many, and how many claims, original claims and reports these are."""
MAPS = ("map", "small_map", "alone_map", "slide_map")
BOLD = re.compile(r"\*\*(.+?)\*\*")


@pytest.mark.parametrize("link", LINKS, ids=lambda link: f"{link['page']}?{urlencode(link['query'], safe=',')}")
def test_a_link_from_before_opens_the_same_view(link: dict[str, Any]) -> None:
    app = opened(link["page"] or "briefing", **link["query"])
    found = shown(app, link["page"])
    assert {name: found[name] for name in found if name != "pictures"} == {
        name: link[name] for name in found if name != "pictures"
    }
    for name, drawn_before in link["pictures"].items():
        drawn_now = found["pictures"][name] if name in found["pictures"] else at_its_address(name, found["question"])
        assert set(drawn_before) <= set(drawn_now) if name in MAPS else drawn_before == drawn_now, name


def at_its_address(name: str, query: dict[str, str]) -> list[str]:
    """The marks of a picture that stands on no page any more; who has embedded it still gets it."""
    answered = ask(f"api/pictures/{name}?{urlencode(query)}")
    assert answered.status == 200, name
    return drawn(answered.json["figure"])


def shown(app: AppTest, page: str) -> dict[str, Any]:
    """What a link is held to: what was understood of it, what is counted, what is drawn, and which card is open."""
    asked = app.session_state["reader"].question
    [title] = app.title
    return {
        "lang": asked.lang,
        "question": write_link(asked),
        "left_out": [part for notice in app.warning for part in BOLD.findall(notice.value.replace("\\", ""))],
        "title": title.value.replace("\\", ""),
        "card": card_title(app),
        "counts": counts(app.sidebar),
        # Method counts the whole record, which grows; only Claims counts what the link asks for.
        "found": counts(app.main) if page == "claims" else [],
        "pictures": {name: drawn(sent["figure"]) for name, sent in pictures(app).items()},
    }


def card_title(app: AppTest) -> list[str]:
    """What the card that is open is about, and its title."""
    found = re.search(r"<header><div><p>(.*?)</p><h2[^>]*>(.*?)</h2>", card_html(app))
    return [unescape(re.sub("<[^>]+>", "", part)) for part in found.groups()] if found else []


def counts(block: Any) -> list[str]:
    """The sentences of the sidebar or of the page that begin with a count of claims, as far as they count."""
    said = [element.value for kind in ("markdown", "caption") for element in block.get(kind)]
    return [found[0] for words in said if (found := COUNTS.match(words))]


def drawn(figure: dict[str, Any]) -> list[str]:
    """The claims or places that the marks of a picture stand for, each once."""
    marks = [mark for trace in figure["data"] for mark in trace.get("customdata") or []]
    return sorted({mark[0] if isinstance(mark, list) else mark for mark in marks} - {"", None})
