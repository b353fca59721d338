"""The map's parts: the chosen day, the counts, the table, the small map."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from ledger import codes
from ledger.answers import control as answers
from ledger.answers.control import ACCOUNTS, jumps, state
from ledger.answers.narrow import narrow_statements
from ledger.boundaries import read_boundaries
from ledger.charts.map import attribution, map_figure, not_drawn, played_said, small_map
from ledger.codes import N_
from ledger.frames import records
from ledger.language import Language
from ledger.question import FIRST_DAY
from ledger.sentences.settlements import counted
from ledger.ui.filters import DATE_FORMAT
from ledger.ui.memory import kept
from ledger.ui.picture import picture, table
from ledger.ui.reading import View, asking, change
from ledger.ui.tables import stated
from ledger.ui.takeaway import Taken, offer

CONTROLLER_NAMES = {code: entry.label for code, entry in codes.CONTROLLER.items()} | {"divided": N_("divided"), "": N_("silent")}
AGREEMENT_NAMES = {"agree": N_("they agree"), "disagree": N_("they disagree"), "single": N_("only one speaks"), "": N_("nobody yet")}


def statements(view: View) -> pd.DataFrame:
    """The statements on settlements that pass the shared filters."""
    return kept(view.filtered, "statements", lambda: narrow_statements(view.record.control, view.question))


def words(view: View) -> pd.DataFrame:
    """What each account said of each settlement; table and map, and every day of them, rest on it."""
    return kept(view.filtered, "words", lambda: answers.words(statements(view)))


def settlements(view: View, day: date) -> pd.DataFrame:
    """What was last said of each settlement, about the day of the map."""
    return kept(view.filtered, f"settlements {day}", lambda: state(statements(view), view.record.places, day, words(view)))


def said_of(view: View, day: date) -> str:
    """How many settlements something was said of, and on how many the accounts agree."""
    return kept(view.filtered, f"said of settlements {day}", lambda: counted(settlements(view, day), day, view.lang))


def changing_days(view: View) -> list[date]:
    """The days on which the picture can change."""
    return kept(view.filtered, "changing days", lambda: answers.changing_days(words(view)))


def played(view: View) -> str:
    """Which days the player shows where they are not all; empty where they are."""
    return kept(view.filtered, "played", lambda: played_said(changing_days(view), view.lang))


def without_position(view: View) -> str:
    """The names of the settlements that are spoken of and have no known position; empty where there are none."""
    lang = view.lang
    return kept(view.filtered, "without position", lambda: lang.listing([lang.pick(place, "name") for place in records(not_drawn(view.record.places, statements(view)))]))


def day_shown(view: View) -> date | None:
    """The day of the map; None where nobody has said who holds a settlement."""
    return answers.day_shown(changing_days(view), view.question.day, view.day)


def choose_day(view: View, day: date) -> None:
    """The day of the map, by date."""
    st.date_input(view.lang.gettext("Day"), min_value=FIRST_DAY, max_value=view.day, format=DATE_FORMAT[view.lang.code], width=180, **asking("day", day))


def jump(view: View, day: date) -> None:
    """The events that matter, each a button that sets the day of the map."""
    lang = view.lang
    events = kept(view.filtered, "jumps", lambda: records(jumps(view.record.events, changing_days(view))))
    with st.container(horizontal=True, gap="xsmall"):
        for event in events:
            st.button(
                f"{lang.short_date(event['date'])} {lang.pick(event, 'place')}", help=lang.pick(event, "title"), key=f"jump_{event['event_id']}",
                type="primary" if event["date"].date() == day else "secondary",
                on_click=change, kwargs={"day": event["date"].date()},
            )


def large(view: View, day: date) -> None:
    """The map with its player; a click on a settlement opens its history."""
    question = view.question
    picture(
        view.only("account", "window"), "map",
        lambda: map_figure(
            read_boundaries(view.record.boundaries), view.record.places, statements(view), day=day, account=question.account, window=question.window,
            lang=view.lang, theme=view.theme, words=words(view),
        ),
        view.lang.gettext("Map of Kursk region on {day}: what was said of each settlement.").format(day=view.lang.date(day)),
        opens="place", scrollZoom=True,
    )


def small(view: View) -> None:
    """The map of the reader's day for a glance, and the way to the large one."""
    _ = view.lang.gettext
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="head_small_map"):
        st.subheader(_("Who was said to hold which settlement"), anchor=False, width="stretch")
        st.page_link("pages/map.py", label=_("To the map"), icon=":material/arrow_forward:", query_params=view.question.to_link())
        day = day_shown(view)
        if day:
            offer(view, _taken(view, settlements(view, day), day, "small_map"), small=True)
    if day is None:
        st.caption(_("Nobody had spoken of a settlement by this day."))
        return
    places, said = view.record.places, statements(view)
    picture(
        view.filtered, "small_map",
        lambda: small_map(read_boundaries(view.record.boundaries), places, said, settlements(view, day), lang=view.lang, theme=view.theme),
        _("Small map of Kursk region on {day}.").format(day=view.lang.date(day)), opens="place",
    )
    st.caption(said_of(view, day))


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


def listed(view: View, places: pd.DataFrame, day: date) -> None:
    """The table under the map."""
    table(view, _taken(view, places, day, "map"), opens="place")


def _taken(view: View, places: pd.DataFrame, day: date, picture_of: str) -> Taken:
    title = view.lang.gettext("What was said of each settlement by {day}").format(day=view.lang.date(day))
    said = stated(view, statements(view))
    return Taken(picture_of, title, lambda: [*said(), attribution(view.lang)], lambda: frame(places, view.lang), picture_of)
