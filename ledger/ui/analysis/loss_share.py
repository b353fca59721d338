"""Losses as a share of those sent: what sources stated themselves, and what one source's own figures come to."""

import pandas as pd
import streamlit as st

from ledger.i18n.language import Language
from ledger.text import claim_text
from ledger.text.sentences.loss_share import CLICK, HOW_TO_READ, NAMES, NO_SHARE, grouped, headline
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.download import Exportable
from ledger.ui.panels.claim_tables import file_rows, provenance
from ledger.views.analyses import Shares, loss_shares
from ledger.views.metric_context import metric_context
from ledger.views.view import View


def show(view: View) -> None:
    """The newest share of each kind; then all shares as a picture and as a table."""
    _, lang = view.lang.gettext, view.lang
    claims, found = metric_context(view).claims, loss_shares(view)
    if found.empty:
        st.markdown(_(NO_SHARE))
        return
    st.markdown(headline(found.shares, found.stated, found.behind, lang))
    chart(view, "loss_share")
    st.caption(f"{_(HOW_TO_READ)} {_(CLICK)}")
    used = claims[claims["claim_id"].isin([*found.behind, *found.stated["claim_id"]])]
    data_table(
        view,
        Exportable(
            "loss_share",
            _("Losses as a share of those sent, in percent"),
            provenance(view, used),
            lambda: _table(found, lang),
            "loss_share",
            data=file_rows(view, used),
            computed=lambda: found.shares,
        ),
        opens="claim",
    )


def _table(found: Shares, lang: Language) -> pd.DataFrame:
    """Every share; a row opens the stated share, or the claim on the losses."""
    _ = lang.gettext
    listed = [
        (key, share)
        for key, shares in grouped(found.shares, found.stated, found.behind, lang).items()
        for share in shares
    ]
    return pd.DataFrame(
        {
            _("Share"): [_(NAMES[key]) for key, _share in listed],
            _("Percent"): [claim_text.value_text(share.claim, lang) for _key, share in listed],
            _("Source"): [lang.localised(share.claim, "short") for _key, share in listed],
            _("As of"): [claim_text.as_of(share.claim, lang) for _key, share in listed],
            _("How"): [
                _("computed: {counted}").format(counted=share.computed_from) if share.computed_from else _("stated")
                for _key, share in listed
            ],
        },
        index=[share.claim.claim_id for _key, share in listed],
    )
