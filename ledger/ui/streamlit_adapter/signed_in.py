"""Who is signed in, for what is asked beside the stream; in a page Streamlit says it itself (``st.user``).

What is taken for granted, and why:

- The framework notes who signed in in a cookie that it signs (``_streamlit_user``; long ones in several), and reads it where a
  stream opens. Nothing public reads it for another request, so that its own reader is asked here
  (``starlette_websocket._get_signed_cookie_with_chunks``), and what it says is held against the address of the provider's answer.

What cannot be read is nobody: should the framework's reader change, all is closed. ``LEDGER_ADAPTER=off`` goes with sign-in off only.
"""

import json
from collections.abc import Mapping
from urllib.parse import urlsplit

import streamlit as st

COOKIE = "_streamlit_user"


def is_signed_in(cookies: Mapping[str, str]) -> bool:
    """Whether a request with these cookies comes from somebody whom the provider knows."""
    from streamlit.web.server.starlette import starlette_websocket

    if COOKIE not in cookies:
        return False
    try:
        said = starlette_websocket._get_signed_cookie_with_chunks(dict(cookies), COOKIE)
        user = json.loads(said) if said else {}
    except (AttributeError, TypeError, ValueError):
        return False
    if not isinstance(user, dict):
        return False
    address = urlsplit(str(st.secrets["auth"]["redirect_uri"]))
    return user.get("is_logged_in") is True and user.get("origin") == f"{address.scheme}://{address.netloc}"
