"""The choices that belong to one page: the measure, its basis, and how it is shown."""

import pandas as pd

from ledger.answers.series import basis_of
from ledger.charts.spans import SPANS
from ledger.question.question import AGE_LIMITS
from ledger.record import codes
from ledger.ui.components.controls import Control, radio, render_controls, select
from ledger.views.analyses import sources_in_series
from ledger.views.cache import cached
from ledger.views.metric_context import query
from ledger.views.view import View

MOST_ASKED_FOR = ("troops_sent", "troops_in_kursk", "casualties", "killed", "captured", "artillery_rounds")
"""The measures that are asked for most: they come first."""


def metric(view: View, chosen: str | None = None) -> Control:
    """The usual measures, then the others by families, in the order of the record; ``chosen`` is empty where none is looked at."""
    _, lang, rows = view.lang.gettext, view.lang, view.record.metric_rows
    chosen = view.question.metric if chosen is None else chosen
    groups: dict[str, dict[str, str]] = {} if chosen else {"": {"": _("choose one")}}
    groups[_("Most asked for")] = {name: lang.localised(rows[name], "name") for name in MOST_ASKED_FOR if name in rows}
    for name, row in rows.items():
        if name not in MOST_ASKED_FOR:
            groups.setdefault(_(codes.FAMILY[row["family"]].label), {})[name] = lang.localised(row, "name")
    return select("metric", _("Indicator"), chosen, groups, panels=False)


def panels(view: View) -> Control:
    """Three measures together, or one."""
    _ = view.lang.gettext
    return radio("panels", _("Show"), view.question.panels, {True: _("sent, there, lost"), False: _("one indicator")})


def span(view: View) -> Control:
    """Which days are in sight."""
    _, lang = view.lang.gettext, view.lang
    words = {"all": _("whole time"), "autumn_2024": _("autumn 2024"), "2025": "2025", "2026": "2026"}
    titles = {
        name: _("{start} to {end}").format(start=lang.date(start), end=lang.date(end))
        for name, (start, end) in SPANS.items()
    }
    return radio("span", _("Period shown"), view.question.span, words, titles=titles)


def basis(view: View) -> Control | None:
    """The basis, where the record has claims of more than one that can be drawn."""
    _ = view.lang.gettext
    usual = basis_of(view.record.metric_rows[view.question.metric])
    drawn = cached(view, "bases", lambda: _bases(query(view).metric_claims))
    others = [code for code in codes.BASIS if code in drawn and code != usual]
    if not others and not view.question.basis:
        return None
    return radio(
        "basis",
        _("Counted as"),
        view.question.basis,
        {code: _(codes.BASIS[code or usual].label) for code in ["", *others]},
    )


def _bases(claims: pd.DataFrame) -> frozenset[str]:
    return frozenset(claims["basis"][claims["drawable"]])


def axis(view: View) -> Control:
    """Linear or logarithmic."""
    _ = view.lang.gettext
    return radio("axis", _("Axis"), view.question.axis, {"linear": _("linear"), "log": _("logarithmic")})


def age_limit(view: View) -> Control:
    """Up to which age a figure counts as current."""
    lang = view.lang
    options = {months: lang.ngettext("{n} month", "{n} months", months) for months in AGE_LIMITS}
    return radio("months", lang.gettext("Age limit of figures"), view.question.max_age_months, options)


def pair(view: View, first: str, second: str) -> None:
    """Choose two of the sources that have a claim in the series."""
    _, lang, speakers = view.lang.gettext, view.lang, sources_in_series(view)
    names = {source: lang.localised(row, "name") for source, row in view.record.source_rows.items()}
    others = [source for source in speakers if source != first]
    render_controls(
        "pair",
        select("first", _("First source"), first, {"": {source: names[source] for source in speakers}}),
        select("second", _("Second source"), second, {"": {source: names[source] for source in others}}),
    )
