"""How programs read the record: the addresses, and an example for each tool."""

import streamlit as st

from ledger.answers.registry import ANSWERS
from ledger.api.examples import EXAMPLES
from ledger.api.request import MAX_LENGTH, MAX_PAGE_SIZE, PAGE_SIZE
from ledger.api.tables import TABLES
from ledger.views.pictures.registry import PICTURES
from ledger.views.view import View


def show(view: View) -> None:
    """What there is under ``/api``, and how it is asked."""
    _, lang = view.lang.gettext, view.lang
    st.markdown(
        _(
            "Programs read the same dataset from the same server, read-only. Parameters are named and written as in a link "
            "to the dashboard; “format” is json, csv or parquet, and geojson for settlements and presence. Every response names data version, "
            "day and licence; a value that cannot be used is refused with a sentence, in English."
        )
    )
    st.markdown(
        _(
            "Long tables come in pages: “page” counts from 1, “page_size” is {usual} rows unless you say otherwise, and at most {most}. All parameters "
            "together may be {longest} characters long. An ETag that is sent back as If-None-Match spares what has not changed. Web pages of "
            "other sites may read the interface in the browser: the data are public, and nothing can be changed."
        ).format(usual=lang.number(PAGE_SIZE), most=lang.number(MAX_PAGE_SIZE), longest=lang.number(MAX_LENGTH))
    )
    st.markdown(
        _(
            "Every picture has an address too: with the parameters of a link it gives the figure that the pages show, for Plotly, with what "
            "it shows in one sentence; “theme” is light or dark. The last example puts the timeline into a page of your own."
        )
    )
    addresses = {
        _("Tables"): lang.join_list([f"`/api/{name}`" for name in TABLES]),
        _("Answers"): _("{address}, with one of these names: {names}").format(
            address="`/api/answers/NAME`", names=lang.join_list([f"`{name}`" for name in ANSWERS])
        ),
        _("Pictures"): _("{address}, with one of these names: {names}").format(
            address="`/api/pictures/NAME`",
            names=lang.join_list([f"`{name}`" for name in PICTURES if not name.startswith(("alone_", "slide_"))]),
        ),
        _("Cards"): "`/api/cards/claim?claim=ID`, `/api/cards/place?place=ID`",
        _("Descriptions"): lang.join_list(["`/api/datapackage.json`", "`/api/openapi.json`"]),
        _("New claims as a feed"): f"`/api/feed.json?lang={lang.code}`, `/api/feed.atom?lang={lang.code}`",
    }
    st.markdown("\n".join(f"- **{name}:** {address}" for name, address in addresses.items()))
    home = (st.context.url or "http://localhost:8501/method").rsplit("/", 1)[0] + "/"
    for tool, example in EXAMPLES.items():
        st.markdown(f"**{tool}**")
        # Without the framework's colours, which are too pale to read, and wrapped, so that nothing is cut on a phone.
        st.code(example.replace("{home}", home), language=None, wrap_lines=True)
