"""Every picture by its name: what it is drawn from, what it shows in words, on which question fields it depends.

Pages and the data interface take their pictures from here, so that both show the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any, Literal, get_args

import pandas as pd
from plotly.io.json import to_json_plotly

from ledger.answers.changes import NotEarlierError
from ledger.answers.current import pale
from ledger.answers.independence import own_figures
from ledger.answers.silence import calendar
from ledger.answers.source_ratios import largest_first
from ledger.answers.step_lines import steps
from ledger.charts import (
    comparison,
    corroboration as corroboration_chart,
    leave_one_out as leave_one_out_chart,
    loss_share as loss_share_chart,
    repeats as origins_chart,
    source_ratios as pairs_chart,
)
from ledger.charts.axes import months
from ledger.charts.beside_marks import with_signs
from ledger.charts.changes import new_claims
from ledger.charts.disputed import disputed as disputed_chart
from ledger.charts.dot_strip import strip
from ledger.charts.map.contents import said_by
from ledger.charts.map.figure import Said, map_figure, small_map
from ledger.charts.outlines_file import has_outlines, strip_outlines
from ledger.charts.scaling import enlarged
from ledger.charts.settlement_counts import of_question as territory_chart
from ledger.charts.silence import silence_calendar
from ledger.charts.spread import spread as spread_chart
from ledger.charts.timeline import SPANS, event_ticks, explorable, make_room, small_timeline, timeline
from ledger.documents.answers import ALT, NAMED_EVENTS, draw_course
from ledger.documents.part import Part
from ledger.documents.parts import HEADLINES, PARTS, now
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.question.question import PASSING, Question
from ledger.record import codes
from ledger.record.boundaries import read_boundaries
from ledger.record.frames import records
from ledger.views import analyses, presence, settlements, way
from ledger.views.cache import cached
from ledger.views.events import chosen_events
from ledger.views.metric_context import metric_context, query
from ledger.views.view import SCOPE, View

Figure = dict[str, Any]
Opens = Literal["claim", "place"]
Zooms = Literal["", "map", "days"]
OPENS: tuple[Opens, ...] = get_args(Opens)
"""What a mark can stand for: the question fields that a click on it sets."""
CONFIG: Mapping[str, Any] = MappingProxyType({"displayModeBar": False, "doubleClick": "reset", "showTips": False})
"""How Plotly behaves around every picture."""
MAX_CLAIMS, MAX_SETTLEMENTS, MAX_SOURCES = 40, 15, 30
"""So many rows are drawn of claims with their corroboration, of disputed settlements, of sources in the calendar."""
SLIDE_SCALES: Mapping[str, float] = MappingProxyType({"map": 1.2, "territory": 1.15})
DEFAULT_SLIDE_SCALE = 1.5
"""By how much a picture grows on a slide."""
LASTING = tuple(name for name in Question.model_fields if name not in PASSING)
"""The question fields that a picture can depend on."""
PANELS_HEIGHT = 430
"""Of the three panels on the Timeline, in pixels."""
WITHOUT_PICTURE = ("answers", "arms", "lately", "missing")
"""The parts of the briefing that are words alone."""


@dataclass(frozen=True)
class Picture:
    """One picture.

    Attributes
    ----------
    draw
        The figure of a view; None where there is nothing to draw.
    description
        What it shows, in one sentence, which may name ``{metric}`` or ``{day}`` of the map.
    fields
        The question fields on which it depends beside filters, days and language; None for all of them. It is drawn
        from a view that has no others.
    opens
        What the first ``customdata`` of a mark names.
    zooms
        Of what its reader can look at a part (``zoom.js``): of a map, of days, or of nothing.
    words
        What it shows, where that is not the description in the reader's language.
    """

    draw: Callable[[View], Figure | None]
    description: str
    fields: tuple[str, ...] | None = ()
    opens: Opens = "claim"
    zooms: Zooms = ""
    words: Callable[[View], str] | None = None

    def config(self, lang: Language) -> dict[str, Any]:
        """How Plotly behaves around it."""
        return {**CONFIG, **months(lang)}

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters of a link that it depends on."""
        return LASTING if self.fields is None else (*SCOPE, *self.fields)

    def alt(self, view: View) -> str:
        """What it shows of a view, in the reader's language."""
        if self.words:
            return self.words(view)
        day = view.lang.date(settlements.map_date(view) or view.day)
        return view.lang.gettext(self.description).format(metric=metric_context(view).name, day=day)

    def scope(self, view: View) -> View:
        """The view that it is drawn from."""
        return view if self.fields is None else view.restricted_to(*self.fields)


