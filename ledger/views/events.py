"""The events that stand in a picture."""

import pandas as pd

from ledger.views.cache import for_question
from ledger.views.view import View

IMPORTANCE = {"key": ("1",), "further": ("1", "2"), "none": ()}


@for_question("events")
def chosen_events(view: View) -> pd.DataFrame:
    """The events that the question asks for, in order of date, numbered from 1 by their place."""
    events = view.record.events
    asked_for = events[events["importance"].isin(IMPORTANCE[view.question.event_level])]
    return asked_for.sort_values("date", kind="stable").reset_index(drop=True)
