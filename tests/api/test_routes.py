"""What programs get under /api: the numbers of the pages, in every format, and sentences where something cannot be had."""

import io
import json
import re
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import pandas as pd
import pyarrow.parquet as pq
import pytest
from shapely.geometry import shape

from ledger.answers.filtering import apply_filters, apply_statement_filters
from ledger.answers.registry import ANSWERS, answer
from ledger.api.atom import atom
from ledger.api.feed import feed
from ledger.api.formats import MEDIA
from ledger.api.tables import TABLES
from ledger.i18n.language import Language
from ledger.question.link import write_link
from ledger.question.question import Question
from ledger.record.boundaries import read_outlines
from ledger.record.schema.location import read_units
from tests.support.api_client import HOME

DAY = date(2025, 4, 28)


def test_claims_are_those_that_the_page_shows(get, record) -> None:
    answered = get("api/claims?metric=casualties&known_on=2025-04-28&sides=south_korea,ukraine&repeats=no")
    claims = apply_filters(record.known_on(DAY).claims, Question(sides=("south_korea", "ukraine"), repeats=False))
    assert [row["claim_id"] for row in answered.json["rows"]] == list(
        claims["claim_id"][claims["metric"] == "casualties"]
    )
    assert answered.json["known_on"] == "2025-04-28"
    assert answered.json["data_version"] == record.version
    assert answered.json["total"] == len(answered.json["rows"]) > 5


def test_the_question_of_a_link_can_be_pasted_with_its_language(get) -> None:
    link = write_link(Question(lang="de", metric="casualties", known_on=DAY, sides=("ukraine",)))
    asked = "&".join(f"{name}={value}" for name, value in link.items())
    assert (
        get(f"api/claims?{asked}").json["rows"] == get(f"api/claims?{asked.replace('lang=de&', '')}").json["rows"] != []
    )
    assert get(f"api/answers/spread?{asked}").status == 200


def test_nothing_is_given_that_was_not_known_on_the_day(get) -> None:
    for table, column in (
        ("claims", "stated_on"),
        ("control", "stated_on"),
        ("presence", "stated_on"),
        ("events", "date"),
    ):
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
    if TABLES[table].has_geometry:
        features = get(f"api/{table}?format=geojson").json["features"]
        assert [feature["properties"] for feature in features] == rows
        for feature in features:
            spot = feature["geometry"]
            if feature["properties"].get("area"):
                assert spot["type"] in ("Polygon", "MultiPolygon")
            else:
                assert spot is None or spot["coordinates"] == [
                    feature["properties"]["lon"],
                    feature["properties"]["lat"],
                ]
    else:
        assert get(f"api/{table}?format=geojson").status == 400


def test_days_are_days_and_whole_numbers_have_no_point(get) -> None:
    claims = pq.read_table(io.BytesIO(get("api/claims?format=parquet").body))
    assert {str(claims.schema.field(name).type) for name in ("as_of", "stated_on", "period_start", "checked_on")} == {
        "date32[day]"
    }
    lines = get("api/claims?metric=troops_sent&format=csv").body.decode().splitlines()
    assert lines[1].startswith(
        "troops-sent-western-officials-2024-10-15,troops_sent,western-officials,total,all,,10000,,exact,"
    )


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_are_those_of_the_registry(get, record, name) -> None:
    answered = get(f"api/answers/{name}?metric=casualties&known_on=2025-04-28&since=2025-03-01&format=csv")
    expected = answer(name, record, Question(metric="casualties", known_on=DAY, compare_since=date(2025, 3, 1)))
    assert answered.status == 200
    found = pd.read_csv(io.BytesIO(answered.body))
    assert (list(found.columns), len(found)) == (list(expected.columns), len(expected))
    if name == "spread":
        assert (found["high"][0], found["voices"][0]) == (5000, 2)  # by hand in tests/answers/test_spread.py


def test_presence_is_narrowed_and_an_area_is_drawn_as_the_area(get, record) -> None:
    rows = get("api/presence?known_on=2025-04-28&sides=russia,north_korea").json["rows"]
    statements = record.known_on(DAY).presence
    assert [row["presence_id"] for row in rows] == list(
        statements["presence_id"][statements["side"].isin(["russia", "north_korea"])]
    )
    assert {row["kind"] for row in rows} >= {"denial", "fighting", "training"}
    answered = get("api/presence?known_on=2025-04-28&format=geojson")
    features = {feature["properties"]["presence_id"]: feature for feature in answered.json["features"]}
    # Gerasimov named the whole region, DeepState's founder the town.
    region, town = features["pr-kursk-ru-general-staff-2025-04-26"], features["pr-sudzha-deepstate-2025-03-18"]
    assert shape(region["geometry"]).area > 3  # square degrees: about 30,000 square kilometres
    assert (region["properties"]["lat"], region["properties"]["coord_source"]) == (None, "")
    assert town["geometry"]["type"] == "Point"
    assert "OpenStreetMap" in answered.headers["X-Attribution"].partition("boundaries")[2]
    assert "boundaries" not in get("api/control?format=geojson&page_size=1").headers["X-Attribution"]


