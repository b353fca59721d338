"""Every picture at its address, as the pages show it: a figure for Plotly, with what it shows in words."""

from dataclasses import dataclass

import orjson
from starlette.requests import Request
from starlette.responses import Response

from ledger.api.request import ParsedRequest, RefusedError, read
from ledger.api.responses import Content, conditional_response
from ledger.charts.outlines_file import outlines_file
from ledger.charts.style import THEMES
from ledger.i18n.language import Language
from ledger.question.question import Question
from ledger.record.record import Record
from ledger.record.store import default_record, record_store
from ledger.views.addresses import OUTLINES, REVISION, THEME, fingerprint_of, revision
from ledger.views.pictures.picture import DrawnPicture
from ledger.views.pictures.registry import PICTURES, draw
from ledger.views.view import View

FIELDS = Question.parameters()
"""A picture is asked for with the parameters of a link, whichever of them it depends on."""
OUTLINES_VALUES = ("within", "apart")
"""The lines of the map stand within the figure, or come apart, as the pages fetch them."""
KEEP_SECONDS = 7 * 86_400
"""So long may a browser keep an answer under the present revision; it names the day, so that nobody asks for it longer."""
PARAMETERS = (*FIELDS, THEME, OUTLINES, REVISION)


@dataclass(frozen=True)
class ViewRequest:
    """A request for a picture or a card: the view, and how it is wanted."""

    parsed: ParsedRequest
    view: View
    outlines: str
    is_kept: bool

    @property
    def caching(self) -> str:
        """For how long a browser may keep the answer without asking again; nobody keeps what a reader has brought."""
        if self.view.full_record.is_own:
            return "private, no-store"
        return f"public, max-age={KEEP_SECONDS}, immutable" if self.is_kept else "no-cache"


def read_view(request: Request) -> ViewRequest:
    """The view that a request names.

    Raises
    ------
    RefusedError
        If a parameter has no meaning or a value that cannot be used.
    """
    given, revised = request.query_params.multi_items(), request.query_params.get(REVISION, "")
    parsed = read(
        given,
        PARAMETERS,
        extra={THEME: tuple(THEMES), OUTLINES: OUTLINES_VALUES},
        ignored=(REVISION,),
        full_record=_record(fingerprint_of(revised)),
    )
    question = parsed.query.question
    view = View(
        parsed.full_record,
        parsed.query.record,
        question,
        Language(question.lang),
        THEMES[parsed.extra[THEME]],
        parsed.today,
        parsed.renamed_ids,
    )
    is_kept = revised == revision(parsed.full_record.fingerprint, parsed.today)
    return ViewRequest(parsed, view, parsed.extra[OUTLINES], is_kept)


def _record(fingerprint: str) -> Record:
    """The record that a page was drawn from, so that its pictures are of the same; the present one where none is named."""
    if not fingerprint:
        return default_record()
    found = record_store().find(fingerprint)
    if found is None:
        raise RefusedError(410, "The record of this revision is no longer here. Reload the page.", REVISION)
    return found


def picture(request: Request) -> Response:
    """A picture by its name, of the view that the parameters name."""
    name: str = request.path_params["name"]
    if name not in PICTURES:
        raise RefusedError(404, f"There is no picture “{name}”. There are: {', '.join(PICTURES)}.")
    wanted = read_view(request)
    return conditional_response(request, wanted.parsed, lambda: Content(_serialise(name, wanted)), wanted.caching)


def _serialise(name: str, wanted: ViewRequest) -> bytes:
    """The picture as JSON; the figure comes from the cache as it is."""
    view, about = wanted.view, PICTURES[name]
    drawn = draw(view, name)
    description = orjson.dumps(
        {
            "name": name,
            "alt": drawn.alt,
            "height": drawn.height,
            "opens": about.opens,
            "config": about.config(view.lang),
            "known_on": view.day,
            "data_version": view.full_record.version,
        }
    )
    return description[:-1] + b',"figure":' + _figure(drawn, wanted).encode() + b"}"


def _figure(drawn: DrawnPicture, wanted: ViewRequest) -> str:
    """The figure, with the lines of the map unless they are fetched apart."""
    if not drawn.outlines or wanted.outlines == "apart":
        return drawn.figure
    lines, figure = orjson.loads(outlines_file(wanted.view.record.boundaries)[1]), orjson.loads(drawn.figure)
    for trace in figure["data"]:
        if "meta" in trace:
            trace |= lines[trace["meta"]]
    return orjson.dumps(figure).decode()
