"""The section on who spoke when, and from whom there is no newer statement: its sentence, its picture, its table."""

from datetime import date
from functools import partial
from typing import Any

from streamlit.testing.v1 import AppTest

from ledger.record.record import Record
from tests.support import app_driver
from tests.support.app_driver import visible_text

opened = partial(
    app_driver.opened,
    "comparison",
    lang="en",
    metric="casualties",
    sections="silence",
    known_on="2025-04-28",
    months="3",
)


def drawn(app: AppTest) -> dict[str, Any]:
    """The calendar: the only picture made of bars along months."""
    figures = [picture["figure"] for picture in app_driver.pictures(app).values()]
    return next(figure for figure in figures if any(trace.get("base") for trace in figure["data"]))


def test_the_sentence_names_who_has_no_newer_statement_and_who_spoke_last() -> None:
    # claims.csv up to 28 April 2025: the newest claim is older than three months and three median gaps for the State Department (22 claims,
    # 110 days, gap 15), the special forces (12, 96, 6), the Pentagon (11, 105, 8.5), Western officials (9, 96, 23), the foreign ministry
    # (7, 152, 14), Ukrainian officials (6, 169, 9), the CCD (5, 131, 18), US officials (5, 96, 18). DeepState and Butusov spoke on 27 April.
    assert (
        "No newer statement in this dataset from 8 sources, those with the most claims being State Dept. (since 8 Jan 2025), UA special forces (since 22 Jan 2025) and Pentagon (since 13 Jan 2025). That means: the newest one here is older than 3 months and three times the usual gap; it does not mean that nothing was said since. The newest claim, stated by Butusov and DeepState, is of 27 April 2025."
    ) in visible_text(opened())


def test_few_are_all_named_and_none_is_said_plainly() -> None:
    # Of the United States the State Department, the Pentagon and unnamed officials; the White House pauses for longer anyway.
    words = visible_text(opened(sides="united_states"))
    assert (
        "No newer statement in this dataset from State Dept. (since 8 Jan 2025), Pentagon (since 13 Jan 2025) and US officials (since 22 Jan 2025)."
        in words
    )
    assert (
        "That means: the newest one here is older than 3 months and three times the usual gap; it does not mean that nothing was said since."
        in words
    )
    assert (
        "The newest statement of every source that used to speak is no older than 24 months or three times its usual gap."
        in visible_text(opened(months="24"))
    )


def test_the_age_limit_is_named_in_german_too() -> None:
    assert (
        "Das heißt: Die neueste hier ist älter als 3 Monate und als das Dreifache des üblichen Abstands; es heißt nicht, dass seither nichts gesagt wurde."
        in visible_text(opened(lang="de"))
    )


def test_filters_that_hide_claims_silence_nobody() -> None:
    hiding = {"as_of_to": "2024-12-31", "repeats": "no", "planned": "no", "support": "1"}
    app = opened(**hiding)
    assert (
        "No newer statement in this dataset from 8 sources, those with the most claims being State Dept. (since 8 Jan 2025), UA special forces (since 22 Jan 2025)"
        in visible_text(app)
    )
    assert drawn(app)["data"] == drawn(opened())["data"]
    note = "The filters on days, repeats, planned figures and corroboration do not apply here"
    assert note in visible_text(app)
    assert note not in visible_text(opened(sides="ukraine"))


def test_before_anybody_spoke_there_is_a_sentence_and_no_calendar() -> None:
    for link in ({"known_on": "2023-09-01"}, {"known_on": "2024-10-01", "sources": "ua-ssof"}):
        app = opened(**link)
        assert "No source that the filters leave had stated a claim by " in visible_text(app)
        assert not [picture for picture in app_driver.pictures(app).values() if "Calendar" in picture["alt"]]


def test_the_calendar_shows_those_who_spoke_more_than_once_and_says_who_is_left_out(record: Record) -> None:
    app = opened()
    counts = record.known_on(date(2025, 4, 28)).claims["source"].value_counts()
    rows = [label for label in drawn(app)["layout"]["yaxis"]["ticktext"] if not label.startswith("<b>")]
    assert len(rows) == (counts > 1).sum() == 37  # counted in claims.csv, as the 65 sources below
    assert f"{(counts == 1).sum()} sources with a single claim each are only in the table." in visible_text(app)


def test_few_sources_are_all_shown(record: Record) -> None:
    app = opened(metric="area_held_ua_km2", sides="russia")
    known = record.known_on(date(2025, 4, 28)).claims
    rows = drawn(app)["layout"]["yaxis"]["ticktext"]
    assert len(rows) == 1 + known.loc[known["side"] == "russia", "source"].nunique() <= 30
    assert "single claim" not in visible_text(app)


def test_the_chosen_measure_is_filled_and_named() -> None:
    app = opened(metric="killed")
    assert "filled where “Killed” was among them" in visible_text(app)
    cells = {
        (trace["y"][n], trace["base"][n][:7]): trace["marker"]["color"][n]
        for trace in drawn(app)["data"]
        if trace.get("base")
        for n in range(len(trace["y"]))
    }
    rows = drawn(app)["layout"]["yaxis"]["ticktext"]
    # The special forces gave numbers of dead in December 2024 and January 2025; HUR spoke of arms in January 2024.
    assert (
        cells[rows.index("UA special forces"), "2024-12"]
        == cells[rows.index("UA special forces"), "2025-01"]
        == "#1473B8"
    )
    assert cells[rows.index("HUR"), "2024-01"] == "#FFFFFF"


def test_the_table_has_every_source_and_its_newest_figure() -> None:
    app = opened()
    app.toggle(key="silence_open").set_value(True).run()
    table = next(frame.value for frame in app.dataframe if "Last statement" in frame.value.columns)
    assert len(table) == 65
    ssof = table[table["Source"] == "UA special forces"].iloc[0]
    assert (
        ssof["First statement"],
        ssof["Last statement"],
        ssof["Usual gap in days"],
        ssof["No newer statement"],
        ssof["Claims"],
    ) == (
        "28 Oct 2024",
        "22 Jan 2025",
        "6",
        "yes",
        "12",
    )
    assert table.index[table["Source"] == "UA special forces"].tolist() == ["wounded-ua-ssof-2025-01-22"]
    single = table[table["Source"] == "Butusov"].iloc[0]
    assert (single["Usual gap in days"], single["No newer statement"]) == ("", "")