def test_outlines_are_valid_and_right_to_about_500_m(record) -> None:
    drawn, (exact, missing) = read_outlines(record.boundaries), read_units(record.files)
    assert not missing and set(drawn) == set(exact)
    for area, outline in drawn.items():
        found = shape(outline.geometry)
        assert found.is_valid
        assert found.hausdorff_distance(exact[area]) < 0.006
        assert (
            found.exterior.is_ccw if found.geom_type == "Polygon" else all(part.exterior.is_ccw for part in found.geoms)
        )


def test_renamed_ids_can_be_asked_for(get, record) -> None:
    rows = {row["old_id"]: row["new_id"] for row in get("api/renamed").json["rows"]}
    assert len(rows) == 61
    assert rows["killed-ua-ssof-2024-12-23"] == "killed-ua-ssof-2024-12-22"
    assert rows["ctl-novenke-rferl-2025-03-11"] == ""


def test_control_is_narrowed_and_placed(get, record) -> None:
    rows = get("api/control?known_on=2025-03-13&sides=russia").json["rows"]
    expected = apply_statement_filters(record.known_on(date(2025, 3, 13)).control, Question(sides=("russia",)))
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
        following = re.search(r'</([^>]*)>; rel="next"', answered.headers["Link"])
        path = following and following[1]
    assert collected == whole
    assert get("api/claims?page=99").json["rows"] == []


