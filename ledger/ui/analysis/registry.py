"""Which module fills which section of analysis; what else there is to a section stands in ``page_sections.SECTIONS``."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ledger.question.page_sections import SECTIONS
from ledger.ui.analysis import (
    changes,
    corroboration,
    disputed,
    distortions,
    leave_one_out,
    loss_share,
    repeats,
    settlement_counts,
    silence,
    source_ratios,
    spread,
)
from ledger.ui.components.collapsible import collapsible
from ledger.views.view import View

_FILL: dict[str, Callable[[View], None]] = {
    "spread": spread.show,
    "leave-one-out": leave_one_out.show,
    "origins": repeats.show,
    "distortions": distortions.show,
    "pairs": source_ratios.show,
    "corroboration": corroboration.show,
    "silence": silence.show,
    "loss-share": loss_share.show,
    "territory": settlement_counts.show,
    "disputed": disputed.show,
    "changes": changes.show,
}
FILL: Mapping[str, Callable[[View], None]] = MappingProxyType(_FILL)
"""How each section is filled, by its name in the link."""


def show_sections(view: View, page: str, has_series: bool = True) -> None:
    """The sections of a page, each of which opens.

    Parameters
    ----------
    page
        The address of the page; empty for the Briefing.
    has_series
        Whether there is a claim in the series that is looked at; without one those that need it are left out.
    """
    for section in SECTIONS.values():
        if section.page == page and (has_series or not section.needs_series):
            collapsible(view, section, FILL[section.name])
