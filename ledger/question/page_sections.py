"""What the link can name of a page: the sections that open on it, the parts of the briefing, what can stand alone.

The sections of analysis are entered here, once: pages, parts that stand alone, pictures, answers and the Method page look
them up by their names (``docs/architecture.md`` has the steps).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ledger.i18n.messages import N_


@dataclass(frozen=True)
class Section:
    """One section of analysis, which opens on a page and can stand alone.

    Attributes
    ----------
    name
        Its name in links.
    title, summary
        What stands above it, and the sentence that says what it shows; message ids.
    page
        The address of the page on which it stands; empty for the Briefing.
    answers, pictures
        Where its numbers come from and what it draws: names of ``answers.registry.ANSWERS`` and of
        ``views.pictures.registry.PICTURES``.
    needs_series
        Whether there is nothing to show where no claim is in the series that is looked at.
    """

    name: str
    title: str
    summary: str
    page: str
    answers: tuple[str, ...]
    pictures: tuple[str, ...] = ()
    needs_series: bool = False


def _by_name(sections: Iterable[Section]) -> dict[str, Section]:
    return {section.name: section for section in sections}


_SECTIONS = _by_name(
    (
        Section(
            "spread",
            N_("How far apart are the current figures?"),
            N_(
                "The lowest and the highest current figure among the sides, and their ratio: today, and as readers knew it on each day. A government speaks with one voice, and a repeat is nobody's own figure."
            ),
            page="comparison",
            answers=("current", "spread", "spread-through-time"),
            pictures=("spread",),
            needs_series=True,
        ),
        Section(
            "leave-one-out",
            N_("Does the range depend on a single source?"),
            N_(
                "How lowest, highest and their ratio change when one government or outlet, or a whole side, is left out."
            ),
            page="comparison",
            answers=("leave-one-out",),
            pictures=("leave_one_out",),
            needs_series=True,
        ),
        Section(
            "origins",
            N_("Who repeats whom?"),
            N_(
                "Which claims on this indicator repeat another one, however it is counted, and how many original claims are left when every repeat goes back to the claim that it repeats."
            ),
            page="comparison",
            answers=("origins",),
            pictures=("origins",),
        ),
        Section(
            "distortions",
            N_("What was misreported?"),
            N_("Reports that the dataset marks as misreporting a claim: what was said, and what the page made of it."),
            page="comparison",
            answers=("distortions",),
        ),
        Section(
            "pairs",
            N_("Who gives higher figures?"),
            N_(
                "For every two sources: how many times as much the one gives as the other, over all claims of the same indicator and way of counting about days "
                "at most 30 days apart. Fewer than five such pairs of claims are not shown."
            ),
            page="comparison",
            answers=("pairs",),
            pictures=("pairs_ranking", "pairs_matrix"),
        ),
        Section(
            "corroboration",
            N_("Which figures do other sides corroborate or contradict?"),
            N_(
                "For each claim on this indicator, however it is counted: how many other sides corroborate it, are compatible with it or contradict it, "
                "each by a claim of its own about a day at most 45 days away. Sides count, not offices."
            ),
            page="comparison",
            answers=("corroboration",),
            pictures=("corroboration",),
        ),
        Section(
            "silence",
            N_("When did each source last speak?"),
            N_("Shows who spoke in which month, on any indicator, and from whom this dataset has no newer statement."),
            page="comparison",
            answers=("silence",),
            pictures=("silence",),
        ),
        Section(
            "loss-share",
            N_("Which share of those sent was lost?"),
            N_(
                "Which share of the soldiers sent was killed, wounded, captured or came home: as sources state it, and computed only where one source gave "
                "both figures about the same day. It does not depend on the indicator chosen above."
            ),
            page="comparison",
            answers=("loss-share",),
            pictures=("loss_share",),
        ),
        Section(
            "territory",
            N_("How many settlements were claimed, and how many named?"),
            N_(
                "The numbers of settlements that were claimed, beside how many the statements of each account name as held by Ukraine or by Russia; "
                "claimed areas stand on an axis of their own, because square kilometres cannot be set against a count."
            ),
            page="map",
            answers=("territory",),
            pictures=("territory",),
        ),
        Section(
            "disputed",
            N_("How long did two sides claim the same settlement?"),
            N_(
                "The days on which the latest statement of the Ukrainian account on a settlement was Ukraine while that of the Russian account was Russia. "
                "A latest statement stands until the next, so days on which one of the two was more than 90 days old are told apart."
            ),
            page="map",
            answers=("disputed",),
            pictures=("disputed",),
        ),
        Section(
            "changes",
            N_("What changed?"),
            N_(
                "What is known on the chosen day and was not known on an earlier day: new claims, sources heard for the first time, ranges that changed, and settlements with a new statement on who holds them."
            ),
            page="",
            answers=("changes",),
            pictures=("new_claims",),
        ),
    )
)
SECTIONS: Mapping[str, Section] = MappingProxyType(_SECTIONS)
"""The sections by their names in the link, in the order in which they stand on their pages."""

PARTS = (
    "answers",
    "panels",
    "map",
    "lately",
    "troops_sent",
    "troops_in_kursk",
    "casualties",
    "killed",
    "captured",
    "area_held_ua_km2",
    "artillery_rounds",
    "timeline",
    "comparison",
    "loss-share",
    "arms",
    "territory",
    "missing",
)
"""The parts of the briefing in their order; the answers first, then as on the page “Briefing”; headline questions are named by their measures."""

TABLES = (
    "panels",
    "timeline",
    "current",
    "by_side",
    "pair",
    "map",
    "way",
    "spread",
    "leave_one_out",
    "origins",
    "distortions",
    "pairs_claims",
    "pairs",
    "corroboration",
    "silence",
    "loss_share",
    "territory",
    "disputed",
    "changes",
    "presence",
)
"""The tables that open below pictures and in sections, by the names of what they hold."""

PANELS = ("by-side", "pair", "way")
"""What stands alone beside parts and sections: two pictures of the comparison, and the way from North Korea."""


def standing_alone() -> tuple[str, ...]:
    """What can stand alone in another page, by its name in the link: parts, sections, and the rest."""
    return (*PARTS, *(name for name in SECTIONS if name not in PARTS), *PANELS)
