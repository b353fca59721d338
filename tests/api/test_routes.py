"""What programs get under /api: the numbers of the pages, in every format, and sentences where something cannot be had."""

import io
import json
import shutil
import subprocess
from datetime import date

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pytest

from ledger.answers.narrow import narrow, narrow_statements
from ledger.answers.registry import ANSWERS, answer
from ledger.api.examples import EXAMPLES
from ledger.api.tables import TABLES
from ledger.question import Question

DAY = date(2025, 4, 28)


def test_claims_are_those_that_the_page_shows(get, record) -> None:
    answered = get("api/claims?metric=casualties&known_on=2025-04-28&sides=south_korea,ukraine&repeats=no")
    claims = narrow(record.known_on(DAY).claims, Question(sides=("south_korea", "ukraine"), repeats=False))
    assert [row["claim_id"] for row in answered.json["rows"]] == list(claims["claim_id"][claims["metric"] == "casualties"])
    assert answered.json["known_on"] == "2025-04-28"
    assert answered.json["data_version"] == record.version
    assert answered.json["total"] == len(answered.json["rows"]) > 5


def test_the_question_of_a_link_can_be_pasted_with_its_language(get) -> None:
    link = Question(lang="de", metric="casualties", known_on=DAY, sides=("ukraine",)).to_link()
    asked = "&".join(f"{name}={value}" for name, value in link.items())
    assert get(f"api/claims?{asked}").json["rows"] == get(f"api/claims?{asked.replace('lang=de&', '')}").json["rows"] != []
    assert get(f"api/answers/spread?{asked}").status == 200


def test_nothing_is_given_that_was_not_known_on_the_day(get) -> None:
    for table, column in (("claims", "stated_on"), ("control", "stated_on"), ("events", "date")):
        rows = get(f"api/{table}?known_on=2024-12-01").json["rows"]
        assert rows
        assert max(row[column] for row in rows) <= "2024-12-01"
    claims = {row["claim_id"] for row in get("api/claims?known_on=2024-12-01").json["rows"]}
    assert {row["claim_id"] for row in get("api/reports?known_on=2024-12-01").json["rows"]} <= claims


@pytest.mark.parametrize("table", TABLES)
def test_a_table_is_the_same_in_every_format(get, table) -> None:
    rows = get(f"api/{table}").json["rows"]
    csv = pd.read_csv(io.BytesIO(get(f"api/{table}?format=csv").body), keep_default_na=False)
    parquet = pq.read_table(io.BytesIO(get(f"api/{table}?format=parquet").body))
    assert list(csv.columns) == parquet.column_names == list(rows[0])
    assert len(csv) == parquet.num_rows == len(rows)
    key = list(rows[0])[0]
    assert list(csv[key]) == parquet[key].to_pylist() == [row[key] for row in rows]
    assert json.loads(parquet.schema.metadata[b"kursk_ledger"])["licence"] == "CC BY 4.0"
    if TABLES[table].placed:
        features = get(f"api/{table}?format=geojson").json["features"]
        assert [feature["properties"] for feature in features] == rows
        for feature in features:
            spot = feature["geometry"]
            assert spot is None or spot["coordinates"] == [feature["properties"]["lon"], feature["properties"]["lat"]]
    else:
        assert get(f"api/{table}?format=geojson").status == 400


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_are_those_of_the_registry(get, record, name) -> None:
    answered = get(f"api/answers/{name}?metric=casualties&known_on=2025-04-28&since=2025-03-01&format=csv")
    expected = answer(name, record, Question(metric="casualties", known_on=DAY, since=date(2025, 3, 1)))
    assert answered.status == 200
    found = pd.read_csv(io.BytesIO(answered.body))
    assert (list(found.columns), len(found)) == (list(expected.columns), len(expected))
    if name == "spread":
        assert (found["factor"][0], found["voices"][0]) == (1.25, 7)  # by hand in tests/answers/test_spread.py


def test_control_is_narrowed_and_placed(get, record) -> None:
    rows = get("api/control?known_on=2025-03-13&sides=russia").json["rows"]
    expected = narrow_statements(record.known_on(date(2025, 3, 13)).control, Question(sides=("russia",)))
    assert [row["control_id"] for row in rows] == list(expected["control_id"])
    sudzha = next(row for row in rows if row["place_id"] == "sudzha")
    assert (round(sudzha["lat"]), round(sudzha["lon"])) == (51, 35)


def test_pages_of_rows_make_up_the_whole(get) -> None:
    whole = [row["claim_id"] for row in get("api/claims").json["rows"]]
    collected, path = [], "api/claims?page_size=150"
    while path:
        answered = get(path)
        collected += [row["claim_id"] for row in answered.json["rows"]]
        assert answered.headers["X-Total-Count"] == str(len(whole))
        path = (answered.headers["Link"] or "").removeprefix("</").split(">")[0]
    assert collected == whole
    assert get("api/claims?page=99").json["rows"] == []


