"""Kursk Ledger: who said what, when, about North Korean soldiers in Russia's Kursk region.

In a notebook or a script, with the project's folder on the Python path:

>>> from datetime import date
>>> from ledger import Question, answer, load
>>> record = load()
>>> question = Question(metric="casualties", known_on=date(2025, 4, 28))
>>> answer("spread", record, question)

``load`` gives the whole record: its tables are data frames (``record.claims``, ``record.reports`` and so on),
``record.version`` is the data version to cite, ``record.known_on(day)`` the record as a reader of that day knew it.
``Question`` holds what is asked, field by field as in a link to the dashboard. ``answer`` gives the numbers
behind a chart as a data frame; ``python -m ledger answer --help`` lists the answers by name.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ledger.answers.registry import answer
    from ledger.question.question import Question
    from ledger.record.load import load

__all__ = ["Question", "answer", "load"]
__version__ = "1.1.0"
"""The version of the program. CHANGELOG.md, CITATION.cff and the images of deploy/ name the same; tests hold them to it.

The record has versions of its own: the hash ``record.version``, and ``version`` in ``data/datapackage.json``.
"""

_HOMES = {"Question": "ledger.question.question", "answer": "ledger.answers.registry", "load": "ledger.record.load"}


def __getattr__(name: str) -> Any:
    """Import a name when it is first asked for: whoever needs one module of the Ledger does not wait for all answers."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
