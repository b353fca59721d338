"""The pictures that set sources and sides against each other, and the strips of the headline questions."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from ledger.charts import comparison
from ledger.charts.dot_strip import strip
from ledger.documents.claim_parts import HEADLINE_QUESTIONS
from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.views import analyses
from ledger.views.analyses import SPREAD_FIELDS, current_figures
from ledger.views.metric_context import metric_context
from ledger.views.pictures.picture import Figure, Picture, is_logarithmic, pale_claims
from ledger.views.view import View


def _by_source(view: View) -> Figure | None:
    about = metric_context(view)
    if about.series.empty:
        return None
    return comparison.by_source(
        analyses.current_by_source(view), about.unit, view.lang, view.theme, is_logarithmic(view)
    )


def _by_side(view: View) -> Figure | None:
    about = metric_context(view)
    return (
        None
        if about.series.empty
        else comparison.by_side(
            about.series,
            about.unit,
            view.lang,
            view.theme,
            is_logarithmic(view),
            pale=pale_claims(view, about.series),
        )
    )


def _pair(view: View) -> Figure | None:
    about, sources = metric_context(view), analyses.two_sources(view)
    return sources and comparison.pair(
        about.series,
        *sources,
        about.unit,
        view.lang,
        view.theme,
        is_logarithmic(view),
        pale=pale_claims(view, about.series),
    )


def _strip(metric: str, view: View) -> Figure | None:
    claims = current_figures(view, metric)
    if claims.empty:
        return None
    unit = codes.UNIT[view.record.metric_rows[metric]["unit"]].label
    return strip(claims, view.lang.gettext(unit), view.lang, view.theme)


def _headlines() -> dict[str, Picture]:
    def words(question: str, view: View) -> str:
        _ = view.lang.gettext
        return _("{question} Newest figures by side.").format(question=_(question))

    return {
        f"strip_{each.metric}": Picture(
            partial(_strip, each.metric),
            f"{each.question} Newest figures by side.",
            ("months",),
            words=partial(words, each.question),
        )
        for each in HEADLINE_QUESTIONS
    }


PICTURES: Mapping[str, Picture] = MappingProxyType(
    {
        "by_source": Picture(
            _by_source,
            N_("Each source's newest claim on “{metric}”, grouped by side."),
            (*SPREAD_FIELDS, "axis"),
        ),
        "by_side": Picture(
            _by_side,
            N_("Claims on “{metric}” over time, one panel a side, all on the same axes."),
            (*SPREAD_FIELDS, "axis"),
        ),
        "pair": Picture(
            _pair,
            N_("Claims of two sources on “{metric}” over time."),
            (*SPREAD_FIELDS, "axis", "first", "second"),
        ),
        **_headlines(),
    }
)
