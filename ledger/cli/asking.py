"""Asking hosts whether pages are still there: seldom, shortly, and never for what they do not want asked for."""

import ipaddress
import socket
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal
from urllib.parse import urljoin, urlsplit

import httpx

from ledger.cli.robots import LARGEST, Rules, read_rules, why
from ledger.record.schema.addresses import host_name, same_page

Kind = Literal["gone", "moved", "other", "unreachable", "not_asked", "fine"]
PAUSE = 1.0
"""Seconds between two requests to one host, unless it wants more."""
LONGEST_PAUSE = 60.0
"""A host that wants to be asked less often than this is not asked at all."""
TIMEOUT = 15.0
"""Seconds to wait for a connection, and for each part of an answer."""
MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
GONE = (404, 410)
ASKED_AGAIN = (*GONE, 403, 405, 501)
"""Some servers know no HEAD and answer it with one of these: they are asked with GET."""
TOO_MANY = 429
TIRED = "the host answered 429: it wants fewer requests"
PAGES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
"""What pages of the record are made of."""


@dataclass(frozen=True)
class Finding:
    """What became of one address.

    Attributes
    ----------
    why : str
        What was answered, or why nothing was, in a few words.
    to : str
        Where it leads now; empty where it leads nowhere else.
    """

    address: str
    kind: Kind
    why: str = ""
    to: str = ""


@dataclass
class Pace:
    """Keeps a pause between two requests to one host; the clock can be another, so that tests need not wait."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _last: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str, pause: float) -> None:
        """Wait until `pause` seconds have passed since the host was asked last."""
        if host in self._last and (left := self._last[host] + pause - self.clock()) > 0:
            self.sleep(left)
        self._last[host] = self.clock()


@dataclass
class Asker:
    """Asks one address after the other.

    Attributes
    ----------
    hosts : collection of str
        The hosts that may be asked, as ``host_name`` has them; a page that leads to another is moved, and is not followed there.
    agent : str
        The name that is looked for in ``robots.txt``; the client sends it with version and contact.
    local : bool
        Whether hosts of this machine and of its network may be asked too.
    """

    client: httpx.Client
    hosts: Collection[str]
    agent: str
    local: bool = False
    pace: Pace = field(default_factory=Pace)
    _rules: dict[str, Rules] = field(default_factory=dict)
    _tired: set[str] = field(default_factory=set)

    def find(self, address: str) -> Finding:
        """Ask whether a page is still there, and follow it to where it is now."""
        at = address
        try:
            for _ in range(MOST_REDIRECTS + 1):
                kind, reason = self._refusal(at)
                if reason:
                    return Finding(address, kind, reason, at if at != address else "")
                status, headers = self._status(at)
                if status not in REDIRECTS or not headers.get("location"):
                    return self._finding(address, at, status, headers)
                at = urljoin(at, headers["location"])
                if urlsplit(at).scheme not in ("http", "https") or host_name(at) not in self.hosts:
                    return Finding(address, "moved", "to another host, which was not asked", at)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            return Finding(address, "unreachable", why(error))
        return Finding(address, "other", f"more than {MOST_REDIRECTS} redirects", at)

    def _refusal(self, at: str) -> tuple[Kind, str]:
        """Why a place is not to be asked; no words where it may be."""
        host = host_name(at)
        if host in self._tired:
            return "not_asked", TIRED
        if not self.local and not is_public(host):
            return "not_asked", "the host is on this machine or in its network"
        rules = self._rules_of(at)
        if rules.refusal:
            return "unreachable" if rules.unreachable else "not_asked", rules.refusal
        if not rules.allows(self.agent, at):
            return "not_asked", "robots.txt does not want it"
        if (pause := rules.pause(self.agent)) > LONGEST_PAUSE:
            return "not_asked", f"robots.txt wants {pause:g} seconds between requests"
        return "not_asked", ""

    def _rules_of(self, at: str) -> Rules:
        parts = urlsplit(at)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = read_rules(at, self._robots)
        return self._rules[origin]

    def _robots(self, at: str) -> tuple[int, bytes]:
        """A ``robots.txt``, followed as far as the record's hosts reach."""
        for _ in range(MOST_REDIRECTS + 1):
            self.pace.wait(host_name(at), PAUSE)
            with self.client.stream("GET", at) as answer:
                status, body = answer.status_code, b""
                for piece in answer.iter_bytes() if status < 300 else ():
                    body += piece
                    if len(body) >= LARGEST:
                        break
                to = urljoin(at, answer.headers.get("location", ""))
            if status not in REDIRECTS or host_name(to) not in self.hosts:
                break
            at = to
        return status, body[:LARGEST]

    def _status(self, at: str) -> tuple[int, httpx.Headers]:
        """Status and headers of a place: HEAD, and GET where HEAD is not enough. The body is never read."""
        status, headers = self._asked("HEAD", at)
        return self._asked("GET", at) if status in ASKED_AGAIN else (status, headers)

    def _asked(self, method: str, at: str) -> tuple[int, httpx.Headers]:
        host = host_name(at)
        self.pace.wait(host, max(PAUSE, self._rules_of(at).pause(self.agent)))
        with self.client.stream(method, at) as answer:
            if answer.status_code == TOO_MANY:
                self._tired.add(host)
            return answer.status_code, answer.headers

    def _finding(self, address: str, at: str, status: int, headers: httpx.Headers) -> Finding:
        """What a last answer means."""
        to = "" if same_page(at) == same_page(address) else at
        if status == TOO_MANY:
            return Finding(address, "not_asked", TIRED)
        if status in GONE:
            return Finding(address, "gone", str(status), to)
        if status >= 500:
            return Finding(address, "unreachable", f"status {status}", to)
        if status >= 300:
            return Finding(address, "other", f"status {status}", to)
        if to and is_front_page(at) and not is_front_page(address):
            return Finding(address, "other", "the front page of the site", to)
        media = headers.get("content-type", "").partition(";")[0].strip().lower()
        wanted = ("application/pdf",) if urlsplit(address).path.lower().endswith(".pdf") else PAGES
        if media and media not in wanted:
            return Finding(address, "other", media, to)
        return Finding(address, "moved" if to else "fine", str(status), to)


def is_front_page(address: str) -> bool:
    """Whether an address names a site and no page of it."""
    parts = urlsplit(address)
    return not parts.path.strip("/") and not parts.query


@lru_cache(maxsize=4096)
def is_public(host: str) -> bool:
    """Whether a host is on the open network; one that nobody knows is left to the request to fail on."""
    try:
        found = socket.getaddrinfo(host.strip("[]"), None)
    except (OSError, UnicodeError):
        return True
    return all(ipaddress.ip_address(str(address[0]).partition("%")[0]).is_global for *_, address in found)
