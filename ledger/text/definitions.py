"""The definitions behind the answers: the docstrings of the functions that compute them, shown to readers.

They stand once, beside the code; here the prose of a docstring becomes one English message id. Whoever
rewords a docstring rewords the Method page, and the catalogue with it.
"""

import inspect
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from ledger.answers import (
    changes,
    corroboration,
    current,
    filtering,
    independence,
    interval,
    leave_one_out,
    loss_share,
    map_days,
    no_figure,
    presence,
    recent,
    repeat_chain,
    repeats,
    sampling,
    series,
    settlement_control,
    settlement_counts,
    silence,
    source_ratios,
    spread,
    step_lines,
    two_sources,
    way,
)
from ledger.i18n.messages import N_

_SECTION = re.compile(r"^[A-Z][A-Za-z ]*\n-{3,}$", re.MULTILINE)

TITLES: Mapping[Callable[..., Any], str] = MappingProxyType(
    {
        series.series: N_("Which claims are one series"),
        series.floor: N_("The low end of a claim"),
        series.ceiling: N_("The high end of a claim"),
        independence.own_figures: N_("Who speaks with one voice"),
        current.current: N_("The newest figure of a voice, and how long it is current"),
        current.pale: N_("Pale marks"),
        current.newest_by_side: N_("The newest figure of a side"),
        repeats.counted: N_("Claims, original claims, reports"),
        spread.ends: N_("Lowest and highest"),
        spread.overtaken: N_("Overtaken totals"),
        spread.spread: N_("The range"),
        spread.through_time: N_("The range over time"),
        no_figure.no_figure: N_("Nobody's figure"),
        leave_one_out.leave_one_out: N_("The range without one source"),
        interval.interval: N_("Which numbers a claim allows"),
        corroboration.corroboration: N_("Corroborated, compatible, contradicted, not comparable"),
        repeats.repeats_of: N_("Who repeats whom"),
        repeats.distortions: N_("Misreported"),
        step_lines.steps: N_("The current figure as a line"),
        recent.lately: N_("Latest statements"),
        filtering.narrow: N_("What the filters leave"),
        repeat_chain.repeats: N_("The chain of repeats"),
        two_sources.pair: N_("Compare two sources"),
        source_ratios.pairs: N_("Who gives higher figures"),
        silence.silence: N_("No newer statement"),
        silence.calendar: N_("Who spoke when about what"),
        loss_share.loss_share: N_("Shares computed from one source's own figures"),
        loss_share.stated_shares: N_("Shares that sources stated themselves"),
        changes.changes: N_("What changed"),
        changes.usual_since: N_("Since when, if no day is asked for"),
        settlement_control.last_said: N_("Who was said to hold a settlement"),
        settlement_control.compare: N_("Agree or disagree"),
        settlement_control.history: N_("The history of a settlement"),
        presence.presence: N_("Where North Koreans were reported"),
        way.way: N_("The way from North Korea to Kursk region"),
        settlement_counts.held: N_("How many settlements an account names"),
        settlement_counts.beside: N_("Settlements claimed and named"),
        settlement_counts.disputed: N_("Settlements claimed by both sides"),
        sampling.thinned: N_("Which claims a picture draws"),
        map_days.key_moments: N_("Key moments of the map"),
    }
)
"""What each definition is called on screen."""

DEFINED: tuple[Callable[..., Any], ...] = tuple(TITLES)
"""The functions whose definitions readers see."""


def definition(function: Callable[..., Any]) -> str:
    """The prose of a docstring: summary and description, without the sections on parameters and returns.

    Returns
    -------
    str
        One line a paragraph, paragraphs set apart by an empty line: an English message id.
    """
    prose = _SECTION.split(inspect.getdoc(function) or "")[0]
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in prose.strip().split("\n\n"))


def messages() -> list[str]:
    """The message ids that no call of gettext names, for the test of the catalogue."""
    return [definition(function) for function in DEFINED]
