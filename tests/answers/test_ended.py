"""States that have ended, on small frames."""

import pandas as pd

from ledger.answers.ended import ENDING_EVENTS, end_of, without_ended
from ledger.record.record import Record
from tests.support.claim_factory import claim, frame, ids

EVENTS = pd.DataFrame(
    {"event_id": ["ev-other", "ev-prisoners-to-seoul"], "date": pd.to_datetime(["2026-01-01", "2026-09-23"])}
)
CLAIMS = frame(
    claim("held", "ua-president", "2025-01-11", best=2, metric="captured"),
    claim("held again", "nis", "2026-09-23", best=1, metric="captured"),
    claim("ever", "ua-president", "2025-01-11", best=3, metric="captured", basis="total"),
    claim("troops", "nis", "2025-01-11", best=9),
)


def test_what_was_held_before_the_end_is_left_out_and_nothing_else() -> None:
    assert ids(without_ended(CLAIMS, EVENTS)) == ["held again", "ever", "troops"]


def test_before_the_event_is_known_nothing_has_ended() -> None:
    assert ids(without_ended(CLAIMS, EVENTS.iloc[:1])) == ids(CLAIMS)
    assert end_of(EVENTS.iloc[:1], "captured", "present") is None
    assert end_of(EVENTS, "captured", "total") is None


def test_every_end_is_an_event_of_the_record_about_a_measure_of_it(record: Record) -> None:
    for (metric, basis), event_id in ENDING_EVENTS.items():
        assert metric in record.metric_rows
        assert basis in set(record.claims["basis"])
        assert event_id in set(record.events["event_id"])
