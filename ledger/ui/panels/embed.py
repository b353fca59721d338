"""One part alone, to stand in somebody else's page: what it says, from whom, and the way back."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

import streamlit as st

from ledger.documents.part import Part
from ledger.documents.parts import PARTS
from ledger.question.link import write_link
from ledger.question.page_sections import SECTIONS
from ledger.text.markdown import plain
from ledger.text.sentences.stated import extent
from ledger.ui.analysis import (
    changes,
    corroboration,
    disputed,
    distortions,
    leave_one_out,
    loss_share,
    repeats,
    settlement_counts,
    silence,
    source_ratios,
    spread,
)
from ledger.ui.components.chart import chart
from ledger.ui.document_title import document_title
from ledger.ui.panels import claim_tables, comparison, way
from ledger.ui.session import home
from ledger.views.metric_context import metric_context
from ledger.views.pictures.parts import part as part_of_view
from ledger.views.view import View

ANALYSES: Mapping[str, Callable[[View], None]] = {
    each.NAME: each.show
    for each in (
        spread,
        leave_one_out,
        repeats,
        distortions,
        source_ratios,
        corroboration,
        silence,
        loss_share,
        settlement_counts,
        disputed,
        changes,
    )
} | {way.NAME: way.content}
PAIRED: Mapping[str, Callable[[View], None]] = {"by-side": comparison.by_side, "pair": comparison.pair}
NEEDS_A_SERIES = ("spread", "leave-one-out", *PAIRED)
HOMES = {
    "map": "map",
    "way": "map",
    "territory": "map",
    "disputed": "map",
    "timeline": "timeline",
    "changes": "",
    "arms": "",
    "lately": "",
    "missing": "",
}
"""The page on which a part is found; headline questions are on the Briefing, all others on the Comparison."""


def show(view: View, name: str) -> None:
    """The part with its title; below it the record, the day and the way to the whole."""
    if name in ANALYSES and name not in PARTS or name in PAIRED:
        _analysis(view, name)
    else:
        _part(view, part_of_view(view, name))
    _source(view, name)


def _part(view: View, part: Part) -> None:
    _title(part.title)
    st.markdown(part.sentence)
    if part.draw is not None:
        chart(view, f"alone_{part.name.replace('-', '_')}")
    if part.lines:
        st.markdown(part.listed)
    said = [plain(part.as_of), plain(part.note), plain(part.credit)]
    if part.sources:
        said.append(view.lang.gettext("Sources: {names}").format(names=plain(", ".join(part.sources))))
    st.caption(" · ".join(filter(None, said)))


def _analysis(view: View, name: str) -> None:
    _, about = view.lang.gettext, metric_context(view)
    titles = {
        **SECTIONS,
        way.NAME: way.TITLE,
        "by-side": _("{metric} over time").format(metric=about.name),
        "pair": _("Compare two sources"),
    }
    _title(_(titles[name]))
    if about.like.empty and name in NEEDS_A_SERIES:
        claim_tables.nothing(view, about.like, about.apart)
    elif name in PAIRED:
        PAIRED[name](view)
    else:
        ANALYSES[name](view)


def _title(title: str) -> None:
    """The title, on the page and in the browser's tab."""
    st.set_page_config(page_title=document_title(title))
    st.title(plain(title), anchor=False)


def _source(view: View, name: str) -> None:
    """Whose it is, as known on which day, and a link to where it stands among the rest."""
    _, lang, question = view.lang.gettext, view.lang, view.question
    page = HOMES.get(name, "" if name in view.record.metric_rows else "comparison")
    link = question.model_copy(update={"part": "", "sections": (name,) if name in SECTIONS else ()})
    st.caption(
        _("Kursk Ledger, data version {version}, CC BY 4.0 · known on {day} · {extent}").format(
            version=view.record.version,
            day=lang.date(view.day),
            extent=extent(view.record, lang),
        )
        + f" · [{_('Open in the Kursk Ledger')}]({home()}/{page}?{urlencode(write_link(link), safe=',')})"
    )
