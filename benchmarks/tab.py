"""One browser tab as the server sees it: Streamlit's stream, spoken as its own page speaks it."""

import asyncio
from http.cookies import SimpleCookie
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from benchmarks.page import Page

NO_TOKEN = "PLACEHOLDER_AUTH_TOKEN"
"""What the browser says in place of a token that it does not have."""


class Visitor:
    """A visitor who opens a page, and then asks for runs of its script, one after the other.

    Attributes
    ----------
    page
        What is on the screen.
    runs
        So many runs the server has done for this visitor.
    """

    def __init__(self, address: str, path: str, link: str) -> None:
        self.page = Page(link)
        self.runs = 0
        self._address, self._path = address, path
        self._cookie = ""
        self._session = ""
        self._stream: ClientConnection | None = None

    async def come(self) -> None:
        """Ask for the page, open the stream, and see the first picture."""
        self._cookie = await asyncio.to_thread(self._first_page)
        await self.connect()
        await self.run()

    async def connect(self) -> None:
        """Open the stream; a visitor who was here before names the session."""
        known = [self._session] if self._session else []
        self._stream = await connect(
            f"{self._address.replace('http', 'ws', 1)}/_stcore/stream", origin=self._address,  # type: ignore[arg-type]
            subprotocols=[Subprotocol(part) for part in ("streamlit", NO_TOKEN, *known)],
            additional_headers={"Cookie": self._cookie} if self._cookie else {}, max_size=None, proxy=None,
        )

    async def lost(self) -> bool:
        """Whether the stream has broken off."""
        assert self._stream
        try:
            await asyncio.wait_for(await self._stream.ping(), 10)
        except (WebSocketException, TimeoutError, OSError):
            return True
        return False

    async def run(self, changed: WidgetState | None = None, script: str | None = None) -> None:
        """Ask for a run, and wait until its last message is there.

        Parameters
        ----------
        changed
            The widget that was touched; where it belongs to a fragment, that alone is run. A button's touch is sent once and not remembered.
        script
            The script of the page to which the visitor turns; the present one when not given.
        """
        assert self._stream
        asked = self._asked(changed, script)
        fragment = asked.rerun_script.fragment_id
        finished = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY if fragment else ForwardMsg.FINISHED_SUCCESSFULLY
        await self._stream.send(asked.SerializeToString())
        self.page.begin(fragment)
        async for data in self._stream:
            message = ForwardMsg()
            message.ParseFromString(bytes(data))  # type: ignore[arg-type]
            self.page.take(message)
            if message.WhichOneof("type") == "new_session":
                self._session = message.new_session.initialize.session_id
            if message.WhichOneof("type") == "script_finished" and message.script_finished == finished:
                break
        else:
            raise ConnectionError("the stream ended before the run did")
        self.page.end()
        self.runs += 1

    async def leave(self) -> None:
        """Close the tab."""
        assert self._stream
        await self._stream.close()

    def _asked(self, changed: WidgetState | None, script: str | None) -> BackMsg:
        page = self.page
        asked = BackMsg()
        asked.rerun_script.query_string = "" if script else page.link
        if page.script:
            asked.rerun_script.page_script_hash = script or page.script
        else:
            asked.rerun_script.page_name = self._path
        passing = changed is not None and changed.WhichOneof("value") in ("trigger_value", "json_trigger_value")
        if changed:
            asked.rerun_script.fragment_id = page.fragments.get(changed.id, "")
            if not passing:
                page.states[changed.id] = changed
        asked.rerun_script.widget_states.widgets.extend(page.sent(script or page.script))
        if changed and passing:
            asked.rerun_script.widget_states.widgets.append(changed)
        asked.rerun_script.cached_message_hashes.extend(page.cached)
        about = asked.rerun_script.context_info
        about.timezone, about.locale, about.color_scheme = "UTC", "en-US", "light"
        about.url = f"{self._address}/{self._path}"
        return asked

    def _first_page(self) -> str:
        with urlopen(f"{self._address}/{self._path}", timeout=60) as answer:
            cookies = SimpleCookie("; ".join(answer.headers.get_all("Set-Cookie") or []))
        return "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items())
