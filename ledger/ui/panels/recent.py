"""What was said lately, what was misreported, and the events that must be known."""

import streamlit as st

from ledger.answers.filtering import active_filters
from ledger.answers.recent import RecentClaims
from ledger.answers.repeats import distortions
from ledger.answers.rows import DistortionRow
from ledger.question.link import write_link
from ledger.record.claim import claims_by_id, claims_of
from ledger.record.rows import Event, rows_of
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown, link
from ledger.text.sentences.lately import headline
from ledger.ui.components.link_list import AT_MOST, more_link, recent_claim_link, show_links
from ledger.views.cache import cached
from ledger.views.link_list import Line
from ledger.views.metric_context import metric_context
from ledger.views.view import View

MISREPORTED = 5
"""So many unfaithful reports are named."""


def recent_claims(view: View, recent: RecentClaims | None) -> None:
    """The newest statements of the last 30 days; if there are none, it says so and goes further back."""
    _, lang = view.lang.gettext, view.lang
    st.subheader(_("Latest statements"), anchor=False)
    if recent is None:
        st.caption(_("Nothing had been said by this day, or the filters leave nothing."))
        return
    if recent.is_earlier_window:
        st.markdown(headline(recent, view.day, view.record.collected_on, bool(active_filters(view.question)), lang))
    show_links("said", [recent_claim_link(view, claim) for claim in claims_of(recent.claims.head(AT_MOST))])
    more = len(recent.claims) - AT_MOST
    more_link(
        view,
        len(recent.claims),
        lang.ngettext("{n} more claim in these 30 days", "{n} more claims in these 30 days", more),
        "pages/claims.py",
        _("All claims"),
    )


def misreported(view: View) -> None:
    """The newest reports that misreport a claim: what was said, and what the page made of it."""
    _, lang = view.lang.gettext, view.lang

    def found() -> tuple[int, list[Line]]:
        reports, claims = distortions(view.record.reports, metric_context(view).claims), view.record.claims
        rows = claims_by_id(claims[claims["claim_id"].isin(reports["claim_id"])])
        return len(reports), [
            Line(
                _("**{figure}** ({source}) became **“{words}”** ({outlet}, {day})").format(
                    figure=escape_markdown(claim_text.value_text(rows[report["claim_id"]], lang)),
                    source=escape_markdown(lang.localised(rows[report["claim_id"]], "short")),
                    words=escape_markdown(lang.localised(report, "as_reported")),
                    outlet=escape_markdown(lang.localised(report, "outlet")),
                    day=escape_markdown(lang.month(report["day"])),
                ),
                report["claim_id"],
            )
            for report in rows_of(reports.head(MISREPORTED), DistortionRow)
        ]

    count, lines = cached(view.filter_scope, "misreported", found)
    if not count:
        return
    st.subheader(_("Misreported"), anchor=False)
    show_links("misreported", lines)
    in_full = view.question.with_parameters(sections=("distortions",))
    if count > MISREPORTED:
        st.page_link(
            "pages/comparison.py",
            label=lang.ngettext("All {n} report", "All {n} reports", count),
            icon=":material/arrow_forward:",
            query_params=write_link(in_full),
        )


def key_events(view: View) -> None:
    """The events of importance 1 up to the reader's day, oldest first."""
    _, lang = view.lang.gettext, view.lang

    def lines() -> str:
        events = view.record.events
        return "\n".join(
            f"- {escape_markdown(lang.date(event['date']))}: {link(lang.localised(event, 'title'), event['url'])}. {escape_markdown(lang.localised(event, 'detail'))}"
            for event in rows_of(events[events["importance"] == "1"].sort_values("date", kind="stable"), Event)
        )

    if listed := cached(view.filter_scope, "key events", lines):
        st.subheader(_("Key events"), anchor=False)
        st.markdown(listed)
