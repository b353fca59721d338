"""The definitions behind the answers: the docstrings of the functions that compute them, shown to readers.

They stand once, beside the code, marked with ``published``; here the prose of a docstring becomes one English message id.
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
from ledger.i18n.published import published_title

_SECTION = re.compile(r"^[A-Z][A-Za-z ]*\n-{3,}$", re.MULTILINE)

PUBLISHED_FUNCTIONS: tuple[Callable[..., Any], ...] = (
    series.series,
    series.lowest_named,
    series.highest_named,
    independence.independent_claims,
    current.current,
    current.pale,
    current.newest_by_side,
    repeats.count_claims,
    spread.extremes,
    spread.overtaken,
    spread.spread,
    spread.through_time,
    no_figure.no_figure,
    leave_one_out.leave_one_out,
    interval.interval,
    corroboration.corroboration,
    repeats.repeats_with_doubts,
    repeats.distortions,
    step_lines.step_lines,
    recent.recent_claims,
    filtering.apply_filters,
    repeat_chain.chain_of,
    two_sources.two_sources,
    source_ratios.source_ratios,
    silence.silence,
    silence.calendar,
    loss_share.loss_share,
    loss_share.stated_shares,
    changes.changes,
    changes.default_since,
    settlement_control.latest_per_account,
    settlement_control.compare_accounts,
    settlement_control.history,
    presence.presence,
    way.way,
    settlement_counts.count_held,
    settlement_counts.claimed_vs_named,
    settlement_counts.overlapping_control,
    sampling.sample_claims,
    map_days.key_moments,
)
"""The functions whose docstrings readers see, in the order in which the Method page shows them; each is marked with ``published``."""

PUBLISHED_TITLES: Mapping[Callable[..., Any], str] = MappingProxyType(
    {function: published_title(function) for function in PUBLISHED_FUNCTIONS}
)
"""What each definition is called on screen."""


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
    return [definition(function) for function in PUBLISHED_FUNCTIONS]
