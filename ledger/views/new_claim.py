"""A claim that somebody is writing: what the check says of it, its card, and its file. Nothing of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from ledger.question.question import Question
from ledger.record.additions import OF_FIRST_PAGE, Row, Trial, with_rows
from ledger.record.csv_writer import as_csv
from ledger.record.load import record_of
from ledger.record.problems import Problem
from ledger.record.schema import TABLES
from ledger.views.cards import claim
from ledger.views.view import View

COLUMNS = (*(name for name in TABLES["claims"].columns if name != "claim_id"), *OF_FIRST_PAGE)
"""What is asked for: the claim without its id, which is proposed, and the page on which it was seen first."""


@dataclass(frozen=True)
class NewClaim:
    """What becomes of a claim if it is added.

    Attributes
    ----------
    claim_id
        The id that is proposed.
    problems, warnings
        What the check says of the record with it.
    card
        Its card as the dashboard would show it; empty where there is a problem.
    """

    claim_id: str
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    card: Markup

    @property
    def faults(self) -> dict[str, Problem]:
        """The first problem of each column that is asked for."""
        found: dict[str, Problem] = {}
        for problem in self.problems:
            if problem.new_row and problem.column in COLUMNS:
                found.setdefault(problem.column, problem)
        return found


def tried(view: View, row: Row, home: str) -> NewClaim:
    """Try a claim with its first page on the record of a view.

    Parameters
    ----------
    row
        What was written into each of ``COLUMNS``.
    home
        The address of the dashboard, without a slash at its end.
    """
    trial = with_rows(view.full_record.files, {"claims": [row]}, view.today)
    claim_id = trial.rows["claims"][0]["claim_id"]
    card = Markup() if trial.problems else _card(view, trial, claim_id, home)
    return NewClaim(claim_id, trial.problems, trial.warnings, card)


def _card(view: View, trial: Trial, claim_id: str, home: str) -> Markup:
    record = record_of(trial.checked)
    question = Question(lang=view.question.lang, claim=claim_id)
    return claim.card(
        replace(view, full_record=record, record=record.known_on(view.today), question=question, ignored=()),
        home,
        in_page=True,
    )


def claim_file(row: Mapping[str, str]) -> bytes:
    """The claim as a file that ``python -m ledger add claim FILE`` takes as it is."""
    return as_csv([COLUMNS, [row.get(column, "") for column in COLUMNS]])
