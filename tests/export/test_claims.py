"""What files hold of claims and of statements on places."""

import pandas as pd
import pytest

from ledger.export.claims import LABELS, MACHINE, by_id, claim_rows
from ledger.export.statements import COLUMNS, statement_rows
from ledger.i18n.language import Language


@pytest.mark.parametrize("code", ["en", "de"])
def test_machine_columns_come_first_in_every_language_and_labels_are_in_columns_of_their_own(record, code) -> None:
    rows = claim_rows(record.claims, record, Language(code))
    assert list(rows.columns) == [*MACHINE, *LABELS]
    assert sorted(rows["claim_id"]) == sorted(record.claims["claim_id"])
    own = record.claims.set_index("claim_id").loc[rows["claim_id"]].reset_index()
    machine = [name for name in MACHINE if name != "url"]
    pd.testing.assert_frame_equal(rows[machine], own[machine], check_dtype=False)
    one = rows.set_index("claim_id").loc["troops-sent-nis-2024-10-18"]
    assert (one["best"], one["qualifier"], one["figure"]) == (
        1500,
        "about",
        {"en": "about 1,500", "de": "rund 1.500"}[code],
    )
    assert one["side_label"] == {"en": "South Korea", "de": "Südkorea"}[code]


def test_the_page_is_one_that_carried_the_claim_at_first_hand_where_there_is_one(record) -> None:
    rows = claim_rows(record.claims, record, Language("en")).set_index("claim_id")
    for claim_id, reports in record.reports.groupby("claim_id"):
        primary = reports[reports["role"] == "primary"]
        assert rows.loc[claim_id, "url"] in set((primary if len(primary) else reports)["url"])


def test_a_claim_that_is_named_twice_is_one_row(record) -> None:
    twice = by_id(["troops-sent-nis-2024-10-18", "no-claim"], record)
    assert len(claim_rows(pd.concat([twice, twice]), record, Language("en"))) == 1


@pytest.mark.parametrize("code", ["en", "de"])
def test_statements_say_who_said_what_of_which_place_when(record, code) -> None:
    rows = statement_rows(record.presence, record.control, record, Language(code))
    assert tuple(rows.columns) == COLUMNS
    assert len(rows) == len(record.presence) + len(record.control)
    taken = rows.set_index("statement_id").loc["ctl-darino-astra-2024-08-07"]
    assert (taken["about"], taken["said"], taken["place_id"], taken["as_of"]) == (
        "control",
        "ukraine",
        "darino",
        pd.Timestamp("2024-08-07"),
    )
    assert pd.notna(taken["lat"])
    area = rows[rows["area"] != ""]
    assert len(area) and area["lat"].isna().all() and (area["place_label"] != "").all()
    assert (rows["url"].str.startswith("http")).all()
