"""New rows are tried in memory: the check of a trial is that of the whole record, and the record itself stays as it is."""

from dataclasses import replace
from datetime import date

import pytest

from ledger.record.additions import Row, with_rows
from ledger.record.record_files import read_folder
from ledger.record.validation import validate
from tests.conftest import FIXTURE

TODAY = date(2025, 3, 1)
CLAIM: Row = {
    "metric": "troops_sent",
    "source": "nis",
    "basis": "total",
    "covers": "all",
    "best": "2000",
    "qualifier": "about",
    "as_of": "2024-10-20",
    "stated_on": "2024-10-20",
    "region": "far_east",
    "scope_en": "sent by ship",
    "scope_de": "per Schiff entsandt",
    "note_en": "About 2,000 by now.",
    "note_de": "Inzwischen etwa 2.000.",
    "outlet_en": "Yonhap",
    "outlet_de": "Yonhap",
    "url": "https://example.org/two",
}
CASES: dict[str, tuple[Row, int]] = {
    "good": ({}, 0),
    "an unknown source": ({"source": "nsi"}, 1),
    "no page": ({"url": "", "outlet_en": "", "outlet_de": ""}, 1),
    "figures the wrong way round": ({"qualifier": "range", "low": "3000", "high": "2000", "best": ""}, 1),
    "a repeat of a later claim": ({"derived_from": "troops-sent-us-pentagon-2024-10-28"}, 1),
    "nothing but the measure": ({name: "" for name in CLAIM if name != "metric"}, 11),
}


@pytest.mark.parametrize("case", CASES)
def test_a_trial_finds_what_the_whole_check_finds(case: str) -> None:
    changes, problems = CASES[case]
    files = read_folder(FIXTURE)
    before = files.digest
    trial = with_rows(files, {"claims": [CLAIM | changes]}, TODAY)
    whole = validate(replace(files, contents={**files.contents, **trial.changed}), TODAY)
    assert (trial.checked.problems, trial.checked.warnings) == (whole.problems, whole.warnings)
    assert len(trial.problems) == problems
    assert all(problem.new_row for problem in trial.problems)
    assert read_folder(FIXTURE).digest == files.digest == before
