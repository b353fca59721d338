"""Text of the record inside Markdown: shown as it is, never as markup; and Markdown read back as plain text."""

import re

_TOKENS = re.compile(r"\\(.)|(\*\*)|([^\\*]+|[\\*])", re.DOTALL)
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|$:~&])")


def plain(text: str) -> str:
    """Escape everything that Streamlit's Markdown would read as markup, formula or emoji."""
    return _SPECIAL.sub(r"\\\1", text)


def link(text: str, address: str) -> str:
    """A link to an address of the record."""
    target = address.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")
    return f"[{plain(text)}](<{target}>)"


def runs(text: str) -> list[tuple[str, bool]]:
    """A line of Markdown in which only weight is marked, as pieces of plain text and whether each is bold."""
    pieces, bold = [("", False)], False
    for escaped, mark, words in _TOKENS.findall(text):
        if mark:
            bold = not bold
            pieces.append(("", bold))
        else:
            pieces[-1] = pieces[-1][0] + (escaped or words), bold
    return [piece for piece in pieces if piece[0]]
