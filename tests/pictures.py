"""The pictures in the HTML of a page, as a browser finds them."""

import json
import re
from html import unescape
from typing import Any, NamedTuple

HEAD = re.compile(r'<div class="ledger-picture" data-picture="(\w+)" data-opens="(\w+)" role="figure" aria-label="([^"]*)"')
SENT = re.compile('<script type="application/json">([^<]*)</script>')


class Picture(NamedTuple):
    """A picture: its name, what a click on a mark opens, what it shows in words, and what is sent with it as JSON."""

    name: str
    opens: str
    alt: str
    sent: str

    @property
    def read(self) -> dict[str, Any]:
        """What is sent with it: ``figure`` and the rest."""
        found: dict[str, Any] = json.loads(self.sent)
        return found


def picture(html: str) -> Picture | None:
    """The picture of a piece of HTML; None where it is something else."""
    head, sent = HEAD.match(html), SENT.search(html)
    return Picture(head[1], head[2], unescape(head[3]), sent[1]) if head and sent else None
