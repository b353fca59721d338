"""Below the table of claims: the events and places that the search found."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from ledger.answers.search import search, searchable_events, searchable_places, spans, terms
from ledger.i18n.language import Language
from ledger.record.rows import Event, Place, rows_of
from ledger.text.markdown import escape_markdown
from ledger.ui.components.link_list import AT_MOST, show_links
from ledger.views.cache import cached_by_key
from ledger.views.link_list import Line
from ledger.views.view import View


@dataclass(frozen=True)
class Found:
    """The events, newest first, and the places that hold every term of the search."""

    events: pd.DataFrame
    places: pd.DataFrame


def found(view: View) -> Found:
    """What the search finds besides claims; nothing where nothing is searched."""
    record, words = view.record, view.question.search
    if not words:
        return Found(record.events.head(0), record.places.head(0))
    events = cached_by_key(("searchable events", record.fingerprint, view.day), lambda: searchable_events(record))
    places = cached_by_key(("searchable places", record.fingerprint, view.day), lambda: searchable_places(record))
    return Found(
        record.events[record.events["event_id"].isin(search(events, words))].sort_values("date", ascending=False),
        record.places[record.places["place_id"].isin(search(places, words))],
    )


def show(view: View, elsewhere: Found) -> None:
    """Two lists: a place opens its card, an event the day on which it became known."""
    _, lang = view.lang.gettext, view.lang
    if not elsewhere.places.empty:
        _headed(view, _("Places"), len(elsewhere.places))
        named = rows_of(elsewhere.places.head(AT_MOST), Place)
        show_links(
            "found_places",
            [Line(_marked(view, " · ".join(_names(place, lang))), place["place_id"]) for place in named],
            "place",
        )
    if not elsewhere.events.empty:
        _headed(view, _("Events (each opens its day)"), len(elsewhere.events))
        happened = rows_of(elsewhere.events.head(AT_MOST), Event)
        show_links(
            "found_events",
            [
                Line(
                    f"{escape_markdown(lang.short_date(event['date']))} · {_marked(view, lang.localised(event, 'title'))}",
                    event["known_from"].date().isoformat(),
                )
                for event in happened
            ],
            "known_on",
        )


def _headed(view: View, heading: str, count: int) -> None:
    """The heading of a list, and how many of ``count`` lines it does not show."""
    st.subheader(heading, anchor=False)
    if count > AT_MOST:
        lang = view.lang
        st.caption(
            lang.gettext("{n} of {m} shown: more words find fewer.").format(
                n=lang.number(AT_MOST), m=lang.number(count)
            )
        )


def _names(place: Place, lang: Language) -> list[str]:
    """What a place is called, each name once: in the reader's language, then in those of the country."""
    return list(dict.fromkeys(filter(None, (lang.localised(place, "name"), place["name_ru"], place["name_uk"]))))


def _marked(view: View, text: str) -> str:
    """The text as Markdown, what was found in bold."""
    pieces, end = [], 0
    for start, stop in spans(text, terms(view.question.search)):
        pieces += [escape_markdown(text[end:start]), f"**{escape_markdown(text[start:stop])}**"]
        end = stop
    return "".join([*pieces, escape_markdown(text[end:])])
