"""The example notebook runs from its first cell to its last, and the package gives what its docstring promises."""

import ast
import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import ledger
from ledger.answers.registry import answer
from ledger.question.question import Question
from ledger.record.record import Record

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "examples" / "ledger.ipynb"
CONTENT = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
CODE = {cell["id"]: "".join(cell["source"]) for cell in CONTENT["cells"] if cell["cell_type"] == "code"}


@dataclass(frozen=True)
class Shown:
    """What a cell leaves behind: what it printed, and the value of its last line."""

    printed: str
    value: Any


@pytest.fixture(scope="module")
def shown() -> dict[str, Shown]:
    """Every code cell, run in order in one namespace, as a kernel does it."""
    namespace: dict[str, Any] = {}
    return {name: _run(source, namespace) for name, source in CODE.items()}


def _run(source: str, namespace: dict[str, Any]) -> Shown:
    *before, last = ast.parse(source).body
    printed, value = StringIO(), None
    with redirect_stdout(printed):
        exec(compile(ast.Module(before, []), "cell", "exec"), namespace)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), namespace)
        else:
            exec(compile(ast.Module([last], []), "cell", "exec"), namespace)
    return Shown(printed.getvalue(), value)


def test_it_is_stored_without_outputs_and_with_an_id_for_each_cell() -> None:
    assert (CONTENT["nbformat"], CONTENT["nbformat_minor"]) == (4, 5)
    code = [cell for cell in CONTENT["cells"] if cell["cell_type"] == "code"]
    assert [(cell["outputs"], cell["execution_count"]) for cell in code] == [([], None)] * len(code)
    names = [cell["id"] for cell in CONTENT["cells"]]
    assert len(set(names)) == len(names)


def test_every_cell_shows_something(shown: dict[str, Shown]) -> None:
    assert len(shown) == 9
    assert [name for name, cell in shown.items() if not cell.printed and cell.value is None] == []


def test_the_record_and_its_version(shown: dict[str, Shown], record: Record) -> None:
    assert shown["load"].printed == f"Data version: {record.version}\nCollected on: {record.collected_on}\n"
    assert shown["claims"].value.index.tolist() == record.claims["claim_id"].tolist()[-5:]
    early = int((record.claims["stated_on"] <= pd.Timestamp(2025, 4, 28)).sum())
    assert shown["known"].printed == f"{early} of {len(record.claims)} claims had been stated by 2025-04-28\n"


def test_the_text_tells_the_truth_about_the_day(record: Record) -> None:
    # "On 28 April 2025 North Korea's state agency confirmed for the first time that troops had been sent": data/events.csv.
    event = record.events.set_index("event_id").loc["ev-kcna-confirms"]
    assert event["date"] == pd.Timestamp(2025, 4, 28)
    assert event["title_en"] == "KCNA confirms for the first time that troops were sent"
    assert "On 28 April 2025 North Korea's state agency confirmed for the first time" in NOTEBOOK.read_text(
        encoding="utf-8"
    )


def test_who_says_what(shown: dict[str, Shown]) -> None:
    # data/claims.csv, casualties, total, stated by 28 April 2025, newest as_of of each voice; ages counted from that day.
    rows = shown["current"].value
    assert len(rows) == 5
    assert rows.loc["casualties-ua-general-staff-2025-04-26", ["low", "age"]].tolist() == [4500, 2]
    assert rows.loc["casualties-uk-mod-2025-03-28", ["low", "qualifier", "age"]].tolist() == [5000, "more_than", 31]


def test_the_spread(shown: dict[str, Shown]) -> None:
    # Worked out by hand in tests/answers/test_spread.py: London's and Kyiv's lower bounds; three totals are overtaken.
    assert shown["spread"].printed.splitlines() == [
        "2 governments and outlets count, from nan to 5000",
        "Lowest:  nobody",
        "Highest: casualties-uk-mod-2025-03-28",
        "Totals below a newer one: 3",
    ]


def test_what_it_hangs_on(shown: dict[str, Shown]) -> None:
    # Without London, the only other Western voice that counts, the highest is Kyiv's "more than 4,500".
    rows = shown["hangs"].value
    assert rows.index.tolist() == [("voice", "GB"), ("side", "western")]
    assert rows["high"].tolist() == [4500, 4500]
    assert rows["moved"].tolist() == ["high", "high"]


def test_the_origins(shown: dict[str, Shown]) -> None:
    # The repeats on casualties by then: the president on 14 February after 2 February 2025, the Pentagon on 13 after 9 January, and
    # on 30 December after the White House on 27 December 2024.
    assert shown["origins"].value[["source", "model_source", "days"]].to_numpy().tolist() == [
        ["ua-president", "ua-president", 12],
        ["us-pentagon", "us-pentagon", 4],
        ["us-pentagon", "us-white-house", 3],
    ]


def test_the_picture_holds_every_claim_of_the_series(shown: dict[str, Shown], record: Record) -> None:
    figure = shown["timeline"].value
    drawn = {claim for trace in figure.data if trace.customdata is not None for claim in trace.customdata}
    question = Question(metric="casualties", known_on=date(2025, 4, 28))
    assert drawn == set(answer("series", record, question)["claim_id"])
    assert "persons" in figure.layout.yaxis.title.text


def test_the_citation_names_version_and_day(shown: dict[str, Shown], record: Record) -> None:
    cited = shown["cite"].printed
    assert cited.startswith(
        f"Kursk Ledger (2026): Casualties (killed and wounded). Known on 28 April 2025. Data version {record.version}, collected on "
    )
    assert cited.endswith(f"?lang=en&metric=casualties&known_on=2025-04-28&version={record.version}\n")


def test_without_a_day_an_answer_is_about_the_present_day(record: Record) -> None:
    assert answer("spread", record, Question(metric="casualties"))["day"].tolist() == [pd.Timestamp(date.today())]


def test_from_a_fresh_interpreter_in_the_folder_of_the_notebook() -> None:
    program = (
        "import sys, ledger; assert not {'streamlit', 'pandas'} & set(sys.modules);"
        "from ledger import Question, answer, load; assert 'streamlit' not in sys.modules;"
        "print(answer('spread', load(), Question(metric='casualties', known_on='2025-04-28'))['high'].item())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=NOTEBOOK.parent,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("5000.0\n", 0), done.stderr


def test_what_the_package_does_not_have_it_says() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'forecast'"):
        ledger.forecast  # noqa: B018
    assert set(ledger.__all__) == {"load", "Question", "answer"}
