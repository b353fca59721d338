"""What every request passes through; tests/api/test_stream.py asks a real server about the stream."""

import pytest
from prometheus_client import CollectorRegistry, Counter, Gauge
from starlette.types import Message, Scope

from ledger.server import middleware
from ledger.server.middleware import ApiRequestCounter, BasePath, OriginCheck, StreamCounter
from tests.support.server import awaited


async def no_messages() -> Message:
    return {"type": "websocket.connect"}


def sent_through(make, scope: Scope, *messages: Message) -> list[Message]:
    """What reaches the visitor of messages that the application inside sends."""
    sent: list[Message] = []

    async def app(_scope, _receive, send):
        for message in messages:
            await send(message)

    async def send(message):
        sent.append(message)

    awaited(make(app)(scope, no_messages, send))
    return sent


def passed_on(make, scope: Scope) -> tuple[Scope | None, list[Message]]:
    """The request as the application inside gets it, if it does, and what was sent in its place."""
    reached: list[Scope] = []
    sent: list[Message] = []

    async def app(inner, _receive, _send):
        reached.append(inner)

    async def send(message):
        sent.append(message)

    awaited(make(app)(scope, no_messages, send))
    return (reached or [None])[0], sent


@pytest.mark.parametrize(
    ("origin", "goes_on"),
    [
        ("https://ledger.example", True),
        ("http://ledger.example:8501", False),
        ("https://other.example", False),
        ("", False),
    ],
)
def test_behind_a_proxy_the_stream_is_for_pages_of_the_host_that_the_visitor_named(origin, goes_on) -> None:
    headers = [(b"host", b"ledger.example"), (b"origin", origin.encode())]
    reached, sent = passed_on(OriginCheck, {"type": "websocket", "path": "/_stcore/stream", "headers": headers})
    assert bool(reached) == goes_on
    assert [message["type"] for message in sent] == ([] if goes_on else ["websocket.close"])


def test_a_program_that_names_no_page_may_open_the_stream() -> None:
    assert passed_on(
        OriginCheck, {"type": "websocket", "path": "/_stcore/stream", "headers": [(b"host", b"ledger.example")]}
    )[0]


def test_the_origin_of_an_ordinary_request_does_not_matter() -> None:
    headers = [(b"host", b"ledger.example"), (b"origin", b"https://other.example")]
    assert passed_on(OriginCheck, {"type": "http", "path": "/api", "headers": headers})[0]


def test_the_answers_of_the_interface_are_counted_and_no_others(monkeypatch) -> None:
    counted = Counter("answers", "Answers.", ["status"], registry=(registry := CollectorRegistry()))
    monkeypatch.setattr(middleware, "API_REQUESTS", counted)
    for path in ("/api", "/api/claims", "/kursk/api", "/apix", "/map", "/kursk/map"):
        start = {"type": "http.response.start", "status": 404, "headers": []}
        sent_through(lambda app: ApiRequestCounter(app, "/kursk"), {"type": "http", "path": path}, start)
    assert registry.get_sample_value("answers_total", {"status": "404"}) == 3
    assert registry.get_sample_value("answers_total", {"status": "200"}) is None


def open_while(monkeypatch, *messages: Message, fails: bool = False) -> tuple[int, int]:
    """How many streams were counted while one was there that sent these messages, and how many after it."""
    registry, during = CollectorRegistry(), []
    counted = Gauge("open", "Open streams.", registry=registry)
    monkeypatch.setattr(middleware, "OPEN_STREAMS", counted)

    async def app(_scope, _receive, send):
        for message in messages:
            await send(message)
        during.append(registry.get_sample_value("open"))
        if fails:
            raise ConnectionError

    async def send(_message):
        pass

    try:
        awaited(StreamCounter(app)({"type": "websocket", "path": "/_stcore/stream"}, no_messages, send))
    except ConnectionError:
        assert fails
    return during[0], registry.get_sample_value("open")


def test_a_stream_counts_from_its_acceptance_to_its_end(monkeypatch) -> None:
    accept, data = {"type": "websocket.accept"}, {"type": "websocket.send", "bytes": b""}
    assert open_while(monkeypatch, accept, data, data) == (1, 0)
    assert open_while(monkeypatch, accept, fails=True) == (1, 0)
    assert open_while(monkeypatch, {"type": "websocket.close"}) == (0, 0)


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("/timeline", "/kursk/timeline"),
        ("/kursk/timeline", "/kursk/timeline"),
        ("/kursk", "/kursk"),
        ("/", "/kursk/"),
        ("/kurskx", "/kursk/kurskx"),
        ("/api", "/api"),
        ("/api/claims", "/api/claims"),
        ("/apix", "/kursk/apix"),
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_a_base_path_that_a_proxy_took_off_is_put_back_on(kind, path, inside) -> None:
    scope = {"type": kind, "path": path, "raw_path": path.encode()}
    reached, _ = passed_on(lambda app: BasePath(app, "/kursk", ("/api",)), scope)
    assert reached is not None
    assert (reached["path"], reached["raw_path"]) == (inside, inside.encode())
    assert passed_on(BasePath, scope)[0] == scope


@pytest.mark.parametrize(
    ("path", "root_path"),
    [("/kursk/api", "/kursk"), ("/kursk/api/x", "/kursk"), ("/api", ""), ("/kursk/apix", ""), ("/kursk/map", "")],
)
def test_the_interface_stands_below_the_base_path_too(path, root_path) -> None:
    reached, _ = passed_on(
        lambda app: BasePath(app, "/kursk", ("/api",)), {"type": "http", "path": path, "root_path": ""}
    )
    assert reached == {"type": "http", "path": path, "root_path": root_path}
