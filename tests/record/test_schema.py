"""Every rule of the tables: what breaks it, and the line that a curator reads."""

from pathlib import Path

import pytest

from ledger.i18n.language import Language
from ledger.record.codes import CODE_LISTS
from ledger.record.schema import TABLES
from ledger.record.validation import validate
from tests.support.corruptions import Break, add, change, drop, everywhere

GERMAN = Language("de")
BATTALION = "casualties-ua-hur-2025-01-10"
BATTALION_FILES = ("claims.csv", "reports.csv", "renamed.csv")
CLAIM_1, PLANNED, VERBAL, REPEAT, PERIOD, SHARE = range(2, 8)
QUALIFIER = (
    "the qualifier does not fit the figures given: exact and nearly have best; about has best or a range; "
    "at_least and more_than have low; up_to has high; range has low and high; verbal has none"
)
PRESENCE_ID = "presence_id is pr-place-source-stated_on, and -b, -c ... for further rows of the same day"
CLAIM_ID = "claim_id is metric-source-stated_on with hyphens, and -b, -c ... for further rows of the same day"
PLAIN = "a number is written in plain digits"
DIGITS = "a number has at most 15 digits, and as many behind its decimal mark: look for a key that stuck"
KEY = "a key has only small letters a-z, digits and single hyphens or underscores"
BASES = "total, present, period, planned, capacity, rate"

