"""Lists of lines: whatever the record says, it stays text."""

import re

from markupsafe import escape

from ledger.views.link_list import Line, link_list

HOSTILE = '</script><script>alert("ä & b")</script><!-- '


def test_a_list_without_lines_is_nothing() -> None:
    assert link_list("said", [], "claim") == ""


def test_words_of_the_record_are_no_markup() -> None:
    html = link_list("ends", [Line(f"Lowest: **{HOSTILE}**", '"><b>')], "place")
    assert re.findall("<(/?[a-z]+)", html) == ["ul", "li", "button", "strong", "/strong", "/button", "/li", "/ul"]
    assert f"Lowest: <strong>{escape(HOSTILE)}</strong>" in html
    assert 'data-opens="place" data-to="&#34;&gt;&lt;b&gt;"' in html
