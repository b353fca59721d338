"""One part alone, to stand in somebody else's page: what it says, from whom, and the way back."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from ledger.documents.answers import ANSWERS
from ledger.documents.part import Part
from ledger.documents.parts import PARTS
from ledger.question.link import write_link
from ledger.question.page_sections import SECTIONS, Section
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.record_name import is_kursk_ledger, licence_name, record_name
from ledger.text.sentences.stated import extent
from ledger.ui.analysis.registry import FILL
from ledger.ui.components.chart import chart
from ledger.ui.document_title import document_title
from ledger.ui.panels import claim_tables, comparison, way
from ledger.ui.session import base_url
from ledger.views.metric_context import metric_context
from ledger.views.pictures.parts import part as part_of_view
from ledger.views.view import View

PANELS: Mapping[str, Callable[[View], None]] = MappingProxyType(
    {"by-side": comparison.by_side, "pair": comparison.pair, "way": way.content}
)
"""How what stands alone beside parts and sections is filled."""
NEED_A_SERIES = ("by-side", "pair")
HOMES: Mapping[str, tuple[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "answers": ("", {}),
        "lately": ("", {}),
        **dict.fromkeys(ANSWERS, ("", {})),
        "panels": ("timeline", {"panels": True}),
        "timeline": ("timeline", {"panels": False}),
        "map": ("map", {}),
        "way": ("map", {}),
        "comparison": ("comparison", {}),
        "by-side": ("comparison", {}),
        "pair": ("comparison", {}),
        "arms": ("presentation", {"part": "arms"}),
        "missing": ("method", {}),
    }
)
"""The page on which a part stands among the rest, and what its link must say to show it there. Sections know theirs
(``Section.page``); a headline question that is no card of the Briefing is answered by the Comparison of its measure."""


def show(view: View, name: str) -> None:
    """The part with its title; below it the record, the day and the way to the whole."""
    if name in PARTS:
        _part(view, part_of_view(view, name))
    elif name in SECTIONS:
        _section(view, SECTIONS[name])
    else:
        _panel(view, name)
    _source(view, name)


def _part(view: View, part: Part) -> None:
    _title(view, part.title)
    st.markdown(part.sentence)
    if part.draw is not None:
        chart(view, f"alone_{part.name.replace('-', '_')}")
    if part.lines:
        st.markdown(part.as_list)
    sentences = [escape_markdown(part.as_of), escape_markdown(part.note), escape_markdown(part.credit)]
    if part.sources:
        sentences.append(view.lang.gettext("Sources: {names}").format(names=escape_markdown(", ".join(part.sources))))
    st.caption(" · ".join(filter(None, sentences)))


def _section(view: View, section: Section) -> None:
    _title(view, view.lang.gettext(section.title))
    _fill(view, FILL[section.name], section.needs_series)


def _panel(view: View, name: str) -> None:
    _, about = view.lang.gettext, metric_context(view)
    titles = {
        "way": way.title(view),
        "by-side": _("{metric} over time").format(metric=about.name),
        "pair": _("Compare two sources"),
    }
    _title(view, titles[name])
    _fill(view, PANELS[name], name in NEED_A_SERIES)


def _fill(view: View, fill: Callable[[View], None], needs_series: bool) -> None:
    """Show it, or say that there is no claim that belongs there."""
    about = metric_context(view)
    if needs_series and about.series.empty:
        claim_tables.empty_state(view, about.series, about.excluded_groups)
    else:
        fill(view)


def _home(view: View, name: str) -> tuple[str, Mapping[str, Any]]:
    """The page on which it stands among the rest, and what the link must say to show it there."""
    if name in SECTIONS:
        return SECTIONS[name].page, {"sections": (name,)}
    if name in HOMES:
        return HOMES[name]
    return "comparison", {"metric": name, "basis": ""} if name in view.record.metric_rows else {}


def _title(view: View, title: str) -> None:
    """The title, on the page and in the browser's tab."""
    st.set_page_config(page_title=document_title(title, view.full_record, view.lang))
    st.title(escape_markdown(title), anchor=False)


def _source(view: View, name: str) -> None:
    """Whose it is, as known on which day, and a link to where it stands among the rest."""
    _, lang, question = view.lang.gettext, view.lang, view.question
    page, shows_it = _home(view, name)
    link = question.with_parameters(**{"part": "", "sections": (), **shows_it})
    way_back = _("Open in the Kursk Ledger") if is_kursk_ledger(view.record) else _("Open in the dashboard")
    st.caption(
        _("{name}, data version {version}, {licence} · known on {day} · {extent}").format(
            name=escape_markdown(record_name(view.record, lang)),
            licence=licence_name(view.record, lang),
            version=view.record.version,
            day=lang.date(view.day),
            extent=extent(view.record, lang),
        )
        + f" · [{way_back}]({base_url()}/{page}?{urlencode(write_link(link), safe=',')})"
    )
