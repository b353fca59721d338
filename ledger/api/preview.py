"""The picture beside links at its address: PNG, for programs that show previews of links."""

from starlette.requests import Request
from starlette.responses import Response

from ledger.api.request import read
from ledger.api.responses import Content, conditional_response
from ledger.charts.style import LIGHT
from ledger.i18n.language import Language
from ledger.question.question import FILTERS
from ledger.views.preview import preview as drawn
from ledger.views.view import View

PATH = "/api/preview.png"
FIELDS = ("lang", "known_on", *FILTERS)
"""The question fields that the Briefing depends on."""
PNG = "image/png"


def preview(request: Request) -> Response:
    """The Briefing as one picture, of the day and with the filters that the parameters name."""
    parsed = read(request.query_params.multi_items(), FIELDS)
    question = parsed.query.question

    def content() -> Content:
        view = View(parsed.full_record, parsed.query.record, question, Language(question.lang), LIGHT, parsed.today)
        return Content(drawn(view), PNG)

    return conditional_response(request, parsed, content)
