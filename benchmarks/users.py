"""Many users: how many a core serves, what a rerun and a session cost, and what is left when a process is killed.

All stand behind nginx with ``deploy/nginx.conf``, as they would for real. One process has a core for itself, and nginx and the crowd have the other. Of
two processes each has one of the first two cores, and nginx and the crowd take what they need from both: on a machine with two cores
that is time which the processes do not get, so what two can do for one is more than what is found here; the time that the
others took is reported beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from subprocess import Popen
from typing import Any

from benchmarks import moves
from benchmarks.load import Load, load
from benchmarks.processes import WITHOUT_MEASURES, Served, served, spent
from benchmarks.proxy import nginx
from benchmarks.ramp import CapacitySearch
from benchmarks.readers import LedgerReader
from benchmarks.results import Goal, Report, Samples
from benchmarks.visitor import chromium, new_page
from benchmarks.workload import PAGES
from tests.support.server import LEDGER

LIMIT = 500.0
"""What 95 of 100 clicks must stay below, in milliseconds."""
LONGER = 120
"""Few users are watched for longer than many: so many seconds for one, half of it for two, up to twice the usual time."""
FEW = 12
"""With so many users the search for the most begins, and so many one core must serve; the pages without the measures begin
with two."""
InSight = Mapping[str, Sequence[str]]
"""The names of the pictures in sight by the path of a page."""


@dataclass(frozen=True)
class Step:
    """What so many users found: each click with its latency, and the milliseconds of processor time for a rerun."""

    clicks: list[tuple[str, float]]
    server: float
    others: float

    @property
    def latencies(self) -> Samples:
        """The latency of each click."""
        return Samples("users", "click until all is there", "", [latency for _, latency in self.clicks], "ms")


@dataclass
class Candidate:
    """A way to serve the dashboard, with its crowd."""

    name: str
    processes: list[Served]
    address: str
    proxy: Popen[bytes]
    crowd: Load
    ramp: CapacitySearch
    steps: dict[int, Step] = field(default_factory=dict)
    refused: int = 0

    def step(self, seconds: float) -> None:
        """Try with some users more or less."""
        users = self.ramp.next
        self.crowd.request("add", users=users)
        server, others = self._spent()
        found = self.crowd.request("act", users=users, seconds=max(seconds, min(LONGER / users, 2 * seconds)))
        assert not found["failed"], f"{self.name}: a page failed"
        self.refused = found["refused"]
        server, others = (
            1000 * (after - before) / found["runs"]
            for after, before in zip(self._spent(), (server, others), strict=True)
        )
        self.steps[users] = step = Step([(name, latency) for name, latency in found["clicks"]], server, others)
        self.ramp.record(users, step.latencies.p95 <= LIMIT)

    def _spent(self) -> tuple[float, float]:
        return sum(spent(each.process) for each in self.processes), spent(self.proxy) + spent(self.crowd.process)


def run(quick: bool) -> Report:
    """All of the part; ``quick`` only shows that it runs."""
    seconds, tries, visitors = (6.0, 2, 6) if quick else (45.0, 7, 50)
    in_sight = _in_sight()
    with ExitStack() as end:
        one = end.enter_context(candidate("ledger", LEDGER, [0], {1}, FEW, in_sight))
        without_measures = end.enter_context(
            candidate("ledger without the measures", WITHOUT_MEASURES, [0], {1}, 2, in_sight)
        )
        two = end.enter_context(candidate("ledger, two processes", LEDGER, [0, 1], {0, 1}, FEW, in_sight))
        for _ in range(tries):
            for each in (one, without_measures, two):
                if not each.ramp.settled:
                    each.step(seconds)
        found = [row for each in (one, without_measures, two) for row in _found(each)]
        after = _killed(two, max(visitors // 2, 4), in_sight)
    ratios = [
        Goal("users", "users on one core", one.ramp.max_passing, FEW, at_most=False),
        Goal(
            "users",
            "users on one core, against the same pages without the measures",
            one.ramp.max_passing / max(without_measures.ramp.max_passing, 1),
            3,
            at_most=False,
        ),
        Goal(
            "users",
            "users of two processes, against one",
            two.ramp.max_passing / max(one.ramp.max_passing, 1),
            1.8,
            at_most=False,
        ),
    ]
    return Report([*found, *_by_click(one), *_memory(visitors, in_sight), *after.samples], [*ratios, *after.goals])


def _in_sight() -> InSight:
    """The pictures that a browser fetches when a page is opened, as large as the window of all parts; of both languages
    and of two measures, because sentences and pictures above may be longer or shorter."""
    found: dict[str, set[str]] = {path: set() for path in PAGES}
    with served(LEDGER) as server, chromium() as browser:
        reader = LedgerReader(new_page(browser), server.address)
        for path in PAGES:
            for lang in ("en", "de"):
                for question in ({}, {"metric": moves.METRIC}):
                    reader.open(path, lang=lang, **question)
                    found[path] |= set(reader.in_sight())
    return {path: sorted(names) for path, names in found.items()}


@contextmanager
def candidate(
    name: str,
    program: Sequence[str],
    cores: list[int],
    beside: set[int],
    begin: int,
    in_sight: InSight,
) -> Iterator[Candidate]:
    """Processes on cores of their own, nginx before them, and a crowd of so many users at first; all stopped in the end."""
    with ExitStack() as end:
        processes = [end.enter_context(served(program, {core})) for core in cores]
        address, proxy = end.enter_context(nginx([each.port for each in processes], beside))
        crowd = end.enter_context(load(address, beside, in_sight))
        yield Candidate(name, processes, address, proxy, crowd, CapacitySearch(begin))


def _found(each: Candidate) -> Iterator[Samples]:
    steps = list(each.steps.values())
    yield Samples("users", f"users at p95 of {LIMIT:.0f} ms", each.name, [each.ramp.max_passing], "users")
    if each.ramp.max_passing:
        yield Samples(
            "users",
            "click until all is there, with so many users",
            each.name,
            each.steps[each.ramp.max_passing].latencies.values,
            "ms",
        )
    yield Samples("users", "answers that were neither 200 nor 304", each.name, [each.refused], "answers")
    yield Samples(
        "users", "processor time for a rerun, pictures included", each.name, [step.server for step in steps], "ms"
    )
    yield Samples(
        "users", "processor time for a rerun, nginx and crowd", each.name, [step.others for step in steps], "ms"
    )


def _by_click(each: Candidate) -> Iterator[Samples]:
    """The latencies of each kind of click, with the most users within the limit."""
    clicks = each.steps[each.ramp.max_passing].clicks if each.ramp.max_passing else []
    for name in sorted({name for name, _ in clicks}):
        yield Samples(
            "users",
            f"with so many users: {name}",
            each.name,
            [latency for kind, latency in clicks if kind == name],
            "ms",
        )


def _memory(visitors: int, in_sight: InSight) -> Iterator[Samples]:
    """What a session holds: of a visitor who only looks, and of one who has clicked, with what the process then keeps for all."""
    with served(LEDGER, {0}) as process, load(process.address, {1}, in_sight) as crowd:
        crowd.request("add", users=5)
        crowd.request("browse", clicks=5)
        empty = process.memory
        crowd.request("add", users=5 + visitors)
        idle = process.memory
        crowd.request("browse", clicks=3)
        yield Samples("users", "memory of the process with five sessions", "ledger", [empty], "MiB")
        yield Samples("users", "memory for an idle session", "ledger", [(idle - empty) / visitors], "MiB")
        yield Samples("users", "memory for an active session", "ledger", [(process.memory - empty) / visitors], "MiB")


def _killed(two: Candidate, visitors: int, in_sight: InSight) -> Report:
    """Kill one of two processes and start it again: who was on it comes back, sees the same, and clicks on."""
    with load(two.address, {0, 1}, in_sight) as crowd:
        crowd.request("add", users=visitors)
        crowd.request("browse", clicks=3)
        crowd.request("snapshot")
        two.processes[0].die()
        two.processes[0].start()
        back: dict[str, Any] = crowd.request("reconnect")
    lost = max(back["lost"], 1)
    return Report(
        [Samples("users", "visitors whose process was killed", "ledger, two processes", [back["lost"]], "users")],
        [
            Goal("users", "of them: see the same again", back["same"] / lost, 1, at_most=False),
            Goal("users", "of them: the first click after it is applied", back["applied"] / lost, 1, at_most=False),
        ],
    )
