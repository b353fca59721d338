"""The feed as Atom (RFC 4287), from the same entries as the JSON Feed: for readers that know no other."""

import re
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

ATOM = "application/atom+xml"
SPACE = "http://www.w3.org/2005/Atom"
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write."""


def atom(feed: Mapping[str, Any]) -> bytes:
    """A JSON Feed written as Atom; an entry is named by its address and the key of its row, because several lead to one place."""
    language, items = feed["language"], feed["items"]
    root = Element("feed", {"xmlns": SPACE, "xml:lang": language})
    own = feed["feed_url"].replace("feed.json", "feed.atom")
    _add(root, "id", own)
    _add(root, "title", feed["title"])
    _add(root, "updated", max(map(_updated, items), default="1970-01-01T00:00:00Z"))
    _add(SubElement(root, "author"), "name", feed["title"])
    SubElement(root, "link", {"rel": "self", "type": ATOM, "href": own})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed["home_page_url"]})
    for item in items:
        entry = SubElement(root, "entry")
        _add(entry, "id", f"{item['url']}#{item['id']}")
        _add(entry, "title", item["title"])
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": item["url"]})
        _add(entry, "published", item["date_published"])
        _add(entry, "updated", _updated(item))
        _add(entry, "content", item["content_text"])
        for tag in item["tags"]:
            SubElement(entry, "category", {"term": tag})
    content: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + content


def _updated(item: Mapping[str, Any]) -> str:
    """When an entry was last changed, or came."""
    moment: str = item.get("date_modified", item["date_published"])
    return moment


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = NO_XML.sub("", text)
