"""Who gives higher figures: every two sources over all their claims on the same thing, as a ranking and as a matrix."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from ledger.answers.source_ratios import MIN_PAIRS, SourceRatios, rank_by_ratio
from ledger.charts import source_ratios as charts
from ledger.export.claims import by_id
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.claim import Claim, claims_by_id
from ledger.record.frames import to_records
from ledger.text import claim_text
from ledger.text.sentences.source_ratios import (
    HOW_TO_READ,
    HOW_TO_READ_MATRIX,
    headline,
    left_out,
    ratio as ratio_text,
    wider,
)
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.controls import radio, render_controls
from ledger.ui.components.download import Exportable
from ledger.ui.panels.claim_tables import file_rows, provenance
from ledger.views.analyses import source_ratios
from ledger.views.metric_context import metric_context
from ledger.views.view import View


def show(view: View) -> None:
    """The sentence, which claims are compared, the ranking with the claims behind it, the matrix with its numbers."""
    _, lang, about = view.lang.gettext, view.lang, metric_context(view)
    found = source_ratios(view)
    st.markdown(headline(found, view.record.source_rows, lang) + wider(view.question.ratio_scope, found, lang))
    render_controls(
        "pooled",
        radio(
            "pooled",
            _("Claims compared"),
            view.question.ratio_scope,
            {
                "all": _("all indicators"),
                "family": _(codes.FAMILY[about.metric["family"]].label),
                "metric": about.name,
            },
        ),
    )
    if found.reportable.empty:
        return
    ranked, claims = rank_by_ratio(found), claims_by_id(about.claims)
    chart(view, "pairs_ranking")
    st.caption(
        " ".join(
            [
                _(HOW_TO_READ),
                left_out(found, lang),
            ]
        )
    )
    _tables(view, found, ranked, claims)


def _tables(view: View, found: SourceRatios, ranked: SourceRatios, claims: Mapping[str, Claim]) -> None:
    """The claims under the ranking, then the matrix and the numbers of all pairs, those with too few too."""
    _, lang, sources = view.lang.gettext, view.lang, view.record.source_rows

    def measure(name: str) -> str:
        return lang.localised(view.record.metric_rows[name], "name")

    speakers = {*found.table["first"], *found.table["second"]}
    about_them = provenance(view, view.record.sources[view.record.sources["source"].isin(speakers)])
    compared, matched = (
        by_id([*couples["first_claim"], *couples["second_claim"]], view.record)
        for couples in (ranked.pairs, found.pairs)
    )
    data_table(
        view,
        Exportable(
            "pairs_claims",
            _("Who gives higher figures: the claims compared"),
            about_them,
            lambda: pairs_table(ranked.pairs, claims, measure, lang),
            "pairs_ranking",
            data=file_rows(view, compared),
            computed=lambda: ranked.pairs,
        ),
        opens="claim",
    )
    chart(view, "pairs_matrix")
    st.caption(_(HOW_TO_READ_MATRIX))
    data_table(
        view,
        Exportable(
            "pairs",
            _("Who gives higher figures: every two sources"),
            about_them,
            lambda: numbers(found.table, sources, lang),
            "pairs_matrix",
            data=file_rows(view, matched),
            computed=lambda: found.table,
        ),
    )


def pairs_table(
    couples: pd.DataFrame, claims: Mapping[str, Claim], measure: Callable[[str], str], lang: Language
) -> pd.DataFrame:
    """Every pair of claims as two rows, each indexed by its own claim."""
    _ = lang.gettext
    rows = [
        (claims[one], claims[other], days, ratio)
        for first, second, days, both in zip(
            couples["first_claim"], couples["second_claim"], couples["days"], couples["ratio"], strict=True
        )
        for one, other, ratio in ((first, second, both), (second, first, 1 / both))
    ]
    return pd.DataFrame(
        {
            _("Indicator"): [measure(claim.metric) for claim, *_rest in rows],
            _("Counted as"): [_(codes.BASIS[claim.basis].label) for claim, *_rest in rows],
            _("Source"): [lang.localised(claim, "short") for claim, *_rest in rows],
            _("Figure"): [claim_text.value_text(claim, lang) for claim, *_rest in rows],
            _("As of"): [claim_text.as_of(claim, lang) for claim, *_rest in rows],
            _("Compared with"): [
                _("{source}: {figure}").format(
                    source=lang.localised(other, "short"), figure=claim_text.value_text(other, lang)
                )
                for _one, other, *_rest in rows
            ],
            _("Days apart"): [days for *_rest, days, _ratio in rows],
            _("Ratio"): [ratio_text(ratio, lang) for *_rest, ratio in rows],
        },
        index=[claim.claim_id for claim, *_rest in rows],
    )


def numbers(found: pd.DataFrame, sources: charts.Sources, lang: Language) -> pd.DataFrame:
    """Every two sources: pairs, how many of them lower, equal, higher, the median ratio and its interval."""
    _ = lang.gettext
    written = to_records(found.sort_values("n", ascending=False, kind="stable"))
    told = [row["n"] >= MIN_PAIRS for row in written]
    few = _("fewer than five pairs")
    return pd.DataFrame(
        {
            _("First source"): [lang.localised(sources[row["first"]], "short") for row in written],
            _("Second source"): [lang.localised(sources[row["second"]], "short") for row in written],
            _("Pairs"): [row["n"] for row in written],
            _("First is lower"): [row["lower"] for row in written],
            _("Equal"): [row["equal"] for row in written],
            _("First is higher"): [row["higher"] for row in written],
            _("Median ratio first to second"): [
                ratio_text(row["ratio"], lang) if known else few for row, known in zip(written, told, strict=True)
            ],
            _("Interval"): [
                _("{low} to {high}").format(low=ratio_text(row["low"], lang), high=ratio_text(row["high"], lang))
                if known
                else ""
                for row, known in zip(written, told, strict=True)
            ],
        }
    )
