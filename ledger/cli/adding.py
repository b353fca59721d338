"""How new rows come into a record on disk: whole or not at all, one curator at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ledger.cli.writing import locked, write
from ledger.record.additions import Additions, Row, with_rows
from ledger.record.problems import Problem
from ledger.record.record_files import read_folder
from ledger.record.validation import validate


@dataclass(frozen=True)
class Added:
    """What became of new rows.

    Attributes
    ----------
    rows
        The rows by table as they stand in the record now, or would stand there.
    problems
        Why nothing was written; empty where it was.
    warnings
        What to look at again in the new rows.
    before
        Whether the record had these problems already, without the new rows.
    """

    rows: Mapping[str, Sequence[Row]]
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    before: bool = False


def add_rows(folder: Path, additions: Additions, today: date, keep: bool = True) -> Added:
    """Add rows to the record in `folder` and put them in their order; nothing is written where the check finds a fault.

    Parameters
    ----------
    keep
        Whether to write; if not, the rows are only tried.
    """
    with locked(folder):
        files = read_folder(folder)
        if problems := validate(files, today).problems:
            return Added({}, problems, before=True)
        trial = with_rows(files, additions, today)
        if keep and not trial.problems:
            write(folder, trial.changed)
    return Added(trial.rows, trial.problems, trial.warnings)
