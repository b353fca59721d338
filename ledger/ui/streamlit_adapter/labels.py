"""Streamlit's own labels in the reader's language; ``components/streamlit_labels.js`` puts them in their place."""

from ledger.i18n.language import LANGUAGES, Language
from ledger.i18n.messages import N_
from ledger.runtime.settings import settings_or_exit

LABELS = (N_("App pages"), N_("Sidebar"), N_("Skip to main content"), N_("Link to heading"))
"""As the installed Streamlit words them; ``tests/browser/test_words_of_the_framework.py`` finds those that are new."""

RENAMED = {"Expand sidebar": N_("Show filters"), "Collapse sidebar": N_("Fold filters away")}
"""Labels of Streamlit's that say less than what their buttons do here."""


def labels(lang: Language) -> dict[str, str]:
    """What takes the place of each label, in whichever language it stands; nothing where the adapter is off."""
    if not settings_or_exit().adapter:
        return {}
    every = [Language(code) for code in LANGUAGES]
    named = {label: lang.gettext(own) for label, own in RENAMED.items()}
    return named | {
        each.gettext(label): lang.gettext(label)
        for label in (*LABELS, *RENAMED.values())
        for each in every
        if each.code != lang.code
    }
