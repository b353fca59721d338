"""What changed since an earlier day: new claims and sources, ends that moved, settlements with other last words."""

from datetime import date

import pandas as pd
import streamlit as st

from ledger.answers.changes import Changes, InvalidIntervalError
from ledger.answers.repeats import count_claims
from ledger.question.link import write_link
from ledger.record.claim import claims_by_id, claims_of
from ledger.record.frames import to_records
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.changes import (
    HOW_TO_READ,
    NEXT_VISIT,
    NOT_EARLIER,
    NOTHING,
    headline,
    heard_first,
    moved,
    reworded as reworded_line,
    why_since,
)
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.controls import day, render_controls
from ledger.ui.components.download import Exportable
from ledger.ui.components.link_list import AT_MOST, more_link, recent_claim_link, show_links
from ledger.ui.panels import claim_tables
from ledger.views.analyses import changes, since as since_day
from ledger.views.link_list import Line
from ledger.views.view import View


def show(view: View) -> None:
    """The earlier day, the sentence, the lists, the link for the next visit."""
    _, lang = view.lang.gettext, view.lang
    since = since_day(view)
    if since is None:
        st.markdown(_(NOTHING).format(day=lang.date(view.day)))
        return
    render_controls("since", day(view, "since", _("Since"), since, required=True))
    try:
        _render_changes(view, since)
    except InvalidIntervalError:
        st.markdown(_(NOT_EARLIER).format(since=lang.date(since), day=lang.date(view.day)))
    _next_visit(view)


def _render_changes(view: View, since: date) -> None:
    found = changes(view)
    assert found is not None, "there is an earlier day"
    sentence = headline(found, since, view.lang)
    if not view.question.compare_since:
        sentence += " " + why_since(since, view.day, view.lang)
    st.markdown(sentence)
    _drawn(view, found, since)
    _claims(view, found)
    _sources(view, found)
    _ends(view, found)
    _settlements(view, found)


def _drawn(view: View, found: Changes, since: date) -> None:
    _ = view.lang.gettext
    if found.claims.empty:
        return
    chart(view, "new_claims")
    st.caption(_(HOW_TO_READ))


def _claims(view: View, found: Changes) -> None:
    _, lang = view.lang.gettext, view.lang
    if found.claims.empty:
        return
    st.caption(claim_text.counts_text(count_claims(found.claims), lang))
    st.markdown(_("**New claims**"))
    show_links("new", [recent_claim_link(view, claim) for claim in claims_of(found.claims.head(AT_MOST))])
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
            claim_tables.provenance(view, found.claims),
            lambda: _readable(found.claims, view),
            "new_claims",
            data=claim_tables.file_rows(view, found.claims),
        ),
        opens="claim",
    )


def _readable(claims: pd.DataFrame, view: View) -> pd.DataFrame:
    filled = claim_tables.frame(claims, view.lang)
    measures = claims.set_index("claim_id")["metric"].map(
        lambda metric: view.lang.localised(view.record.metric_rows[metric], "name")
    )
    filled.insert(3, view.lang.gettext("Indicator"), measures.reindex(filled.index))
    return filled


def _sources(view: View, found: Changes) -> None:
    if len(found.sources):
        names = [
            escape_markdown(view.lang.localised(view.record.source_rows[source], "name"))
            for source in found.sources["source"].head(AT_MOST)
        ]
        more = len(found.sources) - AT_MOST
        names += [view.lang.ngettext("{n} more", "{n} more", more)] if more > 0 else []
        st.markdown(heard_first(names, view.lang))


def _ends(view: View, found: Changes) -> None:
    _, lang = view.lang.gettext, view.lang
    if found.extremes.empty:
        return
    st.markdown(_("**Ranges that changed**"))
    claims = claims_by_id(view.record.claims)
    show_links(
        "moved",
        [
            Line(moved(row, claims, view.record, lang), row["after_claim"] or row["before_claim"])
            for row in to_records(found.extremes.head(AT_MOST))
        ],
    )
    more_link(
        view,
        len(found.extremes),
        lang.ngettext("{n} more change of a range", "{n} more changes of ranges", len(found.extremes) - AT_MOST),
        "pages/comparison.py",
        _("To the comparison"),
    )


def _settlements(view: View, found: Changes) -> None:
    _, lang = view.lang.gettext, view.lang
    if found.settlements.empty:
        return
    st.markdown(_("**Settlements with a new statement on who holds them**"))
    places = view.record.place_rows
    reworded = []
    for row in to_records(found.settlements.head(AT_MOST)):
        sentence = reworded_line(row, lang.localised(places[row["place_id"]], "name"), lang)
        reworded.append(Line(sentence, row["place_id"]))
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
    later = view.question.with_changes(since=view.day, known_on=None, claim="", place="", sections=("changes",))
    st.page_link(
        "pages/briefing.py",
        label=_("Bookmark: what's new since today"),
        icon=":material/link:",
        query_params=write_link(later),
        help=_(NEXT_VISIT).format(day=view.lang.date(view.day)),
    )
