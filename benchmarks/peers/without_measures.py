"""The very same dashboard without what makes it fast: ``python -m benchmarks.peers.without_measures --server.port 8600``.

It runs as a Streamlit user would have written it at first. The record is still read once (everybody caches the data), and
within one run an answer is still worked out only once (everybody uses a variable); but no run leaves anything to the next:

- answers and figures are worked out anew in each run, and so is the record as known on a day;
- text in frames is kept as pandas keeps it usually, in Arrow's buffers;
- each figure is a ``plotly.graph_objects.Figure``, shown by ``st.plotly_chart``: checked when it is made, copied when it is sent, built anew in the browser;
- the collector looks at everything that lives after each run, as Streamlit has it usually.

What is only drawn when it is open stays so: these are the same pages.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from math import nan
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.web.cli import main

from ledger.record import Record
from ledger.ui import memory
from ledger.ui.lines import Line, lines
from ledger.ui.opener import Opens
from ledger.ui.reading import View, change


def take_away() -> None:
    """Put the plain ways in place of the measures; memory first, because the others take its names when they are imported."""
    memory.kept = kept_for_this_run
    memory.kept_under = lambda key, compute: compute()  # noqa: ARG005
    whole = in_arrow(memory.record())
    memory.record = lambda: whole
    memory.record_known_on = known_on
    from ledger.ui import picture

    picture.picture = chart
    from ledger.ui import frame

    frame._freeze = lambda: None  # type: ignore[assignment]


def kept_for_this_run(view: View, name: str, compute: Callable[[], Any]) -> Any:
    """The answer, from earlier in the same run or worked out."""
    answers = vars(view).setdefault("answers", {})
    if name not in answers:
        answers[name] = compute()
    return answers[name]


def in_arrow(record: Record) -> Record:
    """The record with the text of its frames as pandas keeps it where nothing else is said."""
    pd.set_option("mode.string_storage", "auto")
    arrow = pd.StringDtype(na_value=nan)
    frames = {name: frame.astype(dict.fromkeys(frame.select_dtypes("object"), arrow)) for name, frame in vars(record)["_frames"].items()}
    return replace(record, _frames=frames)


def known_on(version: str, day: date) -> Record:
    """The record as known on a day, worked out."""
    return memory.record().known_on(day)


def chart(
    view: View, name: str, draw: Callable[[], dict[str, Any]], alt: str, opens: Opens = "claim", high: Literal["content", "stretch"] = "content",
    named: Sequence[Line] = (), **config: Any,
) -> None:
    """A figure as the framework's users have it."""
    figure = go.Figure(memory.kept(view, name, draw)).update_layout(clickmode="event+select")

    def clicked() -> None:
        for point in st.session_state[name].selection.points[:1]:
            change(**{opens: point["customdata"]})

    st.plotly_chart(figure, theme=None, key=name, height=high, alt=alt, config=config, on_select=clicked, selection_mode="points")
    lines(name, named, opens)


if __name__ == "__main__":
    take_away()
    sys.argv = ["streamlit", "run", "dashboard.py", "--runner.postScriptGC", "true", *sys.argv[1:]]
    main()
