"""The map on a page: the chosen day, the way to key moments, the map, the table, the small map."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from ledger import codes
from ledger.answers.control import ACCOUNTS, jumps
from ledger.charts.map.figure import attribution
from ledger.codes import N_
from ledger.frames import records
from ledger.language import Language
from ledger.sentences.settlements import CONTROLLER_NAMES
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.controls import Control, day, one_of, show_controls
from ledger.ui.components.download import Exportable, download_menu
from ledger.ui.tables import stated
from ledger.views import presence, settlements
from ledger.views.cache import cached
from ledger.views.view import View

AGREEMENT_NAMES = {"agree": N_("they agree"), "disagree": N_("they disagree"), "single": N_("only one speaks"), "": N_("nobody yet")}


def date_control(view: View, shown: date) -> Control:
    """The day of the map, by date."""
    return day(view, "day", view.lang.gettext("Day"), shown, latest=view.day, required=True)


def show_moments(view: View, shown: date) -> None:
    """The events that matter, each a button that sets the day of the map."""
    lang = view.lang
    events = cached(view.filter_scope, "map shortcuts", lambda: records(jumps(view.record.events, settlements.change_dates(view))))
    labels = {event["date"].date().isoformat(): f"{lang.short_date(event['date'])} {lang.pick(event, 'place')}" for event in events}
    titles = {event["date"].date().isoformat(): lang.pick(event, "title") for event in events}
    moments = one_of("day", lang.gettext("Key moments"), shown.isoformat(), labels, label_shown=False, titles=titles)
    show_controls("moments", moments if events else None)


def show_small(view: View) -> None:
    """The map of the reader's day for a glance, and the way to the large one."""
    _ = view.lang.gettext
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="head_small_map"):
        st.subheader(_("Where North Koreans were reported"), anchor=False, width="stretch")
        st.page_link("pages/map.py", label=_("To the map"), icon=":material/arrow_forward:", query_params=view.question.to_link())
        shown = settlements.map_date(view)
        if shown:
            download_menu(view, _exportable(view, settlements.on_day(view, shown), shown, "small_map"), small=True)
    if shown is None:
        st.caption(_("By this day nobody had reported North Koreans at a place or said who holds a settlement."))
        return
    chart(view, "small_map")
    said = presence.counts(view, shown), presence.outside(view, shown, "small"), settlements.counts(view, shown)
    st.caption(" ".join(filter(None, said)))


def frame(places: pd.DataFrame, lang: Language) -> pd.DataFrame:
    """What the map shows, as a table: one row a settlement, one column an account, indexed by place_id."""
    _ = lang.gettext
    spoken = records(places[places["agreement"] != ""].sort_values(f"name_{lang.code}"))
    columns = {_("Settlement"): [lang.pick(row, "name") for row in spoken], _("Native name"): [row["name_ru"] if row["country"] == "RU" else row["name_uk"] for row in spoken]}
    for account in ACCOUNTS:
        columns[_(codes.ACCOUNT_NAMES[account])] = [_account(row, account, lang) for row in spoken]
    agreements = [AGREEMENT_NAMES[row["agreement"]] for row in spoken]
    columns[_("Agree or disagree")] = [_(agreement) for agreement in agreements]
    return pd.DataFrame(columns, index=[row["place_id"] for row in spoken])


def _account(row: dict[Any, Any], account: str, lang: Language) -> str:
    said = lang.gettext(CONTROLLER_NAMES[str(row[account])])
    day = row[f"{account}_as_of"]
    return said if pd.isna(day) else f"{said} ({lang.short_date(day)})"


def show_table(view: View, places: pd.DataFrame, shown: date) -> None:
    """The table under the map."""
    data_table(view, _exportable(view, places, shown, "map"), opens="place")


def _exportable(view: View, places: pd.DataFrame, shown: date, picture: str) -> Exportable:
    title = view.lang.gettext("What was said of each settlement by {day}").format(day=view.lang.date(shown))
    said = stated(view, settlements.statements(view))
    return Exportable(picture, title, lambda: [*said(), attribution(view.lang)], lambda: frame(places, view.lang), picture)
