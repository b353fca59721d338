"""The Data Package descriptor of the record, built from the schema: nothing is typed twice.

It describes every table, field, unit, code list, key and licence, and names the boundary files.
``created`` (the day of collection) and ``version`` are kept from the file that is there.
"""

import json
from collections.abc import Iterator
from typing import Any

from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.i18n.sentence import Sentence
from ledger.record.codes import CODE_LISTS, Code
from ledger.record.licence import LICENCE
from ledger.record.schema import TABLES, Field, Table
from ledger.record.schema.fields import KEY_PATTERN, SEPARATOR, URL_PATTERN

Json = dict[str, Any]

NAME = "kursk-ledger"
TITLE = N_("Kursk Ledger: who said what, when, about North Korean soldiers in Russia's Kursk region")
DESCRIPTION = N_(
    "Claims with their sources, reports, precision and dates; events; statements on who holds which settlement, and on where North Koreans were. Unlike things are kept apart: only claims of the same indicator and way of counting, with the scope “as defined”, may be drawn together."
)
REMEDY = Sentence("run python -m ledger datapackage")
FIRST_VERSION = "1.0.0"
CC_BY: Json = {"name": LICENCE.identifier, "title": LICENCE.title, "path": LICENCE.address}
CC_BY_SA: Json = {
    "name": "CC-BY-SA",
    "title": "Creative Commons Attribution Share-Alike",
    "path": "https://creativecommons.org/licenses/by-sa/4.0/",
}
ODBL: Json = {
    "name": "ODbL-1.0",
    "title": "Open Data Commons Open Database License 1.0",
    "path": "https://opendatacommons.org/licenses/odbl/1-0/",
}
PUBLIC_DOMAIN: Json = {
    "name": "other-pd",
    "title": "Public domain",
    "path": "https://www.naturalearthdata.com/about/terms-of-use/",
}
OPENSTREETMAP: Json = {
    "title": "OpenStreetMap",
    "path": "https://www.openstreetmap.org/copyright",
}
GEOBOUNDARIES: Json = {
    "title": "geoBoundaries (Runfola et al. 2020)",
    "path": "https://www.geoboundaries.org",
}
GEONAMES: Json = {"title": "GeoNames", "path": "https://www.geonames.org"}
NATURAL_EARTH: Json = {"title": "Natural Earth", "path": "https://www.naturalearthdata.com"}
WIKIPEDIA: Json = {"title": "Wikipedia", "path": "https://www.wikipedia.org"}

TYPES = {"date": "date", "figure": "number", "coordinate": "number", "integer": "integer"}
PATTERNS = {"key": KEY_PATTERN, "url": URL_PATTERN}
# Single points only; which of them came from where stands in coord_source.
OF_TABLE: dict[str, Json] = {
    "places": {"licenses": [CC_BY, CC_BY_SA, ODBL], "sources": [GEONAMES, WIKIPEDIA, OPENSTREETMAP]},
}
BOUNDARIES: tuple[tuple[str, str, str, Json, list[Json]], ...] = (
    ("oblasts", "odbl/oblasts.geojson", N_("Kursk region and its neighbours."), ODBL, [OPENSTREETMAP]),
    (
        "districts",
        "odbl/districts.geojson",
        N_("Districts and cities of Kursk region, lines of 2017."),
        ODBL,
        [GEOBOUNDARIES, OPENSTREETMAP],
    ),
    ("rivers", "natural_earth/rivers.geojson", N_("Rivers, schematic only."), PUBLIC_DOMAIN, [NATURAL_EARTH]),
    (
        "land",
        "natural_earth/land.geojson",
        N_("Land and state borders from Kursk region to North Korea, simplified."),
        PUBLIC_DOMAIN,
        [NATURAL_EARTH],
    ),
    ("towns", "geonames/towns.csv", N_("Towns for orientation."), CC_BY, [GEONAMES]),
)
MEDIA_TYPES = {"geojson": "application/geo+json", "csv": "text/csv"}


def build(existing: Json) -> Json:
    """Build the descriptor: the tables from the schema; name, title, licences and whatever else another record than the Kursk Ledger's
    says of itself from the existing one, and so the day of collection and the version of any."""
    dated = {"version": existing.get("version", FIRST_VERSION), "created": existing["created"]}
    return {
        **(_of_kursk_ledger(dated) if existing.get("name") == NAME else _of_another(existing, dated)),
        "resources": [_table(table) for table in TABLES.values()] + [_boundary(*each) for each in BOUNDARIES],
    }


def _of_kursk_ledger(dated: Json) -> Json:
    return {
        "name": NAME,
        **_in_both_languages("title", TITLE),
        **_in_both_languages("description", DESCRIPTION),
        **dated,
        "licenses": [CC_BY],
    }


