"""The headline questions of the briefing, each as one strip."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from ledger import codes
from ledger.answers.current import current
from ledger.charts.strip import strip as strip_figure
from ledger.codes import N_
from ledger.ui import extremes
from ledger.ui.memory import kept
from ledger.ui.picture import picture
from ledger.ui.reading import View


@dataclass(frozen=True)
class Headline:
    """A question of the briefing and the measure that answers it, on its own basis."""

    question: str
    metric: str


HEADLINES = (
    Headline(N_("How many soldiers were sent to Russia?"), "troops_sent"),
    Headline(N_("How many are in Kursk region?"), "troops_in_kursk"),
    Headline(N_("How many were killed or wounded?"), "casualties"),
    Headline(N_("How many were killed?"), "killed"),
    Headline(N_("How many are prisoners of Ukraine?"), "captured"),
    Headline(N_("How much of Kursk region did Ukraine hold?"), "area_held_ua_km2"),
    Headline(N_("How many shells did North Korea deliver?"), "artillery_rounds"),
)


def strip(view: View, claims: pd.DataFrame, headline: Headline) -> None:
    """The question, the picture of all current figures, and who stands at the ends."""
    _, lang = view.lang.gettext, view.lang
    metric = view.record.metric_rows[headline.metric]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(_(headline.question), anchor=False, width="stretch")
        st.page_link(
            "pages/timeline.py", label=_("Through time"), icon=":material/timeline:",
            query_params=view.question.but(metric=headline.metric, basis="").to_link(),
        )
    now = kept(view, f"now {headline.metric}", lambda: _now(view, claims, metric))
    if now.empty:
        st.caption(_("No claim in the record on this day and with these filters."))
        return
    unit = _(codes.UNIT[metric["unit"]].label)
    picture(
        view, f"strip_{headline.metric}", lambda: strip_figure(now, unit, lang, view.theme),
        _("{question} Current figures by side.").format(question=_(headline.question)),
    )
    extremes.named(view, now, headline.metric)


def _now(view: View, claims: pd.DataFrame, metric: Mapping[Any, Any]) -> pd.DataFrame:
    """The current claims on the measure's own basis; words instead of a number too."""
    own = claims[(claims["metric"] == metric["metric"]) & (claims["basis"] == metric["default_basis"]) & (claims["covers"] == "all")]
    return current(own, view.day)
