"""The OpenAPI description: valid, complete, and true of what is answered."""

import csv
import io
import re
from datetime import date, timedelta
from itertools import product

import pytest
from jsonschema import Draft202012Validator

from ledger.answers.parameters import DAYS
from ledger.answers.registry import ANSWERS
from ledger.api.cards import CARDS
from ledger.api.openapi import openapi
from ledger.api.openapi_parameters import days_pattern
from ledger.api.request import MAX_PAGE_SIZE
from ledger.api.tables import TABLES
from ledger.record import codes
from ledger.record.record_files import DESCRIBED_FILES
from ledger.views.pictures.registry import PICTURES

REQUIRED = {"claim": "casualties-nis-2025-01-13", "place": "sudzha"}
"""A value of each parameter without which there is nothing to answer."""


@pytest.fixture(scope="module")
def described(record):
    return openapi(record)


def parameters(described, path):
    return {each["name"]: each for each in described["paths"][path]["get"]["parameters"]}


def test_it_is_a_valid_description(described) -> None:
    validator = pytest.importorskip("openapi_spec_validator")
    validator.validate(described, cls=validator.OpenAPIV31SpecValidator)


def test_every_reference_leads_somewhere_and_every_schema_is_one(described) -> None:
    def walk(part) -> None:
        for name, value in (
            part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
        ):
            if name == "$ref":
                found = described
                for step in value.removeprefix("#/").split("/"):
                    found = found[step]
            if name == "schema":
                Draft202012Validator.check_schema(value)
            walk(value)

    walk(described)
    for schema in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_it_names_every_address_and_every_refusal(get, described) -> None:
    assert get("api/openapi.json").json == described
    assert set(described["paths"]) == {
        *(f"/api/{name}" for name in TABLES),
        *(f"/api/answers/{name}" for name in ANSWERS),
        *(f"/api/pictures/{name}" for name in PICTURES),
        *(f"/api/cards/{name}" for name in CARDS),
        *(f"/api/{path}" for path in DESCRIBED_FILES),
        "/api",
        "/api/feed.json",
        "/api/feed.atom",
        "/api/preview.png",
        "/api/datapackage.json",
        "/api/openapi.json",
    }
    for methods in described["paths"].values():
        assert set(methods) == {"get"}
        assert set(methods["get"]["responses"]) == {"200", "304", "400", "404", "405", "410"}
    names = [methods["get"]["operationId"] for methods in described["paths"].values()]
    assert len(set(names)) == len(names)


def test_parameters_name_what_the_record_allows(described, record) -> None:
    claims = parameters(described, "/api/claims")
    assert claims["metric"]["schema"]["enum"] == list(record.metric_rows)
    assert claims["sources"]["schema"]["items"]["enum"] == [*record.sources["source"], ""]
    assert claims["sides"]["schema"]["items"]["enum"] == [*codes.SIDE, ""]
    assert (claims["sides"]["style"], claims["sides"]["explode"]) == ("form", False)
    assert claims["page_size"]["schema"]["maximum"] == MAX_PAGE_SIZE
    assert parameters(described, "/api/answers/spread")["months"]["schema"] == {
        "type": "string",
        "enum": ["3", "6", "12", "24"],
    }
    assert set(parameters(described, "/api/feed.json")) == {"lang"}
    assert parameters(described, "/api/datapackage.json") == {}


def test_every_value_that_is_described_can_be_used_and_none_beside(get, described) -> None:
    for path, name in product(
        ("/api/claims", "/api/answers/spread", "/api/feed.json"), parameters(described, "/api/answers/spread")
    ):
        if name not in parameters(described, path):
            assert get(f"{path[1:]}?{name}=1").status == 400
            continue
        schema = parameters(described, path)[name]["schema"]
        if name in DAYS:
            schema = described["components"]["schemas"]["Day"]
        fit = (
            schema.get("enum")
            or schema.get("items", {}).get("enum")
            or [schema.get("minimum", "2025-01-01"), schema.get("maximum", "2025-01-02")]
        )
        assert {get(f"{path[1:]}?{name}={value}").status for value in (fit[0], fit[-1])} == {200}
        assert get(f"{path[1:]}?{name}=nothing").status == 400


def test_every_address_answers_as_described(get, described) -> None:
    for path, methods in described["paths"].items():
        content = methods["get"]["responses"]["200"]["content"]
        forms = parameters(described, path).get("format", {"schema": {"enum": [None]}})["schema"]["enum"]
        assert len(content) == len(forms)
        for (media, said), form in zip(content.items(), forms, strict=True):
            needed = "&".join(
                f"{name}={REQUIRED[name]}" for name, each in parameters(described, path).items() if each.get("required")
            )
            answered = get(f"{path[1:]}?format={form}&page_size=5" if form else f"{path[1:]}?{needed}")
            assert answered.headers["Content-Type"].partition(";")[0] == media
            assert all(name in answered.headers for name in methods["get"]["responses"]["200"]["headers"])
            if media.endswith("json"):
                Draft202012Validator({**said["schema"], "components": described["components"]}).validate(answered.json)
            if form == "csv":
                assert len(list(csv.reader(io.StringIO(answered.body.decode("utf-8"))))) <= 6


def test_a_refusal_is_what_is_described(get, described) -> None:
    error = Draft202012Validator(described["components"]["schemas"]["Error"])
    for path, method in (("api/claims?page=0", "GET"), ("api/secrets", "GET"), ("api/claims", "POST")):
        refused = get(path, method)
        error.validate(refused.json)
        assert str(refused.status) in described["components"]["responses"]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2023-09-01", "2026-11-29"),
        ("2024-02-28", "2024-03-01"),
        ("2025-12-31", "2026-01-01"),
        ("2026-05-05", "2026-05-05"),
    ],
)
def test_the_pattern_of_days_fits_all_of_them_and_no_other_text(first, last) -> None:
    pattern = days_pattern(date.fromisoformat(first), date.fromisoformat(last))
    begin = date(2023, 1, 1)
    for number in range(1500):
        day = str(begin + timedelta(days=number))
        assert bool(re.search(pattern, day)) == (first <= day <= last), day
    months = [f"{year}-{month:02}-{day:02}" for year in range(2023, 2028) for month in range(14) for day in range(33)]
    for text in months:
        try:
            date.fromisoformat(text)
        except ValueError:
            assert not re.search(pattern, text), text


def test_yes_and_no_are_the_only_words_for_it(get) -> None:
    assert get("api/claims?repeats=no").status == 200
    for other in ("true", "1", "on", "No", ""):
        refused = get(f"api/claims?repeats={other}")
        assert (refused.status, refused.json["parameter"]) == (400, "repeats")
        assert refused.json["error"].endswith("it must be yes or no.")
