"""What the link can name of a page: the sections that open on it, the parts of the briefing, what can stand alone."""

from collections.abc import Mapping
from types import MappingProxyType

from ledger.codes import N_

SECTIONS: Mapping[str, str] = MappingProxyType({
    "spread": N_("How far apart the figures are"),
    "leave-one-out": N_("What the picture hangs on"),
    "origins": N_("Who repeats whom"),
    "distortions": N_("Retold as something else"),
    "pairs": N_("Who says more"),
    "agreement": N_("Who bears whom out"),
    "silence": N_("Who spoke when, and the newest statement of each"),
    "loss-share": N_("Losses as a share of those sent"),
    "estimate": N_("One combined estimate"),
    "territory": N_("Settlements claimed and settlements named"),
    "disputed": N_("How long two sides claimed the same settlement"),
    "changes": N_("What changed"),
})
"""The sections by their names in the link, with their titles on screen."""

PARTS = (
    "troops_sent", "troops_in_kursk", "casualties", "killed", "captured", "area_held_ua_km2", "artillery_rounds",
    "map", "timeline", "comparison", "loss-share", "arms", "lately", "territory", "missing",
)
"""The parts of the briefing in their order; the first are its headline questions, named by their measures."""

ALONE = (*PARTS, *(name for name in SECTIONS if name not in PARTS), "by-side", "pair")
"""What can stand alone in another page: parts, sections, and two pictures of the comparison."""
