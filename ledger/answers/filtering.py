"""The claims that a question asks for, and which filter to loosen when none is left."""

import pandas as pd

from ledger.answers.corroboration import corroboration
from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.question.question import FILTERS, Question

OF_CLAIMS = ("repeats", "planned", "support")
"""The filters that only claims know: statements on settlements and on presence are not repeated, planned or compared in number."""


@published(N_("What the filters leave"))
def narrow(claims: pd.DataFrame, question: Question) -> pd.DataFrame:
    """The claims that pass every filter of the question; the indicator and the way of counting are not filters.

    Other sides that corroborate a claim are counted among all claims known on the day, before the other filters
    apply: looking at one side does not take away what it has from others. Claims that are not comparable have none.

    Parameters
    ----------
    claims
        ``Record.claims``, already placed on the day of ``known_on``.
    question
        Only its filters are read: sides, kinds, sources, as-of range, repeats, planned, support.

    Returns
    -------
    pandas.DataFrame
        The same columns, the rows in the same order.
    """
    kept = passing(claims, question)
    return claims if kept.all() else claims[kept]


def passing(claims: pd.DataFrame, question: Question) -> "pd.Series[bool]":
    """For each claim, whether it passes, as ``narrow`` has it."""
    kept = pd.Series(True, index=claims.index)
    for column, chosen in (("side", question.sides), ("source_kind", question.kinds), ("source", question.sources)):
        if chosen:
            kept &= claims[column].isin(chosen)
    if question.as_of_from:
        kept &= claims["as_of"] >= pd.Timestamp(question.as_of_from)
    if question.as_of_to:
        kept &= claims["as_of"] <= pd.Timestamp(question.as_of_to)
    if not question.repeats:
        kept &= ~claims["is_repeat"]
    if not question.planned:
        kept &= claims["basis"] != "planned"
    if question.min_support:
        counted = corroboration(claims)
        kept &= claims["claim_id"].isin(counted.loc[counted["corroborated"] >= question.min_support, "claim_id"])
    return kept


def narrow_statements(statements: pd.DataFrame, question: Question) -> pd.DataFrame:
    """The statements on settlements, or on presence, that pass the filters which they know: all but those in ``OF_CLAIMS``."""
    return narrow(statements, for_statements(question))


def for_statements(question: Question) -> Question:
    """The question with those filters alone that statements on settlements know."""
    return without(question, *OF_CLAIMS)


def without(question: Question, *names: str) -> Question:
    """The question with some filters reset."""
    usual = Question()
    return question.with_parameters(**{name: usual.parameter(name) for name in names})


def in_force(question: Question) -> list[str]:
    """The names of the filters that differ from their defaults."""
    usual = Question()
    return [name for name in FILTERS if question.parameter(name) != usual.parameter(name)]


def loosening(claims: pd.DataFrame, question: Question) -> dict[str, int]:
    """For each filter in force: how many claims were left if it alone were reset; the best first."""
    left = {name: len(narrow(claims, without(question, name))) for name in in_force(question)}
    return dict(sorted(left.items(), key=lambda item: -item[1]))
