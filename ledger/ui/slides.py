"""The briefing on a wall: one part a slide, in large type, without filters; arrows move."""

import streamlit as st

from ledger.briefing.part import Part
from ledger.briefing.parts import PARTS
from ledger.charts.enlarged import enlarged
from ledger.language import LANGUAGES
from ledger.ui.asked import asking
from ledger.ui.controls import ask, one_of
from ledger.ui.memory import kept
from ledger.ui.picture import picture
from ledger.ui.reading import View, change

LARGER = {"map": 1.2, "territory": 1.15}
"""By how much a picture grows; the others by ``USUAL``."""
USUAL = 1.5
SOURCES = 6
"""So many sources are named on a slide; the rest is counted."""

STYLE = """<style>
[data-testid='stMain'] [data-testid='stMainBlockContainer'] { padding: 1.5rem 3.5rem 0; max-width: none; }
:has(> .st-key-slide) { height: calc(100vh - 6.25rem); }
.st-key-slide > :has(.st-key-slide_picture) { flex: 1 1 0; min-height: 14rem; }
.st-key-slide :has(> .st-key-slide_picture), .st-key-slide [data-testid='stColumn'] > * { height: 100%; }
.st-key-slide_picture, .st-key-slide_picture * { min-height: 0; }
.st-key-slide_picture > * { flex: 1 1 0; }
.st-key-slide_picture .stHtml { height: 100%; }
.st-key-slide h1 { font-size: clamp(1.75rem, 3.2vw, 3.5rem); padding: 0; }
.st-key-slide_said p { font-size: clamp(1.1rem, 1.75vw, 2rem); line-height: 1.35; }
.st-key-slide_lines li, .st-key-slide_lines p { font-size: clamp(1rem, 1.5vw, 1.75rem); line-height: 1.4; }
.st-key-slide_beside li, .st-key-slide_beside p { font-size: clamp(.85rem, 1.05vw, 1.25rem); line-height: 1.25; margin-bottom: .2em; }
.st-key-slide_controls { height: 3rem; }
.st-key-slide_foot { padding-top: .75rem; }
.st-key-slide_foot p { font-size: clamp(.85rem, 1.1vw, 1.25rem); }
</style>"""


def shown(view: View) -> str:
    """The name of the slide on the wall; the first when the link names none."""
    return view.question.part if view.question.part in PARTS else next(iter(PARTS))


def show(view: View, name: str) -> None:
    """The slide: heading, sentence, picture or list, and below them as of when and from whom."""
    part = kept(view, f"part {name}", lambda: PARTS[name](asking(view), view.lang))
    with st.container(key="slide", gap="small"):
        st.title(part.title, anchor=False)
        with st.container(key="slide_said"):
            st.markdown(part.sentence)
        if part.draw is None:
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
    draw = part.wall or part.draw
    assert draw is not None
    with st.container(key="slide_picture", height="stretch"):
        picture(
            view, f"slide_{part.name.replace('-', '_')}", lambda: enlarged(draw(view.theme), LARGER.get(part.name, USUAL)), part.alt,
            opens="place" if part.name == "map" else "claim", high="stretch",
        )


def _listed(part: Part, key: str) -> None:
    with st.container(key=key):
        st.markdown(part.listed)


def _foot(part: Part, view: View) -> str:
    """As of when, known on which day, from whom."""
    _, lang = view.lang.gettext, view.lang
    said = [part.as_of, _("Known on {day}").format(day=lang.date(view.day))]
    if part.sources:
        names = list(part.sources[:SOURCES])
        if len(part.sources) > SOURCES:
            names.append(lang.ngettext("{n} more", "{n} more", len(part.sources) - SOURCES))
        said.append(_("Sources: {names}").format(names=lang.listing(names)))
    return " · ".join(filter(None, [*said, part.credit]))


def controls(view: View, name: str) -> None:
    """Back, forward, whole screen, language, end; the arrow keys move too."""
    _, names = view.lang.gettext, list(PARTS)
    place = names.index(name)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="right", key="slide_controls"):
        st.caption(_("{n} of {all}").format(n=place + 1, all=len(names)), width="content")
        _turn(_("Back"), "arrow_back", "Left", names[max(place - 1, 0)], place == 0)
        _turn(_("Forward"), "arrow_forward", "Right", names[min(place + 1, len(names) - 1)], place == len(names) - 1)
        st.html(f'<div class="ledger-take"><button type="button" data-take="screen">{_("Full screen")}</button></div>', width="content")
        ask("lang", one_of("lang", _("Language"), view.lang.code, {code: code.upper() for code in LANGUAGES}, label_shown=False), width="content")
        if st.button(_("End"), icon=":material/close:", type="tertiary", shortcut="E", key="slide_end"):
            change(part="")
            st.switch_page("pages/briefing.py")


def _turn(label: str, icon: str, key: str, to: str, ends: bool) -> None:
    st.button(label, icon=f":material/{icon}:", type="tertiary", shortcut=key, disabled=ends, key=f"slide_{icon}", on_click=change, kwargs={"part": to})
