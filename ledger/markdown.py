"""Text of the record inside Markdown: shown as it is, never as markup; and Markdown read back as plain text."""

import re

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
    pieces = re.split(r"(?<!\\)\*\*", text)
    return [(re.sub(r"\\(.)", r"\1", piece), number % 2 == 1) for number, piece in enumerate(pieces) if piece]
