"""The rules of showing, and the definitions behind the answers, as they stand in the functions themselves."""

import streamlit as st

from ledger.codes import N_
from ledger.definitions import TITLES, definition
from ledger.ui.reading import View

RULES = (
    N_(
        "Every number leads to its claim: who said it, when, about which day, how it was hedged, what exactly "
        "was counted, with notes, doubts and the pages that carried it. One click or tap."
    ),
    N_(
        "The hedge is drawn, not only written: a range is a bar, “at least” is open upward, “up to” is open "
        "downward, a planned figure is hollow. Nothing is drawn that was not said."
    ),
    N_(
        "No average by default. Where a combining rule is offered, its name and its definition stand beside "
        "the result."
    ),
    N_("A figure always shows how old it is. Silence is a gap and is never bridged as if it were knowledge."),
    N_(
        "The map shows what was said about settlements by the Ukrainian side, by the Russian side and by "
        "others, and where they disagree. It draws no front line, because no openly licensed source gives "
        "one. Places are given to about a kilometre, as public reports name them."
    ),
    N_(
        "The same colours stand for the same sides everywhere, chosen for colour-blind readers, in light and "
        "dark. Shape or texture carries the meaning as well."
    ),
    N_("German and English throughout: labels, notes, numbers, dates and downloads. The language is in the link."),
    N_(
        "Nothing goes out: no page, font, map tile or script comes from another host, and there are no usage "
        "statistics. Only a link that you click leads elsewhere."
    ),
)


def show(view: View) -> None:
    """The rules as a numbered list, then each definition under its name, with the place where it is computed."""
    _ = view.lang.gettext
    st.markdown("\n".join(f"{number}. {_(rule)}" for number, rule in enumerate(RULES, start=1)))
    st.subheader(_("Definitions behind the answers"), anchor="definitions")
    st.markdown(_(
        "These are the words of the program itself: each definition stands beside the code that follows it."
    ))
    with st.expander(_("Definitions")):
        for function, title in TITLES.items():
            st.markdown(f"**{_(title)}** · `{function.__module__}.{function.__name__}`\n\n{_(definition(function))}")
