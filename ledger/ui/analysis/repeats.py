"""Who repeats whom: how many origins stand behind the claims, and which repeats and chains are doubtful or circular."""

import pandas as pd
import streamlit as st

from ledger.answers.repeats import Repeats
from ledger.answers.rows import RepeatRow
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.rows import rows_of
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.repeats import HOW_TO_READ, claim_label, headline, is_marked, marks_of
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.controls import action, render_controls
from ledger.ui.components.download import Exportable
from ledger.ui.components.link_list import show_links
from ledger.ui.panels import claim_tables
from ledger.views.analyses import repeats
from ledger.views.link_list import Line
from ledger.views.metric_context import metric_context
from ledger.views.view import View


def show(view: View) -> None:
    """The counts and what is repeated, the marked repeats with their reasons, the picture and its table."""
    _, lang, about = view.lang.gettext, view.lang, metric_context(view)
    found = repeats(view)
    st.markdown(headline(found, lang, view.question.repeats))
    if found.repeats.empty:
        if not view.question.repeats:
            render_controls("origins_repeats", action("repeats", _("Include repeats"), repeats=True))
        return
    _marked(found, lang)
    chart(view, "origins")
    st.caption(_(HOW_TO_READ))
    drawn = pd.concat([found.claims, found.repeated_outside])
    data_table(
        view,
        Exportable(
            "origins",
            _("Who repeats whom: {metric}").format(metric=about.name),
            claim_tables.provenance(view, found.claims),
            lambda: readable(found, lang),
            "origins",
            data=claim_tables.file_rows(view, drawn),
            computed=lambda: found.repeats,
        ),
        opens="claim",
    )


def _marked(found: Repeats, lang: Language) -> None:
    """A line for each doubtful or circular repeat, which opens it."""
    _ = lang.gettext
    marked = []
    for repeat in filter(is_marked, rows_of(found.repeats, RepeatRow)):
        claim, model = (claim_label(found.rows[key], lang) for key in (repeat["claim_id"], repeat["model_id"]))
        label = _("{claim} repeats {model} · {marks}").format(
            claim=claim, model=model, marks=escape_markdown(marks_of(repeat, lang))
        )
        marked.append(Line(label, repeat["claim_id"]))
    show_links("origins", marked)


def readable(found: Repeats, lang: Language) -> pd.DataFrame:
    """The repeats with readable columns, newest first, indexed by the claim that repeats."""
    _ = lang.gettext
    repeats = rows_of(found.repeats, RepeatRow)
    pairs = [(found.rows[repeat["claim_id"]], found.rows[repeat["model_id"]]) for repeat in repeats]
    return pd.DataFrame(
        {
            _("Stated on"): [claim_text.stated_on(claim, lang) for claim, _model in pairs],
            _("Source"): [lang.localised(claim, "short") for claim, _model in pairs],
            _("Side"): [_(codes.SIDE[claim.side].label) for claim, _model in pairs],
            _("Figure"): [claim_text.value_text(claim, lang) for claim, _model in pairs],
            _("Repeated source"): [lang.localised(model, "short") for _claim, model in pairs],
            _("Side of the repeated source"): [_(codes.SIDE[model.side].label) for _claim, model in pairs],
            _("Repeated figure"): [claim_text.value_text(model, lang) for _claim, model in pairs],
            _("Repeated claim stated on"): [claim_text.stated_on(model, lang) for _claim, model in pairs],
            _("Days between"): [repeat["days"] for repeat in repeats],
            _("Same figure"): [_("yes") if repeat["kept"] else _("no") for repeat in repeats],
            _("Marks"): [marks_of(repeat, lang) for repeat in repeats],
            _("Claim ID"): [repeat["claim_id"] for repeat in repeats],
            _("Repeated claim ID"): [repeat["model_id"] for repeat in repeats],
        },
        index=[repeat["claim_id"] for repeat in repeats],
    )
