"""Statements about settlements, day by day: who was said to hold what, and where the accounts disagree."""

import streamlit as st

from ledger.answers.narrow import for_statements
from ledger.charts.map.figure import attribution, precision_note
from ledger.codes import ACCOUNT_NAMES
from ledger.sentences.stated import filters
from ledger.ui import app, maps, tables, way
from ledger.ui.analysis import disputed, territory
from ledger.ui.components.chart import chart
from ledger.ui.components.collapsible import collapsible
from ledger.ui.components.controls import one_of, show_controls
from ledger.views import settlements

view = app.current_view()
_, lang = view.lang.gettext, view.lang

app.page_title(view, _("Map"))
day = settlements.map_date(view)
if day is None and not view.record.control.empty:
    guilty = filters(for_statements(view.question), view.record, lang)
    st.info(_("The filters leave no statement on a settlement. Loosen one of these: {filters}.").format(filters=lang.listing(guilty)))
elif day is None:
    st.info(_("By {day}, nobody in the record had said who holds a settlement of Kursk region. The first statements are of August 2024.").format(day=lang.date(view.day)))
else:
    show_controls(
        "map", maps.date_control(view, day),
        one_of("account", _("Whose word"), view.question.account, {name: _(label) for name, label in ACCOUNT_NAMES.items()}),
        one_of("window", _("Window"), view.question.window, {"border": _("border districts"), "region": _("whole region")}),
    )
    maps.show_moments(view, day)
    st.markdown(settlements.counts(view, day))
    chart(view, "map")
    places = settlements.without_position(view)
    tables.under(
        _("The slider and ▶ move the picture alone, without asking the server; the count above and the table below belong to the day chosen above. A click on a settlement opens the history of its statements."),
        _("Without a known position, and so only in the table: {places}.").format(places=places) if places else "",
        f"{precision_note(lang)} {attribution(lang)}",
    )
    maps.show_table(view, settlements.on_day(view, day), day)
way.show(view)
if day is not None:
    for part in (territory, disputed):
        collapsible(view, part.NAME, _(part.SHOWS), part.show)
