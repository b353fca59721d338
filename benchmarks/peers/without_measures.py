"""The very same dashboard without what makes it fast: ``python -m benchmarks.peers.without_measures --server.port 8600``.

It runs as a Streamlit user would have written it at first. The record is still read once (everybody caches the data), and
within one run an answer is still worked out only once (everybody uses a variable); but no run leaves anything to the next:

- answers and figures are worked out anew in each run, and so is the record as known on a day;
- text in frames is kept as pandas keeps it usually, in Arrow's buffers;
- each figure is a ``plotly.graph_objects.Figure``, shown by ``st.plotly_chart``: checked when it is made, copied when it
  is sent, built anew in the browser. So a control tells the server first, and pictures come with the run's answer;
- a click on a mark runs the whole page;
- the collector looks at everything that lives after each run, as Streamlit has it usually.

Controls are the Ledger's own, and a card comes from its address, after the run that opens it. What is only drawn when it
is open stays so: these are the same pages.
"""

import sys
from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date
from math import nan
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.web.cli import main

from ledger.record.record import Record
from ledger.record.store import default_record, record_store
from ledger.views import cache
from ledger.views.view import View


def remove_measures() -> None:
    """Put the plain ways in place of the measures, before anybody has taken their names."""
    record_store().show(in_arrow(default_record()))
    cache.cached = cached
    cache.cached_by_key = cached_by_key
    cache.record_known_on = known_on
    from ledger.ui.components import chart as of_charts

    of_charts.chart = chart
    from ledger.ui import app

    app._freeze = lambda: None  # type: ignore[assignment]


def cached(view: View, name: str, compute: Callable[[], Any]) -> Any:
    """The answer, from earlier in the same run or worked out; it hangs on the record, which each run has for itself."""
    answers = vars(view.record).setdefault("answers", {})
    key = (view.day, view.cache_key, name)
    if key not in answers:
        answers[key] = compute()
    return answers[key]


def cached_by_key(_key: tuple[Hashable, ...], compute: Callable[[], Any]) -> Any:
    """The answer, worked out."""
    return compute()


def in_arrow(full_record: Record) -> Record:
    """The record with the text of its frames as pandas keeps it where nothing else is said."""
    pd.set_option("mode.string_storage", "auto")
    arrow = pd.StringDtype(na_value=nan)
    frames = {
        name: frame.astype(dict.fromkeys(frame.select_dtypes("object"), arrow))
        for name, frame in vars(full_record)["_frames"].items()
    }
    return replace(full_record, _frames=frames)


def known_on(full_record: Record, day: date) -> Record:
    """The record as known on a day, worked out."""
    return full_record.known_on(day)


def chart(view: View, name: str, *, stretch: bool = False) -> None:
    """A figure as the framework's users have it."""
    from ledger.ui.session import update_question
    from ledger.views.pictures.registry import PICTURES, figure

    picture, key = PICTURES[name], f"plotly_{name}"
    drawn = figure(view, name)
    if drawn is None:
        return

    def clicked() -> None:
        for point in st.session_state[key].selection.points[:1]:
            update_question(**{picture.opens: point["customdata"]})

    st.plotly_chart(
        go.Figure(drawn).update_layout(clickmode="event+select"),
        theme=None,
        key=key,
        alt=picture.alt(view),
        height="stretch" if stretch else "content",
        config=picture.config(view.lang),
        on_select=clicked,
        selection_mode="points",
    )


if __name__ == "__main__":
    remove_measures()
    sys.argv = ["streamlit", "run", "dashboard.py", "--runner.postScriptGC", "true", *sys.argv[1:]]
    main()
