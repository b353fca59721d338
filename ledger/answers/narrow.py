"""The claims that a question asks for, and which filter to loosen when none is left."""

import pandas as pd

from ledger.question import FILTERS, Question


def narrow(claims: pd.DataFrame, question: Question) -> pd.DataFrame:
    """The claims that pass every filter of the question; the measure and the basis are not filters.

    Parameters
    ----------
    claims
        ``Record.claims``, already placed on the day of ``known_on``.
    question
        Only its filters are read: sides, kinds, sources, as-of range, repeats, planned.

    Returns
    -------
    pandas.DataFrame
        The same columns, the rows in the same order.
    """
    kept = _said_by_and_about(claims, question)
    if not question.repeats:
        kept &= ~claims["is_repeat"]
    if not question.planned:
        kept &= claims["basis"] != "planned"
    return claims[kept]


def narrow_statements(control: pd.DataFrame, question: Question) -> pd.DataFrame:
    """The statements on settlements that pass the filters which they know: sides, kinds, sources, as-of range."""
    return control[_said_by_and_about(control, question)]


def _said_by_and_about(rows: pd.DataFrame, question: Question) -> "pd.Series[bool]":
    kept = pd.Series(True, index=rows.index)
    for column, chosen in (("side", question.sides), ("source_kind", question.kinds), ("source", question.sources)):
        if chosen:
            kept &= rows[column].isin(chosen)
    if question.as_of_from:
        kept &= rows["as_of"] >= pd.Timestamp(question.as_of_from)
    if question.as_of_to:
        kept &= rows["as_of"] <= pd.Timestamp(question.as_of_to)
    return kept


def in_force(question: Question) -> list[str]:
    """The names of the filters that differ from their defaults."""
    usual = Question()
    return [name for name in FILTERS if getattr(question, name) != getattr(usual, name)]


def loosening(claims: pd.DataFrame, question: Question) -> dict[str, int]:
    """For each filter in force: how many claims were left if it alone were reset; the best first."""
    usual = Question()
    left = {
        name: len(narrow(claims, question.model_copy(update={name: getattr(usual, name)})))
        for name in in_force(question)
    }
    return dict(sorted(left.items(), key=lambda item: -item[1]))
