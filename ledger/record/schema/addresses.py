"""Addresses of pages: what is wrong with one, and whether two of them lead to the same page."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from ledger.i18n.sentence import Sentence

PATTERN = re.compile(r"https?://[^\s/]+\S*")
_SECOND = re.compile(r"[\s,;|]+https?://")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|yclid|msclkid|igshid|mc_[ce]id|_ga|ref_src|ysclid")
_HOST = re.compile(r"(?:[^\s.:/@]+\.)+[^\s.:/@]{2,}\.?|(?:\d{1,3}\.){3}\d{1,3}|\[[0-9a-f:]+\]", re.IGNORECASE)
PORTS = (None, 80, 443)


def fault(url: str) -> Sentence | None:
    """What is wrong with an address, and what to do; None where nothing is."""
    if _SECOND.search(url):
        return Sentence("two addresses stand here: a cell holds one; give the other a row or a column of its own")
    if not PATTERN.fullmatch(url):
        return Sentence("an address starts with http:// or https:// and holds no blank")
    if "&amp;" in url:
        return Sentence("an address is copied from the source of a page: write & in place of &amp;")
    if url[-1] in ",;\"'<>":
        return Sentence("the address ends in {sign}, which belongs to the text around it: remove it", sign=url[-1])
    parts = split(url)
    if parts is None or not _HOST.fullmatch(parts.hostname or ""):
        return Sentence("the address names no host, as example.org is one: copy it anew")
    if "@" in parts.netloc:
        return Sentence("the address names a user before an @: remove that part")
    return None


def odd_port(url: str) -> bool:
    """Whether the address names a port on which hardly any page is."""
    parts = split(url)
    return parts is not None and parts.port not in PORTS


def split(url: str) -> SplitResult | None:
    """The parts of an address; None where it has none."""
    try:
        parts = urlsplit(url)
        return parts if parts.port != 0 else None
    except ValueError:
        return None


def host_name(url: str) -> str:
    """The host of an address, without what makes no other host of it: ``www.`` and a last dot; empty where it names none."""
    parts = split(url)
    return (parts.hostname or "").removeprefix("www.").removesuffix(".") if parts else ""


@lru_cache(maxsize=65536)
def same_page(url: str) -> str:
    """What addresses of one page have in common: all but scheme, ``www.``, the usual port, tracking, fragment and last slash."""
    parts = split(url)
    if parts is None or not parts.hostname:
        return url
    host = host_name(url)
    port = "" if parts.port in PORTS else f":{parts.port}"
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in asked if not _TRACKING.fullmatch(name.lower())]
    # A query without tracking stays as it is written: taking it apart and joining it again may change it.
    query = parts.query if len(kept) == len(asked) else urlencode(kept)
    return f"{host}{port}{parts.path.rstrip('/')}{'?' * bool(query)}{query}"
