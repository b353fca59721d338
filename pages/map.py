"""Statements about settlements, day by day: who was said to hold what, and where the accounts disagree."""

import streamlit as st

from ledger.answers.narrow import for_statements
from ledger.charts.map import attribution, precision_note
from ledger.codes import ACCOUNT_NAMES
from ledger.sentences.stated import filters
from ledger.ui import frame, maps, tables
from ledger.ui.analysis import disputed, territory
from ledger.ui.controls import ask, one_of
from ledger.ui.section import section

view = frame.page()
_, lang = view.lang.gettext, view.lang

frame.heading(view, _("Map"))
day = maps.day_shown(view)
if day is None and not view.record.control.empty:
    guilty = filters(for_statements(view.question), view.record, lang)
    st.info(_("The filters leave no statement on a settlement. Loosen one of these: {filters}.").format(filters=lang.listing(guilty)))
elif day is None:
    st.info(_("By {day}, nobody in the record had said who holds a settlement of Kursk region. The first statements are of August 2024.").format(day=lang.date(view.day)))
else:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        maps.choose_day(view, day)
        ask(
            "map",
            one_of("account", _("Whose word"), view.question.account, {name: _(label) for name, label in ACCOUNT_NAMES.items()}),
            one_of("window", _("Window"), view.question.window, {"border": _("border districts"), "region": _("whole region")}),
            width="content",
        )
    maps.jump(view, day)
    settlements = maps.settlements(view, day)
    st.markdown(maps.said_of(view, day))
    maps.large(view, day)
    places = maps.without_position(view)
    tables.under(
        _("The slider and ▶ move the picture alone, without asking the server; the count above and the table below belong to the day chosen above. A click on a settlement opens the history of its statements."),
        maps.played(view),
        _("Without a known position, and so only in the table: {places}.").format(places=places) if places else "",
        f"{precision_note(lang)} {attribution(lang)}",
    )
    maps.listed(view, settlements, day)
    for part in (territory, disputed):
        section(view, part.NAME, _(part.SHOWS), part.show)
