"""The server around the pages: its addresses, what every request passes through, and what is warm before the first visitor."""

import asyncio
import gc
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from importlib import import_module

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route
from streamlit.config import get_option
from streamlit.runtime import Runtime
from streamlit.runtime.stats import ACTIVE_SESSIONS_FAMILY, GaugeStat
from streamlit.web.server.starlette import App

from ledger import ui
from ledger.api.responses import program
from ledger.api.routes import ROUTES
from ledger.connections import send_at_once
from ledger.framing import Framing
from ledger.guard import Guard
from ledger.health import READY, Health
from ledger.metrics import METRICS, Answered, Metrics
from ledger.settings import Settings
from ledger.ui import memory
from ledger.ui.fetched import ICON, OUTLINES, PLOTLY, icon, library, outlines_of_the_map
from ledger.ui.shell import PATHS, shell
from ledger.vocabulary import vocabulary

HEALTH = Health()


def routes(chosen: Settings) -> list[BaseRoute]:
    """The addresses beside the pages."""
    figures = Metrics(chosen.metrics, lambda: HEALTH.version, _sessions, lambda: int(memory.MEMORY.currsize))
    base = str(get_option("server.baseUrlPath")).strip("/")
    # Some proxies take the base off a path, others leave it on.
    bases = {"", f"/{base}" if base else ""}
    fetched = [Route(f"{each}{path}", answer) for each in bases for path, answer in ((ICON, icon), (PLOTLY, library), (OUTLINES, outlines_of_the_map))]
    pages = [Route(f"{each}/{path}", shell) for each in bases for path in PATHS]
    return [*ROUTES, *pages, Route(READY, HEALTH.answer), Route(METRICS, figures.answer), *fetched]


def middleware(chosen: Settings) -> list[Middleware]:
    """What every request passes through, from the outside in."""
    return [Middleware(Framing, framed_by=chosen.framed_by), Middleware(Answered), Middleware(Guard)]


@asynccontextmanager
async def lifespan(_app: App) -> AsyncIterator[None]:
    """Warm the process up while it serves already; until then it says that it is not ready.

    Imports come before the first request, because two threads that import at once can meet half a module.
    """
    for module in pkgutil.walk_packages(ui.__path__, "ledger.ui."):
        import_module(module.name)
    # What is imported now lives for good: the collector, which stood still until here (dashboard.py), never looks through it.
    gc.freeze()
    gc.enable()
    send_at_once()
    warming = asyncio.create_task(asyncio.to_thread(HEALTH.warm, _load))
    yield
    await warming


def _load() -> str:
    whole, today = memory.record(), date.today()
    memory.record_known_on(whole.version, today)
    vocabulary(whole, today)
    program()
    return whole.version


def _sessions() -> int:
    families = Runtime.instance().stats_mgr.get_stats(family_names=[ACTIVE_SESSIONS_FAMILY])
    return sum(stat.value for stats in families.values() for stat in stats if isinstance(stat, GaugeStat))
