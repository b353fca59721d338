"""What is taken away from each part of each page: files whose columns are the same in every language, names, links and keys of their own."""

import io
import json
import re
from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
import streamlit

from ledger.export.claims import MACHINE
from ledger.export.statements import COLUMNS
from ledger.question.page_sections import SECTIONS
from ledger.ui.components import chart, download
from ledger.ui.components.download import Exportable, _files, citation, file_name
from ledger.ui.panels import claims_table, maps, mini_timeline, way
from ledger.views import presence
from ledger.views.pictures.registry import PICTURES
from ledger.views.view import View
from tests.support.app_driver import opened

Taken = list[tuple[View, Exportable]]
OPEN = ",".join(SECTIONS)
PAGES = {
    "timeline": ("timeline", {}),
    "panels": ("timeline", {"panels": "yes"}),
    "comparison": ("comparison", {"sections": OPEN}),
    "map": ("map", {"sections": OPEN}),
    "claims": ("claims", {}),
    "briefing": ("briefing", {"sections": OPEN}),
}


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Taken]:
    """Gives what can be taken away from a page, without opening a menu."""

    def of(page: str, **link: str) -> Taken:
        found: Taken = []
        for module in (chart, claims_table, maps, mini_timeline, way):
            monkeypatch.setattr(
                module, "download_menu", lambda view, exportable, small=False: found.append((view, exportable))
            )
        monkeypatch.setattr(download, "st", streamlit)
        opened(page, **link)
        # Files and citations are made after the run; their links need the address of the page.
        monkeypatch.setattr(download, "base_url", lambda: "http://ledger.example")
        monkeypatch.setattr(
            download, "st", SimpleNamespace(context=SimpleNamespace(url=f"http://ledger.example/{page}"))
        )
        return found

    return of


def files(view: View, exportable: Exportable) -> dict[str, bytes]:
    return {
        file.ending: file.content()
        for file in _files(view, exportable, exportable.provenance_lines(), citation(view, exportable))
    }


@pytest.mark.parametrize("name", PAGES)
def test_files_have_the_same_columns_in_both_languages_and_begin_with_those_for_programs(taken, name) -> None:
    page, link = PAGES[name]
    heads: dict[str, dict[str, str]] = {}
    for lang in ("en", "de"):
        found = taken(page, lang=lang, metric="casualties", known_on="2025-04-28", **link)
        assert found
        for view, exportable in found:
            made = files(view, exportable)
            csv = pd.read_csv(io.BytesIO(made[".csv"]), dtype=str, keep_default_na=False)
            assert tuple(csv.columns[: len(MACHINE)]) == MACHINE or tuple(csv.columns[: len(COLUMNS)]) == COLUMNS
            assert len(csv) == len(json.loads(made[".json"])["rows"]) > 0
            for column in {"low", "best", "high"} & set(csv.columns):
                assert [cell for cell in csv[column] if not re.fullmatch(r"(-?\d+(\.\d*[1-9])?)?", cell)] == []
            assert [
                day
                for column in ("as_of", "stated_on", "period_start")
                for day in csv[column]
                if not re.fullmatch(r"(\d{4}-\d\d-\d\d)?", day)
            ] == []
            assert made[".xlsx"].startswith(b"PK")
            for ending, content in made.items():
                if ending.endswith(".csv"):
                    heads.setdefault(exportable.name + ending, {})[lang] = content.decode().splitlines()[0]
    assert {each: head for each, head in heads.items() if head["en"] != head["de"]} == {}


@pytest.mark.parametrize("unlike", ["no", "yes"])
def test_everything_that_the_timeline_draws_is_in_file_and_table(taken, unlike) -> None:
    [(view, exportable)] = taken("timeline", lang="en", metric="casualties", known_on="2025-04-28", unlike=unlike)
    drawn = {
        str(mark[0] if isinstance(mark, (list, tuple)) else mark)
        for trace in PICTURES["timeline"].draw(view)["data"]
        for mark in trace.get("customdata", [])
        if mark
    }
    claims = drawn & set(view.record.claims["claim_id"])
    assert set(exportable.data()["claim_id"]) == claims == set(exportable.table().index)
    assert bool(set(exportable.data()["covers"]) - {"all"}) == (unlike == "yes")


def test_the_map_gives_every_statement_that_it_counts(taken) -> None:
    [(view, exportable)] = [each for each in taken("map", lang="en", day="2024-12-01") if each[1].name == "map"]
    rows = exportable.data()
    counted = presence.on_day(view, date(2024, 12, 1))["ids"].explode()
    assert set(rows["statement_id"][rows["about"] == "presence"]) == set(counted)
    assert set(rows["what"][rows["about"] == "presence"]) == {"soldiers"}
    assert rows["as_of"][rows["about"] == "control"].max() <= pd.Timestamp("2024-12-01")


def test_no_two_parts_share_a_key_a_file_name_or_a_link_to_another_part(taken) -> None:
    found = [
        each
        for page, link in PAGES.values()
        for each in taken(page, lang="de", metric="casualties", known_on="2025-04-28", **link)
    ]
    cited = {exportable.name: citation(view, exportable) for view, exportable in found}
    assert len({each.key for each in cited.values()}) == len({file_name(*each) for each in found}) == len(cited) > 15
    asked = {
        name: {key: values[0] for key, values in parse_qs(urlsplit(each.link).query).items()}
        for name, each in cited.items()
    }
    assert (asked["leave_one_out"]["sections"], asked["pairs_claims"]["sections"], asked["disputed"]["sections"]) == (
        "leave-one-out",
        "pairs",
        "disputed",
    )
    assert "sections" not in asked["timeline"]
    assert cited["by_side"].link.startswith("http://ledger.example/part?")
    assert asked["by_side"]["part"] == "by-side"
    assert cited["small_panels"].link.startswith("http://ledger.example/timeline?")
    assert asked["small_panels"]["panels"] == "yes"
    assert {each["known_on"] for each in asked.values()} == {"2025-04-28"}
    names = {exportable.name: file_name(view, exportable) for view, exportable in found}
    assert names["timeline"] == "kursk-ledger-timeline-casualties-2025-04-28"
    assert names["claims"] == "kursk-ledger-claims-2025-04-28"
