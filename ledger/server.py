"""What stands around the dashboard on its server, as the operator has set it."""

from starlette.middleware import Middleware

from ledger.framing import Framing
from ledger.same_site import SameSite
from ledger.settings import SettingError, settings


def middleware() -> list[Middleware]:
    """What every request passes: who may frame a page, who may open the stream.

    Raises
    ------
    SystemExit
        If a setting cannot be used; the server stops with the sentence that says why.
    """
    try:
        framed_by = settings().framed_by
    except SettingError as error:
        raise SystemExit(str(error)) from None
    return [Middleware(Framing, framed_by=framed_by), Middleware(SameSite)]
