"""Who gives higher figures: every two sources over all their claims on the same thing, as a ranking and as a matrix."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from ledger.answers.source_ratios import MIN_PAIRS, Pairs, largest_first
from ledger.charts import source_ratios as charts
from ledger.export.claims import by_id
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.frames import records
from ledger.text import claim_text
from ledger.text.markdown import plain
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.controls import one_of, show_controls
from ledger.ui.components.download import Exportable
from ledger.ui.panels.claim_tables import file_rows, stated
from ledger.views.analyses import source_ratios
from ledger.views.metric_context import metric_context
from ledger.views.view import View

FEW = 3
"""With fewer rows than these, the reader is told where there may be more."""


def show(view: View) -> None:
    """The sentence, which claims are compared, the ranking with the claims behind it, the matrix with its numbers."""
    _, lang, about = view.lang.gettext, view.lang, metric_context(view)
    found = source_ratios(view)
    st.markdown(headline(found, view.record.source_rows, lang) + _wider(view, found))
    show_controls(
        "pooled",
        one_of(
            "pooled",
            _("Claims compared"),
            view.question.pooled,
            {
                "all": _("all indicators"),
                "family": _(codes.FAMILY[about.metric["family"]].label),
                "metric": about.name,
            },
        ),
    )
    if found.told.empty:
        return
    ranked, claims = largest_first(found), {claim["claim_id"]: claim for claim in records(about.claims)}
    chart(view, "pairs_ranking")
    st.caption(
        " ".join(
            [
                _(
                    "Diamond and bar: median and bootstrap interval (90 %). Ring: one pair of claims; a click opens the claim of the source named first."
                ),
                _left_out(found, lang),
            ]
        )
    )
    _tables(view, found, ranked, claims)


def _tables(view: View, found: Pairs, ranked: Pairs, claims: charts.Rows) -> None:
    """The claims under the ranking, then the matrix and the numbers of all pairs, those with too few too."""
    _, lang, sources = view.lang.gettext, view.lang, view.record.source_rows

    def measure(name: str) -> str:
        return lang.pick(view.record.metric_rows[name], "name")

    speakers = {*found.table["first"], *found.table["second"]}
    about_them = stated(view, view.record.sources[view.record.sources["source"].isin(speakers)])
    compared, matched = (
        by_id([*couples["first_claim"], *couples["second_claim"]], view.record)
        for couples in (ranked.couples, found.couples)
    )
    data_table(
        view,
        Exportable(
            "pairs_claims",
            _("Who gives higher figures: the claims compared"),
            about_them,
            lambda: behind(ranked.couples, claims, measure, lang),
            "pairs_ranking",
            data=file_rows(view, compared),
            computed=lambda: ranked.couples,
        ),
        opens="claim",
    )
    chart(view, "pairs_matrix")
    st.caption(
        _(
            "Row over column: brown says more, teal less; n is the number of pairs of claims. A dash: one to four pairs, too few to say anything. Empty: no pair."
        )
    )
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


def headline(found: Pairs, sources: charts.Rows, lang: Language) -> str:
    """What is said of the two sources with most pairs, in one sentence."""
    _ = lang.gettext
    if found.told.empty:
        return (
            lang.ngettext(
                "{n} pair of sources can be compared here, but on fewer than five claims each: it is not shown.",
                "{n} pairs of sources can be compared here, but each on fewer than five claims: they are not shown.",
                len(found.table),
            )
            if len(found.table)
            else _("No two sources have claims here that can be compared.")
        )
    ranked = largest_first(found).table
    top = ranked.sort_values(["n", "ratio"], ascending=False, kind="stable").iloc[0]
    more, less = (_source(sources[top[name]], lang) for name in ("first", "second"))
    if top["ratio"] > 1:
        text = _("**{less} is lower than {more}** in {k} of {n} pairs; median {ratio}.")
        return text.format(
            less=less,
            more=more,
            k=lang.number(top["higher"]),
            n=lang.number(top["n"]),
            ratio=charts.ratio(1 / top["ratio"], lang),
        )
    text = _("**{one} and {other}** say the same in {k} of {n} pairs; median 1.")
    return text.format(one=more, other=less, k=lang.number(top["equal"]), n=lang.number(top["n"]))


def _source(source: Any, lang: Language) -> str:
    return lang.gettext("{source} ({side})").format(
        source=plain(lang.pick(source, "short")), side=plain(lang.gettext(codes.SIDE[source["side"]].label))
    )


def _wider(view: View, found: Pairs) -> str:
    """Where little can be said of a few claims: that more may be said of all."""
    if view.question.pooled == "all" or len(found.told) >= FEW:
        return ""
    return " " + view.lang.gettext(
        "Little can be said of so few claims; with “all indicators” below, more sources can be compared."
    )


def _left_out(found: Pairs, lang: Language) -> str:
    """What nothing is said of, and why."""
    few = len(found.table) - len(found.told)
    said = []
    if few:
        said.append(
            lang.ngettext(
                "{n} more pair of sources has fewer than five pairs of claims and is not shown.",
                "{n} more pairs of sources have fewer than five pairs of claims and are not shown.",
                few,
            )
        )
    if found.valueless:
        said.append(
            lang.ngettext(
                "{n} claim names only a bound, or zero, and has no ratio.",
                "{n} claims name only a bound, or zero, and have no ratio.",
                found.valueless,
            )
        )
    return " ".join(said)


def behind(couples: pd.DataFrame, claims: charts.Rows, measure: Callable[[str], str], lang: Language) -> pd.DataFrame:
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
            _("Indicator"): [measure(claim["metric"]) for claim, *_rest in rows],
            _("Counted as"): [_(codes.BASIS[claim["basis"]].label) for claim, *_rest in rows],
            _("Source"): [lang.pick(claim, "short") for claim, *_rest in rows],
            _("Figure"): [claim_text.figure(claim, lang) for claim, *_rest in rows],
            _("As of"): [claim_text.as_of(claim, lang) for claim, *_rest in rows],
            _("Compared with"): [
                _("{source}: {figure}").format(source=lang.pick(other, "short"), figure=claim_text.figure(other, lang))
                for _one, other, *_rest in rows
            ],
            _("Days apart"): [days for *_rest, days, _ratio in rows],
            _("Ratio"): [charts.ratio(ratio, lang) for *_rest, ratio in rows],
        },
        index=[claim["claim_id"] for claim, *_rest in rows],
    )


def numbers(found: pd.DataFrame, sources: charts.Rows, lang: Language) -> pd.DataFrame:
    """Every two sources: pairs, how many of them lower, equal, higher, the median ratio and its interval."""
    _ = lang.gettext
    written = records(found.sort_values("n", ascending=False, kind="stable"))
    told = [row["n"] >= MIN_PAIRS for row in written]
    few = _("fewer than five pairs")
    return pd.DataFrame(
        {
            _("First source"): [lang.pick(sources[row["first"]], "short") for row in written],
            _("Second source"): [lang.pick(sources[row["second"]], "short") for row in written],
            _("Pairs"): [row["n"] for row in written],
            _("First is lower"): [row["lower"] for row in written],
            _("Equal"): [row["equal"] for row in written],
            _("First is higher"): [row["higher"] for row in written],
            _("Median ratio first to second"): [
                charts.ratio(row["ratio"], lang) if known else few for row, known in zip(written, told, strict=True)
            ],
            _("Interval"): [
                _("{low} to {high}").format(low=charts.ratio(row["low"], lang), high=charts.ratio(row["high"], lang))
                if known
                else ""
                for row, known in zip(written, told, strict=True)
            ],
        }
    )
