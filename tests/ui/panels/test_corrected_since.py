"""A link of an earlier version of the data names the claims of its view that were corrected since."""

import re

from ledger.record.record import Record
from ledger.record.version_history import corrected_since
from tests.support.app_driver import opened, visible_text

FIRST = "302f774ff4b5"
"""The first version of the record."""


def named(app: object) -> list[str]:
    lists = [element.proto.body for element in app.get("html") if "corrected" in element.proto.body]  # type: ignore[attr-defined]
    return re.findall(r'data-to="([^"]+)"', "".join(lists))


def test_corrected_claims_are_counted_and_the_newest_of_them_named(record: Record) -> None:
    app = opened("claims", lang="de", known_on="2024-12-31", version=FIRST)
    known = record.claims[record.claims["stated_on"] <= "2024-12-31"]
    corrected = known[known["claim_id"].isin(corrected_since(record.history, FIRST, "claims") or ())]
    number = len(corrected)
    assert number > 12
    labels = [expander.label for expander in app.expander]
    assert f"Seit dieser Datenversion wurden {number} Angaben dieser Ansicht berichtigt" in labels
    assert f"{number - 12} weitere berichtigte Angaben" in visible_text(app)
    days = corrected.set_index("claim_id")["stated_on"]
    assert len(named(app)) == 12
    assert [days[claim] for claim in named(app)] == sorted(days, reverse=True)[:12]
    assert "killed-ua-ssof-2024-12-22" in named(app)


def test_view_without_a_corrected_claim_says_so() -> None:
    app = opened("claims", lang="de", known_on="2023-10-31", version=FIRST)
    assert "Seit dieser Datenversion wurde keine Angabe dieser Ansicht berichtigt." in visible_text(app)
    assert named(app) == []


def test_version_that_the_record_does_not_know_says_nothing_of_corrections() -> None:
    app = opened("claims", lang="de", version="0123456789ab")
    assert "Andere Datenversion" in visible_text(app)
    assert "wurde keine Angabe" not in visible_text(app)
    assert not any("berichtigt" in expander.label for expander in app.expander)
