"""Templates: what is no HTML already is escaped, whatever a template does with it; a name that nobody gave is an error."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from ledger.views import html
from ledger.views.html import bold_html, external_link, filled, render

HOSTILE = "<script>alert('&\"')</script>"
ESCAPED = "&lt;script&gt;alert(&#39;&amp;&#34;&#39;)&lt;/script&gt;"
TEMPLATES = sorted(path.name for path in Path(html.__file__).with_name("templates").glob("*.html"))


def test_a_word_is_escaped_and_html_is_not_escaped_again() -> None:
    values = {"metric": HOSTILE, "pale": False}
    said = render("numeral.html", pieces=[(HOSTILE, ""), (Markup("<small>about</small>"), HOSTILE)], **values)
    assert said == (
        f'<p class="ledger-numeral" data-metric="{ESCAPED}">{ESCAPED}'
        f'<button type="button" data-opens="claim" data-to="{ESCAPED}"><small>about</small></button></p>'
    )


def test_no_template_turns_escaping_off() -> None:
    assert len(TEMPLATES) >= 9
    for name in TEMPLATES:
        source = (Path(html.__file__).with_name("templates") / name).read_text(encoding="utf-8")
        assert "safe" not in source and "autoescape" not in source, name


def test_a_value_that_a_template_names_must_be_given() -> None:
    with pytest.raises(UndefinedError, match="'lines' is undefined"):
        render("link_list.html", name="said")


def test_pieces_of_html_escape_what_they_are_given() -> None:
    assert bold_html(f"**{HOSTILE}** {HOSTILE}") == f"<strong>{ESCAPED}</strong> {ESCAPED}"
    assert external_link(HOSTILE, HOSTILE).count(ESCAPED) == 2
    assert filled("{who} <b>", who=external_link("a", "b")) == f"{external_link('a', 'b')} &lt;b&gt;"
    assert filled("{who}", who=HOSTILE) == ESCAPED
