"""What changed since an earlier day: new claims and sources, ends that moved, settlements with other last words."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from ledger.answers.changes import LOOK_BACK, Changes, NotEarlierError
from ledger.answers.repeats import counted
from ledger.i18n.messages import N_
from ledger.question.link import write_link
from ledger.question.question import FIRST_DAY
from ledger.record.codes import ACCOUNT_NAMES
from ledger.record.frames import records
from ledger.text import claim_text
from ledger.text.markdown import plain
from ledger.text.sentences.settlements import CONTROLLER_NAMES
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.controls import day, show_controls
from ledger.ui.components.download import Exportable
from ledger.ui.components.link_list import AT_MOST, more_link, recent_claim_link, show_links
from ledger.ui.panels import claim_tables
from ledger.views.analyses import changes, since as since_day
from ledger.views.link_list import Line
from ledger.views.view import View

WHY = {
    "new": N_("a new claim holds it"),
    "restored": N_("a newer and higher total has been corrected, so this one counts again"),
    "superseded": N_("whoever held it has since named another figure"),
    "overtaken": N_("a newer total lies above it"),
    "old": N_("the figure that held it grew older than the age limit"),
}


def show(view: View) -> None:
    """The earlier day, the sentence, the lists, the link for the next visit."""
    _, lang = view.lang.gettext, view.lang
    since = since_day(view)
    if since is None:
        st.markdown(_("By {day}, the filters leave nothing that could have changed.").format(day=lang.date(view.day)))
        return
    show_controls("since", day(view, "since", _("Since"), since, required=True))
    try:
        _told(view, since)
    except NotEarlierError:
        st.markdown(
            _("Nothing can have changed yet: {since} is not before {day}, the chosen day.").format(
                since=lang.date(since), day=lang.date(view.day)
            )
        )
    _next_visit(view)


def _told(view: View, since: date) -> None:
    found = changes(view)
    assert found is not None, "there is an earlier day"
    said = headline(found, since, view)
    if not view.question.since:
        said += " " + _why_since(since, view)
    st.markdown(said)
    _drawn(view, found, since)
    _claims(view, found)
    _sources(view, found)
    _ends(view, found)
    _settlements(view, found)


def _why_since(since: date, view: View) -> str:
    """Why it is this day when none was asked for."""
    _ = view.lang.gettext
    usual = view.day - LOOK_BACK
    if since == usual:
        return _("No day was asked for, so this is 90 days back.")
    if usual < FIRST_DAY:
        return _("No day was asked for, and the dataset does not go back 90 days, so this is its first day.")
    return _(
        "No day was asked for, and there is nothing new in the last 90 days, so this is the day before the newest statement."
    )


def _drawn(view: View, found: Changes, since: date) -> None:
    _ = view.lang.gettext
    if found.claims.empty:
        return
    chart(view, "new_claims")
    st.caption(
        _(
            "A mark is a new claim at the day on which it was stated, in the colour and shape of its side; a hollow one is planned. A click opens the claim."
        )
    )


def headline(found: Changes, since: date, view: View) -> str:
    """What changed, counted, in one sentence."""
    _, lang = view.lang.gettext, view.lang
    claims, reports, first, ends = len(found.claims), len(found.reports), len(found.sources), len(found.ends)
    places = found.settlements["place_id"].nunique()
    parts = [
        _("{claims} from {sources}").format(
            claims=lang.ngettext("{n} new claim", "{n} new claims", claims),
            sources=lang.ngettext("{n} source", "{n} sources", found.claims["source"].nunique()),
        )
        if claims
        else _("no new claim"),
        *(
            [lang.ngettext("{n} new report of an older claim", "{n} new reports of older claims", reports)]
            if reports
            else []
        ),
        lang.ngettext("{n} source heard for the first time", "{n} sources heard for the first time", first)
        if first
        else _("no source heard for the first time"),
        lang.ngettext("{n} lowest or highest figure changed", "{n} lowest or highest figures changed", ends)
        if ends
        else _("no lowest or highest figure changed"),
        lang.ngettext(
            "{n} settlement with a new statement on who holds it",
            "{n} settlements with a new statement on who holds them",
            places,
        )
        if places
        else _("no settlement with a new statement on who holds it"),
    ]
    return _("**Since {day}:** {changes}.").format(day=lang.date(since), changes=lang.listing(parts))


def _claims(view: View, found: Changes) -> None:
    _, lang = view.lang.gettext, view.lang
    if found.claims.empty:
        return
    st.caption(claim_text.counts(counted(found.claims), lang))
    st.markdown(_("**New claims**"))
    show_links("new", [recent_claim_link(view, claim) for claim in records(found.claims.head(AT_MOST))])
    more_link(
        view,
        len(found.claims),
        lang.ngettext("{n} more new claim", "{n} more new claims", len(found.claims) - AT_MOST),
        "pages/claims.py",
        _("All claims"),
    )
    data_table(
        view,
        Exportable(
            "changes",
            _("New claims"),
            claim_tables.stated(view, found.claims),
            lambda: _readable(found.claims, view),
            "new_claims",
            data=claim_tables.file_rows(view, found.claims),
        ),
        opens="claim",
    )


def _readable(claims: pd.DataFrame, view: View) -> pd.DataFrame:
    filled = claim_tables.frame(claims, view.lang)
    measures = claims.set_index("claim_id")["metric"].map(
        lambda metric: view.lang.pick(view.record.metric_rows[metric], "name")
    )
    filled.insert(3, view.lang.gettext("Indicator"), measures.reindex(filled.index))
    return filled


def _sources(view: View, found: Changes) -> None:
    if len(found.sources):
        names = [
            plain(view.lang.pick(view.record.source_rows[source], "name"))
            for source in found.sources["source"].head(AT_MOST)
        ]
        more = len(found.sources) - AT_MOST
        names += [view.lang.ngettext("{n} more", "{n} more", more)] if more > 0 else []
        st.markdown(
            view.lang.gettext("**Heard for the first time:** {sources}.").format(sources=view.lang.listing(names))
        )


def _ends(view: View, found: Changes) -> None:
    _, lang = view.lang.gettext, view.lang
    if found.ends.empty:
        return
    st.markdown(_("**Ranges that changed**"))
    claims = view.record.claims.set_index("claim_id", drop=False).to_dict("index")
    show_links(
        "moved",
        [
            Line(moved(row, claims, view), row["after_claim"] or row["before_claim"])
            for row in records(found.ends.head(AT_MOST))
        ],
    )
    more_link(
        view,
        len(found.ends),
        lang.ngettext("{n} more change of a range", "{n} more changes of ranges", len(found.ends) - AT_MOST),
        "pages/comparison.py",
        _("To the comparison"),
    )


def moved(row: dict[Any, Any], claims: dict[Any, dict[Any, Any]], view: View) -> str:
    """One end: what it is now, what it was, and why it moved."""
    _, lang = view.lang.gettext, view.lang

    def said(claim_id: str) -> str:
        if not claim_id:
            return _("nobody")
        claim = claims[claim_id]
        return f"{plain(claim_text.figure(claim, lang))} ({plain(lang.pick(claim, 'short'))}, {plain(lang.short_date(claim['as_of']))})"

    pattern = (
        _("{measure}, lowest: **{after}**, before {before}; {why}.")
        if row["end"] == "low"
        else _("{measure}, highest: **{after}**, before {before}; {why}.")
    )
    name = plain(lang.pick(view.record.metric_rows[row["metric"]], "name"))
    return pattern.format(
        measure=name, after=said(row["after_claim"]), before=said(row["before_claim"]), why=_(WHY[row["why"]])
    )


def _settlements(view: View, found: Changes) -> None:
    _, lang = view.lang.gettext, view.lang
    if found.settlements.empty:
        return
    st.markdown(_("**Settlements with a new statement on who holds them**"))
    places = view.record.places.set_index("place_id").to_dict("index")
    reworded = []
    for row in records(found.settlements.head(AT_MOST)):
        pattern = (
            _("{day} · {place}, {account}: **{after}**, before {before}")
            if row["before"]
            else _("{day} · {place}, {account}: **{after}**, its first statement on it")
        )
        said = pattern.format(
            day=lang.short_date(row["as_of"]),
            place=plain(lang.pick(places[row["place_id"]], "name")),
            account=_(ACCOUNT_NAMES[row["account"]]),
            **{when: _(CONTROLLER_NAMES[row[when]]) for when in ("after", "before")},
        )
        reworded.append(Line(said, row["place_id"]))
    show_links("reworded", reworded, opens="place")
    more_link(
        view,
        len(found.settlements),
        lang.ngettext("{n} more settlement", "{n} more settlements", len(found.settlements) - AT_MOST),
        "pages/map.py",
        _("To the map"),
    )


def _next_visit(view: View) -> None:
    """A link that will say what has changed since today to whoever opens it later; nothing is kept about anybody."""
    _ = view.lang.gettext
    later = view.question.but(since=view.day, known_on=None, claim="", place="", sections=("changes",))
    st.page_link(
        "pages/briefing.py",
        label=_("Bookmark: what's new since today"),
        icon=":material/link:",
        query_params=write_link(later),
        help=_(
            "Keep this link: whoever opens it on a later day sees what has changed since {day}. Nothing about you is stored."
        ).format(day=view.lang.date(view.day)),
    )