BROKEN_RULES: dict[str, tuple[Break, *tuple[str, ...]]] = {
    "thousands dot": (
        change("claims.csv", PLANNED, ",12000,", ",12.000,"),
        f'claims.csv row 3, column high: "12.000" - {PLAIN}: write 12000; a dot is the decimal mark',
    ),
    "thousands comma": (
        change("claims.csv", PLANNED, ",12000,", ',"1,212,000",'),
        f'claims.csv row 3, column high: "1,212,000" - {PLAIN}: write 1212000; a dot is the decimal mark',
    ),
    "decimal comma": (
        change("claims.csv", SHARE, ",50,", ',"49,5",'),
        f'claims.csv row 7, column best: "49,5" - {PLAIN}; a dot is the decimal mark',
    ),
    "exponent": (
        change("claims.csv", PLANNED, ",12000,", ",12e3,"),
        f'claims.csv row 3, column high: "12e3" - {PLAIN}; a dot is the decimal mark',
    ),
    "no number": (
        change("claims.csv", PLANNED, ",12000,", ",nan,"),
        f'claims.csv row 3, column high: "nan" - {PLAIN}; a dot is the decimal mark',
    ),
    "negative figure": (
        change("claims.csv", PLANNED, ",12000,", ",-1,"),
        'claims.csv row 3, column high: "-1" - the number is lower than 0',
    ),
    "order with decimals": (
        change("metrics.csv", 2, ",10", ",10.5"),
        'metrics.csv row 2, column order: "10.5" - a whole number is written in plain digits',
    ),
    "figure that cannot be counted to": (
        change("claims.csv", PLANNED, ",12000,", f",{12 * 10**15},"),
        f'claims.csv row 3, column high: "12000000000000000" - {DIGITS}',
    ),
    "whole number that cannot be counted to": (
        change("metrics.csv", 2, ",10", f",{10**18}"),
        f'metrics.csv row 2, column order: "1000000000000000000" - {DIGITS}',
    ),
    "German date": (
        change("control.csv", 4, ",2025-01-13,", ",13.01.2025,"),
        'control.csv row 4, column as_of: "13.01.2025" - a date is written YYYY-MM-DD',
    ),
    "no such day": (
        change("control.csv", 4, ",2025-01-13,", ",2025-02-29,"),
        'control.csv row 4, column as_of: "2025-02-29" - there is no such day in the calendar',
    ),
    "empty text": (
        change("claims.csv", CLAIM_1, ",sent by ship,", ",,"),
        'claims.csv row 2, column scope_en: "" - this cell must not be empty',
    ),
    "empty date": (
        change("events.csv", 2, ",2024-10-18,", ",,"),
        'events.csv row 2, column date: "" - this cell must not be empty',
    ),
    "unknown code": (
        change("claims.csv", CLAIM_1, ",total,", ",sum,"),
        f'claims.csv row 2, column basis: "sum" - this is none of the codes {BASES}',
    ),
    "key in capitals": (
        change("control.csv", 4, "ctl-sudzha-nis", "ctl-Sudzha-nis"),
        f'control.csv row 4, column control_id: "ctl-Sudzha-nis-2025-01-14" - {KEY}',
    ),
    "address without a scheme": (
        change("events.csv", 2, "https://example.org/alarm", "example.org/alarm"),
        'events.csv row 2, column url: "example.org/alarm" - '
        "an address starts with http:// or https:// and holds no blank",
    ),
    "long label": (
        change("sources.csv", 2, ",NIS,", ",Spies of South Korea,"),
        'sources.csv row 2, column short_en: "Spies of South Korea" - this has more than 18 characters',
    ),
    "north of the map": (
        change("places.csv", 3, "city,,,,", "city,59.94,37.62,1.0,geonames"),
        'places.csv row 3, column lat: "59.94" - the number is higher than 57',
    ),
    "east of the map": (
        change("places.csv", 3, "city,,,,", "city,55.76,137.62,1.0,geonames"),
        'places.csv row 3, column lon: "137.62" - the number is higher than 137',
    ),
    "one language only": (
        change("claims.csv", PLANNED, ",Kyrylo Budanow,", ",,"),
        'claims.csv row 3, column speaker_de: "" - speaker_en and speaker_de are filled both or empty both',
    ),
    "claim_id of another day": (
        everywhere(BATTALION_FILES, BATTALION, "casualties-ua-hur-2025-01-09"),
        f'claims.csv row 6, column claim_id: "casualties-ua-hur-2025-01-09" - {CLAIM_ID}',
    ),
    "claim_id with -a": (
        everywhere(BATTALION_FILES, BATTALION, f"{BATTALION}-a"),
        f'claims.csv row 6, column claim_id: "casualties-ua-hur-2025-01-10-a" - {CLAIM_ID}',
    ),
    "figures fall": (
        change("claims.csv", PERIOD, "400,,500", "500,,400"),
        'claims.csv row 6, column best: "" - the figures must rise: low <= best <= high',
    ),
    "best beyond high": (
        change("claims.csv", PERIOD, "400,,500", "400,501,500"),
        'claims.csv row 6, column best: "501" - the figures must rise: low <= best <= high',
    ),
    "exact with an upper end only": (
        change("claims.csv", PLANNED, ",up_to,", ",exact,"),
        f'claims.csv row 3, column qualifier: "exact" - {QUALIFIER}',
    ),
    "range with one end": (
        change("claims.csv", PERIOD, "400,,500", "400,,"),
        f'claims.csv row 6, column qualifier: "range" - {QUALIFIER}',
    ),
    "words with a number": (
        change("claims.csv", VERBAL, ",,,,verbal", ",,3000,,verbal"),
        f'claims.csv row 4, column qualifier: "verbal" - {QUALIFIER}',
    ),
    "about nothing": (
        change("claims.csv", CLAIM_1, ",1500,", ",,"),
        f'claims.csv row 2, column qualifier: "about" - {QUALIFIER}',
    ),
    "no number and no words": (
        change("claims.csv", VERBAL, "several thousand,mehrere Tausend", ","),
        'claims.csv row 4, column wording_en: "" - a verbal claim has its words in wording_en and wording_de',
    ),
    "period without its start": (
        change("claims.csv", PERIOD, ",2025-01-03,", ",,"),
        'claims.csv row 6, column period_start: "" - basis period has a period_start, and no other basis has one',
    ),
    "start without a period": (
        change("claims.csv", PERIOD, ",period,", ",total,"),
        'claims.csv row 6, column period_start: "2025-01-03" - '
        "basis period has a period_start, and no other basis has one",
    ),
    "period that ends before it starts": (
        change("claims.csv", PERIOD, ",2025-01-03,", ",2025-01-10,"),
        'claims.csv row 6, column period_start: "2025-01-10" - the period starts after its end (as_of)',
    ),
    "future that is not planned": (
        change("claims.csv", PLANNED, ",planned,", ",present,"),
        'claims.csv row 3, column as_of: "2024-12-31" - as_of is after stated_on, which only basis planned allows',
    ),
    "more than all": (
        change("claims.csv", SHARE, ",50,", ",150,"),
        'claims.csv row 7, column best: "150" - a share is more than 100 percent',
    ),
    "unknown source": (
        change("control.csv", 4, ",nis,", ",nsi,"),
        'control.csv row 4, column source: "nsi" - sources.csv has no such row',
    ),
    "unknown origin": (
        change("claims.csv", REPEAT, "-nis-2024-10-18", "-nis-2024-10-17"),
        'claims.csv row 5, column derived_from: "troops-sent-nis-2024-10-17" - claims.csv has no such row',
    ),
    "unknown actor": (
        change("events.csv", 3, "ua-hur;us-pentagon", "ua-hur;pentagon"),
        'events.csv row 3, column actors: "ua-hur;pentagon" - sources.csv has no such row pentagon',
    ),
    "actor twice": (
        change("events.csv", 3, "ua-hur;us-pentagon", "ua-hur;ua-hur"),
        'events.csv row 3, column actors: "ua-hur;ua-hur" - an actor stands there twice',
    ),
    "repeat of itself": (
        change("claims.csv", REPEAT, ",troops-sent-nis-2024-10-18,", ",troops-sent-us-pentagon-2024-10-29,"),
        'claims.csv row 5, column derived_from: "troops-sent-us-pentagon-2024-10-29" - '
        "the chain of repeats is a circle: it comes back to this claim",
    ),
    "repeat before its origin": (
        change("claims.csv", VERBAL, ",,russia", ",troops-sent-us-pentagon-2024-10-29,russia"),
        'claims.csv row 4, column derived_from: "troops-sent-us-pentagon-2024-10-29" - '
        "the claim is stated earlier than the one it derives from",
    ),
    "repeat of another metric": (
        change(
            "claims.csv",
            SHARE,
            "A share worked out from another side's losses.,Ein Anteil aus den Verlustzahlen einer anderen Seite.",
            ",",
        ),
        'claims.csv row 7, column derived_from: "casualties-ua-hur-2025-01-10" - '
        "the claim derives from one of another metric, and no caution says why",
    ),
    "no first report": (
        change("reports.csv", 4, ",primary,", ",second,"),
        'claims.csv row 3, column claim_id: "troops-sent-ua-hur-2024-10-22" - '
        "a claim has exactly one primary report, this one has 0 primary reports",
    ),
    "two first reports": (
        change("reports.csv", 8, ",second,", ",primary,"),
        'claims.csv row 6, column claim_id: "casualties-ua-hur-2025-01-10" - '
        "a claim has exactly one primary report, this one has 2 primary reports",
    ),
    "report_id of another claim": (
        change("reports.csv", 8, "2025-01-10-r2", "2025-01-10-b-r2"),
        'reports.csv row 8, column report_id: "casualties-ua-hur-2025-01-10-b-r2" - '
        "report_id is claim_id with -r1, -r2 ...",
    ),
    "page twice": (
        change("reports.csv", 8, "/battalion-too", "/battalion"),
        'reports.csv row 8, column url: "https://example.org/battalion" - an earlier row has the same claim_id and url',
    ),
    "copy of a page on the host of the page": (
        change("reports.csv", 7, "/battalion,,", "/battalion,https://www.example.org/copy,"),
        'reports.csv row 7, column archived_url: "https://www.example.org/copy" - '
        "an archived page is on the host of an archive, not on that of the page itself",
    ),
    "copy of a page without an address": (
        change("reports.csv", 7, "/battalion,,", "/battalion,in the archive,"),
        'reports.csv row 7, column archived_url: "in the archive" - '
        "an address starts with http:// or https:// and holds no blank",
    ),
    "retold, but faithful": (
        change("reports.csv", 3, ",no,", ",yes,"),
        'reports.csv row 3, column as_reported_en: "1500 dead" - as_reported belongs to faithful = no, and only there',
    ),
    "unfaithful without a note": (
        change("reports.csv", 3, "Sent was taken for dead.,Aus Entsandten wurden Tote.", ","),
        'reports.csv row 3, column note_en: "" - faithful = no needs a note that says what went wrong',
    ),
    "unused metric": (
        add("metrics.csv", "shells,arms,rounds,Shells,Granaten,Shells.,Granaten.,total,40"),
        'metrics.csv row 5, column metric: "shells" - no row of claims.csv names it',
    ),
    "unused source": (
        add("sources.csv", "afp,AFP,AFP,AFP,AFP,media,independent,FR,neutral,"),
        'sources.csv row 5, column source: "afp" - '
        "no row of claims.csv or events.csv or control.csv or presence.csv names it",
    ),
    "unnamed officials with a stake": (
        change("sources.csv", 4, ",military,", ",officials_unnamed,"),
        'sources.csv row 4, column interest: "ally" - kind officials_unnamed needs interest unnamed',
    ),
    "event that ends before it starts": (
        change("events.csv", 3, "2024-11-05", "2024-10-31"),
        'events.csv row 3, column date_end: "2024-10-31" - the event ends before it starts',
    ),
    "event known too early": (
        change("events.csv", 4, "2025-01-20", "2025-01-08"),
        'events.csv row 4, column stated_on: "2025-01-08" - the event became public before it happened',
    ),
    "control ahead of time": (
        change("control.csv", 4, ",2025-01-13,", ",2025-01-15,"),
        'control.csv row 4, column as_of: "2025-01-15" - as_of is after stated_on',
    ),
    "stated after the collection": (
        change("control.csv", 4, ",2025-01-14,", ",2025-02-02,"),
        'control.csv row 4, column stated_on: "2025-02-02" - '
        "this is after the day of collection, 2025-02-01 (created in datapackage.json)",
    ),
    "presence_id of another place": (
        change("presence.csv", 6, "pr-sudzha-", "pr-loknya-"),
        f'presence.csv row 6, column presence_id: "pr-loknya-ua-hur-2025-01-13" - {PRESENCE_ID}',
    ),
    "presence ahead of time": (
        change("presence.csv", 6, ",2025-01-09,", ",2025-01-14,"),
        'presence.csv row 6, column as_of: "2025-01-14" - as_of is after stated_on',
    ),
    "presence that ends before it starts": (
        change("presence.csv", 5, ",2025-01-08,", ",2025-01-13,"),
        'presence.csv row 5, column period_start: "2025-01-13" - the period starts after its end (as_of)',
    ),
    "presence to the quarter": (
        change("presence.csv", 2, ",month,", ",quarter,"),
        'presence.csv row 2, column as_of_precision: "quarter" - this is none of the codes day, week, month',
    ),
    "arms that fight": (
        change("presence.csv", 2, ",transit,", ",fighting,"),
        'presence.csv row 2, column kind: "fighting" - '
        "arms are on their way only: their kind is one of departure, transit, arrival",
    ),
    "soldiers at work": (
        change("presence.csv", 6, ",losses,", ",work,"),
        'presence.csv row 6, column kind: "work" - '
        "kind work is said of workers, and workers have no other kind but denial",
    ),
    "workers who fight": (
        change("presence.csv", 3, ",soldiers,", ",workers,"),
        'presence.csv row 3, column kind: "fighting" - '
        "kind work is said of workers, and workers have no other kind but denial",
    ),
    "the same page twice": (
        change("presence.csv", 3, "/assault-too", "/assault"),
        'presence.csv row 3, column second_url: "https://example.org/assault" - the second page is the first one again',
    ),
    "presence of a source that is none": (
        change("presence.csv", 6, ",losses,ua-hur,", ",losses,ua-hru,"),
        'presence.csv row 6, column source: "ua-hru" - sources.csv has no such row',
    ),
    "presence stated after the collection": (
        everywhere(("presence.csv",), "2025-01-13", "2025-02-03"),
        'presence.csv row 5, column stated_on: "2025-02-03" - '
        "this is after the day of collection, 2025-02-01 (created in datapackage.json)",
        'presence.csv row 6, column stated_on: "2025-02-03" - '
        "this is after the day of collection, 2025-02-01 (created in datapackage.json)",
    ),
    "area that is no boundary": (
        change("presence.csv", 5, ",sudzhansky,", ",sudzhanski,"),
        'presence.csv row 5, column area: "sudzhanski" - no district or region of the boundaries has this id',
    ),
    "area of another place": (
        change("presence.csv", 5, ",sudzhansky,", ",korenevsky,"),
        'presence.csv row 5, column area: "korenevsky" - '
        "the place lies 18.8 km outside this area, farther than coord_precision_km",
    ),
    "id that is gone and still there": (
        change("renamed.csv", 4, "ctl-sudzha-us-pentagon-2025-01-14", "ctl-sudzha-nis-2025-01-14"),
        'renamed.csv row 4, column old_id: "ctl-sudzha-nis-2025-01-14" - control.csv still has a row of this id',
    ),
    "days of a row that is not there": (
        change("row_history.csv", 2, "pr-moscow-nis-2024-10-18", "pr-moscow-nis-2024-10-19"),
        'row_history.csv row 2, column id: "pr-moscow-nis-2024-10-19" - presence.csv has no such row; '
        "python -m ledger history puts the table right",
    ),
    "row changed before it was added": (
        change("row_history.csv", 2, "2026-11-23,2026-11-29", "2026-11-29,2026-11-23"),
        'row_history.csv row 2, column changed_on: "2026-11-23" - the row was changed before it was added',
    ),
    "id renamed to nothing": (
        change("renamed.csv", 2, "casualties-ua-hur-2025-01-10", "casualties-ua-hur-2025-01-09"),
        'renamed.csv row 2, column new_id: "casualties-ua-hur-2025-01-09" - '
        "claims.csv has no such row, and no later correction names it",
    ),
    "ids renamed in a circle": (
        change("renamed.csv", 2, "casualties-ua-hur-2025-01-10", "casualties-ua-hur-2025-01-12"),
        'renamed.csv row 2, column new_id: "casualties-ua-hur-2025-01-12" - '
        "the corrections are a circle: they come back to the old id",
        'renamed.csv row 3, column new_id: "casualties-ua-hur-2025-01-11" - '
        "the corrections are a circle: they come back to the old id",
    ),
    "id renamed to itself": (
        change("renamed.csv", 4, "2025-01-14,,", "2025-01-14,ctl-sudzha-us-pentagon-2025-01-14,"),
        'renamed.csv row 4, column new_id: "ctl-sudzha-us-pentagon-2025-01-14" - the new id is the old one',
    ),
    "half a position": (
        change("places.csv", 4, ",geonames", ","),
        'places.csv row 4, column lat: "51.19" - '
        "lat, lon, coord_precision_km, coord_source are filled all or empty all",
    ),
    "place in another district": (
        change("places.csv", 4, ",sudzhansky,", ",korenevsky,"),
        'places.csv row 4, column district: "korenevsky" - '
        "the place lies 18.8 km outside this district, farther than coord_precision_km",
    ),
    "place in another region": (
        change("places.csv", 5, "51.004", "51.04"),
        'places.csv row 5, column district: "sumy-oblast" - '
        "the place lies 4.4 km outside this district, farther than coord_precision_km",
    ),
    "unknown district": (
        change("places.csv", 2, ",sudzhansky,", ",rylsky,"),
        'places.csv row 2, column district: "rylsky" - no district or region of the boundaries has this id',
    ),
    "evidence of two kinds": (
        change("article_evidence.csv", 2, "18,,", "18,ev-captured,"),
        'article_evidence.csv row 2, column claim_id: "troops-sent-nis-2024-10-18" - '
        "exactly one of claim_id and event_id is filled",
    ),
    "evidence of nothing": (
        change("article_evidence.csv", 3, "ev-seoul-alarm", ""),
        'article_evidence.csv row 3, column claim_id: "" - exactly one of claim_id and event_id is filled',
    ),
    "evidence twice in the same place": (
        change("article_evidence.csv", 3, "sent-2024,2", "sent-2024,1"),
        'article_evidence.csv row 3, column order: "1" - the key stands already in row 2',
    ),
    "evidence for no statement": (
        drop("article.csv", 3),
        'article_evidence.csv row 4, column statement_id: "losses" - article.csv has no such row',
    ),
}


