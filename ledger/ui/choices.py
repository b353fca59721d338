"""The choices that belong to one page: the measure, its basis, and how it is shown."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from ledger import codes
from ledger.ui.asked import asking as asking_of
from ledger.ui.memory import kept
from ledger.ui.reading import View, asking
from ledger.ui.select import select


def metric(view: View) -> Mapping[Any, Any]:
    """Choose the measure, by families, in the order of the record; returns its row."""
    _, lang = view.lang.gettext, view.lang
    metrics = view.record.metric_rows
    families: dict[str, dict[str, str]] = {}
    for name, row in metrics.items():
        families.setdefault(_(codes.FAMILY[row["family"]].label), {})[name] = lang.pick(row, "name")
    select("metric", _("Measure"), view.question.metric, families)
    return metrics[view.question.metric]


def basis(view: View) -> None:
    """Choose the basis where the record has claims of more than one that can be drawn."""
    _ = view.lang.gettext
    usual = view.record.metric_rows[view.question.metric]["default_basis"]
    drawn = kept(view, "bases", lambda: _bases(asking_of(view).measured))
    others = [code for code in codes.BASIS if code in drawn and code != usual]
    if others or view.question.basis:
        segmented(view, "basis", _("Basis"), {code: _(codes.BASIS[code or usual].label) for code in ["", *others]})


def _bases(claims: pd.DataFrame) -> frozenset[str]:
    return frozenset(claims["basis"][claims["drawable"]])


def segmented(view: View, field: str, label: str, options: dict[str, str]) -> None:
    """One of a few values of a field of the question, side by side."""
    st.segmented_control(label, list(options), format_func=lambda option: options.get(option, option), required=True, wrap=True, **asking(field, getattr(view.question, field)))


def toggle(view: View, field: str, label: str) -> None:
    """A field of the question that is on or off."""
    st.toggle(label, **asking(field, getattr(view.question, field)))


def age_limit(view: View) -> None:
    """Up to which age a figure counts as current; a limit that came with the link stays among the choices."""
    options = sorted({30, 90, 180, 365, view.question.limit})
    st.segmented_control(
        view.lang.gettext("A figure is current for"), options, format_func=lambda days: view.lang.ngettext("{n} day", "{n} days", days),
        required=True, wrap=True, **asking("limit", view.question.limit),
    )


def pair(view: View, series: pd.DataFrame) -> tuple[str, str] | None:
    """Choose two of the sources that have a claim in the series; None when there are not two."""
    _, lang = view.lang.gettext, view.lang
    speakers = kept(view, "speakers", lambda: list(series["source"].value_counts().index))
    if len(speakers) < 2:
        return None
    names = {source: lang.pick(row, "name") for source, row in view.record.source_rows.items()}
    first = view.question.first if view.question.first in speakers else speakers[0]
    others = [source for source in speakers if source != first]
    second = view.question.second if view.question.second in others else others[0]
    left, right = st.columns(2)
    with left:
        select("first", _("First source"), first, {"": {source: names[source] for source in speakers}})
    with right:
        select("second", _("Second source"), second, {"": {source: names[source] for source in others}})
    return first, second
