"""The server around the pages: its addresses, what every request passes through, and what is loaded before the first visitor."""

import asyncio
import pkgutil
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import import_module
from typing import Any

import pandas as pd
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route
from streamlit.config import get_option
from streamlit.web.server.starlette import App

from ledger import ui
from ledger.api.routes import ROUTES
from ledger.question.allowed_values import allowed_values
from ledger.record.boundaries import read_boundaries, read_outlines
from ledger.record.problems import RecordError
from ledger.record.record import Record
from ledger.record.store import default_record, record_store
from ledger.runtime.settings import EX_CONFIG, Settings
from ledger.server import record_watch, static_files
from ledger.server.health import READY, Health
from ledger.server.log import write_one_line_each
from ledger.server.metrics import METRICS, Metrics
from ledger.server.middleware import ApiRequestCounter, BasePath, OriginCheck, StreamCounter
from ledger.server.not_found import NotFound
from ledger.server.security_headers import SecurityHeaders, server_error
from ledger.server.sign_in import SignIn, check_sign_in
from ledger.server.stream_guard import StreamGuard
from ledger.ui.streamlit_adapter.server_header import without_server_header
from ledger.ui.streamlit_adapter.signed_in import is_signed_in
from ledger.ui.streamlit_adapter.stream_messages import accepted
from ledger.ui.streamlit_adapter.web_page import StreamlitPage
from ledger.views import cache
from ledger.views.addresses import source_hash

AT_ROOT = ("/api", READY, METRICS)
"""Addresses for programs and the operator, which stand at the root even where the pages stand below a base path."""


def base_path() -> str:
    """The path before every page, with a slash before it and none behind; empty where there is none."""
    base = str(get_option("server.baseUrlPath")).strip("/")
    return f"/{base}" if base else ""


def routes(settings: Settings, health: Health) -> list[BaseRoute]:
    """The addresses beside the pages."""
    metrics = Metrics(
        settings.metrics, lambda: health.version, cache.cached_bytes, lambda: len(record_store().problems)
    )
    return [*ROUTES, Route(READY, health.answer), Route(METRICS, metrics.answer), *static_files.routes(base_path())]


def middleware(settings: Settings) -> list[Middleware]:
    """What every request passes through, from the outside in."""
    base = base_path()
    return [
        Middleware(SecurityHeaders, framed_by=settings.framed_by),
        Middleware(BasePath, base=base, at_root=AT_ROOT),
        Middleware(ApiRequestCounter, base=base),
        Middleware(OriginCheck),
        Middleware(StreamCounter),
        Middleware(StreamGuard, accepted=accepted if settings.adapter else bytes),
        *([Middleware(SignIn, is_signed_in=is_signed_in, base=base)] if settings.sign_in else []),
        Middleware(NotFound, base=base, sign_in=settings.sign_in),
        *([Middleware(StreamlitPage, base=base)] if settings.adapter else []),
    ]


def parts(settings: Settings) -> dict[str, Any]:
    """All that ``st.App`` takes beside the script."""
    health = Health()
    return {
        "routes": routes(settings, health),
        "middleware": middleware(settings),
        "lifespan": lifespan(health),
        "exception_handlers": exception_handlers(settings),
    }


def exception_handlers(settings: Settings) -> Mapping[Any, Any]:
    """What is answered where something fails that nobody has foreseen."""
    return {Exception: server_error(settings.framed_by)}


def check(settings: Settings) -> None:
    """See whether somebody could sign in, and read the record, before there is a server.

    Raises
    ------
    SystemExit
        If the record breaks its rules: the process ends with ``EX_CONFIG``, and the sentences of the check are on standard error;
        so too where sign-in is on and cannot be.
    """
    if settings.sign_in:
        check_sign_in(base_path())
    try:
        default_record()
    except RecordError as error:
        print(error, file=sys.stderr)
        sys.exit(EX_CONFIG)


def lifespan(health: Health) -> Callable[[App], AbstractAsyncContextManager[None]]:
    """The life of the server: what every visitor needs is loaded before it listens; what fails there ends the process.

    Imports come first, because two threads that import at once can meet half a module.
    """

    @asynccontextmanager
    async def live(_app: App) -> AsyncIterator[None]:
        write_one_line_each()
        without_server_header()
        for module in pkgutil.walk_packages(ui.__path__, "ledger.ui."):
            import_module(module.name)
        # Of text that is put into a frame without a type, a few rows are taken in a quarter of the time.
        with pd.option_context("mode.string_storage", "python"):
            warm(default_record())
            health.is_warm = True
            watching = asyncio.create_task(record_watch.watch(record_store(), warm))
            try:
                yield
            finally:
                watching.cancel()

    return live


def warm(record: Record) -> None:
    """Load what every visitor of a record needs."""
    today = record.today()
    cache.record_known_on(record, today)
    allowed_values(record, today)
    read_boundaries(record.boundaries)
    read_outlines(record.boundaries)
    source_hash()
