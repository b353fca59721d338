"""The words that the Ledger uses, with their meaning; lists of values come from the code lists."""

import streamlit as st

from ledger import codes
from ledger.codes import N_, CodeList
from ledger.ui.reading import View

WORDS: tuple[tuple[str, str, CodeList | None], ...] = (
    (N_("Claim"), N_("One source's statement of one figure, or of words instead of a figure."), None),
    (N_("Source"), N_("Who says it: a party, an outlet, a body or a group of speakers."), None),
    (N_("Report"), N_("A page that carried a claim. One claim can have many reports."), None),
    (
        N_("Repeat"),
        N_("A claim that gives again what an earlier claim said, or rests on it, and names that earlier claim."),
        None,
    ),
    (N_("Origin"), N_("The first claim of a chain of repeats. A claim that repeats none is its own origin."), None),
    (
        N_("Independent voice"),
        N_("A source that gives a figure of its own. Whoever repeats another source's figure is no voice beside it."),
        None,
    ),
    (N_("Spread"), N_("From the lowest to the highest current figure among independent voices, and the factor between them."), None),
    (N_("As of"), N_("The day that the figure is about."), None),
    (N_("Stated on"), N_("The day on which it was said."), None),
    (N_("Known on"), N_("The day on which you are placed: only what had been stated by then is shown."), None),
    (
        N_("Low, best, high"),
        N_("The lower end, the figure itself and the upper end, as stated. What was not said stays empty."),
        None,
    ),
    (N_("Qualifier"), N_("How the figure was hedged."), codes.QUALIFIER),
    (N_("Basis"), N_("In which sense the figure counts."), codes.BASIS),
    (N_("Covers"), N_("Whether it counts exactly what the measure names."), codes.COVERS),
    (N_("Side"), N_("The side that the source belongs to."), codes.SIDE),
    (N_("Interest"), N_("The source's stake in the fighting."), codes.INTEREST),
    (N_("Note, caution"), N_("What was said, in our own words; and a doubt that we recorded about it."), None),
    (
        N_("Checked"),
        N_("A second, independent check confirmed the row, or the row was corrected after it. The claim card gives the day."),
        None,
    ),
    (N_("Silence"), N_("How long a source has said nothing. It is shown as a gap."), None),
    (N_("Event"), N_("Something that happened on a day; it carries no figure of its own."), None),
    (N_("Statement on a settlement"), N_("One source's word on who holds one settlement; the map is made of these."), None),
)


def show(view: View) -> None:
    """The words as a list."""
    _ = view.lang.gettext
    st.markdown("\n".join(f"- **{_(word)}:** {_(meaning)}{_values(values, view)}" for word, meaning, values in WORDS))


def _values(values: CodeList | None, view: View) -> str:
    if values is None:
        return ""
    labels = view.lang.listing([view.lang.gettext(code.label) for code in values.values()])
    return " " + view.lang.gettext("One of: {values}.").format(values=labels)
