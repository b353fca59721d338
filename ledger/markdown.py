"""Text of the record inside Markdown: shown as it is, never as markup."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|$:~&])")


def plain(text: str) -> str:
    """Escape everything that Streamlit's Markdown would read as markup, formula or emoji."""
    return _SPECIAL.sub(r"\\\1", text)


def link(text: str, address: str) -> str:
    """A link to an address of the record."""
    target = address.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("<", "%3C").replace(">", "%3E")
    return f"[{plain(text)}](<{target}>)"