def _of_another(existing: Json, dated: Json) -> Json:
    return {name: text for name, text in {**existing, **dated}.items() if name != "resources"}


def render(text: str) -> str:
    """Give the text of the descriptor's file as it must be, from the text that is there."""
    return json.dumps(build(json.loads(text)), ensure_ascii=False, indent=2) + "\n"


def schema_mismatches(package: Any) -> Iterator[Sentence]:
    """Say in which ways a descriptor does not fit the tables; one without resources says nothing of them."""
    if not isinstance(package, dict) or "resources" not in package:
        return
    listed = package["resources"] if isinstance(package["resources"], list) else []
    described = {each.get("name"): each for each in listed if isinstance(each, dict)}
    wanted = {table.name: table.file for table in TABLES.values()} | {
        name: f"boundaries/{path}" for name, path, *_ in BOUNDARIES
    }
    for name, path in wanted.items():
        resource = described.get(name)
        if resource is None:
            yield Sentence("{path} is not described; {remedy}", path=path, remedy=REMEDY)
        elif resource.get("path") != path or (
            name in TABLES and not _fits_schema(TABLES[name], resource.get("schema"))
        ):
            yield Sentence(
                "the description of {name} does not fit {path}; {remedy}", name=name, path=path, remedy=REMEDY
            )
    for other in sorted(map(str, described.keys() - wanted.keys())):
        yield Sentence("{other} is described, but is no part of the record; {remedy}", other=other, remedy=REMEDY)


def _fits_schema(table: Table, schema: Any) -> bool:
    """Whether a described table has the columns, types, codes and limits of the schema, whatever it says of them in words."""
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(fields, list) or not all(isinstance(each, dict) for each in fields):
        return False
    found = [(each.get("name"), each.get("type"), each.get("constraints", {})) for each in fields]
    wanted = [(each.name, TYPES.get(each.kind, "string"), _constraints(table, each)) for each in table.fields]
    return found == wanted and schema.get("primaryKey") == list(table.key)


def _in_both_languages(name: str, message: str) -> Json:
    """Give a text in both languages: English under its plain name, as the standard wants it."""
    return {name: message, f"{name}_de": Language("de").gettext(message)}


def _table(table: Table) -> Json:
    foreign = [_foreign_key(table, field) for field in table.fields if field.kind == "reference"]
    return {
        "name": table.name,
        "type": "table",
        "path": table.file,
        "scheme": "file",
        "format": "csv",
        "mediatype": MEDIA_TYPES["csv"],
        "encoding": "utf-8",
        **_in_both_languages("description", table.description),
        **OF_TABLE.get(table.name, {}),
        "schema": {
            "fields": [_field(table, field) for field in table.fields],
            "missingValues": [""],
            "primaryKey": list(table.key),
            **({"foreignKeys": foreign} if foreign else {}),
        },
    }


def _field(table: Table, field: Field) -> Json:
    described: Json = {"name": field.name, "type": TYPES.get(field.kind, "string")}
    described |= _in_both_languages("description", field.description)
    if field.unit:
        described |= _in_both_languages("unit", field.unit)
    if field.kind == "references":
        described |= {"separator": SEPARATOR, "references": field.target}
    constraints = _constraints(table, field)
    if constraints:
        described["constraints"] = constraints
    if field.codes:
        codes = [_code(value, code) for value, code in CODE_LISTS[field.codes].items()]
        described |= {"codeList": field.codes, "codes": codes}
    return described


def _constraints(table: Table, field: Field) -> Json:
    wanted: Json = {
        "required": field.required or None,
        "unique": table.key == (field.name,) or None,
        "enum": list(CODE_LISTS[field.codes]) if field.codes else None,
        "pattern": PATTERNS.get(field.kind),
        "maxLength": field.longest,
        "minimum": field.lowest,
        "maximum": field.highest,
    }
    return {name: value for name, value in wanted.items() if value is not None}


def _code(value: str, code: Code) -> Json:
    german = Language("de").gettext
    described: Json = {"value": value, "label_en": code.label, "label_de": german(code.label)}
    if code.definition:
        described |= {"definition_en": code.definition, "definition_de": german(code.definition)}
    return described


def _foreign_key(table: Table, field: Field) -> Json:
    """Name the field's target; a table that refers to itself is written as the empty name."""
    target = "" if field.target == table.name else field.target
    return {
        "fields": [field.name],
        "reference": {"resource": target, "fields": list(TABLES[field.target].key)},
    }


def _boundary(name: str, path: str, description: str, licence: Json, sources: list[Json]) -> Json:
    ending = path.rpartition(".")[2]
    return {
        "name": name,
        "type": "file",
        "path": f"boundaries/{path}",
        "scheme": "file",
        "format": ending,
        "mediatype": MEDIA_TYPES[ending],
        **_in_both_languages("description", description),
        "licenses": [licence],
        "sources": sources,
    }
