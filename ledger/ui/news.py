"""What was said lately, and the events that must be known."""

import streamlit as st

from ledger import phrases
from ledger.answers.lately import Lately
from ledger.frames import records
from ledger.markdown import link, plain
from ledger.ui.memory import kept
from ledger.ui.reading import View, change


def said_lately(view: View, said: Lately | None) -> None:
    """The statements of the last 30 days, newest first; if there are none, it says so and goes further back."""
    _, lang = view.lang.gettext, view.lang
    st.subheader(_("Said lately"), anchor=False)
    if said is None:
        st.caption(_("Nothing had been said by this day, or the filters leave nothing."))
        return
    if said.silent:
        st.markdown(_("Nothing new in the 30 days up to {day}. The newest statements are from {start} to {end}:").format(day=lang.date(view.day), start=lang.date(said.start), end=lang.date(said.end)))
    with st.container(gap=None, key="lines_said"):
        _statements(view, said)


def _statements(view: View, said: Lately) -> None:
    lang = view.lang
    metrics = view.record.metric_rows
    for claim in records(said.claims):
        label = f"{lang.short_date(claim['stated_on'])} · {plain(lang.pick(claim, 'short'))} · {plain(lang.pick(metrics[claim['metric']], 'name'))}: **{plain(phrases.figure(claim, lang))}**"
        st.button(label, key=f"said_{claim['claim_id']}", type="tertiary", on_click=change, kwargs={"claim": claim["claim_id"]})


def key_events(view: View) -> None:
    """The events of importance 1 up to the reader's day, newest first."""
    _, lang = view.lang.gettext, view.lang

    def lines() -> str:
        events = view.record.events
        return "\n".join(
            f"- {plain(lang.date(event['date']))}: {link(lang.pick(event, 'title'), event['url'])}. {plain(lang.pick(event, 'detail'))}"
            for event in records(events[events["importance"] == "1"].sort_values("date", ascending=False))
        )

    if listed := kept(view.filtered, "key events", lines):
        st.subheader(_("Events to know"), anchor=False)
        st.markdown(listed)