@pytest.mark.parametrize("form", MEDIA)
@pytest.mark.parametrize(
    ("path", "question"),
    [
        (
            "api/control?known_on=2025-03-13&sides=russia,ukraine",
            {"table": "control", "known_on": "2025-03-13", "sides": "russia,ukraine"},
        ),
        (
            "api/answers/spread?metric=casualties&known_on=2025-04-28",
            {"answer": "spread", "metric": "casualties", "months": "12"},
        ),
    ],
)
def test_headers_say_what_a_file_has_no_room_for(get, record, form, path, question) -> None:
    answered = get(f"{path}&format={form}")
    if form == "geojson" and "answer" in question:
        assert answered.status == 400
        return
    assert dict(parse_qsl(answered.headers["X-Question"])) == question
    assert answered.headers["X-Known-On"] in path
    assert answered.headers["X-Data-Version"] == record.version
    assert answered.headers["X-Licence"] == "CC BY 4.0"
    assert answered.headers["X-Attribution"].startswith("Kursk Ledger")
    links = dict(reversed(each) for each in re.findall(r'<([^>]*)>; rel="(\w*)"', answered.headers["Link"]))
    assert get(links["describedby"].removeprefix("/")).json["name"] == "kursk-ledger"
    assert links["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert answered.headers["Content-Type"] == MEDIA[form]


def test_points_name_those_they_come_from(get, record) -> None:
    owners = {
        "geonames": "GeoNames (CC BY 4.0)",
        "openstreetmap": "OpenStreetMap contributors (ODbL 1.0)",
        "wikipedia": "Wikipedia contributors (CC BY-SA)",
    }
    origins = {origin.partition("_")[0] for origin in record.places["coord_source"]} - {"", "register"}
    assert origins == set(owners)
    for path in ("api/places", "api/control", "api/answers/control"):
        answered = get(path)
        assert "coord_source" in answered.json["rows"][0]
        table = pq.read_table(io.BytesIO(get(f"{path}?format=parquet").body))
        said = [
            answered.json["attribution"],
            answered.headers["X-Attribution"],
            json.loads(table.schema.metadata[b"kursk_ledger"])["attribution"],
        ]
        if "answers" not in path:
            said.append(get(f"{path}?format=geojson").json["about"]["attribution"])
        assert all(owner in each for owner in owners.values() for each in said)
    assert get("api/claims").json["attribution"] == "Kursk Ledger"


def test_a_page_of_another_site_may_read_in_the_browser(get) -> None:
    for path, status in (("api/claims", 200), ("api/secrets", 404), ("api/claims?page=0", 400)):
        answered = get(path, headers={"Origin": "https://notebook.example"})
        assert (answered.status, answered.headers["Access-Control-Allow-Origin"]) == (status, "*")
        assert answered.headers["Access-Control-Expose-Headers"] == "*"
        assert "Access-Control-Allow-Credentials" not in answered.headers
        assert answered.headers["X-Content-Type-Options"] == "nosniff"


def test_the_index_leads_to_every_address(get) -> None:
    index = get("api").json
    assert get("api/").json == index
    assert set(index["tables"]) == {f"/api/{name}" for name in TABLES}
    assert set(index["answers"]) == {f"/api/answers/{name}" for name in ANSWERS}
    for address in (*index["tables"], *index["answers"], *index["more"]):
        assert get(address.removeprefix("/")).status == 200


def test_the_feed_leads_with_what_was_added_last_in_the_language(get, record) -> None:
    got = get("api/feed.json?lang=de").json
    assert got["version"] == "https://jsonfeed.org/version/1.1"
    assert got["home_page_url"] == HOME
    history = record.row_history[record.row_history["table"].isin(["claims", "presence"])]
    first = got["items"][0]
    assert first["date_published"] == f"{history['added_on'].max():%Y-%m-%d}T00:00:00Z"
    [days] = history[history["id"] == first["id"]].to_dict("records")
    assert days["added_on"] == history["added_on"].max()
    claim = record.claims.set_index("claim_id").loc[first["id"]]
    assert first["url"] == f"{HOME}claims?lang=de&claim={first['id']}"
    lang = Language("de")
    assert first["content_text"].startswith(
        f"{claim['note_de']} Geäußert: {lang.date(claim['stated_on'])}; Stichtag: {lang.date(claim['as_of'])}."
    )
    assert f"In den Datensatz aufgenommen am {lang.date(days['added_on'])}." in first["content_text"]


def test_what_was_said_long_ago_and_is_added_late_comes_first(record) -> None:
    old = record.claims.sort_values("stated_on").iloc[0]["claim_id"]
    days = pd.DataFrame(
        {
            "table": ["claims"],
            "id": [old],
            "added_on": [pd.Timestamp("2027-01-05")],
            "changed_on": [pd.Timestamp("2027-02-06")],
        }
    )
    late = replace(record, _frames={**record._frames, "row_history": days})
    made = feed(late, late.claims, late.presence, Language("en"), HOME)
    first, second = made["items"][:2]
    assert first["id"] == old
    assert (first["date_published"], first["date_modified"]) == ("2027-01-05T00:00:00Z", "2027-02-06T00:00:00Z")
    assert first["content_text"].endswith("Added to the dataset on 5 January 2027. Last changed on 6 February 2027.")
    # Nobody has told the days of the others: they came with the dataset.
    assert second["date_published"] == f"{record.collected_on}T00:00:00Z"
    assert "date_modified" not in second
    entry = ElementTree.fromstring(atom(made))[6]
    assert [entry.findtext(f"{{http://www.w3.org/2005/Atom}}{name}") for name in ("published", "updated")] == [
        "2027-01-05T00:00:00Z",
        "2027-02-06T00:00:00Z",
    ]


@pytest.mark.parametrize("lang", ["en", "de"])
def test_atom_has_the_same_entries_each_with_an_id_of_its_own(get, lang) -> None:
    answered, items = get(f"api/feed.atom?lang={lang}"), get(f"api/feed.json?lang={lang}").json["items"]
    assert answered.headers["Content-Type"] == "application/atom+xml"
    space = {"a": "http://www.w3.org/2005/Atom"}
    root = ElementTree.fromstring(answered.body)
    entries = root.findall("a:entry", space)
    assert [entry.findtext("a:title", "", space) for entry in entries] == [item["title"] for item in items]
    assert [entry.findtext("a:content", "", space) for entry in entries] == [item["content_text"] for item in items]
    ids = [entry.findtext("a:id", "", space) for entry in entries]
    assert len(set(ids)) == len(ids) == 50
    assert all(each.startswith(HOME) for each in ids)
    updated = [item.get("date_modified", item["date_published"]) for item in items]
    assert [entry.findtext("a:updated", "", space) for entry in entries] == updated
    assert root.findtext("a:updated", "", space) == max(updated)
    assert {link.get("rel"): link.get("href") for link in root.findall("a:link", space)} == {
        "self": f"{HOME}api/feed.atom?lang={lang}",
        "alternate": HOME,
    }


def test_the_feed_has_new_statements_on_presence_too(get, record) -> None:
    items = get("api/feed.json?lang=en").json["items"]
    assert [item["date_published"] for item in items] == sorted(
        (item["date_published"] for item in items), reverse=True
    )
    said = {item["id"]: item for item in items if "presence" in item["tags"]}
    # By hand: the head of Sudzha district, 13 March 2026, is the newest statement on presence.
    newest = said["pr-sudzha-ru-kursk-governor-2026-03-13"]
    assert newest["title"] == "Kursk governor: Sudzha district: demining"
    assert newest["url"] == f"{HOME}map?lang=en&place=sudzha"
    assert newest["tags"] == ["presence", "soldiers", "russia"]
    assert len(items) == 50
