"""The card of a claim or a place at its address: HTML, to be put into a dialog."""

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from ledger.api.pictures import read_view
from ledger.api.request import RefusedError
from ledger.api.responses import Content, conditional_response
from ledger.views.cards import claim, place
from ledger.views.view import View

CARDS: Mapping[str, Callable[[View, str], str]] = {"claim": claim.card, "place": place.card}
HTML = "text/html; charset=utf-8"


def card(request: Request) -> Response:
    """The card of the claim or place that the parameter of the same name names."""
    name: str = request.path_params["name"]
    if name not in CARDS:
        raise RefusedError(404, f"There is no card “{name}”. There are: {', '.join(CARDS)}.")
    wanted = read_view(request)
    key = wanted.view.question.parameter(name)
    if not key:
        raise RefusedError(400, f"The parameter “{name}” must name what the card is about.", name)
    home = str(request.base_url).rstrip("/")
    return conditional_response(
        request,
        wanted.parsed,
        lambda: Content(CARDS[name](wanted.view, home).encode(), HTML),
        wanted.caching,
    )
