"""The guard at the stream: what ends it, what waits, and that no other sender is held up."""

import pytest
from starlette.types import Message
from starlette.websockets import WebSocket

from ledger.server import stream_guard
from ledger.server.stream_guard import (
    AT_ONCE,
    LARGEST,
    NO_MESSAGE,
    NOT_BINARY,
    RATE,
    TOO_LARGE,
    RateLimiter,
    StreamGuard,
)
from tests.support.server import awaited

STREAM = {"type": "websocket", "path": "/_stcore/stream"}


def passed(messages: list[Message], accepted=bytes, scope=STREAM) -> tuple[list[Message], list[Message]]:
    """What reaches the framework of messages, until the stream ends for it, and what is sent to the browser."""
    reached: list[Message] = []
    sent: list[Message] = []
    coming = iter([*messages, {"type": "websocket.disconnect", "code": 1005}])

    async def receive():
        return next(coming)

    async def send(message):
        sent.append(message)

    async def app(_scope, receive, send):
        while not reached or reached[-1]["type"] != "websocket.disconnect":
            reached.append(await receive())
        await send({"type": "websocket.send", "bytes": b"late"})

    awaited(StreamGuard(app, accepted)(scope, receive, send))
    return reached, sent


def test_a_message_passes_as_it_was_accepted() -> None:
    reached, sent = passed([{"type": "websocket.receive", "bytes": b"ab"}], accepted=lambda data: data[:1])
    assert [message.get("bytes") for message in reached] == [b"a", None]
    assert sent == [{"type": "websocket.send", "bytes": b"late"}]


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"type": "websocket.receive", "text": "hello"}, NOT_BINARY),
        ({"type": "websocket.receive", "bytes": b"x" * (LARGEST + 1)}, TOO_LARGE),
        ({"type": "websocket.receive", "bytes": b"refused"}, NO_MESSAGE),
    ],
)
def test_what_no_page_sends_ends_the_stream_and_nothing_is_sent_after_it(message, code) -> None:
    reached, sent = passed(
        [message, {"type": "websocket.receive", "bytes": b"more"}],
        accepted=lambda data: None if data == b"refused" else data,
    )
    assert reached == [{"type": "websocket.disconnect", "code": code}]
    assert sent == [{"type": "websocket.close", "code": code}]


def test_a_message_as_large_as_may_be_passes() -> None:
    assert len(passed([{"type": "websocket.receive", "bytes": b"x" * LARGEST}])[0][0]["bytes"]) == LARGEST


def test_ordinary_requests_are_none_of_its_business() -> None:
    message = {"type": "http.request", "body": b"x" * (LARGEST + 1)}
    assert passed([message, {"type": "websocket.disconnect"}], scope={"type": "http"})[0][0] == message


def test_forty_at_once_then_ten_a_second_and_a_pause_gives_them_back() -> None:
    clock = [0.0]
    pace = RateLimiter(lambda: clock[0])
    waits = []
    for _ in range(60):
        waits.append(pace.wait())
        clock[0] += waits[-1]
    assert waits[: int(AT_ONCE)] == [0] * 40
    assert waits[int(AT_ONCE) :] == pytest.approx([1 / RATE] * 20)
    clock[0] += 100
    assert [pace.wait() for _ in range(41)] == pytest.approx([0] * 40 + [1 / RATE])


def test_whoever_is_too_fast_waits(monkeypatch) -> None:
    waited = []

    async def sleep(seconds):
        waited.append(seconds)

    monkeypatch.setattr(stream_guard.asyncio, "sleep", sleep)
    monkeypatch.setattr(stream_guard, "RateLimiter", lambda: RateLimiter(lambda: 0.0))
    passed([{"type": "websocket.receive", "bytes": b""}] * 42)
    assert waited[:40] == [0] * 40
    assert waited[40:] == pytest.approx([0.1, 0.2])  # nobody has slept here, and no time has gone by


def test_a_stream_that_is_closed_twice_is_no_error() -> None:
    async def closes_twice(scope, receive, send):
        stream = WebSocket(scope, receive, send)
        await stream.accept()
        await stream.close()
        await stream.close()

    async def receive():
        return {"type": "websocket.connect"}

    sent: list[Message] = []

    async def send(message):
        sent.append(message)

    awaited(StreamGuard(closes_twice)(STREAM, receive, send))
    assert [message["type"] for message in sent] == ["websocket.accept", "websocket.close"]
