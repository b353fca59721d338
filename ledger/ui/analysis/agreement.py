"""Who bears whom out: for every claim on the measure, how many independent voices support and contradict it, and who."""

from typing import Any

import pandas as pd
import streamlit as st

from ledger import codes, phrases
from ledger.answers.agreement import couples
from ledger.codes import N_
from ledger.frames import records
from ledger.language import Language
from ledger.markdown import plain
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.download import Exportable
from ledger.ui.tables import stated
from ledger.views.analyses import corroboration
from ledger.views.metric_context import metric_context
from ledger.views.pictures import MAX_CLAIMS
from ledger.views.view import View

NAME = "agreement"
SHOWS = N_(
    "For each claim on this measure, whatever its basis: how many other independent voices support it and how many contradict it, "
    "each by a claim of its own about a day at most 45 days away."
)
FIRM = 2
"""From so many supporting voices on, with none against, the sentence counts a claim as borne out."""


def show(view: View) -> None:
    """How many claims are borne out and which is most contradicted, the picture, the table with all names."""
    _, lang, about = view.lang.gettext, view.lang, metric_context(view)
    known = view.record.claims[view.record.claims["metric"] == view.question.metric]
    rows = corroboration(view)
    st.markdown(headline(rows, lang))
    if rows.empty:
        return
    drawn = bool((rows["support"] + rows["contradict"]).any())
    if drawn:
        chart(view, "agreement")
        st.caption(_("Full bar: voices that support the claim. Hatched bar: voices that contradict it. The mark is the claim's own side, hollow if it is planned. A click opens the claim."))
    data_table(
        view,
        Exportable(
            "agreement", _("{metric}: who supports and who contradicts each claim").format(metric=about.name),
            stated(view, known[known["claim_id"].isin(rows["claim_id"])]), lambda: named(rows, known, lang), "agreement" if drawn else "",
        ),
        opens="claim",
    )


def headline(rows: pd.DataFrame, lang: Language) -> str:
    """How many claims are borne out and by whom none is, and which is most contradicted."""
    _ = lang.gettext
    if rows.empty:
        return _("No claim that the filters leave on this measure can be compared: that takes a number that counts exactly what the measure names.")
    if not (rows["support"] + rows["contradict"]).any():
        return lang.ngettext(
            "{n} claim can be compared, but no other independent voice has a like figure near it in time.",
            "{n} claims can be compared, but no other independent voice has a like figure near any of them in time.", len(rows),
        )
    if len(rows) == 1:
        return _("Only one claim can be compared: {claim}; it is supported by {support} and contradicted by {contradict}.").format(**_worst(rows, lang))
    firm = int(((rows["support"] >= FIRM) & (rows["contradict"] == 0)).sum())
    pattern = {
        0: _("Of {n} claims that can be compared, none is supported by two or more independent voices and contradicted by none"),
        1: _("Of {n} claims that can be compared, one is supported by two or more independent voices and contradicted by none"),
    }.get(firm, _("Of {n} claims that can be compared, {firm} are supported by two or more independent voices and contradicted by none"))
    said = pattern.format(n=lang.number(len(rows)), firm=lang.number(firm))
    end = _("most contradicted: {claim}, by {contradict}, supported by {support}.").format(**_worst(rows, lang)) if rows["contradict"].any() else _("no claim is contradicted.")
    more = " " + _("The {n} newest are drawn; the table has all.").format(n=lang.number(MAX_CLAIMS)) if len(rows) > MAX_CLAIMS else ""
    return f"{said}; {end}{more}"


def _worst(rows: pd.DataFrame, lang: Language) -> dict[str, str]:
    """The claim that most voices contradict; of several the one that fewest support, then the newest."""
    claim = rows.sort_values(["contradict", "support"], ascending=[False, True], kind="stable").iloc[0]
    return {"claim": f"**{plain(phrases.named(claim, lang, 'day'))}**", "support": lang.number(claim["support"]), "contradict": lang.number(claim["contradict"])}


def named(rows: pd.DataFrame, known: pd.DataFrame, lang: Language) -> pd.DataFrame:
    """Every claim with the names of those who support and contradict it, the nearest in time first.

    Parameters
    ----------
    rows, known
        The answer of ``counted``, and the claims among which it counted.
    """
    _ = lang.gettext
    shorts = dict(zip(known["claim_id"], known[f"short_{lang.code}"], strict=True))
    witnesses: dict[tuple[Any, Any], list[str]] = {}
    for couple in couples(known).sort_values(["apart", "other"]).itertuples():
        witnesses.setdefault((couple.claim_id, couple.supports), []).append(shorts[couple.other])
    claims = records(rows)
    return pd.DataFrame({
        _("Claim"): [_("{source}: {figure}").format(source=lang.pick(claim, "short"), figure=phrases.figure(claim, lang)) for claim in claims],
        _("As of"): [phrases.as_of(claim, lang) for claim in claims],
        _("Basis"): [_(codes.BASIS[claim["basis"]].label) for claim in claims],
        _("Supported by"): rows["support"].tolist(),
        _("Contradicted by"): rows["contradict"].tolist(),
        _("Who supports it"): [lang.listing(witnesses.get((claim["claim_id"], True), [])) for claim in claims],
        _("Who contradicts it"): [lang.listing(witnesses.get((claim["claim_id"], False), [])) for claim in claims],
    }, index=[claim["claim_id"] for claim in claims])