@pytest.mark.parametrize("case", BROKEN_RULES)
def test_broken_rule_is_what_is_named_and_nothing_else(case: str, folder: Path) -> None:
    break_, *expected = BROKEN_RULES[case]
    break_(folder)
    problems = validate(folder).problems
    assert [str(problem) for problem in problems] == expected
    assert [problem for problem in problems if problem.rule.text(GERMAN) == problem.rule] == []


LEGITIMATE: dict[str, Break] = {
    "about with an outer end": change("claims.csv", CLAIM_1, ",1500,", ",1500,2000"),
    "about a range": change("claims.csv", PERIOD, ",range,", ",about,"),
    "range with a best figure": change("claims.csv", PERIOD, "400,,500", "400,450,500"),
    "decimals": change("claims.csv", SHARE, ",50,", ",33.33,"),
    "zero with three decimals": change("claims.csv", SHARE, ",50,", ",0.125,"),
    "denial about workers": change("presence.csv", 4, ",soldiers,", ",workers,"),
    "further statement of the day": everywhere(
        ("presence.csv",), "pr-sudzha-ua-hur-2025-01-13", "pr-sudzha-ua-hur-2025-01-13-b"
    ),
    "area that the point misses by less than its precision": change(
        "places.csv", 4, "51.19,35.27,1.0", "51.19,35.27,20"
    ),
    "further claim of the day": everywhere(BATTALION_FILES, BATTALION, f"{BATTALION}-b"),
    "place in Moscow": change("places.csv", 3, "city,,,,", "city,55.76,37.62,1.0,geonames"),
    "place in North Korea": change("places.csv", 3, "RU,city,,,,", "KP,city,42.26,130.28,2.0,geonames"),
    "quoted though it need not be": change("article.csv", 2, "sent-2024", '"sent-2024"'),
}


