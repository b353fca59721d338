"""The OpenAPI description of the data interface, made from what it is made of."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from pydantic import TypeAdapter
from typing_extensions import is_typeddict

from ledger import __version__
from ledger.answers.parameters import ANSWER_PARAMETERS
from ledger.answers.registry import ANSWERS
from ledger.api.atom import ATOM
from ledger.api.cards import CARDS
from ledger.api.feed import FEED
from ledger.api.files import media
from ledger.api.formats import MEDIA, ROWS
from ledger.api.openapi_parameters import Json, beside_the_question, choice_parameter, days_pattern, field_parameter
from ledger.api.pictures import FIELDS, OUTLINES_VALUES
from ledger.api.preview import FIELDS as PREVIEW_FIELDS, PATH as PREVIEW, PNG
from ledger.api.request import LAST_PAGE, MAX_LENGTH, MAX_PAGE_SIZE, PAGE_SIZE
from ledger.api.tables import TABLES
from ledger.i18n.language import Language
from ledger.question.question import FIRST_DAY
from ledger.record.record import Record
from ledger.record.record_files import DESCRIBED_FILES
from ledger.text.sentences.record_name import record_name, record_subject
from ledger.views.addresses import OUTLINES
from ledger.views.pictures.picture import OPENS, Picture
from ledger.views.pictures.registry import PICTURES

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
            [field_parameter("lang", record)],
            _object(FEED),
            ("ETag",),
        ),
        "/api/feed.atom": _get(
            "feed-atom",
            "the same as Atom",
            [field_parameter("lang", record)],
            {ATOM: {"schema": {"type": "string"}}},
            ("ETag",),
        ),
        PREVIEW: _get(
            "preview",
            "the Briefing as one picture (PNG), for previews of links",
            [field_parameter(name, record) for name in PREVIEW_FIELDS],
            {PNG: {}},
            ("ETag",),
        ),
        "/api/datapackage.json": _get(
            "datapackage", "what describes the tables: columns, types, codes, licences", [], _object(), ("ETag",)
        ),
        "/api/openapi.json": _get("openapi", "this description", [], _object(), ("ETag",)),
        "/api": _get("index", "every address with what is there", [], _object(), ("ETag",)),
    }
    english = Language("en")
    subject = record_subject(record, english)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": record_name(record, english),
            "version": __version__,
            **_licence(record),
            "description": f"{subject[0].upper()}{subject[1:]}: read-only, by GET and HEAD, from any site. "
            f"Parameters are named and written as in a dashboard link, in at most {MAX_LENGTH} characters together.",
        },
        "paths": paths,
        "components": {
            "schemas": _schemas(record) | _answer_schemas(),
            "headers": _headers(),
            "responses": _refusals(),
        },
    }


def _licence(record: Record) -> Json:
    """The licence as OpenAPI names it; nothing where the record names none."""
    licence = record.licence
    if licence is None:
        return {}
    return {"license": {"name": licence.name, **({"url": licence.address} if licence.address else {})}}


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
        "410": {"description": "The record that the revision names is no longer here.", "content": content},
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
    return _get(
        name, summary, [*(field_parameter(field, record) for field in (*fields, "lang")), *paging], content, _headers()
    )


def _picture(name: str, picture: Picture, record: Record) -> Json:
    outlines = choice_parameter(
        OUTLINES,
        OUTLINES_VALUES,
        "whether the lines of the map stand within the figure, or are left out for who has them",
    )
    parameters = [*(field_parameter(field, record) for field in FIELDS), *beside_the_question(), outlines]
    content = {MEDIA["json"]: {"schema": {"$ref": "#/components/schemas/Picture"}}}
    return _get(
        f"picture-{name}",
        picture.description.format(metric="the measure", day="the day"),
        parameters,
        content,
        ("ETag",),
    )


def _card(name: str, record: Record) -> Json:
    parameters = [field_parameter(field, record) for field in FIELDS]
    for each in parameters:
        if each["name"] == name:
            each |= {"required": True, "schema": {"allOf": [each["schema"], {"type": "string", "minLength": 1}]}}
    return _get(
        f"card-{name}",
        f"the card of a {name}, as a piece of HTML",
        [*parameters, *beside_the_question()],
        {"text/html": {"schema": {"type": "string"}}},
        ("ETag",),
    )


def _file(path: str) -> Json:
    content: Json = {
        media(path).partition(";")[0]: {"schema": {"type": "object" if path.endswith("json") else "string"}}
    }
    return _get(f"file-{path}", "a file of the data package as it stands in the record", [], content, ("ETag",))


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
