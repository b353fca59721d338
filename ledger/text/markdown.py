"""Text of the record inside Markdown: shown as it is, never as markup; and Markdown read back as plain text."""

import re

BREAK = ":small[]"
"""Nothing, in small letters (Streamlit's own mark): it ends a piece of text without a trace on the page."""
_TOKENS = re.compile(r":small\[\]|\\(.)|(\*\*)|([^\\*:]+|[\\*:])", re.DOTALL)
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|$:~&])")
_BLANKS = re.compile(r"[ \t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]{2,}|[\t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]")
_FOUND_LATER = re.compile(
    r"(?<=:)(?=//)|(?<=:)(?=[\w+-]+[:/])|(?<=www)(?=\.)|(?=@)|(?<=<)(?=->)|(?<=[-<>~])(?=[-=>])",
    re.IGNORECASE,
)
"""Where what the browser looks for in the finished text, escaped or not, is broken off: addresses (``https://``, ``www.``,
``a@b.org``), icons and emoji (``:material/home:``, ``:smile:``), arrows and dashes (``->``, ``--``, ``>=``)."""


def escape_markdown(text: str) -> str:
    """Escape everything that Streamlit's Markdown would read as markup, formula, link, icon or emoji.

    Line breaks and several blanks become one blank: four of them would begin a block of code.
    """
    pieces = _FOUND_LATER.split(_BLANKS.sub(" ", text))
    return BREAK.join(_SPECIAL.sub(r"\\\1", piece) for piece in pieces)


def link(text: str, address: str) -> str:
    """A link to an address of the record."""
    target = address.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")
    return f"[{escape_markdown(text)}](<{target}>)"


def bold_runs(text: str) -> list[tuple[str, bool]]:
    """A line of Markdown in which only weight is marked, as pieces of plain text and whether each is bold."""
    pieces, bold = [("", False)], False
    for escaped, mark, words in _TOKENS.findall(text):
        if mark:
            bold = not bold
            pieces.append(("", bold))
        else:
            pieces[-1] = pieces[-1][0] + (escaped or words), bold
    return [piece for piece in pieces if piece[0]]
