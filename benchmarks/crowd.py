"""Many visitors in a process of their own: ``python -m benchmarks.crowd ADDRESS IN_SIGHT`` takes orders line by line and
answers likewise. ``IN_SIGHT`` is JSON: the names of the pictures that are in sight, by the path of the page.

The load is open-loop with exponential think time: a late answer does not move a visitor's schedule. A visitor clicks again only
once everything is there. Latency is measured from the scheduled time, so that queueing is included (no coordinated omission),
until all of these are there: each picture in sight, the card if one was opened, and the last message of the run. What the browser itself does, above all drawing, takes no time here.
"""

import asyncio
import json
import sys
import time
from random import Random
from typing import Any

from benchmarks.workload import PAGES, click, side
from tests.support.client_state import written
from tests.support.streamlit_client import Visitor

THINK_TIME = 2.0
"""The mean pause between two clicks of a visitor, in seconds."""
WARM_UP = 3.0
"""Clicks of the first seconds are not counted: at first no click has another before it."""
GRACE_PERIOD = 5.0
"""So long after the end a click that was due before it may still be answered; then it counts with the time that it waited."""
MAX_CONCURRENT_ARRIVALS = 4
"""So many visitors come at the same time."""


class VirtualUsers:
    """The visitors of one server."""

    def __init__(self, address: str, in_sight: dict[str, list[str]]) -> None:
        self._address, self._in_sight = address, in_sight
        self._visitors: list[Visitor] = []
        self._views: list[Any] = []
        self._chance = Random(5)

    async def add(self, users: int) -> dict[str, int]:
        """Have so many visitors, each on some page and in some language; those who are there stay."""
        missing = range(len(self._visitors), users)
        new = [self._visitor(self._chance.choice(PAGES), f"lang={self._chance.choice(('en', 'de'))}") for _ in missing]
        gate = asyncio.Semaphore(MAX_CONCURRENT_ARRIVALS)

        async def come(visitor: Visitor) -> None:
            async with gate:
                await visitor.come()

        await asyncio.gather(*map(come, new))
        self._visitors += new
        return {"users": len(self._visitors)}

    async def act(self, users: int, seconds: float) -> dict[str, Any]:
        """Let the first so many visitors click for so long; gives each click's name and latency in milliseconds."""
        begin = time.perf_counter()
        visitors = self._visitors[:users]
        before = sum(visitor.runs for visitor in visitors)
        clicks: list[tuple[str, float]] = []
        await asyncio.gather(*(self._click(visitor, begin, seconds, clicks) for visitor in visitors))
        runs = sum(visitor.runs for visitor in visitors) - before
        failed = sum(visitor.page.failed for visitor in visitors)
        refused = sum(visitor.browser.refused for visitor in visitors)
        return {
            "clicks": clicks,
            "runs": runs,
            "failed": failed,
            "refused": refused,
            "seconds": time.perf_counter() - begin,
        }

    async def browse(self, clicks: int) -> dict[str, int]:
        """Let every visitor click so often, one visitor after the other."""
        for visitor in self._visitors:
            for _ in range(clicks):
                await visitor.act(click(visitor.page, self._chance)[1])
        return {"clicks": clicks * len(self._visitors)}

    async def snapshot(self) -> dict[str, int]:
        """Note what every visitor sees."""
        for visitor in self._visitors:
            await visitor.rerun()
        self._views = [visitor.page.view for visitor in self._visitors]
        return {"views": len(self._views)}

    async def reconnect(self) -> dict[str, int]:
        """Whoever's stream broke off comes back: a second tab on the same link, then the old one, whose stream is opened again.

        Gives how many had lost the stream, how many of them see in the new tab what they saw, and for how many the first
        click in the old one was applied: a new session loses it in its first run, and it is sent again (``question.js``).
        """
        lost = [number for number, visitor in enumerate(self._visitors) if await visitor.lost()]
        same = applied = 0
        for number in lost:
            visitor = self._visitors[number]
            page = visitor.page
            tab = self._visitor(page.path, page.link)
            await tab.come()
            same += tab.page.view == self._views[number]
            await tab.leave()
            await visitor.connect()
            await visitor.act(turned := side(page, self._chance))
            link = page.channels["page"].link
            applied += all(link.get(field, "") == written(value) for field, value in turned.fields.items())
        return {"lost": len(lost), "same": same, "applied": applied}

    def _visitor(self, path: str, link: str) -> Visitor:
        return Visitor(self._address, path, link, self._in_sight)

    async def _click(self, visitor: Visitor, begin: float, seconds: float, clicks: list[tuple[str, float]]) -> None:
        chance = Random(self._chance.random())
        due = begin + chance.expovariate(1 / THINK_TIME)
        while due < begin + seconds:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            name = "waiting"
            if time.perf_counter() < begin + seconds + GRACE_PERIOD:
                name, act = click(visitor.page, chance)
                await visitor.act(act)
            if due > begin + WARM_UP:
                clicks.append((name, 1000 * (time.perf_counter() - due)))
            due += chance.expovariate(1 / THINK_TIME)


async def main() -> None:
    """Take orders until there are no more: ``{"do": "add", "users": 8}``."""
    crowd = VirtualUsers(sys.argv[1], json.loads(sys.argv[2]))
    while order := await asyncio.to_thread(sys.stdin.readline):
        order_fields = json.loads(order)
        print(json.dumps(await getattr(crowd, order_fields.pop("do"))(**order_fields)), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
