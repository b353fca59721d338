"""The figures that hold a range, each a way to its claim."""

from ledger.answers.spread import Spread, stale_totals_above_max
from ledger.record.claim import Claim, claims_of
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.views.link_list import Line
from ledger.views.view import View


def range_links(view: View, found: Spread) -> list[Line]:
    """Who stands at the ends, one line where it is the same claim; then totals outside the range: overtaken ones, older and higher ones."""
    _, by = view.lang.gettext, found.extremes
    places = {_("Lowest"): by.lowest, _("Highest"): by.highest}
    if by.lowest and by.lowest == by.highest:
        places = {_("Lowest and highest"): by.lowest}
    outside = {
        _("Older and lower"): claims_of(found.overtaken),
        _("Older and higher"): claims_of(stale_totals_above_max(found)),
    }
    held = [extreme_line(view, claim, f"{place}: ") for place, claim in places.items() if claim]
    return held + [extreme_line(view, claim, f"{place}: ") for place, claims in outside.items() for claim in claims]


def extreme_line(view: View, claim: Claim, before: str = "") -> Line:
    """A line that names a claim - figure, source, day - and opens it."""
    lang = view.lang
    label = f"{before}**{escape_markdown(claim_text.value_text(claim, lang))}**, {escape_markdown(lang.localised(claim, 'short'))}, {lang.short_date(claim.as_of)}"
    return Line(label, claim.claim_id)
