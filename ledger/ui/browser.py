"""What only a run can tell the browser: the page's language, and whether the page stands alone. The rest comes with the shell."""

import streamlit as st

from ledger.language import LanguageCode

BARE = "<style>[data-testid='stHeader'], [data-testid='stSidebar'], [data-testid='stExpandSidebarButton'] { display: none; }</style>"


def prepare(code: LanguageCode, bare: bool) -> None:
    """Tell the browser the language, and what it needs before anything is on the page.

    Parameters
    ----------
    bare
        Whether the page stands without navigation and filters.
    """
    st.html(f"{BARE if bare else ''}<script>document.documentElement.lang = '{code}';</script>", unsafe_allow_javascript=True)
    st.button("↻", key="again")  # unseen; reconnect.js presses it
