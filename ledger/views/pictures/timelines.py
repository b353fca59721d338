"""The pictures through time: the measure of the question, and sent, there and lost in panels."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from ledger.answers.step_lines import step_lines
from ledger.charts.beside_marks import with_arrow_signs
from ledger.charts.event_flags import event_ticks
from ledger.charts.spans import SPANS, explorable
from ledger.charts.timeline import make_room, small_timeline, timeline
from ledger.documents.answers import ALT, NAMED_EVENTS, draw_course
from ledger.i18n.messages import N_
from ledger.record.rows import Event, rows_of
from ledger.views.analyses import SPREAD_FIELDS
from ledger.views.events import chosen_events
from ledger.views.metric_context import metric_context, query
from ledger.views.pictures.picture import Figure, Picture, is_logarithmic, pale_claims
from ledger.views.view import View

PANELS_HEIGHT = 430
"""Of the three panels on the Timeline, in pixels."""


def _timeline(view: View) -> Figure | None:
    about, question = metric_context(view), view.question
    like, apart = about.series, about.excluded_groups if question.show_excluded else {}
    if like.empty and not apart:
        return None
    lines = (
        step_lines(like, view.day, question.max_age_months)
        if question.show_step_lines and question.date_axis == "as_of"
        else like.iloc[:0]
    )
    return with_arrow_signs(
        timeline(
            like,
            apart,
            lines,
            chosen_events(view),
            dated=question.date_axis,
            logarithmic=is_logarithmic(view),
            unit=about.unit,
            lang=view.lang,
            theme=view.theme,
            pale=partial(pale_claims, view),
            in_words=NAMED_EVENTS,
            span=question.span,
        ),
        view.theme,
    )


def _small_timeline(view: View) -> Figure | None:
    about = metric_context(view)
    return (
        None
        if about.series.empty
        else small_timeline(
            about.series,
            unit=about.unit,
            lang=view.lang,
            theme=view.theme,
            pale=partial(pale_claims, view),
        )
    )


def _panels(height: int, view: View) -> Figure | None:
    return draw_course(query(view), height, view.lang, view.theme)


def _explorable_panels(view: View) -> Figure | None:
    """The panels as a reader can look into them: the further events as ticks, part of the days in sight."""
    figure = _panels(PANELS_HEIGHT, view)
    if figure is None:
        return None
    layout, events = figure["layout"], chosen_events(view)
    make_room(layout)
    first, last = layout["xaxis"]["range"]
    others = events[events["date"].between(first, last) & ~events["event_id"].isin(NAMED_EVENTS)]
    explorable(layout, SPANS.get(view.question.span, (first, last)), view.question.span)
    ticks = event_ticks(rows_of(others, Event), layout["yaxis"]["range"][1], view.lang, view.theme, yaxis="y")
    return with_arrow_signs({**figure, "data": [*figure["data"], ticks]}, view.theme)


PICTURES: Mapping[str, Picture] = MappingProxyType(
    {
        "timeline": Picture(
            _timeline,
            N_("Timeline of the claims on “{metric}”: every mark is one claim on its day."),
            (*SPREAD_FIELDS, "dated", "axis", "events", "steps", "unlike", "span"),
            zooms="days",
        ),
        "panels": Picture(_explorable_panels, ALT, ("months", "events", "span"), zooms="days"),
        "small_timeline": Picture(_small_timeline, N_("Small timeline of the claims on “{metric}”."), SPREAD_FIELDS),
        "small_panels": Picture(partial(_panels, 255), ALT, ("months",)),
    }
)
