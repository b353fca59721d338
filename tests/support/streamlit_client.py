"""One browser tab as the server sees it: Streamlit's stream, spoken as its own page speaks it, and what is fetched beside it."""

import asyncio
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from tests.support.client_state import Page, touched
from tests.support.http_client import HttpClient

NO_TOKEN = "PLACEHOLDER_AUTH_TOKEN"
"""What the browser says in place of a token that it does not have."""
PAINT_LIMIT = 0.25
"""The server is told of a change when the pictures are there, after so many seconds at the latest (``question.js``)."""
RETRY_AFTER, RETRIES = 2.0, 5
"""A change that was not acknowledged is sent again after so many seconds; so often, before it counts as lost."""
_numbers = count(2)


@dataclass(frozen=True)
class Act:
    """What a reader does: change fields of the question, turn to another page, or touch a widget of the framework.

    Attributes
    ----------
    fields, channel
        What is changed, and which channel tells the server.
    script
        The script of the page to turn to.
    widget
        The widget of the framework that was touched.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    channel: str = "page"
    script: str = ""
    widget: WidgetState | None = None


class Visitor:
    """A visitor who opens a page, and then acts on it, one act after the other.

    Parameters
    ----------
    in_sight
        The names of the pictures that are in sight on a page, by its path; on a page that is not named, all of them.

    Attributes
    ----------
    page
        What is on the screen.
    browser
        What is fetched beside the stream. Each visitor has an address of this machine's own, as readers have theirs.
    runs
        So many runs the server has done for this visitor.
    """

    def __init__(self, address: str, path: str, link: str, in_sight: Mapping[str, Collection[str]]) -> None:
        self.page = Page(link)
        self.runs = 0
        self._address, self._path, self._in_sight = address, path, in_sight
        number = next(_numbers)
        self._source = f"127.{1 + number // 62500}.{number // 250 % 250}.{number % 250 + 1}"
        self.browser = HttpClient(address, self._source)
        self._session = ""
        self._stream: ClientConnection | None = None

    async def come(self) -> None:
        """Ask for the page, open the stream, and see the first pictures."""
        await self.browser.get(f"/{self._path}")
        await self.connect()
        await self.rerun()

    async def connect(self) -> None:
        """Open the stream; a visitor who was here before names the session."""
        known = [self._session] if self._session else []
        self._stream = await connect(
            f"{self._address.replace('http', 'ws', 1)}/_stcore/stream",
            origin=self._address,  # type: ignore[arg-type]
            subprotocols=[Subprotocol(part) for part in ("streamlit", NO_TOKEN, *known)],
            additional_headers=self.browser.cookie,
            max_size=None,
            proxy=None,
            local_addr=(self._source, 0),
        )
        assert self._stream.response
        self.browser.keep_cookies(self._stream.response.headers.get_all("Set-Cookie"))

    async def lost(self) -> bool:
        """Whether the stream has broken off."""
        assert self._stream
        try:
            await asyncio.wait_for(await self._stream.ping(), 10)
        except (WebSocketException, TimeoutError, OSError):
            return True
        return False

    async def act(self, act: Act) -> None:
        """Do it, and wait until pictures and card are there and the run that belongs to it has ended.

        A change is shown first: what is in sight is fetched for it. The server is told then, or after ``PAINT_LIMIT``. What
        the run brings besides is fetched after it.
        """
        if act.fields:
            channel = self.page.channels[act.channel]
            channel.change(act.fields)
            showing = asyncio.ensure_future(self.look())
            await asyncio.wait({showing}, timeout=PAINT_LIMIT)
            await self._tell(act.channel)
            await showing
        else:
            await self._run(act.widget, act.script)
        await self.look()

    async def rerun(self) -> None:
        """Have the page run once more, and look at it."""
        await self._run()
        await self.look()

    async def look(self) -> None:
        """Fetch the pictures that are in sight and the card that is open, for the question as it is now."""
        page = self.page
        addresses = page.picture_addresses(self._in_sight.get(page.path))
        beside = [*page.files(addresses), *filter(None, [page.card_address()])]
        found = await asyncio.gather(*map(self.browser.get, [*addresses.values(), *beside]))
        page.drawn |= dict(zip(addresses, found, strict=False))

    async def leave(self) -> None:
        """Close the tab."""
        assert self._stream
        await self._stream.close()
        self.browser.close()

    async def _tell(self, name: str) -> None:
        """Tell the server what was changed, until it is acknowledged: at once to a new session, else after a while."""
        channel = self.page.channels[name]
        for _ in range(RETRIES):
            session = channel.session
            value = {"number": channel.number, "fields": channel.changes}
            told = touched(self.page.elements[f"channel_{name}"])
            await self._run(WidgetState(id=told, json_trigger_value=json.dumps([{"event": "changed", "value": value}])))
            if channel.acknowledged >= channel.number:
                return
            if channel.session == session:
                await asyncio.sleep(RETRY_AFTER)
        raise ConnectionError(f"the server does not acknowledge {channel.changes}")

    async def _run(self, changed: WidgetState | None = None, script: str = "") -> None:
        """Ask for a run, and wait until its last message is there.

        Parameters
        ----------
        changed
            The widget that was touched; where it belongs to a fragment, that alone is run. A trigger is sent once and not remembered.
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

    def _asked(self, changed: WidgetState | None, script: str) -> BackMsg:
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
        about.url = f"{self._address}/{page.path or self._path}"
        return asked
