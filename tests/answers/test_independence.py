"""Who speaks with one voice, and which figures are a voice's own."""

import pandas as pd
from hypothesis import given, strategies as st

from ledger.answers.independence import independent_claims
from ledger.record.record import Record
from tests.support.claim_factory import claim, few, frame, frames, ids

NIS = claim("nis", "nis", "2025-01-13", best=3000)
REPEAT = claim("pentagon-repeats", "us-pentagon", "2025-02-01", best=3000, derived_from="nis", origin_source="nis")


def test_a_repeat_of_another_voice_is_nobodys_own_figure_even_where_that_voice_is_not_to_be_heard() -> None:
    assert ids(independent_claims(frame(NIS, REPEAT))) == ["nis"]
    assert ids(independent_claims(frame(REPEAT))) == []


def test_a_voice_that_states_its_own_figure_again_speaks_for_itself() -> None:
    again = claim("staff", "jcs", "2025-03-04", best=3000, derived_from="nis", origin_source="nis")
    assert ids(independent_claims(frame(NIS, again))) == ["nis", "staff"]


@few
@given(frames(verbal=True), st.data())
def test_what_is_left_is_own_whatever_the_order(claims: pd.DataFrame, data: st.DataObject) -> None:
    own = independent_claims(claims)
    assert (own["voice"] == own["origin_voice"]).all()
    mixed = claims.iloc[data.draw(st.permutations(range(len(claims))))]
    assert set(ids(independent_claims(mixed))) == set(ids(own))


def test_governments_speak_with_one_voice_and_all_others_each_for_himself(record: Record) -> None:
    voices = record.claims.drop_duplicates("source").set_index("source")["voice"]
    # sources.csv: kinds government, intelligence, military, state_media and officials_unnamed with a country are its government.
    assert voices[["ua-hur", "ua-president", "ua-general-staff", "ua-officials"]].unique().tolist() == ["UA"]
    assert voices[["nis", "jcs", "kr-parliament"]].unique().tolist() == ["KR"]
    assert voices[["uk-mod", "uk-fcdo"]].unique().tolist() == ["GB"]
    assert voices[["dprk-kcna", "dprk-leader"]].unique().tolist() == ["KP"]
    # Media and analysts, also those of a country at war, alliances, and officials without a country.
    for source in ("deepstate", "ru-milbloggers", "bbc", "isw", "nato", "western-officials", "rfa"):
        assert voices[source] == source
