"""The briefing on a wall: one part a slide, in large type, without filters; arrows move."""

import streamlit as st

from ledger.documents.part import Part
from ledger.documents.parts import PARTS
from ledger.i18n.language import LANGUAGES
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.record_name import record_name
from ledger.ui.components.chart import chart
from ledger.ui.components.controls import action, radio, render_controls
from ledger.ui.document_title import document_title
from ledger.ui.panels import presentation_keys
from ledger.views.answer_cards import answer_cards
from ledger.views.html import Html
from ledger.views.pictures.parts import part as part_of_view
from ledger.views.view import View

SOURCES = 6
"""So many sources are named on a slide; the rest is counted."""
SLIDES = ("answers", "panels", "map", "timeline", "comparison", "loss-share", "arms", "lately", "missing")
"""The parts of the briefing that are slides, in their order; a link can name any other part, which then stands before them."""


def shown(view: View) -> str:
    """The name of the slide on the wall; the first when the link names none."""
    return view.question.part_name if view.question.part_name in PARTS else SLIDES[0]


def show(view: View, name: str) -> None:
    """The slide: heading, sentence, picture or list, and below them as of when and from whom."""
    part = part_of_view(view, name)
    st.set_page_config(page_title=document_title(part.title, view.full_record, view.lang))
    with st.container(key="slide", gap="small"):
        st.title(escape_markdown(part.title), anchor=False)
        with st.container(key="slide_said"):
            st.markdown(part.sentence)
        if name == "answers":
            with st.container(key="slide_answers"):
                st.html(Html(answer_cards(view)))
        elif part.draw is None:
            _listed(part, "slide_lines")
        elif part.lines:
            left, right = st.columns([7, 3])
            with left:
                _pictured(view, part)
            with right:
                _listed(part, "slide_beside")
        else:
            _pictured(view, part)
        with st.container(key="slide_foot"):
            st.caption(_foot(part, view))


def _pictured(view: View, part: Part) -> None:
    with st.container(key="slide_picture", height="stretch"):
        chart(view, f"slide_{part.name.replace('-', '_')}", stretch=True)


def _listed(part: Part, key: str) -> None:
    with st.container(key=key):
        st.markdown(part.as_list)


def _foot(part: Part, view: View) -> str:
    """As of when, known on which day, from whom; of a reader's own data first that it is."""
    _, lang = view.lang.gettext, view.lang
    own = [escape_markdown(record_name(view.full_record, lang))] if view.full_record.is_own else []
    sentences = [*own, escape_markdown(part.as_of), _("Known on {day}").format(day=lang.date(view.day))]
    if part.sources:
        names = list(part.sources[:SOURCES])
        if len(part.sources) > SOURCES:
            names.append(lang.ngettext("{n} more", "{n} more", len(part.sources) - SOURCES))
        sentences.append(_("Sources: {names}").format(names=escape_markdown(lang.join_list(names))))
    return " · ".join(filter(None, [*sentences, escape_markdown(part.credit)]))


def controls(view: View, name: str) -> None:
    """First, back, next, last, whole screen, language, end: by keys too."""
    _, names = view.lang.gettext, SLIDES if name in SLIDES else (name, *SLIDES)
    place, last = names.index(name), len(names) - 1
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="right", key="slide_controls"):
        st.caption(_("{n} of {all}").format(n=place + 1, all=len(names)), width="content")
        render_controls(
            "turn",
            action("first", f"⇤ {_('First')}", shortcut="Home", disabled=place == 0, part=names[0]),
            action(
                "back",
                f"← {_('Back')}",
                shortcut="ArrowLeft PageUp Shift+Space",
                disabled=place == 0,
                part=names[max(place - 1, 0)],
            ),
            action(
                "forward",
                f"{_('Next')} →",
                shortcut="ArrowRight PageDown Space",
                disabled=place == last,
                part=names[min(place + 1, last)],
            ),
            action("last", f"{_('Last')} ⇥", shortcut="End", disabled=place == last, part=names[last]),
            width="content",
        )
        st.html(
            f'<div class="ledger-take"><button type="button" data-take="screen">{_("Full screen")}</button></div>',
            width="content",
        )
        render_controls(
            "lang",
            radio("lang", _("Language"), view.lang.code, {code: code.upper() for code in LANGUAGES}, show_label=False),
            width="content",
        )
        if st.button(f"{_('Exit')} (Esc)", icon=":material/close:", type="tertiary", key="slide_end"):
            presentation_keys.end(view)
