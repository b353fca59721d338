"""What a page asks of the record is worked out where it is looked at, and nowhere else."""

import pandas as pd
import pytest

from ledger.answers import registry
from ledger.answers.series import ExcludedGroups, excluded_groups
from tests.support.app_driver import opened


@pytest.mark.parametrize(("page", "times"), [("briefing", 0), ("timeline", 1), ("comparison", 1)])
def test_claims_unlike_the_series_are_set_apart_only_on_pages_that_name_them(
    monkeypatch: pytest.MonkeyPatch, page: str, times: int
) -> None:
    asked = []

    def watched(claims: pd.DataFrame, metric: str, basis: str) -> ExcludedGroups:
        asked.append(metric)
        return excluded_groups(claims, metric, basis)

    monkeypatch.setattr(registry, "excluded_groups", watched)
    # A question that no other page has asked.
    opened(page, lang="en", known_on="2025-06-17", metric="casualties", as_of_from=f"2024-10-{len(page):02}")
    assert asked == ["casualties"] * times
