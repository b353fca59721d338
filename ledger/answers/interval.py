"""Which numbers a claim allows: its interval, with a stated rule for rounding."""

from math import inf, isinf

from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.record.claim import StatedFigure

LARGEST_SHARE = 0.1
"""A rounded figure is never taken to be wider than this share of itself to either side."""


@published(N_("Which numbers a claim allows"))
def interval(claim: StatedFigure) -> tuple[float, float]:
    """The numbers that a claim allows.

    A number without a hedge allows itself alone. “About” and “nearly” allow what rounds to the number: half a
    unit of its last digit that is not zero to either side (“nearly” only below), but at most a tenth of the
    number. So “about 11,000” allows 10,500 to 11,500, “about 4,000” allows 3,600 to 4,400, and 4,012 allows
    only itself. “At least” and “more than” allow everything from the number up, “up to” everything from zero
    to it, a range what lies between its ends.

    Parameters
    ----------
    claim
        A claim with a number, or its numbers alone.

    Returns
    -------
    tuple of float
        Lower and upper end, both included; the upper end may be infinite.
    """
    lower, upper = min(claim.numbers), max(claim.numbers)
    if claim.is_lower_bound:
        return lower, inf
    if claim.is_upper_bound:
        return 0.0, upper
    if claim.qualifier in ("about", "nearly"):
        upper_slack = 0.0 if claim.qualifier == "nearly" else rounding_tolerance(upper)
        return lower - rounding_tolerance(lower), upper + upper_slack
    return lower, upper


def rounding_tolerance(number: float) -> float:
    """Half a unit of the last digit that is not zero, at most a tenth of the number: 500 for 11,000, 400 for 4,000."""
    if number == 0 or isinf(number):
        return 0.0
    if number != int(number):
        decimals = len(f"{number:.10f}".rstrip("0").split(".")[1])
        unit = 10.0**-decimals
    else:
        zeros = len(str(int(abs(number)))) - len(str(int(abs(number))).rstrip("0"))
        unit = 10.0**zeros
    return min(unit / 2, LARGEST_SHARE * abs(number))
