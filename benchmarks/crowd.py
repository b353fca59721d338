"""Many visitors in a process of their own: ``python -m benchmarks.crowd ADDRESS`` takes orders line by line and answers likewise.

The load is open: each visitor's clicks stand on a schedule with exponential pauses, which a late answer does not move. A
visitor clicks again only once the picture is there, so a click that has to wait for it waits at the server's expense: its
latency counts from the moment on the schedule to the last message of its run.
"""

import asyncio
import json
import sys
import time
from random import Random
from typing import Any

from benchmarks.mix import PAGES, click, side
from benchmarks.tab import Visitor

THINKS = 2.0
"""The mean pause between two clicks of a visitor, in seconds."""
SETTLES = 3.0
"""Clicks of the first seconds are not counted: at first no click has another before it."""
GRACE = 5.0
"""So long after the end a click that was due before it may still be answered; then it counts with the time that it waited."""
AT_ONCE = 4
"""So many visitors come at the same time."""


class Crowd:
    """The visitors of one server."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._visitors: list[Visitor] = []
        self._views: list[Any] = []
        self._chance = Random(5)

    async def grow(self, users: int) -> dict[str, int]:
        """Have so many visitors, each on some page and in some language; those who are there stay."""
        missing = range(len(self._visitors), users)
        new = [Visitor(self._address, self._chance.choice(PAGES), f"lang={self._chance.choice(('en', 'de'))}") for _ in missing]
        gate = asyncio.Semaphore(AT_ONCE)

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
        return {"clicks": clicks, "runs": runs, "failed": failed, "seconds": time.perf_counter() - begin}

    async def browse(self, clicks: int) -> dict[str, int]:
        """Let every visitor click so often, one visitor after the other."""
        for visitor in self._visitors:
            for _ in range(clicks):
                await visitor.run(*click(visitor.page, self._chance)[1])
        return {"clicks": clicks * len(self._visitors)}

    async def look(self) -> dict[str, int]:
        """Note what every visitor sees."""
        for visitor in self._visitors:
            await visitor.run()
        self._views = [visitor.page.view for visitor in self._visitors]
        return {"views": len(self._views)}

    async def come_back(self) -> dict[str, int]:
        """Whoever's stream broke off comes back: a second tab on the same link, then the old one, whose stream is opened again.

        Gives how many had lost the stream, how many of them see in the new tab what they saw, and for how many the first
        click in the old one was heard: the page has itself run as soon as its stream is open again (``ledger/ui/reconnect.js``).
        """
        lost = [number for number, visitor in enumerate(self._visitors) if await visitor.lost()]
        same = heard = 0
        for number in lost:
            visitor = self._visitors[number]
            page = visitor.page
            tab = Visitor(self._address, next(path for path, script in page.pages.items() if script == page.script), page.link)
            await tab.come()
            same += tab.page.view == self._views[number]
            await tab.leave()
            link = page.link
            await visitor.connect()
            await visitor.run()
            await visitor.run(*side(page, self._chance))
            heard += page.link != link
        return {"lost": len(lost), "same": same, "heard": heard}

    async def _click(self, visitor: Visitor, begin: float, seconds: float, clicks: list[tuple[str, float]]) -> None:
        chance = Random(self._chance.random())
        due = begin + chance.expovariate(1 / THINKS)
        while due < begin + seconds:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            name = "waiting"
            if time.perf_counter() < begin + seconds + GRACE:
                name, what = click(visitor.page, chance)
                await visitor.run(*what)
            if due > begin + SETTLES:
                clicks.append((name, 1000 * (time.perf_counter() - due)))
            due += chance.expovariate(1 / THINKS)


async def main() -> None:
    """Take orders until there are no more: ``{"do": "grow", "users": 8}``."""
    crowd = Crowd(sys.argv[1])
    while order := await asyncio.to_thread(sys.stdin.readline):
        asked = json.loads(order)
        print(json.dumps(await getattr(crowd, asked.pop("do"))(**asked)), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
