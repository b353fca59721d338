"""For every claim on the measure: how many other sides corroborate it, are compatible with it, contradict it, and who."""

import pandas as pd
import streamlit as st

from ledger.answers.corroboration import CATEGORIES, claim_pairs
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.claim import claims_of
from ledger.text import claim_text
from ledger.text.sentences.corroboration import HOW_TO_READ, headline, sides_beside
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.download import Exportable
from ledger.ui.panels.claim_tables import file_rows, provenance
from ledger.views.analyses import corroboration
from ledger.views.metric_context import metric_context
from ledger.views.pictures.sections import MAX_CLAIMS
from ledger.views.view import View


def show(view: View) -> None:
    """How many claims are corroborated and which is most contradicted, the picture, the table with all names."""
    _, lang, about = view.lang.gettext, view.lang, metric_context(view)
    known = view.record.claims[view.record.claims["metric"] == view.question.metric]
    rows = corroboration(view)
    st.markdown(headline(rows, MAX_CLAIMS, lang))
    if rows.empty:
        return
    drawn = bool(sides_beside(rows).any())
    if drawn:
        chart(view, "corroboration")
        st.caption(_(HOW_TO_READ))
    data_table(
        view,
        Exportable(
            "corroboration",
            _("{metric}: who corroborates and who contradicts each claim").format(metric=about.name),
            provenance(view, known[known["claim_id"].isin(rows["claim_id"])]),
            lambda: claim_labels(rows, known, lang),
            "corroboration" if drawn else "",
            data=file_rows(view, known[known["claim_id"].isin(rows["claim_id"])]),
            computed=lambda: rows[["claim_id", "corroborated", "compatible", "contradicted"]],
        ),
        opens="claim",
    )


def claim_labels(rows: pd.DataFrame, known: pd.DataFrame, lang: Language) -> pd.DataFrame:
    """Every claim with the names of those who corroborate it, are compatible with it and contradict it, the nearest in time first.

    Parameters
    ----------
    rows, known
        The answer of ``analyses.corroboration``, and the claims among which it counted.
    """
    _ = lang.gettext
    voices = {claim.claim_id: claim_text.voice_name(claim, lang) for claim in claims_of(known)}
    beside: dict[tuple[str, str], list[str]] = {}
    for pair in claim_pairs(known).itertuples():
        beside.setdefault((str(pair.claim_id), str(pair.category)), []).append(voices[str(pair.other)])
    claims = claims_of(rows)
    titles = dict(zip(CATEGORIES, (_("Corroborated by"), _("Compatible with"), _("Contradicted by")), strict=True))
    return pd.DataFrame(
        {
            _("Claim"): [
                _("{source}: {figure}").format(
                    source=lang.localised(claim, "short"), figure=claim_text.value_text(claim, lang)
                )
                for claim in claims
            ],
            _("As of"): [claim_text.as_of(claim, lang) for claim in claims],
            _("Counted as"): [_(codes.BASIS[claim.basis].label) for claim in claims],
            **{
                title: [lang.join_list(beside.get((claim.claim_id, kind), [])) for claim in claims]
                for kind, title in titles.items()
            },
        },
        index=[claim.claim_id for claim in claims],
    )
