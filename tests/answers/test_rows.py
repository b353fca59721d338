"""What every answer returns is what its type declares."""

from datetime import date

import orjson
import pytest
from pydantic import TypeAdapter

from ledger.answers.registry import ANSWERS, answer
from ledger.export.table_files import as_rows
from ledger.question.question import Question

QUESTIONS = [
    Question(metric="casualties"),
    Question(metric="settlements_held_ua", known_on=date(2025, 4, 28)),
    Question(metric="troops_in_kursk", sides=("russia",), known_on=date(2024, 10, 1)),
]
"""Of the last one hardly anything is left: empty tables have their columns too."""


@pytest.mark.parametrize("question", QUESTIONS, ids=["today", "a day before", "nothing"])
@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_has_the_columns_of_its_type_with_values_of_their_types(record, name, question):
    table = answer(name, record, question)
    declared = ANSWERS[name].row
    assert set(table.columns) == set(declared.__annotations__)
    TypeAdapter(list[declared]).validate_json(orjson.dumps(as_rows(table)), strict=True)


def test_a_value_of_another_type_would_be_noticed(record):
    rows = as_rows(answer("spread", record, QUESTIONS[0]))
    rows[0]["voices"] = "3"
    declared = ANSWERS["spread"].row
    with pytest.raises(ValueError, match="voices"):
        TypeAdapter(list[declared]).validate_json(orjson.dumps(rows), strict=True)
