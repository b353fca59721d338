"""The pictures of the comparison: every source now, every side through time, two sources against each other."""

import streamlit as st

from ledger.text import claim_text
from ledger.text.sentences.spread import headline
from ledger.text.sentences.stated import how_to_read
from ledger.ui.components.chart import chart
from ledger.ui.components.link_list import show_links
from ledger.ui.panels import claim_tables, extremes, page_controls
from ledger.views import analyses
from ledger.views.cache import cached
from ledger.views.metric_context import metric_context
from ledger.views.view import View


def by_source(view: View) -> None:
    """The range, who stands at its ends, each source's newest claim, what stands apart."""
    _, lang, about = view.lang.gettext, view.lang, metric_context(view)
    now, found = analyses.current_by_source(view), analyses.range_on_day(view)
    st.markdown(headline(found, lang))
    show_links("ends", extremes.range_links(view, found))
    chart(view, "by_source")
    claim_tables.captions(
        f"{how_to_read(lang)} {_('A click opens the claim.')} {claim_text.counts_text(about.counts, lang)}.",
        claim_tables.excluded_note(view, about.excluded_groups),
    )
    claim_tables.claims(
        view, now, "current", _("{metric}: newest claim of each source").format(metric=about.name), of="by_source"
    )


def by_side(view: View) -> None:
    """Every side through time, all on the same axes."""
    _, about = view.lang.gettext, metric_context(view)
    chart(view, "by_side")
    claim_tables.captions(claim_tables.sampling_note(view, about.series))
    claim_tables.claims(view, about.series, "by_side", _("{metric} over time").format(metric=about.name), of="by_side")


def pair(view: View) -> None:
    """The choice of two sources, their claims through time, and the ratios day by day."""
    _, about, sources = view.lang.gettext, metric_context(view), analyses.two_sources(view)
    if sources is None:
        st.info(_("Only one source has a claim here, so there is nothing to set against it."))
        return
    page_controls.pair(view, *sources)
    chart(view, "pair")
    of_both = cached(view, "of both", lambda: about.series[about.series["source"].isin(sources)])
    claim_tables.captions(claim_tables.sampling_note(view, of_both, by="source"))
    claim_tables.two_sources_table(view, about.series, *sources)
