"""What the range hangs on: its ends with one voice, or one side, left out."""

from collections.abc import Iterator

import pandas as pd

from ledger.answers.spread import Extremes, Spread, claim_id_or_empty, extremes
from ledger.i18n.messages import N_
from ledger.i18n.published import published
from ledger.record import codes
from ledger.record.claim import claims_of

COLUMNS = ("kind", "key", "voices", "left", "low", "low_claim", "high", "high_claim", "factor", "bound", "moved")


@published(N_("The range without one source"))
def leave_one_out(found: Spread) -> pd.DataFrame:
    """The range without one source.

    Each voice that counts in the range is left out once, and each side once with all its voices. Lowest, highest
    and ratio are then taken among the voices that remain, by the same rules. Nothing else takes the place of what
    was left out: no repeat of it, no older figure, and none that was too old or overtaken. The range depends on a voice or a
    side when an end changes without it, that is, when the lowest or the highest number becomes another one or
    nobody holds that end any more. Where two voices hold an end with the same number, it does not change without
    one of them.

    Parameters
    ----------
    found
        The answer of ``spread.spread``.

    Returns
    -------
    pandas.DataFrame
        One row a voice (by key), then one row a side (in the order of the code list): ``kind`` (voice,
        side), ``key``; ``voices``, how many are left out, and ``left``, how many remain; ``low``,
        ``low_claim``, ``high``, ``high_claim``, ``factor`` and ``bound`` of what remains, as in ``Extremes`` (NaN
        or empty where missing); ``moved`` (low, high, both, or empty where neither end moves).
    """
    claims = [(claim.voice, claim.side, claim) for claim in claims_of(found.voices)]
    rows = []
    for kind, key in _without_each([(voice, side) for voice, side, _ in claims]):
        rest = [claim for voice, side, claim in claims if key != (voice if kind == "voice" else side)]
        remaining = extremes(rest)
        rows.append(
            {
                "kind": kind,
                "key": key,
                "voices": len(claims) - len(rest),
                "left": len(rest),
                "low": remaining.low,
                "low_claim": claim_id_or_empty(remaining.lowest),
                "high": remaining.high,
                "high_claim": claim_id_or_empty(remaining.highest),
                "factor": float("nan") if remaining.factor is None else remaining.factor,
                "bound": remaining.bound,
                "moved": _is_moved(found.extremes, remaining),
            }
        )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _without_each(voices: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Every voice and every side that takes part."""
    yield from (("voice", voice) for voice in sorted(voice for voice, _ in voices))
    taking_part = {side for _, side in voices}
    yield from (("side", side) for side in codes.SIDE if side in taking_part)


def _is_moved(full: Extremes, remaining: Extremes) -> str:
    """Which ends have another number, or none any more; an end that nobody held before cannot move."""
    low, high = (
        pd.notna(before) and before != after
        for before, after in ((full.low, remaining.low), (full.high, remaining.high))
    )
    return "both" if low and high else "low" if low else "high" if high else ""


def movers(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that move an end; a side with one voice only would repeat that voice's row."""
    telling = (rows["kind"] == "voice") | (rows["voices"] > 1)
    return rows[(rows["moved"] != "") & telling]
