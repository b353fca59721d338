"""The OpenAPI description of the data interface, made from what it is made of."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter
from typing_extensions import is_typeddict

from ledger import __version__
from ledger.answers.parameters import ANSWER_PARAMETERS, COUNTS, DAYS, KEYS, range_of, values_of
from ledger.answers.registry import ANSWERS
from ledger.api.atom import ATOM
from ledger.api.cards import CARDS
from ledger.api.feed import FEED
from ledger.api.files import media
from ledger.api.formats import MEDIA, ROWS
from ledger.api.pictures import FIELDS, OUTLINES_VALUES
from ledger.api.preview import FIELDS as PREVIEW_FIELDS, PATH as PREVIEW, PNG
from ledger.api.request import LAST_PAGE, MAX_LENGTH, MAX_PAGE_SIZE, PAGE_SIZE
from ledger.api.tables import TABLES
from ledger.charts.style import THEMES
from ledger.question.question import FIRST_DAY, Question
from ledger.record.licence import LICENCE
from ledger.record.record import Record
from ledger.record.record_files import DESCRIBED_FILES
from ledger.views.addresses import OUTLINES, REVISION, THEME
from ledger.views.pictures.picture import OPENS, Picture
from ledger.views.pictures.registry import PICTURES

Json = dict[str, Any]
MEANINGS: Mapping[str, str] = MappingProxyType(
    {
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
        "support": "how many other sides must corroborate a claim",
        "known_on": "the day on which the reader is placed, the present day where none is named: only what was stated by then is given",
        "months": "the age in months up to which a figure is current",
        "since": "the earlier day of what changed",
        "day": "the day of the map",
        "pooled": "which claims are compared source by source",
        "claim": "the claim whose card it is; elsewhere without effect",
        "place": "the place whose card it is; elsewhere without effect",
        "account": "whose statements the map shows",
        "window": "the part of the region that the map shows",
        "reports": "whether the map shows where North Koreans were reported",
        "holders": "whether the map shows who was said to hold a settlement",
        "dated": "by which of its days a claim stands in the timeline",
        "axis": "how the axis of the figures is divided",
        "unlike": "whether claims that are not comparable are drawn too",
        "steps": "whether each source's current figure is drawn as a line",
        "events": "which events stand in the timeline",
        "panels": "without effect on pictures; a link with it opens the Timeline on sent, there and lost together",
        "span": "which part of its days the timeline begins with",
        "first": "the first of two sources",
        "second": "the second of two sources",
        "search": "without effect on pictures; links carry it",
        "columns": "without effect on pictures; links carry it",
        "sections": "without effect on pictures; links carry it",
        "tables": "without effect on pictures; links carry it",
        "zoom": "without effect on pictures; links carry it",
        "part": "without effect on pictures; links carry it",
        "version": "the data version that a link was made on; without effect",
    }
)
IDS: Mapping[str, str] = MappingProxyType({"claim": "ClaimId", "place": "PlaceId"})
"""The schemas of the fields that name a row of the record."""
ROW_CONTENT: Mapping[str, Json] = MappingProxyType(
    {
        "json": {"schema": {"$ref": "#/components/schemas/Rows"}},
        "csv": {"schema": {"type": "string"}},
        "parquet": {},
        "geojson": {"schema": {"$ref": "#/components/schemas/Features"}},
    }
)


def openapi(record: Record) -> Json:
    """OpenAPI 3.1; what a parameter may name is taken from the record."""
    paths = {
        f"/api/{name}": _rows(name, table.description, table.fields, table.formats, record)
        for name, table in TABLES.items()
    }
    paths |= {
        f"/api/answers/{name}": _rows(
            f"answer-{name}", answer.description, ANSWER_PARAMETERS, ROWS, record, _answer_content(name)
        )
        for name, answer in ANSWERS.items()
    }
    paths |= {f"/api/pictures/{name}": _picture(name, picture, record) for name, picture in PICTURES.items()}
    paths |= {f"/api/cards/{name}": _card(name, record) for name in CARDS}
    paths |= {f"/api/{path}": _file(path) for path in DESCRIBED_FILES}
    paths |= {
        "/api/feed.json": _get(
            "feed",
            "the newest claims and statements on presence as a JSON Feed",
            [_field("lang", record)],
            _object(FEED),
            ("ETag",),
        ),
        "/api/feed.atom": _get(
            "feed-atom", "the same as Atom", [_field("lang", record)], {ATOM: {"schema": {"type": "string"}}}, ("ETag",)
        ),
        PREVIEW: _get(
            "preview",
            "the Briefing as one picture (PNG), for previews of links",
            [_field(name, record) for name in PREVIEW_FIELDS],
            {PNG: {}},
            ("ETag",),
        ),
        "/api/datapackage.json": _get(
            "datapackage", "what describes the tables: columns, types, codes, licences", [], _object(), ("ETag",)
        ),
        "/api/openapi.json": _get("openapi", "this description", [], _object(), ("ETag",)),
        "/api": _get("index", "every address with what is there", [], _object(), ("ETag",)),
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Kursk Ledger",
            "version": __version__,
            "license": {"name": LICENCE.name, "url": LICENCE.address},
            "description": "Who said what, when, about North Korean soldiers in Russia's Kursk region: read-only, by GET and HEAD, from any site. "
            f"Parameters are named and written as in a dashboard link, in at most {MAX_LENGTH} characters together.",
        },
        "paths": paths,
        "components": {
            "schemas": _schemas(record) | _answer_schemas(),
            "headers": _headers(),
            "responses": _refusals(),
        },
    }


def _schemas(record: Record) -> Json:
    text, whole = {"type": "string"}, {"type": "integer", "minimum": 0}
    about = {
        "type": "object",
        "required": ["known_on", "data_version", "licence", "attribution", "total", "page", "page_size", "last"],
        "properties": {
            "known_on": {"type": "string", "format": "date"},
            "data_version": text,
            "licence": text,
            "attribution": text,
            "total": whole,
            "page": whole,
            "page_size": whole,
            "last": {"type": "boolean", "description": "Whether no page follows."},
        },
    }
    rows = {
        "type": "object",
        "required": ["rows"],
        "properties": {"rows": {"type": "array", "items": {"type": "object"}}},
    }
    features = {"type": "object", "required": ["type", "geometry", "properties"]}
    return {
        "About": about,
        "Rows": {"allOf": [{"$ref": "#/components/schemas/About"}, rows]},
        "Features": {
            "type": "object",
            "required": ["type", "about", "features"],
            "properties": {
                "type": {"const": "FeatureCollection"},
                "about": {"$ref": "#/components/schemas/About"},
                "features": {"type": "array", "items": features},
            },
        },
        "Picture": {
            "type": "object",
            "required": ["name", "alt", "height", "opens", "config", "known_on", "data_version", "figure"],
            "properties": {
                "name": text,
                "alt": {"type": "string", "description": "What the picture shows, in one sentence."},
                "height": whole,
                "opens": {"enum": list(OPENS), "description": "What the first customdata of a mark names."},
                "config": {"type": "object", "description": "The configuration of Plotly around it."},
                "known_on": {"type": "string", "format": "date"},
                "data_version": text,
                "figure": {
                    "type": ["object", "null"],
                    "description": "A figure of Plotly (data, layout, frames); nothing where there is nothing to draw.",
                },
            },
        },
        "Day": {
            "type": "string",
            "format": "date",
            "pattern": days_pattern(FIRST_DAY, record.today()),
            "description": f"From {FIRST_DAY} to the present day.",
        },
        "ClaimId": {"enum": [*record.claims["claim_id"], ""], "description": "Nothing: no claim."},
        "PlaceId": {"enum": [*record.place_rows, ""], "description": "Nothing: no place."},
        "Error": {
            "type": "object",
            "required": ["error", "parameter"],
            "properties": {
                "error": {"type": "string", "description": "A sentence."},
                "parameter": {"type": "string", "description": "The parameter that is meant, or nothing."},
            },
        },
    }


def _answer_schemas() -> Json:
    """The rows of each answer, as its type declares them."""
    rows = {f"Answer-{name}": _row_schema(answer.row) for name, answer in ANSWERS.items()}
    for schema in rows.values():
        schema |= {"required": list(schema["properties"]), "additionalProperties": False}
    return rows


def _row_schema(row: type) -> Json:
    """The schema of a typed dictionary. Pydantic takes no description of a column from the type that it extends."""
    schema = TypeAdapter(row).json_schema()
    for base in filter(is_typeddict, getattr(row, "__orig_bases__", ())):
        for name, column in _row_schema(base)["properties"].items():
            schema["properties"][name] = column
    return schema


def _answer_content(name: str) -> Json:
    """The answer as JSON: what it says of itself, and its rows."""
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/Answer-{name}"}}
    of_answer = {"type": "object", "required": ["rows"], "properties": {"rows": rows}}
    return {"schema": {"allOf": [{"$ref": "#/components/schemas/About"}, of_answer]}}


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
        "304": {
            "description": "Nothing has changed since the ETag that was sent.",
            "headers": _referred("headers", ["ETag"]),
        },
        "400": {
            "description": "A parameter or its value cannot be used: the sentence says which, and what may stand there.",
            "content": content,
        },
        "404": {"description": "There is nothing of this name.", "content": content},
        "405": {"description": "Another method than GET and HEAD.", "content": content},
    }


def _rows(
    name: str,
    summary: str,
    fields: Iterable[str],
    forms: tuple[str, ...],
    record: Record,
    json: Json = ROW_CONTENT["json"],
) -> Json:
    paging: list[Json] = [
        {"name": "format", "in": "query", "schema": {"type": "string", "enum": list(forms), "default": forms[0]}},
        {
            "name": "page",
            "in": "query",
            "schema": {"type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1},
        },
        {
            "name": "page_size",
            "in": "query",
            "schema": {"type": "integer", "minimum": 1, "maximum": MAX_PAGE_SIZE, "default": PAGE_SIZE},
        },
    ]
    content = {MEDIA[form].partition(";")[0]: json if form == "json" else ROW_CONTENT[form] for form in forms}
    return _get(name, summary, [*(_field(field, record) for field in (*fields, "lang")), *paging], content, _headers())


def _picture(name: str, picture: Picture, record: Record) -> Json:
    outlines = _choice(
        OUTLINES,
        OUTLINES_VALUES,
        "whether the lines of the map stand within the figure, or are left out for who has them",
    )
    parameters = [*(_field(field, record) for field in FIELDS), *_beside(), outlines]
    content = {MEDIA["json"]: {"schema": {"$ref": "#/components/schemas/Picture"}}}
    return _get(
        f"picture-{name}",
        picture.description.format(metric="the measure", day="the day"),
        parameters,
        content,
        ("ETag",),
    )


def _card(name: str, record: Record) -> Json:
    parameters = [_field(field, record) for field in FIELDS]
    for each in parameters:
        if each["name"] == name:
            each |= {"required": True, "schema": {"allOf": [each["schema"], {"type": "string", "minLength": 1}]}}
    return _get(
        f"card-{name}",
        f"the card of a {name}, as a piece of HTML",
        [*parameters, *_beside()],
        {"text/html": {"schema": {"type": "string"}}},
        ("ETag",),
    )


def _file(path: str) -> Json:
    content: Json = {
        media(path).partition(";")[0]: {"schema": {"type": "object" if path.endswith("json") else "string"}}
    }
    return _get(f"file-{path}", "a file of the data package as it stands in the record", [], content, ("ETag",))


def _beside() -> list[Json]:
    """The parameters of pictures and cards that are no field of the question."""
    revision = {
        "name": REVISION,
        "in": "query",
        "schema": {"type": "string"},
        "description": "what a browser keeps the answer under; without effect on what it is",
    }
    return [_choice(THEME, tuple(THEMES), "the colours"), revision]


def _choice(name: str, values: tuple[str, ...], meaning: str) -> Json:
    return {
        "name": name,
        "in": "query",
        "description": meaning,
        "schema": {"type": "string", "enum": list(values), "default": values[0]},
    }


def _get(name: str, summary: str, parameters: list[Json], content: Json, headers: Iterable[str]) -> Json:
    given = {"description": summary, "headers": _referred("headers", headers), "content": content}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": parameters,
            "responses": {"200": given, **_referred("responses", _refusals())},
        }
    }


def _object(media: str = MEDIA["json"]) -> Json:
    return {media: {"schema": {"type": "object"}}}


def _referred(kind: str, names: Iterable[str]) -> Json:
    return {name: {"$ref": f"#/components/{kind}/{name}"} for name in names}


def _field(field: str, record: Record) -> Json:
    """A field of the question as a parameter; lists are joined by commas."""
    usual, allowed = Question().parameter(field), list(values_of(field, record))
    schema: Json = {"type": "string"}
    if isinstance(usual, tuple):
        schema = {
            "type": "array",
            "items": {"type": "string", "enum": [*allowed, ""], "description": "An empty one names nothing."},
        }
    elif isinstance(usual, bool):
        schema |= {"enum": ["yes", "no"], "default": "yes" if usual else "no"}
    elif allowed:
        schema |= {"enum": allowed}
    elif field in DAYS:
        schema = {"$ref": "#/components/schemas/Day"}
    elif field in COUNTS:
        least, most = range_of(field)
        schema = {"type": "integer", "minimum": least, "maximum": most, "default": usual}
    elif field in IDS:
        schema = {"$ref": f"#/components/schemas/{IDS[field]}"}
    elif field in KEYS:
        rules = Question.model_json_schema()["properties"][field]
        schema |= {rule: rules[rule] for rule in ("maxLength", "pattern") if rule in rules}
    joined = {"style": "form", "explode": False} if isinstance(usual, tuple) else {}
    return {"name": field, "in": "query", "description": MEANINGS[field], "schema": schema, **joined}


def days_pattern(first: date, last: date) -> str:
    """What a day from the first to the last looks like: OpenAPI knows no bounds of a day."""
    years: dict[int, list[str]] = {}
    begin = first
    while begin <= last:
        end = min(last, (begin.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1))
        years.setdefault(begin.year, []).append(f"{begin:%m}-{_days(begin.day, end.day)}")
        begin = end + timedelta(days=1)
    return "^(" + "|".join(f"{year}-({'|'.join(months)})" for year, months in years.items()) + ")$"


def _days(first: int, last: int) -> str:
    tens: dict[int, list[int]] = {}
    for day in range(first, last + 1):
        tens.setdefault(day // 10, []).append(day % 10)
    return "(" + "|".join(f"{ten}[{ones[0]}-{ones[-1]}]" for ten, ones in tens.items()) + ")"
