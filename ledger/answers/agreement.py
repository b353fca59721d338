"""Whether others bear a claim out: how many independent voices support it, how many contradict it."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from ledger.answers.current import ages_from
from ledger.answers.interval import interval
from ledger.answers.stretches import Numbers, Stretches
from ledger.frames import having, records

WITHIN = 45
"""How many days apart two figures may lie and still speak of the same time."""

FAR = 1_000_000
"""More days than any two claims lie apart: keeps voices apart on one line of days."""

READ = ("claim_id", "metric", "basis", "source", "origin_source", "period_start", "as_of", "stated_on", "low", "best", "high", "qualifier")
"""The columns on which agreement rests."""


def agreement(claims: pd.DataFrame) -> pd.DataFrame:
    """Support and contradiction.

    A claim is set beside the claims of other sources: same measure, same basis, counting exactly what the measure
    names, with a number, and about days at most 45 days apart. Another source supports the claim if any one of
    these claims allows a number that the claim allows too, and contradicts it if it has such claims and none does.
    So a voice that once named a figure that fits is counted for the claim, whatever else it said, and what becomes
    known later can add support but never take it away.

    Each source is one voice, and only its claims that repeat no other source count. Nobody supports himself: claims
    of the source that made the claim do not count, nor, where it repeats another source, claims of that one. Where
    one claim stands for a source, it is the one about the nearest day among those that fit, or among all if none
    fits; of two equally near, the one stated later.

    Figures for a period are compared only with figures for the same period. Planned figures are compared by the
    days on which they were stated, and only where both name the same target day or neither names one. Other claims,
    such as words without a number, are not compared at all.

    Parameters
    ----------
    claims
        Any claims, of any measures, as known on the reader's day.

    Returns
    -------
    pandas.DataFrame
        One row for each claim that can be compared, in the order of ``claims``: ``claim_id``, ``support`` and
        ``contradict``, numbers of voices.
    """
    said = _said(claims)
    asked = _Asked(said, said)
    supports = asked.fitting(WITHIN) > 0
    support, heard = (np.bincount(asked.of[which], minlength=len(said)) for which in (supports, slice(None)))
    return pd.DataFrame({"claim_id": said["claim_id"], "support": support, "contradict": heard - support})


def couples(claims: pd.DataFrame) -> pd.DataFrame:
    """Every claim with the one claim that stands for each voice that supports or contradicts it.

    Returns
    -------
    pandas.DataFrame
        ``claim_id``, ``other`` (the claim_id of the one that bears witness), ``supports`` and ``apart`` (days between
        them), in the order of ``claims``.
    """
    said = _said(claims)
    asked = _Asked(said, said)
    other, apart = asked.nearest()
    found = pd.DataFrame({
        "claim_id": said["claim_id"].to_numpy()[asked.of], "other": asked.heard["claim_id"].to_numpy()[other],
        "supports": asked.fitting(WITHIN) > 0, "apart": apart,
    })
    return found.astype({"claim_id": "str", "other": "str", "apart": "int64"})


def witnesses(claims: pd.DataFrame, coupled: pd.DataFrame, claim_id: str) -> pd.DataFrame:
    """The claims that support or contradict one claim, as ``agreement`` counts them.

    Parameters
    ----------
    coupled
        The answer of ``couples`` for claims among which are all on the measure of the claim.

    Returns
    -------
    pandas.DataFrame
        Rows of ``claims`` with ``supports`` and ``apart`` (days between them), the nearest first; empty for a
        claim that cannot be compared.
    """
    own = coupled[having(coupled, "claim_id", claim_id)]
    places = pd.Index(claims["claim_id"]).get_indexer(own["other"])
    order = np.lexsort((own["other"], -_days(claims["stated_on"].iloc[places]), own["apart"]))
    rows: pd.DataFrame = claims.iloc[places[order]].reset_index(drop=True)
    return rows.assign(supports=own["supports"].to_numpy()[order], apart=own["apart"].to_numpy()[order])


def _said(claims: pd.DataFrame) -> pd.DataFrame:
    """The claims that can be compared, in numbers: ``series`` (what two claims must share to be compared: measure, basis, the
    period or the target day), ``source``, ``origin``, ``day``, ``stated`` and the numbers that each allows, ``lower`` to ``upper``.
    """
    rows = claims.loc[claims["drawable"], list(READ)]
    targeted = (rows["basis"] == "period") | ((rows["basis"] == "planned") & (rows["as_of"] != rows["stated_on"]))
    shared = [rows["metric"], rows["basis"], rows["period_start"], rows["as_of"].where(targeted)]
    sources = pd.concat([rows["source"], rows["origin_source"]]).factorize()[0]
    allowed = [interval(row) for row in records(rows[["low", "best", "high", "qualifier"]])]
    return pd.DataFrame({
        "claim_id": rows["claim_id"].to_numpy(), "series": rows.groupby(shared, dropna=False).ngroup().to_numpy(),
        "source": sources[:len(rows)], "origin": sources[len(rows):], "day": _days(ages_from(rows)), "stated": _days(rows["stated_on"]),
        "lower": [lower for lower, _ in allowed], "upper": [upper for _, upper in allowed],
    }).astype({"claim_id": "str", "lower": "float64", "upper": "float64"})


def _days(days: pd.Series) -> Numbers:
    return (days - pd.Timestamp("1970-01-01")).dt.days.to_numpy("int64")


class _Asked:
    """Each claim beside each other voice of its series that spoke near its day: all at once, so that the time grows with the
    number of claims and not with its square.

    Attributes
    ----------
    heard
        What sources say themselves, by voice, day, statement and claim_id.
    of, voice
        For each couple of a claim and a voice: the places of the claim and of the voice.
    """

    def __init__(self, said: pd.DataFrame, claims: pd.DataFrame) -> None:
        own = said[said["source"] == said["origin"]]
        self.heard = own.sort_values(["series", "source", "day", "stated", "claim_id"], ignore_index=True)
        number = self.heard.groupby(["series", "source"]).ngroup().to_numpy()
        self._places = number * FAR + self.heard["day"].to_numpy()
        self._lower, self._upper = Stretches(-self.heard["lower"].to_numpy()), Stretches(self.heard["upper"].to_numpy())
        voices = self.heard[["series", "source"]].drop_duplicates(ignore_index=True).rename(columns={"source": "other"})
        asked = claims.assign(of=range(len(claims))).merge(voices.assign(voice=voices.index), on="series")
        asked = asked[(asked["other"] != asked["source"]) & (asked["other"] != asked["origin"])]
        self._take(asked)
        start, stop = self._stretch(-WITHIN, WITHIN)
        self._take(asked[stop > start])

    def _take(self, asked: pd.DataFrame) -> None:
        self.of, self._day = asked["of"].to_numpy(), asked["voice"].to_numpy() * FAR + asked["day"].to_numpy()
        self._allowed = asked["lower"].to_numpy(), asked["upper"].to_numpy()

    def _stretch(self, first: Numbers | int, last: Numbers | int) -> tuple[Numbers, Numbers]:
        """What each voice said from so many days after the claim's day to so many."""
        return np.searchsorted(self._places, self._day + first), np.searchsorted(self._places, self._day + last, side="right")

    def _fitting(self, start: Numbers, stop: Numbers) -> Numbers:
        """How many claims of a stretch allow a number that the claim allows too: all but those that lie above or below it."""
        lower, upper = self._allowed
        return stop - start - self._lower.below(start, stop, -upper) - self._upper.below(start, stop, lower)

    def fitting(self, days: int) -> Numbers:
        """How many claims of the voice that are at most so many days away fit."""
        return self._fitting(*self._stretch(-days, days))

    def nearest(self) -> tuple[Numbers, Numbers]:
        """The place of the claim that stands for each voice, and how many days it is away."""
        fits = self.fitting(WITHIN) > 0

        def standing(start: Numbers, stop: Numbers) -> Numbers:
            return np.where(fits, self._fitting(start, stop), stop - start) > 0

        apart = _first(lambda days: standing(*self._stretch(-days, days)), np.zeros_like(self.of), WITHIN)
        best = np.full(len(self.of), -1)
        order = np.argsort(np.lexsort((self.heard["claim_id"], self.heard["stated"])))
        for day in (-apart, apart):
            start, stop = self._stretch(day, day)
            place = _last(standing, start, stop)
            better = standing(start, stop) & ((best < 0) | (order[place] > order[best]))
            best = np.where(better, place, best)
        return best, apart


def _last(holds: Callable[[Numbers, Numbers], Numbers], start: Numbers, stop: Numbers) -> Numbers:
    """The last place in each stretch from which on to its end something holds."""
    longest = int((stop - start).max(initial=0))
    return stop - _first(lambda taken: holds(np.maximum(stop - taken, start), stop), np.ones_like(stop), longest)


def _first(holds: Callable[[Numbers], Numbers], least: Numbers, most: int) -> Numbers:
    """For each place the smallest number from `least` to `most` that holds; what holds for a number holds for all larger ones."""
    low, high = least, np.full_like(least, most)
    while (low < high).any():
        middle = (low + high) // 2
        held = holds(middle)
        low, high = np.where(held, low, np.minimum(middle + 1, high)), np.where(held, middle, high)
    return low
