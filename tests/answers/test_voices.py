"""Repeats of another source's figure collapse to the voice that they repeat."""

from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from ledger.answers.series import series
from ledger.answers.voices import independent, voices
from ledger.record import Record
from tests.claims import claim, few, frame, frames, ids

DAY = date(2025, 4, 28)
NIS = claim("nis", "nis", "2025-01-13", best=3000)
REPEAT = claim("pentagon-repeats", "us-pentagon", "2025-02-01", best=3000, derived_from="nis", origin_source="nis")
HUR = claim("hur", "ua-hur", "2025-02-04", best=4000)
HUR_AGAIN = claim("hur-again", "ua-hur", "2025-03-04", best=4000, derived_from="hur")


def test_a_repeat_of_another_source_is_no_voice_beside_it_and_does_not_keep_it_young() -> None:
    now = voices(frame(NIS, REPEAT, HUR), DAY).set_index("claim_id")["age"].to_dict()
    # 13 January to 28 April is 18 + 28 + 31 + 28 days, 4 February to 28 April 24 + 31 + 28.
    assert now == {"nis": 105, "hur": 83}


def test_where_the_origin_does_not_speak_its_repeat_stands_in_for_it() -> None:
    now = voices(frame(REPEAT, HUR), DAY)
    assert now.set_index("claim_id")["origin_source"].to_dict() == {"pentagon-repeats": "nis", "hur": "ua-hur"}


def test_who_says_his_own_again_about_a_later_day_stays_current() -> None:
    assert ids(voices(frame(HUR, HUR_AGAIN), DAY)) == ["hur-again"]


def test_a_source_that_repeats_and_speaks_for_itself_is_heard_as_itself() -> None:
    own = claim("pentagon", "us-pentagon", "2025-01-20", best=1000)
    assert set(ids(voices(frame(NIS, REPEAT, own), DAY))) == {"nis", "pentagon"}
    assert ids(voices(frame(REPEAT, own), DAY)) == ["pentagon"]


@few
@given(frames(smallest=1), st.data())
def test_a_repeat_adds_no_voice_and_the_order_of_rows_does_not_matter(claims: pd.DataFrame, data: st.DataObject) -> None:
    now = voices(claims, DAY)
    assert now["origin_source"].is_unique
    repeated = data.draw(st.sampled_from(claims.to_dict("records")))
    echo = repeated | {"claim_id": "echo", "source": "an-echo", "is_repeat": True}
    more = pd.concat([claims, pd.DataFrame([echo])]).astype(claims.dtypes)
    shuffled = more.iloc[data.draw(st.permutations(range(len(more))))]
    assert set(ids(voices(shuffled, DAY))) == set(ids(now))


def test_the_pentagon_stood_in_for_the_white_house_until_it_spoke_itself(record: Record) -> None:
    # casualties-us-pentagon-2024-12-30 repeats casualties-us-white-house-2024-12-27, whose basis is period: among the
    # totals the White House does not speak. The Pentagon gave a figure of its own on 9 January 2025 (more than 1,000).
    repeat = "casualties-us-pentagon-2024-12-30"
    for day, stands_in in ((date(2025, 1, 8), True), (date(2025, 1, 9), False)):
        casualties = independent(series(record.known_on(day).claims, "casualties", "total")).set_index("claim_id")
        assert (repeat in casualties.index) == stands_in
    # HRW, MOFA and NHRCK repeat the president's two prisoners.
    captured = series(record.claims, "captured", "present")
    assert set(captured["claim_id"]) - set(independent(captured)["claim_id"]) == {"captured-kr-mofa-2025-03-17", "captured-kr-nhrck-2025-11-20", "captured-hrw-2026-02-26"}
