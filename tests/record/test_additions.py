"""New rows are tried in memory: the check of a trial is that of the whole record, and the record itself stays as it is."""

from dataclasses import replace
from datetime import date

import pytest

from ledger.record.additions import Row, with_rows
from ledger.record.record_files import read_folder
from ledger.record.validation import validate
from tests.conftest import FIXTURE
from tests.support.new_claim import NEW_CLAIM

TODAY = date(2025, 3, 1)
CASES: dict[str, tuple[Row, int]] = {
    "good": ({}, 0),
    "an unknown source": ({"source": "nsi"}, 1),
    "no page": ({"url": "", "archived_url": "", "outlet_en": "", "outlet_de": ""}, 1),
    "figures the wrong way round": ({"qualifier": "range", "low": "3000", "high": "2000", "best": ""}, 1),
    "a repeat of a later claim": ({"derived_from": "troops-sent-us-pentagon-2024-10-28"}, 1),
    "nothing but the measure": ({name: "" for name in NEW_CLAIM if name != "metric"}, 11),
}


@pytest.mark.parametrize("case", CASES)
def test_a_trial_finds_what_the_whole_check_finds(case: str) -> None:
    changes, problems = CASES[case]
    files = read_folder(FIXTURE)
    before = files.digest
    trial = with_rows(files, {"claims": [NEW_CLAIM | changes]}, TODAY)
    whole = validate(replace(files, contents={**files.contents, **trial.changed}), TODAY)
    assert (trial.checked.problems, trial.checked.warnings) == (whole.problems, whole.warnings)
    assert len(trial.problems) == problems
    assert all(problem.new_row for problem in trial.problems)
    assert read_folder(FIXTURE).digest == files.digest == before
