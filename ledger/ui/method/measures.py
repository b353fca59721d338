"""The measures of the record, by family: what each counts, and how many claims there are on it."""

import pandas as pd
import streamlit as st

from ledger.answers.repeats import count_claims
from ledger.answers.series import basis_of
from ledger.record import codes
from ledger.record.rows import Metric, rows_of
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.views.view import View


def show(view: View) -> None:
    """One opening table for each family of measures."""
    _, lang = view.lang.gettext, view.lang
    st.markdown(
        _(
            "“Can be drawn” counts the claims with a number that counts exactly what the indicator names; claims counted in different ways still stand apart."
        )
    )
    st.caption(claim_text.counts_text(count_claims(view.record.claims), lang))
    metrics = view.record.metrics.sort_values("order")
    for family, code in codes.FAMILY.items():
        own = metrics[metrics["family"] == family]
        if own.empty:
            continue
        name, count = _(code.label), lang.ngettext("{n} indicator", "{n} indicators", len(own))
        with st.expander(f"{name}: {count}"):
            st.table(
                _rows(own, view), hide_index=True, alt=_("Indicators of the family “{family}”").format(family=name)
            )


def _rows(metrics: pd.DataFrame, view: View) -> pd.DataFrame:
    _, lang = view.lang.gettext, view.lang
    claims = view.record.claims
    counts = claims["metric"].value_counts()
    drawable = claims.loc[claims["drawable"], "metric"].value_counts()
    return pd.DataFrame(
        [
            {
                _("Indicator (unit; way of counting shown first)"): "**{name}** ({unit}; {basis}). {definition}".format(
                    name=escape_markdown(lang.localised(metric, "name")),
                    definition=escape_markdown(lang.localised(metric, "definition")),
                    unit=_(codes.UNIT[metric["unit"]].label),
                    basis=_(codes.BASIS[basis_of(metric)].label),
                ),
                _("Claims"): lang.number(counts.get(metric["metric"], 0)),
                _("Can be drawn"): lang.number(drawable.get(metric["metric"], 0)),
            }
            for metric in rows_of(metrics, Metric)
        ]
    )
