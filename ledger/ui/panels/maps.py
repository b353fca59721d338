"""The map on a page: what is shown, the line of days, key moments, the table, the small map."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from ledger.answers import map_days
from ledger.answers.filtering import statement_filters
from ledger.answers.presence import begun_by
from ledger.answers.rows import PresenceRow
from ledger.answers.settlement_control import ACCOUNTS
from ledger.export.statements import statement_rows
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.question.link import write_link
from ledger.record import codes
from ledger.record.codes import ACCOUNT_NAMES
from ledger.record.frames import to_records
from ledger.record.rows import rows_of
from ledger.text.markdown import escape_markdown
from ledger.text.sentences import places as place_words
from ledger.text.sentences.maps import attribution
from ledger.text.sentences.region import of_region
from ledger.text.sentences.settlements import CONTROLLER_NAMES
from ledger.text.sentences.stated import filters
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.controls import radio, render_controls, switch, timeline
from ledger.ui.components.download import Exportable, download_menu
from ledger.ui.panels.claim_tables import provenance
from ledger.views import map_day, presence, settlements
from ledger.views.view import View

AGREEMENT_NAMES = {
    "agree": N_("they agree"),
    "disagree": N_("they disagree"),
    "single": N_("only one speaks"),
    "": N_("nobody yet"),
}


def show_choices(view: View) -> None:
    """What is shown of the chosen day: by whose word, which marks, which part of the region."""
    _, question = view.lang.gettext, view.question
    render_controls(
        "map",
        radio(
            "account",
            _("According to"),
            question.map_account,
            {name: _(label) for name, label in ACCOUNT_NAMES.items()},
        ),
        radio("window", _("Area"), question.map_extent, {"border": _("border zone"), "region": _("whole region")}),
        switch("reports", _("North Koreans reported"), question.reports),
        switch("holders", _("Who holds which settlement"), question.holders),
    )


def show_days(view: View, shown: date) -> None:
    """The day of the map on a line of all its days."""
    render_controls(
        "map_day",
        timeline(view, "day", view.lang.gettext("Day"), shown, map_day.span(view), map_day.picture_changes(view)),
    )


def counts_text(view: View, shown: date) -> str:
    """What the map shows in sentences: of the North Koreans reported, and of who holds which settlement."""
    question = view.question
    return "\n\n".join(
        [
            *([presence.counts(view, shown)] if question.reports else []),
            *([settlements.counts(view, shown)] if question.holders else []),
        ]
    )


def show_moments(view: View, shown: date) -> None:
    """The key moments in words, each a button that sets the day of the map."""
    lang, moments = view.lang, map_day.moments(view)
    captions = {
        moment["date"].date().isoformat(): f"{lang.short_date(moment['date'])}: {lang.localised(moment, 'title')}"
        for moment in moments
    }
    if moments:
        render_controls("map_moments", radio("day", lang.gettext("Key moments"), shown.isoformat(), captions))


def nothing_to_show(view: View) -> str:
    """Why the map is empty: because of filters, or because nothing had been said yet."""
    _, lang = view.lang.gettext, view.lang
    if view.record.control.empty and map_days.soldier_statements(view.record.presence).empty:
        return of_region(
            view.record,
            lang,
            N_(
                "By {day}, nobody in the dataset had said who holds a settlement of Kursk region or where North Korean soldiers were. The first statements are of August 2024."
            ),
            N_(
                "By {day}, nobody in the dataset had said who holds a settlement or where North Korean soldiers were ({region})."
            ),
            day=lang.date(view.day),
        )
    guilty = filters(statement_filters(view.question), view.record, lang)
    return _(
        "The filters leave no statement on who holds a settlement and none on where North Korean soldiers were. Loosen one of these: {filters}."
    ).format(filters=escape_markdown(lang.join_list(guilty)))


def show_small(view: View) -> None:
    """The map of the reader's day for a glance, and the way to the large one."""
    _ = view.lang.gettext
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="head_small_map"):
        st.subheader(_("Where North Koreans were reported"), anchor=False, width="stretch")
        st.page_link(
            "pages/map.py",
            label=_("To the map"),
            icon=":material/arrow_forward:",
            query_params=write_link(view.question),
        )
        shown = settlements.map_date(view)
        if shown:
            download_menu(view, _exportable(view, settlements.on_day(view, shown), shown, "small_map"), small=True)
    if shown is None:
        st.caption(_("By this day nobody had reported North Koreans at a place or said who holds a settlement."))
        return
    chart(view, "small_map")
    said = presence.counts(view, shown), presence.outside(view, shown, "small"), settlements.counts(view, shown)
    st.caption(" ".join(filter(None, said)))


