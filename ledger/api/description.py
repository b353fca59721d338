"""The OpenAPI description of the data interface, made from what it is made of."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from ledger.answers.registry import ANSWERS
from ledger.api.asked import LAST_PAGE, LONGEST, MOST_ROWS, PAGE_SIZE
from ledger.api.feed import FEED
from ledger.api.formats import MEDIA, ROWS
from ledger.api.tables import TABLES
from ledger.asking import ASKED, COUNTS, DAYS, LICENCE, bounds, values
from ledger.datapackage import CC_BY
from ledger.question import Question
from ledger.record import Record

Json = dict[str, Any]
MEANINGS: Mapping[str, str] = MappingProxyType({
    "lang": "the language of the feed; elsewhere without effect, allowed because links carry it",
    "metric": f"the measure; tables hold every measure where none is named, answers are then about {Question().metric}",
    "basis": "the basis of the figures; answers take the measure's own where none is named",
    "sides": "only what these sides say; joined by commas",
    "kinds": "only what these kinds of sources say; joined by commas",
    "sources": "only what these sources say; joined by commas",
    "as_of_from": "only figures about this day or later",
    "as_of_to": "only figures about this day or earlier",
    "repeats": "whether claims that repeat others are kept",
    "planned": "whether planned numbers are kept",
    "support": "how many independent voices must support a claim",
    "known_on": "the day on which the reader is placed, the present day where none is named: only what was stated by then is given",
    "limit": "the age in days up to which a figure is current",
    "since": "the earlier day of what changed",
    "day": "the day of the map",
    "pooled": "which claims are compared source by source",
})
ROW_CONTENT: Mapping[str, Json] = MappingProxyType({
    "json": {"schema": {"$ref": "#/components/schemas/Rows"}},
    "csv": {"schema": {"type": "string"}},
    "parquet": {},
    "geojson": {"schema": {"$ref": "#/components/schemas/Features"}},
})


def openapi(record: Record) -> Json:
    """OpenAPI 3.1; what a parameter may name is taken from the record."""
    paths = {f"/api/{name}": _rows(name, table.holds, table.fields, table.formats, record) for name, table in TABLES.items()}
    paths |= {f"/api/answers/{name}": _rows(f"answer-{name}", answer.tells, ASKED, ROWS, record) for name, answer in ANSWERS.items()}
    paths |= {
        "/api/feed.json": _get("feed", "the newest claims as a JSON Feed", [_field("lang", record)], _object(FEED), ("ETag",)),
        "/api/datapackage.json": _get("datapackage", "what describes the tables: columns, types, codes, licences", [], _object(), ("ETag",)),
        "/api/openapi.json": _get("openapi", "this description", [], _object(), ("ETag",)),
        "/api": _get("index", "every address with what is there", [], _object(), ("ETag",)),
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Kursk Ledger", "version": "1.0.0", "license": {"name": LICENCE, "url": CC_BY["path"]},
            "description": "Who said what, when, about North Korean soldiers in Russia's Kursk region: read-only, by GET and HEAD, from any site. "
            f"Parameters are named and written as in a dashboard link, in at most {LONGEST} characters together.",
        },
        "paths": paths,
        "components": {"schemas": _schemas(), "headers": _headers(), "responses": _refusals()},
    }


def _schemas() -> Json:
    text, whole = {"type": "string"}, {"type": "integer", "minimum": 0}
    about = {
        "type": "object", "required": ["known_on", "data_version", "licence", "attribution", "total", "page", "page_size", "last"],
        "properties": {
            "known_on": {"type": "string", "format": "date"}, "data_version": text, "licence": text, "attribution": text,
            "total": whole, "page": whole, "page_size": whole, "last": {"type": "boolean", "description": "Whether no page follows."},
        },
    }
    rows = {"type": "object", "required": ["rows"], "properties": {"rows": {"type": "array", "items": {"type": "object"}}}}
    features = {"type": "object", "required": ["type", "geometry", "properties"]}
    return {
        "About": about,
        "Rows": {"allOf": [{"$ref": "#/components/schemas/About"}, rows]},
        "Features": {
            "type": "object", "required": ["type", "about", "features"],
            "properties": {"type": {"const": "FeatureCollection"}, "about": {"$ref": "#/components/schemas/About"}, "features": {"type": "array", "items": features}},
        },
        "Error": {
            "type": "object", "required": ["error", "parameter"],
            "properties": {"error": {"type": "string", "description": "A sentence."}, "parameter": {"type": "string", "description": "The parameter that is meant, or nothing."}},
        },
    }


def _headers() -> Json:
    meanings = {
        "ETag": "Hangs on the data version, the program, the day and the address; sent back as If-None-Match it gives 304 while nothing has changed.",
        "X-Question": "The question as a query: what was asked, and what the answer depends on.",
        "X-Attribution": "Who must be named.",
        "X-Total-Count": "How many rows there are on all pages.",
        "Link": "next: the following page, where there is one; describedby: the data package; license: the licence.",
    }
    return {name: {"description": meaning, "schema": {"type": "string"}} for name, meaning in meanings.items()}


def _refusals() -> Json:
    content = {MEDIA["json"]: {"schema": {"$ref": "#/components/schemas/Error"}}}
    return {
        "304": {"description": "Nothing has changed since the ETag that was sent.", "headers": _referred("headers", ["ETag"])},
        "400": {"description": "A parameter or its value cannot be used: the sentence says which, and what may stand there.", "content": content},
        "404": {"description": "There is nothing of this name.", "content": content},
        "405": {"description": "Another method than GET and HEAD.", "content": content},
    }


def _rows(name: str, summary: str, fields: Iterable[str], forms: tuple[str, ...], record: Record) -> Json:
    paging: list[Json] = [
        {"name": "format", "in": "query", "schema": {"type": "string", "enum": list(forms), "default": forms[0]}},
        {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1}},
        {"name": "page_size", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": PAGE_SIZE}},
    ]
    content = {MEDIA[form].partition(";")[0]: ROW_CONTENT[form] for form in forms}
    return _get(name, summary, [*(_field(field, record) for field in (*fields, "lang")), *paging], content, _headers())


def _get(name: str, summary: str, parameters: list[Json], content: Json, headers: Iterable[str]) -> Json:
    given = {"description": summary, "headers": _referred("headers", headers), "content": content}
    return {"get": {"operationId": name, "summary": summary, "parameters": parameters, "responses": {"200": given, **_referred("responses", _refusals())}}}


def _object(media: str = MEDIA["json"]) -> Json:
    return {media: {"schema": {"type": "object"}}}


def _referred(kind: str, names: Iterable[str]) -> Json:
    return {name: {"$ref": f"#/components/{kind}/{name}"} for name in names}


def _field(field: str, record: Record) -> Json:
    """A field of the question as a parameter; lists are joined by commas."""
    usual, allowed = getattr(Question(), field), list(values(field, record))
    schema: Json = {"type": "string"}
    if isinstance(usual, tuple):
        schema = {"type": "array", "items": {"type": "string", "enum": allowed}}
    elif isinstance(usual, bool):
        schema |= {"enum": ["yes", "no"], "default": "yes" if usual else "no"}
    elif allowed:
        schema |= {"enum": allowed}
    elif field in DAYS:
        schema |= {"format": "date"}
    elif field in COUNTS:
        least, most = bounds(field)
        schema = {"type": "integer", "minimum": least, "maximum": most, "default": usual}
    joined = {"style": "form", "explode": False} if isinstance(usual, tuple) else {}
    return {"name": field, "in": "query", "description": MEANINGS[field], "schema": schema, **joined}