@dataclass(frozen=True)
class Drawn:
    """A picture of a view.

    Attributes
    ----------
    figure
        The figure as JSON; ``null`` where there is nothing to draw.
    alt
        What it shows, in one sentence.
    height
        Its height in pixels; 0 where the figure leaves that open.
    outlines
        Whether the figure has lines of the map that the browser fetches by themselves (``charts.map_outlines``).
    """

    figure: str
    alt: str
    height: int
    outlines: bool


def draw(view: View, name: str) -> Drawn:
    """A picture of a view, drawn once for all who ask the same.

    Raises
    ------
    KeyError
        If there is no picture of that name.
    """
    picture = PICTURES[name]
    scope = picture.scope(view)
    return cached(scope, f"picture {name} {view.theme.name}", lambda: _draw(picture, scope))


def figure(view: View, name: str) -> Figure | None:
    """The figure of a picture with all its points, the lines of the map included; None where there is nothing to draw."""
    picture = PICTURES[name]
    return picture.draw(picture.scope(view))


def _draw(picture: Picture, scope: View) -> Drawn:
    drawn = picture.draw(scope)
    if drawn is None:
        return Drawn("null", picture.alt(scope), 0, False)
    return Drawn(
        str(to_json_plotly(strip_outlines(drawn))),
        picture.alt(scope),
        drawn["layout"].get("height", 0),
        has_outlines(drawn),
    )


def _logarithmic(view: View) -> bool:
    return view.question.axis == "log"


def _pale(view: View, claims: pd.DataFrame) -> "pd.Series[bool]":
    """Which of some claims are pale on the reader's day."""
    return pale(claims, view.day, view.question.months)


def _timeline(view: View) -> Figure | None:
    about, question = metric_context(view), view.question
    like, apart = about.like, about.apart if question.unlike else {}
    if like.empty and not apart:
        return None
    lines = steps(like, view.day, question.months) if question.steps and question.dated == "as_of" else like.iloc[:0]
    return with_signs(
        timeline(
            like,
            apart,
            lines,
            chosen_events(view),
            dated=question.dated,
            logarithmic=_logarithmic(view),
            unit=about.unit,
            lang=view.lang,
            theme=view.theme,
            pale=partial(_pale, view),
            in_words=NAMED_EVENTS,
            span=question.span,
        ),
        view.theme,
    )


