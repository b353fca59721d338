"""Text of the record inside Markdown: what comes out is what went in."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings, strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ledger.record.record import Record
from ledger.text.markdown import BREAK, bold_runs, escape_markdown, link

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# The record holds no line breaks, no control characters and no blanks at the ends of a cell.
LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="&")
MARKUP = st.sampled_from(list("\\`*_{}[]<>()#+-.!|$:~='\"/^@%1a "))
TEXTS = st.text(st.one_of(MARKUP, LETTERS), min_size=1, max_size=60).map(str.strip).filter(bool)


def parts(markdown: str) -> list[Token]:
    """The tokens inside the one paragraph that the text must be; Streamlit's mark for nothing counts as nothing."""
    tokens = READER.parse(markdown.replace(BREAK, ""))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    return tokens[1].children or []


def shown(markdown: str) -> str:
    """The text on screen; fails where anything is markup."""
    tokens = parts(markdown)
    assert {token.type for token in tokens} <= {"text", "text_special"}
    return "".join(token.content for token in tokens)


@settings(deadline=None, max_examples=200)
@given(TEXTS)
@example("# 1. heading")
@example("- list")
@example("1) list")
@example("> quote")
@example("*a* _b_ **c** ~~d~~ `e`")
@example("[text](https://example.org) ![image](x)")
@example("<b>html</b> <https://example.org>")
@example("a | b")
@example("---")
@example("\\* \\\\")
@example("4.000 $ bis 5.000 $")
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assert shown(escape_markdown(text)) == re.sub(" +", " ", text)


@pytest.mark.parametrize(
    "text",
    [
        "https://evil.example",
        "HTTP://evil.example/a",
        "www.evil.example",
        "WWW.evil.example",
        "x@evil.example",
        ":material/home:",
        ":streamlit:",
        ":smile:",
        ":+1:",
        "a -> b",
        "a <- b",
        "a <-> b",
        "a -- b",
        "a >= b",
        "a <= b",
        "a ~= b",
    ],
)
def test_what_the_browser_looks_for_in_the_finished_text_stands_in_no_piece_of_it(text: str) -> None:
    pieces = [re.sub(r"\\(.)", r"\1", piece) for piece in escape_markdown(text).split(BREAK)]
    assert "".join(pieces) == text
    later = r"https?://[-.\w]+|www\.[-.\w]+|[-.\w+]+@[-\w]+|:[\w+-]+[:/]|(?<!\S)(<->|->|<-|--|>=|<=|~=)(?!\S)"
    assert re.search(later, text, re.IGNORECASE)
    assert not any(re.search(later, piece, re.IGNORECASE) for piece in pieces)


@pytest.mark.parametrize("text", ["a\n    b", "a\r\n\r\nb", "a\t\tb", "a\u2028b", "a    b"])
def test_a_line_break_is_a_blank(text: str) -> None:
    assert escape_markdown(text) == "a b"


def test_streamlits_own_marks_are_escaped_too() -> None:
    assert escape_markdown(":material/link: :red[x] $x$ ~") == r"\::small[]material/link\: \:red\[x\] \$x\$ \~"
    assert escape_markdown("rund 4000 Mann, „vielleicht“ mehr") == "rund 4000 Mann, „vielleicht“ mehr"


def test_an_entity_is_shown_as_it_is() -> None:
    assert shown(escape_markdown("&lt; &amp; &copy;")) == "&lt; &amp; &copy;"


def test_every_text_of_the_record_is_shown_as_it_is(record: Record) -> None:
    claims, reports, events = record.claims, record.reports, record.events
    columns = [
        claims["note_de"],
        claims["caution_en"],
        claims["wording_de"],
        claims["scope_en"],
        reports["note_de"],
        events["detail_en"],
    ]
    texts = {text for column in columns for text in column if text}
    assert len(texts) > 500
    assert {text for text in texts if shown(escape_markdown(text)) != text} == set()


@settings(deadline=None)
@given(TEXTS)
def test_a_link_has_any_text_and_no_other_markup(text: str) -> None:
    opening, *inside, closing = parts(link(text, "https://example.org/a"))
    assert (opening.type, closing.type, opening.attrs) == ("link_open", "link_close", {"href": "https://example.org/a"})
    assert "".join(token.content for token in inside) == re.sub(" +", " ", text)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a_(b)",
        "https://example.org/a b",
        "https://example.org/<x>?q=1&copy=2#top",
        "https://example.org/[1]*2*",
    ],
)
def test_an_address_survives_its_special_letters(address: str) -> None:
    opening = parts(link("x", address))[0]
    assert unquote(str(opening.attrs["href"])) == address


def test_every_address_of_the_record_is_one_link_to_itself(record: Record) -> None:
    addresses = {*record.reports["url"], *record.events["url"], *record.control["url"]}
    assert len(addresses) > 500
    for address in addresses:
        opening, text, closing = parts(link("page", address))
        assert (opening.type, text.content, closing.type) == ("link_open", "page", "link_close")
        assert unquote(str(opening.attrs["href"])) == unquote(address)


@settings(deadline=None, max_examples=200)
@given(TEXTS, TEXTS)
@example("\\", "*")
@example("\\@", ":small[]")
def test_what_was_escaped_is_read_back_with_its_weight(one: str, other: str) -> None:
    one, other = (re.sub(" +", " ", text) for text in (one, other))
    assert bold_runs(escape_markdown(one)) == [(one, False)]
    assert bold_runs(f"**{escape_markdown(one)}**") == [(one, True)]
    assert bold_runs(f"{escape_markdown(one)}**{escape_markdown(other)}**{escape_markdown(one)}") == [
        (one, False),
        (other, True),
        (one, False),
    ]
    assert bold_runs("") == []
