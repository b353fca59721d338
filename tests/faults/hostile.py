"""Visitors who mean harm: floods of small messages, messages that unpack to a thousand times their size, and presses that cannot be."""

import asyncio
import base64
import os
import socket
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.support.server import ROOT

STREAM = "/_stcore/stream"


def run_of(link: str = "lang=en", page: str = "timeline") -> bytes:
    """The message by which a browser asks for a run of a page."""
    message = BackMsg()
    message.rerun_script.query_string = link
    message.rerun_script.page_name = page
    return message.SerializeToString()


async def opened(address: str) -> ClientConnection:
    """A stream as a browser opens it."""
    return await connect(
        f"{address.replace('http', 'ws', 1)}{STREAM}",
        origin=address,  # type: ignore[arg-type]
        subprotocols=[Subprotocol("streamlit"), Subprotocol("PLACEHOLDER_AUTH_TOKEN")],
        max_size=None,
        proxy=None,
    )


async def flood(address: str, rate: int) -> None:
    """Send small messages at a rate, each of which asks for another view, and read what comes, for ever."""
    stream = await opened(address)
    reading = asyncio.ensure_future(_read(stream))
    sent, begin = 0, time.monotonic()
    while not reading.done():
        for _ in range(int((time.monotonic() - begin) * rate) - sent):
            await stream.send(run_of(f"lang=en&sides={'ukraine' if sent % 2 else 'russia'}"))
            sent += 1
        await asyncio.sleep(0.01)


@contextmanager
def flooding(address: str, visitors: int, rate: int) -> Iterator[None]:
    """Have so many of them, in processes of their own."""
    command = [sys.executable, "-m", "tests.faults.hostile", address, str(rate)]
    processes = [subprocess.Popen(command, cwd=ROOT) for _ in range(visitors)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()


async def _read(stream: ClientConnection) -> None:
    try:
        async for _ in stream:
            pass
    except ConnectionClosed:
        pass


def bomb(megabytes: int) -> bytes:
    """A frame (RFC 6455, RFC 7692) of zeros, packed a thousandfold."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -12)
    packed = b"".join(packer.compress(bytes(1_000_000)) for _ in range(megabytes)) + packer.flush(zlib.Z_SYNC_FLUSH)
    content = packed[:-4]
    return bytes([0b11000010, 0x80 | 127]) + struct.pack(">Q", len(content)) + bytes(4) + content


def throw(address: str, frames: Sequence[bytes], patience: float = 20) -> bytes:
    """Open a stream by hand, send frames as they are, and wait until the server closes it; gives what it said."""
    place = urlsplit(address)
    with closing(socket.create_connection((place.hostname, place.port), timeout=patience)) as line:
        key = base64.b64encode(os.urandom(16)).decode()
        line.sendall(
            (
                f"GET {STREAM} HTTP/1.1\r\nHost: {place.netloc}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\nSec-WebSocket-Protocol: streamlit\r\n\r\n"
            ).encode()
        )
        said = b""
        while b"\r\n\r\n" not in said:
            said += line.recv(4096)
        assert said.startswith(b"HTTP/1.1 101"), said
        assert b"permessage-deflate" in said
        try:
            for frame in frames:
                line.sendall(frame)
            while more := line.recv(65536):
                said += more
        except ConnectionError:
            pass
        return said


if __name__ == "__main__":
    asyncio.run(flood(sys.argv[1], int(sys.argv[2])))
