"""Which governments never gave a figure, and what they said or showed instead."""

from dataclasses import dataclass

import pandas as pd

from ledger.answers.independence import independent_claims
from ledger.answers.series import series
from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.record import codes
from ledger.record.claim import Claim, claims_of
from ledger.record.record import Record
from ledger.record.rows import Event, rows_of

RELATED_METRICS = (
    (
        "troops_sent",
        "troops_in_russia",
        "troops_in_kursk",
        "troops_planned",
        "troops_possible",
        "troops_reinforcement",
        "engineers_builders_sent",
        "sappers_sent",
        "construction_troops_sent",
    ),
    ("casualties", "killed", "wounded", "honoured_dead", "casualty_share_pct", "killed_share_pct"),
)
"""Measures that are about the same question: what is said on one of them is named where there is no figure on another."""


@dataclass(frozen=True)
class NoFigure:
    """A government that never gave a figure.

    Attributes
    ----------
    side, voice
        The side, and the country code of its government.
    claim
        What it said instead: a claim on another measure or basis; None where there is none.
    event
        What it did or denied, where it said nothing of the kind; None where there is none.
    """

    side: str
    voice: str
    claim: Claim | None = None
    event: Event | None = None


@published(N_("Nobody's figure"))
def no_figure(record: Record, metric: str, basis: str) -> list[NoFigure]:
    """Nobody's figure.

    A government that has never given a figure of its own in the series, as far as is known, is named, with what it
    said or showed instead. That is the newest of its own statements on an indicator about the same question (soldiers and
    engineers sent or there; killed, wounded, dead shown in public) that counts exactly what its indicator names; without
    one, the newest other statement on those, such as words or a figure for a part; without one, for the dead and
    wounded, the newest event about losses, or about a denial, in which the government takes part. A statement that
    passes on the figure of somebody else is not its own.

    Parameters
    ----------
    record
        As known on the reader's day; filters do not matter here.

    Returns
    -------
    list of NoFigure
        In the order of sides.

    Examples
    --------
    Killed in all, known on 29 November 2026: Pyongyang never gave a total. It showed 101 portraits (22 August
    2025, dead shown in public); nine dead sappers (December 2025) are a part, so they come second. Moscow has neither:
    its state television only repeated the 101.
    """
    claims = independent_claims(record.claims)
    spoken = set(series(claims, metric, basis)["voice"])
    alike = next((group for group in RELATED_METRICS if metric in group), (metric,))
    related = claims[claims["metric"].isin(alike)]
    silent = {side: voice for side, voice in codes.GOVERNMENTS.items() if voice not in spoken}
    return [
        _instead(record, related[related["voice"] == voice], side, voice, "killed" in alike)
        for side, voice in silent.items()
    ]


def _instead(record: Record, claims: pd.DataFrame, side: str, voice: str, losses: bool) -> NoFigure:
    if len(claims):
        order = claims.assign(
            order=claims["metric"].map({name: place for place, name in enumerate(record.metric_rows)})
        )
        newest = order.sort_values(
            ["drawable", "stated_on", "as_of", "order", "claim_id"], ascending=[False, False, False, True, True]
        )
        return NoFigure(side, voice, claim=claims_of(newest.head(1))[0])
    if not losses:
        return NoFigure(side, voice)
    offices = {
        key
        for key, row in record.source_rows.items()
        if row["country"] == voice and row["kind"] in codes.OFFICIAL_KINDS
    }
    events = record.events[record.events["kind"].isin(["loss", "denial"])]
    # A list without an entry would take columns, not rows.
    taking_part = events.loc[
        pd.Series(
            [not offices.isdisjoint(str(actors).split(";")) for actors in events["actors"]],
            index=events.index,
            dtype="bool",
        )
    ]
    newest = taking_part.sort_values(["date", "event_id"]).tail(1)
    return NoFigure(side, voice, event=next(iter(rows_of(newest, Event)), None))
