"""For every claim on the measure: how many other sides corroborate it, are compatible with it, contradict it, and who."""

from typing import Any

import pandas as pd
import streamlit as st

from ledger.answers.corroboration import CATEGORIES, claim_pairs
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.frames import records
from ledger.text import claim_text
from ledger.text.markdown import plain
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.download import Exportable
from ledger.ui.panels.claim_tables import file_rows, stated
from ledger.views.analyses import corroboration
from ledger.views.metric_context import metric_context
from ledger.views.pictures.sections import MAX_CLAIMS
from ledger.views.view import View

FIRM = 2
"""From so many corroborating sides on, with none against, the sentence counts a claim as firm."""


def show(view: View) -> None:
    """How many claims are corroborated and which is most contradicted, the picture, the table with all names."""
    _, lang, about = view.lang.gettext, view.lang, metric_context(view)
    known = view.record.claims[view.record.claims["metric"] == view.question.metric]
    rows = corroboration(view)
    st.markdown(headline(rows, lang))
    if rows.empty:
        return
    drawn = bool(_beside(rows).any())
    if drawn:
        chart(view, "corroboration")
        st.caption(
            _(
                "Full bar: other sides that corroborate the claim; empty bar: that are compatible with it; hatched bar: that contradict it. The mark is the claim's own side, hollow if it is planned. A click opens the claim."
            )
        )
    data_table(
        view,
        Exportable(
            "corroboration",
            _("{metric}: who corroborates and who contradicts each claim").format(metric=about.name),
            stated(view, known[known["claim_id"].isin(rows["claim_id"])]),
            lambda: named(rows, known, lang),
            "corroboration" if drawn else "",
            data=file_rows(view, known[known["claim_id"].isin(rows["claim_id"])]),
            computed=lambda: rows[["claim_id", "corroborated", "compatible", "contradicted"]],
        ),
        opens="claim",
    )


def _beside(rows: pd.DataFrame) -> pd.Series:
    """For each claim, how many other sides stand beside it in any way."""
    return rows["corroborated"] + rows["compatible"] + rows["contradicted"]


def headline(rows: pd.DataFrame, lang: Language) -> str:
    """How many claims are corroborated by others and contradicted by none, and which is most contradicted."""
    _ = lang.gettext
    if rows.empty:
        return _(
            "No claim that the filters leave on this indicator can be compared: that takes a number that counts exactly what the indicator names."
        )
    if not _beside(rows).any():
        return lang.ngettext(
            "{n} claim has a number, but no other side has a like figure near it in time: it is not comparable.",
            "{n} claims have numbers, but no other side has a like figure near any of them in time: they are not comparable.",
            len(rows),
        )
    firm = int(((rows["corroborated"] >= FIRM) & (rows["contradicted"] == 0)).sum())
    alone = int((_beside(rows) == 0).sum())
    counted = lang.ngettext("Of {n} claim with a number", "Of {n} claims with numbers", len(rows))
    pattern = {
        0: _(
            "{counted}, none is corroborated by two or more other sides and contradicted by none; {alone} are not comparable."
        ),
        1: _(
            "{counted}, one is corroborated by two or more other sides and contradicted by none; {alone} are not comparable."
        ),
    }.get(
        firm,
        _(
            "{counted}, {firm} are corroborated by two or more other sides and contradicted by none; {alone} are not comparable."
        ),
    )
    said = [pattern.format(counted=counted, firm=lang.number(firm), alone=lang.number(alone))]
    said.append(_worst(rows, lang) if rows["contradicted"].any() else _("No claim is contradicted."))
    if len(rows) > MAX_CLAIMS:
        said.append(_("The {n} newest are drawn; the table has all.").format(n=lang.number(MAX_CLAIMS)))
    return " ".join(said)


def _worst(rows: pd.DataFrame, lang: Language) -> str:
    """The claim that most sides contradict; of several the one that fewest corroborate, then the newest."""
    claim = rows.sort_values(["contradicted", "corroborated"], ascending=[False, True], kind="stable").iloc[0]
    return lang.gettext("Most contradicted: {claim}, by {contradicted}, corroborated by {corroborated}.").format(
        claim=f"**{plain(claim_text.named(claim, lang, 'day'))}**",
        **{kind: lang.number(claim[kind]) for kind in ("contradicted", "corroborated")},
    )


def named(rows: pd.DataFrame, known: pd.DataFrame, lang: Language) -> pd.DataFrame:
    """Every claim with the names of those who corroborate it, are compatible with it and contradict it, the nearest in time first.

    Parameters
    ----------
    rows, known
        The answer of ``analyses.corroboration``, and the claims among which it counted.
    """
    _ = lang.gettext
    voices = {claim["claim_id"]: claim_text.voice_name(claim, lang) for claim in records(known)}
    beside: dict[tuple[Any, Any], list[str]] = {}
    for pair in claim_pairs(known).itertuples():
        beside.setdefault((pair.claim_id, pair.category), []).append(voices[pair.other])
    claims = records(rows)
    titles = dict(zip(CATEGORIES, (_("Corroborated by"), _("Compatible with"), _("Contradicted by")), strict=True))
    return pd.DataFrame(
        {
            _("Claim"): [
                _("{source}: {figure}").format(source=lang.pick(claim, "short"), figure=claim_text.figure(claim, lang))
                for claim in claims
            ],
            _("As of"): [claim_text.as_of(claim, lang) for claim in claims],
            _("Counted as"): [_(codes.BASIS[claim["basis"]].label) for claim in claims],
            **{
                title: [lang.listing(beside.get((claim["claim_id"], kind), [])) for claim in claims]
                for kind, title in titles.items()
            },
        },
        index=[claim["claim_id"] for claim in claims],
    )
