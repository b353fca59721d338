"""The way from North Korea to Kursk region, below the map: what it counts, two maps at two scales, the table."""

import streamlit as st

from ledger.export.statements import statement_rows
from ledger.i18n.messages import N_
from ledger.text.sentences.maps import way_attribution
from ledger.text.sentences.region import of_region
from ledger.text.sentences.way import headline, statement_texts
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.download import Exportable, download_menu
from ledger.ui.panels import claim_tables
from ledger.ui.panels.claim_tables import provenance
from ledger.views import way
from ledger.views.source_names import short_names
from ledger.views.view import View

TITLE = N_("The way from North Korea to Kursk region")


def title(view: View) -> str:
    """The heading; of another region with its name."""
    return of_region(view.record, view.lang, TITLE, N_("The way from North Korea: {region}"))


def show(view: View) -> None:
    """The section of the Map page: heading and content."""
    st.subheader(title(view), anchor=False)
    content(view)


def content(view: View) -> None:
    """The sentence, the whole way beside its eastern end, how to read them, and the table."""
    _, lang = view.lang.gettext, view.lang
    rows, day = way.rows(view), way.map_date(view)
    if rows.empty:
        st.markdown(
            _("By {day}, no statement that the filters leave names a place on the way.").format(day=lang.date(day))
        )
        return
    st.markdown(headline(rows, day, view.record, lang))
    whole, east = st.columns([3, 2], vertical_alignment="bottom")
    with whole:
        st.caption(_("The whole way; what lies in the dashed frame stands on the other map."))
        chart(view, "way")
    with east:
        with st.container(horizontal=True, vertical_alignment="center", key="head_way_east"):
            st.caption(_("Its eastern end, at a larger scale."), width="stretch")
            download_menu(view, _exportable(view, "way_east"))
        chart(view, "way_east")
    claim_tables.captions(
        _(
            "A mark is one kind of statement on a place; a thin line leads from marks that stand aside to their place. Statements name places, "
            "so no line is drawn from one place to another. A click on a mark opens the place."
        ),
        way_attribution(lang),
    )
    data_table(view, _exportable(view, "way"), opens="place")


def _exportable(view: View, picture: str) -> Exportable:
    """One of the two maps, with the whole way as its table."""
    lang = view.lang
    day = lang.date(way.map_date(view))
    title_on_day = of_region(
        view.record,
        lang,
        N_("The way from North Korea to Kursk region by {day}"),
        N_("The way from North Korea by {day}: {region}"),
        day=day,
    )
    told = way.counted_statements(view)
    said = provenance(view, told)
    return Exportable(
        picture,
        title_on_day,
        lambda: [*said(), way_attribution(lang)],
        lambda: statement_texts(way.rows(view), told, view.record, short_names(view), lang),
        picture,
        data=lambda: statement_rows(told, view.record.control.iloc[:0], view.record, lang),
        computed=lambda: way.rows(view),
        day=way.map_date(view),
    )