def test_what_is_known_is_not_sent_again(get) -> None:
    first = get("api/claims?format=csv")
    again = get("api/claims?format=csv", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"")
    assert get("api/claims", If_None_Match=first.headers["ETag"]).status == 200


@pytest.mark.parametrize(("path", "status", "parameter", "words"), [
    ("api/claims?sides=ukraine,mars", 400, "sides", "sides “mars” cannot be used: it must be one of ukraine, russia"),
    ("api/claims?known_on=2025-02-30", 400, "known_on", "known_on “2025-02-30” cannot be used: it must be a day from 2023-09-01"),
    ("api/claims?as_of_from=2025-04-01&as_of_to=2025-01-01", 400, "as_of_to", "as_of_to “2025-01-01” cannot be used: it must not be before as_of_from."),
    ("api/claims?side=ukraine", 400, "side", "There is no parameter “side” here. There are: metric"),
    ("api/claims?metric=killed&metric=wounded", 400, "metric", "given twice"),
    ("api/claims?page_size=1e9", 400, "page_size", "it must be a whole number from 1 to 10000"),
    ("api/claims?page=%00", 400, "page", "it must be a whole number from 1"),
    ("api/claims?format=xlsx", 400, "format", "it must be one of json, csv, parquet"),
    ("api/claims?repeats=%FF", 400, "repeats", "it must be yes or no"),
    ("api/events?sides=russia", 400, "sides", "There is no parameter"),
    ("api/answers/changes?since=2025-05-01&known_on=2025-04-28", 400, "since", "2025-05-01"),
    ("api/answers/changes?known_on=2023-09-01", 400, "known_on", "Nothing can have changed since 2023-09-01"),
    ("api/answers/average", 404, "", "There is no answer “average”. There are: series"),
    ("api/secrets", 404, "", "There is no table “secrets”"),
    ("api/claims/1", 404, "", "/api lists what there is"),
])
def test_what_cannot_be_had_is_a_sentence(get, path, status, parameter, words) -> None:
    refused = get(path)
    assert (refused.status, refused.json["parameter"]) == (status, parameter)
    assert words in refused.json["error"]
    assert refused.headers["Content-Type"] == "application/json"


def test_no_path_leads_out_of_the_interface(get) -> None:
    for path in ("api/..%2f..%2fdashboard.py", "api/answers/..%2f..%2fdashboard.py", "api/%2e%2e/dashboard.py"):
        refused = get(path)
        assert refused.status in (400, 404)
        assert b"import streamlit" not in refused.body


def test_nothing_can_be_written(get) -> None:
    for method in ("POST", "PUT", "DELETE"):
        for path in ("api", "api/claims", "api/feed.json"):
            refused = get(path, method=method)
            assert (refused.status, refused.headers["Allow"]) == (405, "GET, HEAD")
            assert "read-only" in refused.json["error"]
    assert get("api/claims", method="HEAD").status == 200


def test_the_description_names_every_address_and_every_parameter_that_is_there(get) -> None:
    described = get("api/openapi.json").json
    assert described["openapi"] == "3.1.0"
    assert set(described["paths"]) == {
        *(f"/api/{name}" for name in TABLES), *(f"/api/answers/{name}" for name in ANSWERS), "/api/feed.json", "/api/datapackage.json",
    }
    for path, methods in described["paths"].items():
        usual = [f"{each['name']}={each['schema']['default']}" for each in methods["get"]["parameters"] if "default" in each["schema"]]
        assert get(f"{path[1:]}?{'&'.join(usual)}").status == 200
    assert set(get("api").json["tables"]) == {f"/api/{name}" for name in TABLES}
    assert get("api/datapackage.json").json["name"] == "kursk-ledger"


def test_the_feed_leads_with_the_newest_claim_in_the_language(get, home, record) -> None:
    feed = get("api/feed.json?lang=de").json
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["home_page_url"] == home
    newest = record.claims["stated_on"].max()
    first = feed["items"][0]
    assert first["date_published"] == f"{newest:%Y-%m-%d}T00:00:00Z"
    claim = record.claims.set_index("claim_id").loc[first["id"]]
    assert first["url"] == f"{home}claims?lang=de&claim={first['id']}"
    assert first["content_text"] == claim["note_de"]


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not on this machine")
def test_the_example_for_curl_runs(home) -> None:
    run = subprocess.run(["bash", "-c", EXAMPLES["curl"].replace("{home}", home)], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[0].startswith("claim_id,")


def test_the_examples_for_python_run(home) -> None:
    names: dict[str, object] = {}
    for tool in ("pandas", "geopandas"):
        exec(EXAMPLES[tool].replace("{home}", home), names)
    claims, spread, control = names["claims"], names["spread"], names["control"]
    assert isinstance(claims, pd.DataFrame) and claims["stated_on"].dtype.kind == "M"
    assert set(claims["metric"]) == {"casualties"}
    assert isinstance(spread, pd.DataFrame) and spread["factor"][0] == 1.25
    assert isinstance(control, gpd.GeoDataFrame) and "sudzha" in set(control["place_id"])
