"""Retold as something else: what was said, what a report made of it, and when."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from ledger.answers.repeats import Counts, count_claims, distortions as distortions_of
from ledger.answers.rows import DistortionRow
from ledger.export.claims import by_id
from ledger.i18n.language import Language
from ledger.record.claim import Claim, claims_by_id
from ledger.record.rows import rows_of
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.distortions import headline, misreported, on_all_indicators
from ledger.ui.components.chart import data_table
from ledger.ui.components.download import Exportable
from ledger.ui.components.link_list import show_links
from ledger.ui.panels import claim_tables
from ledger.views.cache import cached
from ledger.views.link_list import Line
from ledger.views.metric_context import metric_context
from ledger.views.view import View


@dataclass(frozen=True)
class Distorted:
    """The unfaithful reports on all measures and on the one at hand, out of how many, and their claims by key."""

    everywhere: pd.DataFrame
    here: pd.DataFrame
    all_counts: Counts
    counts: Counts
    rows: Mapping[str, Claim]


def show(view: View) -> None:
    """How many reports retell the measure, each beside what was said, and the table of all measures."""
    _, lang = view.lang.gettext, view.lang
    found = cached(view, "distortions", lambda: _found(view))
    st.markdown(headline(len(found.here), found.counts, lang))
    for claim_id in found.here["claim_id"].unique():
        _retold(found.rows[claim_id], found.here[found.here["claim_id"] == claim_id], lang)
    if len(found.everywhere):
        st.caption(on_all_indicators(len(found.everywhere), found.all_counts, lang))
        title = _("Reports that misreport a claim, on all indicators")
        retold = by_id(found.rows, view.record)
        exportable = Exportable(
            "distortions",
            title,
            claim_tables.provenance(view, retold),
            lambda: readable(found, view),
            data=claim_tables.file_rows(view, retold),
            computed=lambda: found.everywhere,
        )
        data_table(view, exportable, opens="claim")


def _found(view: View) -> Distorted:
    claims, reports = metric_context(view).claims, view.record.reports
    own = claims[claims["metric"] == view.question.metric]
    everywhere = distortions_of(reports, claims)
    return Distorted(
        everywhere,
        distortions_of(reports, own),
        count_claims(claims),
        count_claims(own),
        claims_by_id(claims[claims["claim_id"].isin(everywhere["claim_id"])]),
    )


def _retold(claim: Claim, reports: pd.DataFrame, lang: Language) -> None:
    """What was said, as a way to the claim, and below it what each page made of it."""
    _ = lang.gettext
    label = _("**{figure}** ({scope}): {source}, {day}").format(
        figure=escape_markdown(claim_text.value_text(claim, lang)),
        scope=escape_markdown(lang.localised(claim, "scope")),
        source=escape_markdown(lang.localised(claim, "short")),
        day=escape_markdown(claim_text.stated_on(claim, lang)),
    )
    with st.container(gap=None):
        show_links("retold", [Line(label, claim.claim_id)])
        st.markdown("\n".join(f"- {misreported(report, lang)}" for report in rows_of(reports, DistortionRow)))


def readable(found: Distorted, view: View) -> pd.DataFrame:
    """The unfaithful reports on all measures with readable columns, newest first, indexed by claim."""
    _, lang = view.lang.gettext, view.lang
    reports = rows_of(found.everywhere, DistortionRow)
    claims = [found.rows[report["claim_id"]] for report in reports]
    return pd.DataFrame(
        {
            _("Day"): [lang.date(report["day"]) for report in reports],
            _("Which day"): [
                _("day of the page") if report["dated"] else _("day of the statement") for report in reports
            ],
            _("Indicator"): [lang.localised(view.record.metric_rows[claim.metric], "name") for claim in claims],
            _("Source"): [lang.localised(claim, "short") for claim in claims],
            _("What was said"): [claim_text.value_text(claim, lang) for claim in claims],
            _("What is counted"): [lang.localised(claim, "scope") for claim in claims],
            _("Report"): [lang.localised(report, "outlet") for report in reports],
            _("What was made of it"): [lang.localised(report, "as_reported") for report in reports],
            _("What went wrong"): [lang.localised(report, "note") for report in reports],
            _("Address"): [report["url"] for report in reports],
            _("Claim ID"): [report["claim_id"] for report in reports],
        },
        index=[report["claim_id"] for report in reports],
    )
