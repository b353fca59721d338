"""What the server sends to one page: bodies and headers of responses as they came over the wire, and frames of websockets."""

from base64 import b64decode
from typing import Any

from playwright.sync_api import Page


class Weight:
    """Counts the bytes that a page receives, from now on."""

    def __init__(self, page: Page) -> None:
        self._received = 0
        devtools = page.context.new_cdp_session(page)
        devtools.send("Network.enable")
        devtools.on("Network.loadingFinished", self._loaded)
        devtools.on("Network.webSocketFrameReceived", self._framed)

    def taken(self) -> float:
        """KiB since the last call, or since the beginning."""
        received, self._received = self._received, 0
        return received / 1024

    def _loaded(self, event: dict[str, Any]) -> None:
        self._received += event["encodedDataLength"]

    def _framed(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        # Chromium gives the content of binary frames in base 64.
        self._received += len(frame["payloadData"].encode() if frame["opcode"] == 1 else b64decode(frame["payloadData"]))
