"""The events that stand in a picture."""

import pandas as pd

from ledger.views.cache import cached
from ledger.views.view import View

IMPORTANCE = {"key": ("1",), "further": ("1", "2"), "none": ()}


def chosen_events(view: View) -> pd.DataFrame:
    """The events that the question asks for, in order of date, numbered from 1 by their place."""
    scope = view.restricted_to("events")

    def find() -> pd.DataFrame:
        events = scope.record.events
        asked_for = events[events["importance"].isin(IMPORTANCE[scope.question.events])]
        return asked_for.sort_values("date", kind="stable").reset_index(drop=True)

    return cached(scope, "events", find)
