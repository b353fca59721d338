"""Losses as a share of those sent: what the claims allow, and what sources stated themselves."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from ledger import codes, phrases
from ledger.charts.loss_share import NAMES, STATED, said_end
from ledger.codes import N_
from ledger.frames import records
from ledger.language import Language
from ledger.sentences.loss_share import HOW_TO_READ, Claims, doubts, headline, said
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.download import Exportable
from ledger.ui.tables import stated
from ledger.views.analyses import loss_shares
from ledger.views.metric_context import metric_context
from ledger.views.view import View

NAME = "loss-share"
SHOWS = N_("Killed, wounded, captured and returned soldiers as a share of those sent: an interval from claims, next to the shares that sources stated themselves. It does not depend on the measure chosen above.")


def show(view: View) -> None:
    """Say the share of the killed and wounded; then all shares as a picture and as a table."""
    _, lang = view.lang.gettext, view.lang
    claims, found = metric_context(view).claims, loss_shares(view)
    shares, own, behind = found.shares, found.stated, found.behind
    if shares.empty:
        st.markdown(_("No share can be computed: it takes a figure of losses and a figure of those sent. A later day or fewer filters may bring both."))
        return
    st.markdown(f"{headline(shares.iloc[0], behind, lang)} {said(own, shares.iloc[0], lang)}")
    for doubt in doubts(shares, behind, view.question.limit, lang):
        st.caption(doubt)
    chart(view, "loss_share")
    st.caption(f"{_(HOW_TO_READ)} {_('A click on the end of a bar opens the claim on the losses.')}")
    data_table(
        view,
        Exportable(
            "loss_share", _("Losses as a share of those sent, in percent"),
            stated(view, claims[claims["claim_id"].isin([*behind, *own["claim_id"]])]), lambda: _table(shares, own, behind, lang), "loss_share",
        ),
        opens="claim",
    )


def _table(shares: pd.DataFrame, own: pd.DataFrame, behind: Claims, lang: Language) -> pd.DataFrame:
    """Each end with its two claims, then the stated shares; a row opens the claim on the losses, or the stated share."""
    _ = lang.gettext
    titles = [_("Share"), _("End"), _("Percent"), _("Figure"), _("Source"), _("As of"), _("Basis"), _("Base: figure"), _("Base: source"), _("Base: as of"), _("Base: basis")]
    cells, opens = [], []
    for row in records(shares):
        name = _(NAMES[row["metric"], row["base"]])
        for end, title in (("low", _("low end")), ("high", _("high end"))):
            part, whole = row[f"{end}_claim"], row[f"{end}_base"]
            cells.append([name, title, said_end(row, end, lang), *_of(behind.get(part), lang), *_of(behind.get(whole), lang)])
            opens.append(part or whole)
        for claim in records(own[own["metric"] == STATED[row["metric"], row["base"]]]):
            cells.append([name, _("stated"), phrases.figure(claim, lang), "", *_of(claim, lang)[1:], "", "", "", ""])
            opens.append(claim["claim_id"])
    return pd.DataFrame(cells, columns=titles, index=opens)


def _of(claim: Mapping[Any, Any] | None, lang: Language) -> list[str]:
    """The cells of a claim: figure, source, day, basis."""
    if claim is None:
        return [lang.gettext("nobody"), "", "", ""]
    return [phrases.figure(claim, lang), lang.pick(claim, "short"), phrases.as_of(claim, lang), lang.gettext(codes.BASIS[claim["basis"]].label)]
