"""Who repeats whom."""

from ledger.answers.repeat_chain import chain_of, repeats_of
from ledger.record.record import Record
from tests.support.claim_factory import claim, frame, ids

CLAIMS = frame(
    claim("third", "us-pentagon", "2024-10-05", best=1500, derived_from="second"),
    claim("late", "isw", "2024-10-09", best=1500, derived_from="first"),
    claim("second", "ua-hur", "2024-10-03", best=1500, derived_from="first"),
    claim("first", "nis", "2024-10-01", best=1500),
    claim("alone", "ru-mod", "2024-10-01", best=0),
)


def test_the_chain_goes_up_to_the_origin() -> None:
    assert ids(chain_of(CLAIMS, "third")) == ["second", "first"]
    assert ids(chain_of(CLAIMS, "late")) == ["first"]
    assert ids(chain_of(CLAIMS, "first")) == ids(chain_of(CLAIMS, "alone")) == ids(chain_of(CLAIMS, "unknown")) == []


def test_the_chain_goes_down_to_those_who_repeat_it_directly_in_order_of_statement() -> None:
    assert ids(repeats_of(CLAIMS, "first")) == ["second", "late"]
    assert ids(repeats_of(CLAIMS, "second")) == ["third"]
    assert ids(repeats_of(CLAIMS, "third")) == []


def test_the_chains_of_the_record_end_at_the_origins(record: Record) -> None:
    claims = record.claims
    assert claims["is_repeat"].sum() == 36  # rows of claims.csv with something in derived_from, counted there
    for row in claims[claims["is_repeat"] | (claims.index % 10 == 0)].to_dict("records"):
        up = ids(chain_of(claims, row["claim_id"]))
        assert [row["claim_id"], *up][-1] == row["origin"]
        assert bool(up) == row["is_repeat"]
        assert all(row["claim_id"] in ids(repeats_of(claims, parent)) for parent in up[:1])


def test_on_an_earlier_day_a_later_repeat_is_not_there(tiny: Record) -> None:
    origin = "troops-sent-nis-2024-10-18"
    assert ids(repeats_of(tiny.claims, origin)) == ["troops-sent-us-pentagon-2024-10-29"]
    assert ids(repeats_of(tiny.known_on(tiny.claims["stated_on"].iloc[2].date()).claims, origin)) == []


def test_every_chain_is_whole_on_every_day(record: Record) -> None:
    # A claim is never known before the one that it repeats.
    for day in sorted({day.date() for day in record.claims.loc[record.claims["is_repeat"], "stated_on"]}):
        known = record.known_on(day).claims
        for claim_id in known.loc[known["is_repeat"], "claim_id"]:
            assert chain_of(known, claim_id)["derived_from"].iloc[-1] == ""
