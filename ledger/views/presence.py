"""What a view knows of where North Koreans were reported: the statements that pass the filters, and what follows from them on a day."""

from datetime import date

import pandas as pd

from ledger.answers import presence
from ledger.answers.filtering import narrow_statements
from ledger.charts.map.basemap import Window
from ledger.charts.map.contents import beyond
from ledger.text.sentences.presence import counted
from ledger.views.cache import cached
from ledger.views.view import View


def statements(view: View) -> pd.DataFrame:
    """The statements on presence that pass the filters."""
    scope = view.filter_scope
    return cached(scope, "presence", lambda: narrow_statements(scope.record.presence, scope.question))


def on_day(view: View, day: date) -> pd.DataFrame:
    """Where soldiers were reported, up to a day: the answer of ``presence.presence``."""
    return cached(view.filter_scope, f"presence {day}", lambda: presence.presence(statements(view), day))


def counts(view: View, day: date) -> str:
    """At how many places North Koreans were reported up to a day, and where it was denied: a sentence."""
    return cached(
        view.filter_scope, f"presence counts {day}", lambda: counted(on_day(view, day), view.record, day, view.lang)
    )


def outside(view: View, day: date, window: Window) -> str:
    """Which of these places a window of the map does not show; empty where it shows all."""
    return cached(
        view.filter_scope, f"outside {window} {day}", lambda: beyond(view.record, on_day(view, day), window, view.lang)
    )