@pytest.mark.parametrize("case", LEGITIMATE)
def test_legitimate_row_is_let_through(case: str, folder: Path) -> None:
    LEGITIMATE[case](folder)
    assert validate(folder).problems == ()


def test_circle_is_named_at_each_of_its_claims(folder: Path) -> None:
    change("claims.csv", CLAIM_1, ",,far_east", ",troops-sent-us-pentagon-2024-10-29,far_east")(folder)
    problems = validate(folder).problems
    assert [(p.row, p.value) for p in problems if "circle" in p.rule] == [
        (CLAIM_1, "troops-sent-us-pentagon-2024-10-29"),
        (REPEAT, "troops-sent-nis-2024-10-18"),
    ]


def test_wrong_cell_brings_no_second_problem(folder: Path) -> None:
    change("claims.csv", SHARE, ",50,", ",50.000,")(folder)
    change("claims.csv", SHARE, ",total,", ",sums,")(folder)
    change("claims.csv", SHARE, ",2025-01-13,day,2025-01-13,", ",2025-01-13,day,2025-1-13,")(folder)
    assert [(p.column, p.value) for p in validate(folder).problems] == [
        ("basis", "sums"),
        ("best", "50.000"),
        ("stated_on", "2025-1-13"),
    ]


def test_every_declaration_holds_together() -> None:
    for table in TABLES.values():
        assert set(table.key) <= set(table.columns)
        for field in table.fields:
            assert field.description.endswith(".")
            assert (field.kind == "code") == bool(field.codes)
            assert not field.codes or field.codes in CODE_LISTS
            assert (field.kind in ("reference", "references")) == bool(field.target)
            assert not field.target or len(TABLES[field.target].key) == 1
