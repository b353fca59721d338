"""How the Ledger is made: the article it began with, words, rules, the record, its gaps, measures, codes, data, licences."""

import streamlit as st

from ledger.ui import app
from ledger.ui.method import (
    article,
    dictionary,
    gaps,
    interface,
    licences,
    measures,
    presence,
    provenance,
    rules,
    words,
)

view = app.current_view()
_ = view.lang.gettext

headings = {
    "article": _("How the project started"),
    "words": _("Words"),
    "rules": _("Display principles"),
    "record": _("The dataset"),
    "gaps": _("Doubts and gaps"),
    "measures": _("Indicators"),
    "codes": _("Codes"),
    "dictionary": _("Data dictionary"),
    "interface": _("Data interface"),
    "licences": _("Licences and attribution"),
}


def section(name: str) -> None:
    """Begin a section under its fixed anchor, the same in both languages."""
    st.header(headings[name], anchor=name)


app.page_title(_("Method"))
st.markdown(
    _(
        "How the Ledger is made: what its words mean, what it shows and how, where its figures come from, and "
        "what it does not know."
    )
)
st.markdown(" · ".join(f"[{heading}](#{name})" for name, heading in headings.items()))

section("article")
article.show(view)

section("words")
words.show(view)

section("rules")
rules.show(view)

section("record")
provenance.counts(view)
st.subheader(_("How it was found"), anchor="found")
provenance.found(view)
st.subheader(_("What a second check showed"), anchor="checks")
provenance.checks(view)

st.subheader(_("Statements on presence"), anchor="presence")
presence.show(view)

section("gaps")
st.subheader(_("Known doubts"), anchor="doubts")
gaps.doubts(view)
st.subheader(_("Left out on purpose"), anchor="left-out")
gaps.left_out(view)
st.subheader(_("What is missing"), anchor="missing")
gaps.missing(view)

section("measures")
measures.show(view)

section("codes")
dictionary.codes(view)

section("dictionary")
st.markdown(
    _("The tables as the data package describes them; any program that knows the Data Package standard can read them.")
)
dictionary.show(view)

section("interface")
interface.show(view)

section("licences")
licences.show(view)
