"""What was said lately, on the Briefing: the newest lines, and how many more there are."""

from datetime import date

import pytest

from ledger.answers.recent import recent_claims
from ledger.record.record import Record
from ledger.ui.components.link_list import AT_MOST
from tests.support.app_driver import lines, opened, visible_text


@pytest.mark.parametrize(
    ("lang", "day", "rest"),
    [
        ("en", "2024-11-10", "59 more claims in these 30 days"),
        ("de", "2024-11-10", "59 weitere Angaben aus diesen 30 Tagen"),
        ("en", "2026-11-26", ""),
        ("de", "2024-10-01", ""),
    ],
)
def test_the_newest_are_lines_and_the_rest_is_counted(record: Record, lang: str, day: str, rest: str) -> None:
    app = opened("briefing", lang=lang, known_on=day)
    found = recent_claims(record.known_on(date.fromisoformat(day)).claims, date.fromisoformat(day))
    assert found is not None
    assert [to for _, to in lines(app, "said")] == found.claims["claim_id"][:AT_MOST].tolist()
    assert (len(found.claims) > AT_MOST) == bool(rest)
    assert rest in visible_text(app)
    assert (" more claim" in visible_text(app) or " weitere" in visible_text(app)) == bool(rest)
