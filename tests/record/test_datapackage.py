"""The data package: it is what the schema says, in both languages, and frictionless agrees with it."""

import json
from pathlib import Path
from typing import Any

import pytest

from ledger.cli.main import main
from ledger.record import datapackage
from ledger.record.codes import CODE_LISTS
from ledger.record.load import DATA
from ledger.record.schema import TABLES
from tests.support.corruptions import change
from tests.support.package_report import faults, validated

OUT_OF_DATE = "is out of date: run python -m ledger datapackage."


@pytest.fixture(scope="module")
def package() -> dict[str, Any]:
    """The descriptor as it is in the repository."""
    return dict(json.loads((DATA / "datapackage.json").read_text(encoding="utf-8")))


def test_file_is_what_the_schema_says() -> None:
    text = (DATA / "datapackage.json").read_text(encoding="utf-8")
    assert datapackage.render(text) == text, "run python -m ledger datapackage"


def test_every_table_field_and_key_is_described(package: dict[str, Any]) -> None:
    resources = {resource["name"]: resource for resource in package["resources"]}
    for name, table in TABLES.items():
        schema = resources[name]["schema"]
        assert [field["name"] for field in schema["fields"]] == list(table.columns)
        assert schema["primaryKey"] == list(table.key)
    assert resources["claims"]["schema"]["foreignKeys"] == [
        {"fields": ["metric"], "reference": {"resource": "metrics", "fields": ["metric"]}},
        {"fields": ["source"], "reference": {"resource": "sources", "fields": ["source"]}},
        {"fields": ["derived_from"], "reference": {"resource": "", "fields": ["claim_id"]}},
    ]


def test_codes_have_labels_and_definitions_in_both_languages(package: dict[str, Any]) -> None:
    fields = {field["name"]: field for field in package["resources"][0]["schema"]["fields"]}
    qualifier = fields["qualifier"]
    assert qualifier["constraints"]["enum"] == list(CODE_LISTS["qualifier"])
    at_least = next(code for code in qualifier["codes"] if code["value"] == "at_least")
    assert at_least["label_en"] == "at least"
    assert at_least["definition_en"] == "A lower bound that is included."
    assert at_least["label_de"] not in ("", "at least")
    assert at_least["definition_de"] not in ("", at_least["definition_en"])


def test_every_description_is_german_too(package: dict[str, Any]) -> None:
    described = [package, *package["resources"]]
    for resource in package["resources"]:
        described += resource.get("schema", {}).get("fields", [])
    assert [each["name"] for each in described if each["description"] == each["description_de"]] == []


def test_every_file_is_there_with_its_licence(package: dict[str, Any]) -> None:
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["created"] == "2026-11-29T00:00:00Z"
    licences = {
        resource["path"]: [licence["name"] for licence in resource.get("licenses", [])]
        for resource in package["resources"]
    }
    assert all((DATA / path).is_file() for path in licences)
    assert licences["boundaries/odbl/districts.geojson"] == ["ODbL-1.0"]
    assert licences["boundaries/geonames/towns.csv"] == ["CC-BY-4.0"]
    assert licences["claims.csv"] == []


def test_frictionless_accepts_the_record() -> None:
    report = validated(str(DATA / "datapackage.json"))
    assert report.valid, faults(report)


def test_frictionless_sees_what_the_package_demands(folder: Path) -> None:
    assert main(["datapackage", str(folder)]) == 0
    descriptor = str(folder / "datapackage.json")
    assert validated(descriptor).valid
    change("control.csv", 4, ",nis,", ",nsi,")(folder)
    report = validated(descriptor)
    assert not report.valid
    assert "nsi" in faults(report)


def test_command_writes_the_file_and_keeps_the_day_of_collection(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "datapackage.json"
    before = path.read_text(encoding="utf-8")
    assert main(["datapackage", "--check", str(folder)]) == 1
    assert capsys.readouterr().out == f"{path} {OUT_OF_DATE}\n"
    assert path.read_text(encoding="utf-8") == before
    assert main(["datapackage", str(folder)]) == 0
    assert json.loads(path.read_text(encoding="utf-8"))["created"] == "2025-02-01T00:00:00Z"
    assert main(["datapackage", "--check", str(folder)]) == 0
    assert capsys.readouterr().out == f"Wrote {path}.\n{path} is up to date.\n"


def test_command_needs_the_day_of_collection(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "datapackage.json"
    path.write_text("{}", encoding="utf-8")
    assert main(["datapackage", str(folder)]) == 1
    assert capsys.readouterr().err == f"{path} must be there and hold the day of collection in created.\n"
