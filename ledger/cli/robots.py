"""What hosts let a program ask for: their ``robots.txt``, read once each."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import httpx

LARGEST = 512 * 1024
"""So many bytes of the file are read; RFC 9309 asks for at least 500 KiB."""


@dataclass(frozen=True)
class Rules:
    """What one host allows.

    Attributes
    ----------
    refusal : str
        Why nothing of the host is asked for; empty where its rules say what may be.
    unreachable : bool
        Whether nobody answered at all.
    """

    parser: RobotFileParser
    refusal: str = ""
    unreachable: bool = False

    def allows(self, agent: str, address: str) -> bool:
        """Whether a program of this name may ask for the address."""
        return self.parser.can_fetch(agent, address)

    def pause(self, agent: str) -> float:
        """How many seconds the host wants between two requests; 0 where it does not say."""
        return float(self.parser.crawl_delay(agent) or 0)


def read_rules(address: str, ask: Callable[[str], tuple[int, bytes]]) -> Rules:
    """The rules of the host of an address, as RFC 9309, section 2.3.1, has it: without a file everything is allowed, and where
    the host fails to give it, nothing is.

    Python's parser does not know the star within a path, so a rule that has one forbids less here than its host means.

    Parameters
    ----------
    ask
        Gives the status and the first ``LARGEST`` bytes of an address.
    """
    parts, parser = urlsplit(address), RobotFileParser()
    try:
        status, body = ask(f"{parts.scheme}://{parts.netloc}/robots.txt")
    except httpx.HTTPError as error:
        return Rules(parser, why(error), unreachable=True)
    if status >= 500:
        return Rules(parser, f"its robots.txt answers {status}, so nobody knows what may be asked for")
    parser.parse(body.decode("utf-8-sig", "replace").splitlines() if status < 300 else [])
    return Rules(parser)


def why(error: Exception) -> str:
    """What went wrong between here and a host, in a few words."""
    if isinstance(error, httpx.TimeoutException):
        return "no answer in time"
    return " ".join(str(error).split()) or type(error).__name__