def _small_timeline(view: View) -> Figure | None:
    about = metric_context(view)
    return (
        None
        if about.like.empty
        else small_timeline(
            about.like,
            unit=about.unit,
            lang=view.lang,
            theme=view.theme,
            pale=partial(_pale, view),
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
    ticks = event_ticks(records(others), layout["yaxis"]["range"][1], view.lang, view.theme, yaxis="y")
    return with_signs({**figure, "data": [*figure["data"], ticks]}, view.theme)


def _by_source(view: View) -> Figure | None:
    about = metric_context(view)
    if about.like.empty:
        return None
    return comparison.by_source(analyses.current_by_source(view), about.unit, view.lang, view.theme, _logarithmic(view))


def _by_side(view: View) -> Figure | None:
    about = metric_context(view)
    return (
        None
        if about.like.empty
        else comparison.by_side(
            about.like,
            about.unit,
            view.lang,
            view.theme,
            _logarithmic(view),
            pale=_pale(view, about.like),
        )
    )


def _pair(view: View) -> Figure | None:
    about, sources = metric_context(view), analyses.two_sources(view)
    return sources and comparison.pair(
        about.like, *sources, about.unit, view.lang, view.theme, _logarithmic(view), pale=_pale(view, about.like)
    )


def current_figures(view: View, metric: str) -> pd.DataFrame:
    """The newest figure of each voice on a headline measure; what all headlines share is cached by itself."""
    scope = view.restricted_to("months")
    standing = cached(scope, "current by metric", lambda: query(scope).standing)
    return cached(scope, f"current {metric}", lambda: now(standing, metric))


def _strip(metric: str, view: View) -> Figure | None:
    claims, unit = current_figures(view, metric), codes.UNIT[view.record.metric_rows[metric]["unit"]].label
    return None if claims.empty else strip(claims, view.lang.gettext(unit), view.lang, view.theme)


def _map(view: View) -> Figure | None:
    day, asked = settlements.map_date(view), view.question
    return (
        None
        if day is None
        else map_figure(
            read_boundaries(view.record.boundaries),
            view.record.places,
            _said(view, day),
            account=asked.account,
            window=asked.window,
            reports=asked.reports,
            holders=asked.holders,
            lang=view.lang,
            theme=view.theme,
        )
    )


def _small_map(view: View) -> Figure | None:
    day = settlements.map_date(view)
    return (
        None
        if day is None
        else small_map(
            read_boundaries(view.record.boundaries),
            view.record.places,
            _said(view, day),
            lang=view.lang,
            theme=view.theme,
        )
    )


def _said(view: View, day: date) -> Said:
    """What the map of a day is drawn from."""
    return cached(
        view.filter_scope,
        f"said by {day}",
        lambda: said_by(
            view.record,
            settlements.statements(view),
            settlements.on_day(view, day),
            presence.statements(view),
            day,
            view.lang,
        ),
    )


_WAY = N_(
    "Map of the way from North Korea to Kursk region by {day}: places of departure, arrival, training and transit, arms apart."
)
_WAY_EAST = N_(
    "Map of the eastern end of the way by {day}, at a larger scale: places of departure, arrival, training and transit, arms apart."
)


def _alt_of_way(message: str, view: View) -> str:
    return view.lang.gettext(message).format(day=view.lang.date(way.shown_day(view)))


def _spread(view: View) -> Figure | None:
    about, through_time = metric_context(view), analyses.range_through_time(view)
    return (
        None
        if through_time.empty
        else spread_chart(
            through_time,
            own_figures(about.like),
            unit=about.unit,
            cumulative=about.basis == "total",
            lang=view.lang,
            theme=view.theme,
            logarithmic=_logarithmic(view),
            pale=_pale(view, about.like),
        )
    )


def _leave_one_out(view: View) -> Figure | None:
    found = analyses.range_on_day(view)
    rows = analyses.movers(analyses.without_each(view)) if len(found.voices) > 1 else found.voices.iloc[:0]
    return (
        None
        if rows.empty
        else leave_one_out_chart.leave_one_out(
            found,
            rows,
            voice_names(view),
            metric_context(view).unit,
            view.lang,
            view.theme,
            _logarithmic(view),
        )
    )


def _origins(view: View) -> Figure | None:
    found = analyses.repeats(view)
    return (
        None
        if found.repeats.empty
        else origins_chart.origins(
            found.claims,
            found.repeated_elsewhere,
            found.repeats,
            view.lang,
            view.theme,
        )
    )


def _corroboration(view: View) -> Figure | None:
    rows = analyses.corroboration(view)
    if not (rows["corroborated"] + rows["compatible"] + rows["contradicted"]).any():
        return None
    return corroboration_chart.corroboration(rows.head(MAX_CLAIMS), metric_context(view).basis, view.lang, view.theme)


def _pairs_ranking(view: View) -> Figure | None:
    found = analyses.source_ratios(view)
    if found.told.empty:
        return None
    ranked = largest_first(found)
    claims = {claim["claim_id"]: claim for claim in records(metric_context(view).claims)}
    return pairs_chart.ranking(ranked.table, ranked.couples, claims, view.record.source_rows, view.lang, view.theme)


def _pairs_matrix(view: View) -> Figure | None:
    found = analyses.source_ratios(view)
    return None if found.told.empty else pairs_chart.matrix(found.table, view.record.source_rows, view.lang, view.theme)


def sources_in_calendar(view: View) -> pd.DataFrame:
    """The sources that are drawn by month: those with several claims where there are too many."""
    spoken = analyses.last_statements(view)
    return spoken[spoken["claims"] > 1] if len(spoken) > MAX_SOURCES else spoken


def _silence(view: View) -> Figure | None:
    claims = analyses.claims_for_silence(view)
    if claims.empty:
        return None
    drawn = sources_in_calendar(view)
    return silence_calendar(
        calendar(claims[claims["source"].isin(drawn["source"])]),
        drawn,
        view.question.metric,
        view.day,
        lang=view.lang,
        theme=view.theme,
        sources=short_names(view),
        measures={key: view.lang.pick(row, "name") for key, row in view.record.metric_rows.items()},
    )


def _loss_share(view: View) -> Figure | None:
    found = analyses.loss_shares(view)
    return (
        None
        if found.empty
        else loss_share_chart.loss_share(found.shares, found.stated, found.behind, view.lang, view.theme)
    )


def _disputed(view: View) -> Figure | None:
    found = settlements.disputed(view)
    if found.settlements.empty:
        return None
    names = {row["place_id"]: view.lang.pick(row, "name") for row in records(view.record.places)}
    drawn = found.settlements["place_id"].head(MAX_SETTLEMENTS).tolist()
    return disputed_chart(found.spans, drawn, names, view.lang, view.theme)


def _new_claims(view: View) -> Figure | None:
    try:
        found = analyses.changes(view)
    except NotEarlierError:
        return None
    since = analyses.since(view)
    if found is None or since is None or found.claims.empty:
        return None
    return new_claims(found.claims, since, view.day, view.record.metric_rows, view.lang, view.theme)


def short_names(view: View) -> dict[str, str]:
    """The short names of all sources in the reader's language."""
    return {source: view.lang.pick(row, "short") for source, row in view.record.source_rows.items()}


def voice_names(view: View) -> dict[str, str]:
    """The names of all voices: capitals of governments, short names of sources."""
    return short_names(view) | {voice: view.lang.gettext(capital) for voice, capital in codes.CAPITALS.items()}


def part(view: View, name: str) -> Part:
    """A part of the briefing."""
    return cached(view, f"part {name}", lambda: PARTS[name](query(view), view.lang))


def _part(name: str, view: View) -> Figure | None:
    drawn = part(view, name).draw
    return drawn and drawn(view.theme)


def _slide(name: str, view: View) -> Figure | None:
    about = part(view, name)
    drawn = about.wall or about.draw
    return drawn and enlarged(drawn(view.theme), SLIDE_SCALES.get(name, DEFAULT_SLIDE_SCALE))


def _alt_of_part(name: str, view: View) -> str:
    return part(view, name).alt


def _parts(prefix: str, drawn: Callable[[str, View], Figure | None]) -> dict[str, Picture]:
    """The pictures of the briefing's parts; they depend on whatever the part depends on."""
    return {
        f"{prefix}_{name.replace('-', '_')}": Picture(
            partial(drawn, name),
            f"the part “{name}” of the briefing",
            None,
            "place" if name == "map" else "claim",
            words=partial(_alt_of_part, name),
        )
        for name in PARTS
        if name not in WITHOUT_PICTURE
    }


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
        for each in HEADLINES
    }


SERIES, SPREAD = analyses.SERIES, analyses.SPREAD
PICTURES: Mapping[str, Picture] = MappingProxyType(
    {
        "timeline": Picture(
            _timeline,
            N_("Timeline of the claims on “{metric}”: every mark is one claim on its day."),
            (*SPREAD, "dated", "axis", "events", "steps", "unlike", "span"),
            zooms="days",
        ),
        "panels": Picture(_explorable_panels, ALT, ("months", "events", "span"), zooms="days"),
        "small_timeline": Picture(_small_timeline, N_("Small timeline of the claims on “{metric}”."), SPREAD),
        "small_panels": Picture(partial(_panels, 255), ALT, ("months",)),
        "by_source": Picture(
            _by_source,
            N_("Each source's newest claim on “{metric}”, grouped by side."),
            (*SPREAD, "axis"),
        ),
        "by_side": Picture(
            _by_side,
            N_("Claims on “{metric}” over time, one panel a side, all on the same axes."),
            (*SPREAD, "axis"),
        ),
        "pair": Picture(
            _pair,
            N_("Claims of two sources on “{metric}” over time."),
            (*SPREAD, "axis", "first", "second"),
        ),
        **_headlines(),
        "map": Picture(
            _map,
            N_(
                "Map of Kursk region on {day}: where North Koreans were reported, and who was said to hold which settlement."
            ),
            ("account", "window", "reports", "holders"),
            "place",
            zooms="map",
        ),
        "small_map": Picture(
            _small_map,
            N_("Small map on {day}: where North Koreans were reported, and who was said to hold which settlement."),
            (),
            "place",
        ),
        "way": Picture(
            partial(way.figure, "way"),
            _WAY,
            (),
            "place",
            words=partial(_alt_of_way, _WAY),
        ),
        "way_east": Picture(
            partial(way.figure, "east"),
            _WAY_EAST,
            (),
            "place",
            words=partial(_alt_of_way, _WAY_EAST),
        ),
        "spread": Picture(
            _spread,
            N_("Lowest and highest current figure on “{metric}” over time, and their ratio."),
            (*SPREAD, "axis"),
        ),
        "leave_one_out": Picture(
            _leave_one_out,
            N_(
                "The range of “{metric}”, and what it would be without each government, outlet or side that changes it."
            ),
            (*SPREAD, "axis"),
        ),
        "origins": Picture(
            _origins,
            N_(
                "Claims on “{metric}” by source and day of statement, with an arrow from each repeat to the claim that it repeats."
            ),
            ("metric",),
        ),
        "corroboration": Picture(
            _corroboration,
            N_(
                "For each claim on “{metric}”, the number of other sides that corroborate it, are compatible with it, and contradict it."
            ),
            SERIES,
        ),
        "pairs_ranking": Picture(
            _pairs_ranking,
            N_(
                "Pairs of sources, ranked by how many times as much the one says as the other, with an interval for each."
            ),
            ("metric", "pooled"),
        ),
        "pairs_matrix": Picture(
            _pairs_matrix,
            N_("Matrix of sources: how many times as much the source of the row says as the source of the column."),
            ("metric", "pooled"),
        ),
        "silence": Picture(
            _silence,
            N_("Calendar of the claims of each source by month, in groups by side."),
            ("metric", "months"),
        ),
        "loss_share": Picture(
            _loss_share,
            N_(
                "Losses as a share of those sent, in percent: shares that sources stated themselves, and those computed from two figures of one source."
            ),
            ("months",),
        ),
        "territory": Picture(
            lambda view: territory_chart(query(view), view.lang, view.theme),
            N_(
                "Claims of settlements and of area over time, with the number of settlements that the statements of each account name."
            ),
        ),
        "disputed": Picture(
            _disputed,
            N_("For each settlement the days on which two sides claimed it, up to {day}."),
            (),
            "place",
        ),
        "new_claims": Picture(
            _new_claims,
            N_("The new claims by the day on which they were stated, one row an indicator."),
            ("since", "months"),
        ),
        **_parts("alone", _part),
        **_parts("slide", _slide),
    }
)
"""Every picture by its name in its address."""
