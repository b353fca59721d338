"""The claims that a question asks for, and which filter to loosen when none is left."""

import pandas as pd

from ledger.answers.corroboration import corroboration
from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.question.question import FILTERS, Question

CLAIM_ONLY_FILTERS = ("repeats", "planned", "support")
"""The filters that only claims know: statements on settlements and on presence are not repeated, planned or compared in number."""


@published(N_("What the filters leave"))
def apply_filters(claims: pd.DataFrame, question: Question) -> pd.DataFrame:
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
    mask = filter_mask(claims, question)
    return claims if mask.all() else claims[mask]


def filter_mask(claims: pd.DataFrame, question: Question) -> "pd.Series[bool]":
    """For each claim, whether it passes, as ``apply_filters`` has it."""
    mask = pd.Series(True, index=claims.index)
    for column, chosen in (("side", question.sides), ("source_kind", question.kinds), ("source", question.sources)):
        if chosen:
            mask &= claims[column].isin(chosen)
    if question.as_of_from:
        mask &= claims["as_of"] >= pd.Timestamp(question.as_of_from)
    if question.as_of_to:
        mask &= claims["as_of"] <= pd.Timestamp(question.as_of_to)
    if not question.repeats:
        mask &= ~claims["is_repeat"]
    if not question.planned:
        mask &= claims["basis"] != "planned"
    if question.min_support:
        counted = corroboration(claims)
        mask &= claims["claim_id"].isin(counted.loc[counted["corroborated"] >= question.min_support, "claim_id"])
    return mask


def apply_statement_filters(statements: pd.DataFrame, question: Question) -> pd.DataFrame:
    """The statements on settlements, or on presence, that pass the filters which they know: all but those in ``CLAIM_ONLY_FILTERS``."""
    return apply_filters(statements, statement_filters(question))


def statement_filters(question: Question) -> Question:
    """The question with those filters alone that statements on settlements know."""
    return reset_filters(question, *CLAIM_ONLY_FILTERS)


def reset_filters(question: Question, *names: str) -> Question:
    """The question with some filters reset."""
    defaults = Question()
    return question.with_parameters(**{name: defaults.parameter(name) for name in names})


def active_filters(question: Question) -> list[str]:
    """The names of the filters that differ from their defaults."""
    defaults = Question()
    return [name for name in FILTERS if question.parameter(name) != defaults.parameter(name)]


def remaining_without_each_filter(claims: pd.DataFrame, question: Question) -> dict[str, int]:
    """For each filter in force: how many claims were left if it alone were reset; the best first."""
    left = {name: len(apply_filters(claims, reset_filters(question, name))) for name in active_filters(question)}
    return dict(sorted(left.items(), key=lambda item: -item[1]))
