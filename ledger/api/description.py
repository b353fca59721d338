"""The OpenAPI description of the data interface, made from what it is made of."""

from collections.abc import Iterable
from typing import Any

from ledger import codes
from ledger.answers.registry import ANSWERS
from ledger.api.asked import MOST_ROWS, PAGE_SIZE
from ledger.api.tables import TABLES
from ledger.asking import ASKED, DAYS, LICENCE, LISTS
from ledger.question import Question
from ledger.record import Record

Json = dict[str, Any]


def openapi(record: Record) -> Json:
    """OpenAPI 3.1."""
    paths = {f"/api/{name}": _get(table.holds, (*table.fields,), table.formats) for name, table in TABLES.items()}
    paths |= {f"/api/answers/{name}": _get(answer.tells, ASKED, ("json", "csv", "parquet")) for name, answer in ANSWERS.items()}
    paths["/api/feed.json"] = _get("the newest claims as a JSON Feed", (), ("json",))
    paths["/api/feed.json"]["get"]["parameters"] = [{"name": "lang", "in": "query", "schema": {"type": "string", "enum": ["de", "en"], "default": "en"}}]
    paths["/api/datapackage.json"] = _get("what describes the tables: columns, types, codes, licences", (), ("json",))
    paths["/api/datapackage.json"]["get"]["parameters"] = []
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Kursk Ledger", "version": "1.0.0", "license": {"name": LICENCE, "url": "https://creativecommons.org/licenses/by/4.0/"},
            "description": "Who said what, when, about North Korean soldiers in Russia's Kursk region: read-only. Parameters are named and written as in a dashboard link.",
        },
        "paths": paths,
        "components": {"schemas": {"Error": {
            "type": "object", "required": ["error", "parameter"],
            "properties": {"error": {"type": "string", "description": "A sentence."}, "parameter": {"type": "string"}},
        }}},
    }


def _get(summary: str, fields: Iterable[str], forms: tuple[str, ...]) -> Json:
    refused = {"description": "A sentence that says which parameter, which value, which rule.", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
    paging = [
        {"name": "format", "in": "query", "schema": {"type": "string", "enum": list(forms), "default": forms[0]}},
        {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1, "default": 1}},
        {"name": "page_size", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": PAGE_SIZE}},
    ]
    return {"get": {
        "summary": summary, "parameters": [*(_parameter(field) for field in fields), *paging],
        "responses": {"200": {"description": summary}, "304": {"description": "Nothing has changed since the ETag that was sent."}, "400": refused},
    }}


def _parameter(field: str) -> Json:
    schema: Json = {"type": "string"}
    if field in DAYS:
        schema |= {"format": "date"}
    elif field in ("sides", "kinds"):
        schema |= {"description": "Joined by commas: " + ", ".join(codes.SIDE if field == "sides" else codes.SOURCE_KIND)}
    elif field in LISTS:
        schema |= {"enum": list(LISTS[field])}
    elif field in ("repeats", "planned"):
        schema |= {"enum": ["yes", "no"], "default": "yes"}
    elif Question.model_fields[field].annotation is int:
        schema = {"type": "integer", "default": Question.model_fields[field].default}
    return {"name": field, "in": "query", "schema": schema}