def frame(view: View, places: pd.DataFrame, shown: date) -> pd.DataFrame:
    """What the map shows, as a table: one row a place or area, what each account says and who reported North Koreans there.

    Parameters
    ----------
    places
        The answer of ``control.state`` about the day.
    shown
        The day.

    Returns
    -------
    pandas.DataFrame
        Columns in the reader's language, indexed by the place or the area, in the order of their names.
    """
    _, lang = view.lang.gettext, view.lang
    said = {row["place_id"]: row for row in to_records(places[places["agreement"] != ""])}
    there = {row["area"] or row["place_id"]: row for row in rows_of(presence.on_day(view, shown), PresenceRow)}
    named = {key: place_words.names(key, view.record, lang) for key in {**said, **there}}
    keys = sorted(named, key=lambda key: (named[key][0].casefold(), key))
    columns = {_("Place or area"): [named[key][0] for key in keys], _("Native name"): [named[key][1] for key in keys]}
    for account in ACCOUNTS:
        columns[_(codes.ACCOUNT_NAMES[account])] = [_account(said.get(key), account, lang) for key in keys]
    columns[_("Agree or disagree")] = [
        _(AGREEMENT_NAMES[said[key]["agreement"] if key in said else ""]) for key in keys
    ]
    return pd.DataFrame({**columns, **_reports(view, [there.get(key) for key in keys])}, index=keys)


def _account(row: Mapping[str, Any] | None, account: str, lang: Language) -> str:
    if row is None or pd.isna(row[f"{account}_as_of"]):
        return lang.gettext(CONTROLLER_NAMES[""])
    return f"{lang.gettext(CONTROLLER_NAMES[str(row[account])])} ({lang.short_date(row[f'{account}_as_of'])})"


def _reports(view: View, there: Sequence[PresenceRow | None]) -> dict[str, list[Any]]:
    """Who reported North Koreans at each place and who denied it; empty cells where nobody spoke."""
    _, lang = view.lang.gettext, view.lang
    statements = presence.statements(view).set_index("presence_id")

    def who(row: PresenceRow, denied: bool) -> str:
        own = statements.loc[list(row["ids"])]
        sources = own["source"][(own["kind"] == "denial") == denied].unique()
        return ", ".join(lang.localised(view.record.source_rows[source], "short") for source in sources)

    return {
        _("North Koreans reported"): [row["reported"] if row else None for row in there],
        _("Reported by"): [who(row, False) if row else "" for row in there],
        _("Denied"): [row["denied"] if row else None for row in there],
        _("Denied by"): [who(row, True) if row else "" for row in there],
        _("First day"): [lang.short_date(row["first"]) if row else "" for row in there],
        _("Last day"): [lang.short_date(row["last"]) if row else "" for row in there],
    }


def show_table(view: View, shown: date) -> None:
    """The table under the map."""
    data_table(view, _exportable(view, settlements.on_day(view, shown), shown, "map"), opens="place")


def _exportable(view: View, places: pd.DataFrame, shown: date, picture: str) -> Exportable:
    title = view.lang.gettext("What was said of each place by {day}").format(day=view.lang.date(shown))
    used = pd.DataFrame(
        {"source": pd.concat([settlements.statements(view)["source"], presence.statements(view)["source"]])}
    )
    said = provenance(view, used)
    return Exportable(
        picture,
        title,
        lambda: [*said(), attribution(view.lang)],
        lambda: frame(view, places, shown),
        picture,
        data=lambda: _stated_until(view, shown),
        day=shown,
    )


def _stated_until(view: View, shown: date) -> pd.DataFrame:
    """Every statement that the map of a day rests on: who said what of which place, when."""
    held = settlements.statements(view)
    return statement_rows(
        begun_by(presence.statements(view), shown), held[held["as_of"] <= pd.Timestamp(shown)], view.record, view.lang
    )
