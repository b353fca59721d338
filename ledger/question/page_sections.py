"""What the link can name of a page: the sections that open on it, the parts of the briefing, what can stand alone."""

from collections.abc import Mapping
from types import MappingProxyType

from ledger.i18n.messages import N_

SECTIONS: Mapping[str, str] = MappingProxyType(
    {
        "spread": N_("How far apart are the current figures?"),
        "leave-one-out": N_("Does the range depend on a single source?"),
        "origins": N_("Who repeats whom?"),
        "distortions": N_("What was misreported?"),
        "pairs": N_("Who gives higher figures?"),
        "corroboration": N_("Which figures do other sides corroborate or contradict?"),
        "silence": N_("When did each source last speak?"),
        "loss-share": N_("Which share of those sent was lost?"),
        "territory": N_("How many settlements were claimed, and how many named?"),
        "disputed": N_("How long did two sides claim the same settlement?"),
        "changes": N_("What changed?"),
    }
)
"""The sections by their names in the link, with their titles on screen."""

PARTS = (
    "answers",
    "panels",
    "troops_sent",
    "troops_in_kursk",
    "casualties",
    "killed",
    "captured",
    "area_held_ua_km2",
    "artillery_rounds",
    "map",
    "timeline",
    "comparison",
    "loss-share",
    "arms",
    "lately",
    "territory",
    "missing",
)
"""The parts of the briefing in their order; the answers first; headline questions are named by their measures."""

ALONE = (*PARTS, *(name for name in SECTIONS if name not in PARTS), "by-side", "pair", "way")
"""What can stand alone in another page: parts, sections, two pictures of the comparison, and the way from North Korea."""
