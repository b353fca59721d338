"""What a view knows of where North Koreans were reported: the statements that pass the filters, and what follows from them on a day."""

from datetime import date

import pandas as pd

from ledger.answers import presence
from ledger.answers.filtering import apply_statement_filters
from ledger.charts.map.contents import statements_outside
from ledger.charts.map.window import Window
from ledger.text.sentences.presence import headline
from ledger.views.cache import for_question
from ledger.views.view import View


@for_question()
def statements(view: View) -> pd.DataFrame:
    """The statements on presence that pass the filters."""
    return apply_statement_filters(view.record.presence, view.question)


@for_question()
def on_day(view: View, day: date) -> pd.DataFrame:
    """Where soldiers were reported, up to a day: the answer of ``presence.presence``."""
    return presence.presence(statements(view), day)


@for_question()
def counts(view: View, day: date) -> str:
    """At how many places North Koreans were reported up to a day, and where it was denied: a sentence."""
    return headline(on_day(view, day), view.record, day, view.lang)


@for_question()
def outside(view: View, day: date, window: Window) -> str:
    """Which of these places a window of the map does not show; empty where it shows all."""
    return statements_outside(view.record, on_day(view, day), window, view.lang)
