"""One fault, one line: a slip of a curator is named once, with what to do, and no healthy row is accused for it."""

from datetime import date
from pathlib import Path

import pytest

from ledger.cli.main import main
from ledger.record.characters import _COMMON, drawable_characters
from ledger.record.schema.addresses import same_page
from ledger.record.validation import validate
from tests.support.corruptions import Break, add, change, everywhere, rewrite

FIRST = "troops-sent-nis-2024-10-18"
BEFORE = "the day is before the war began (2022-02-24): look at the year"
TWICE = "two addresses stand here: a cell holds one; give the other a row or a column of its own"
NO_HOST = "the address names no host, as example.org is one: copy it anew"
TIDY = "or run python -m ledger tidy"


def letters(old: str, new: str) -> Break:
    """Write a text of the second source differently."""
    return change("sources.csv", 3, old, new)


def address(new: str) -> Break:
    return change("events.csv", 4, "https://example.org/captured", new)


FAULTS: dict[str, tuple[Break, str]] = {
    "forgotten key of a claim": (
        change("claims.csv", 2, FIRST, ""),
        'claims.csv row 2, column claim_id: "" - this cell must not be empty',
    ),
    "forgotten key of a claim that repeats another": (
        change("claims.csv", 5, "troops-sent-us-pentagon-2024-10-29", ""),
        'claims.csv row 5, column claim_id: "" - this cell must not be empty',
    ),
    "misspelt key of a claim": (
        change("claims.csv", 6, "casualties-ua-hur-2025-01-10", "casualties-ua-hur-2025-01-01"),
        'claims.csv row 6, column claim_id: "casualties-ua-hur-2025-01-01" - claim_id is metric-source-stated_on with hyphens, '
        "and -b, -c ... for further rows of the same day",
    ),
    "forgotten key of a source": (
        change("sources.csv", 2, "nis,", ","),
        'sources.csv row 2, column source: "" - this cell must not be empty',
    ),
    "forgotten key of a measure": (
        change("metrics.csv", 2, "troops_sent,", ","),
        'metrics.csv row 2, column metric: "" - this cell must not be empty',
    ),
    "forgotten key of a place": (
        change("places.csv", 4, "sudzha,", ","),
        'places.csv row 4, column place_id: "" - this cell must not be empty',
    ),
    "forgotten claim of a report": (
        change("reports.csv", 4, "-r1,troops-sent-ua-hur-2024-10-22,", "-r1,,"),
        'reports.csv row 4, column claim_id: "" - this cell must not be empty',
    ),
    "forgotten measure": (
        change("claims.csv", 7, ",casualty_share_pct,", ",,"),
        'claims.csv row 7, column metric: "" - this cell must not be empty',
    ),
    "misspelt measure": (
        change("claims.csv", 7, ",casualty_share_pct,", ",casualty_share,"),
        'claims.csv row 7, column metric: "casualty_share" - metrics.csv has no such row',
    ),
    "the year 24": (
        change("control.csv", 4, ",2025-01-13,", ",0024-01-13,"),
        f'control.csv row 4, column as_of: "0024-01-13" - {BEFORE}',
    ),
    "a statement in the year 24": (
        change("claims.csv", 3, ",2024-10-22,", ",0024-10-22,"),
        f'claims.csv row 3, column stated_on: "0024-10-22" - {BEFORE}',
    ),
    "as of a day before the war": (
        change("claims.csv", 2, ",2024-10-13,", ",2014-10-13,"),
        f'claims.csv row 2, column as_of: "2014-10-13" - {BEFORE}',
    ),
    "as of 2123": (
        change("control.csv", 4, ",2025-01-13,", ",2123-01-13,"),
        'control.csv row 4, column as_of: "2123-01-13" - as_of is after stated_on',
    ),
    "a plan for 2123": (
        change("claims.csv", 3, ",2024-12-31,", ",2123-12-31,"),
        'claims.csv row 3, column as_of: "2123-12-31" - the plan is for a day more than 10 years later: look at the year',
    ),
    "an event in 2123": (
        change("events.csv", 3, "2024-11-05", "2123-11-05"),
        f'events.csv row 3, column date_end: "2123-11-05" - the day is after today, {date.today()}: '
        "what is only planned is an announcement of the day when it was made",
    ),
    "a check dated 1999": (
        change("claims.csv", 2, ",2025-01-31", ",1999-01-31"),
        f'claims.csv row 2, column checked_on: "1999-01-31" - {BEFORE}',
    ),
    "a check before the statement": (
        change("control.csv", 3, ",2025-01-31", ",2024-11-30"),
        'control.csv row 3, column checked_on: "2024-11-30" - the check is older than the statement (stated_on): look at both days',
    ),
    "a check after today": (
        change("control.csv", 3, ",2025-01-31", ",2125-01-31"),
        f'control.csv row 3, column checked_on: "2125-01-31" - the check is after today, {date.today()}: '
        "write the day on which it was done",
    ),
    "a page twice but for scheme, www., tracking and slash": (
        change(
            "reports.csv",
            8,
            "https://example.org/battalion-too",
            "http://www.example.org/battalion/?utm_source=x&fbclid=1",
        ),
        'reports.csv row 8, column url: "http://www.example.org/battalion/?utm_source=x&fbclid=1" - '
        "an earlier row has the same claim_id and url",
    ),
    "a statement on a settlement twice": (
        add(
            "control.csv",
            "ctl-sudzha-nis-2025-01-14-b,sudzha,2025-01-14,2025-01-13,russia,gain,nis,Yonhap,Yonhap,"
            "http://www.example.org/taken/,Sudzha was taken.,Sudscha wurde eingenommen.,",
        ),
        'control.csv row 5, column control_id: "ctl-sudzha-nis-2025-01-14-b" - '
        "the row says in every cell what row 4 says: remove one of them",
    ),
    "an event twice": (
        add(
            "events.csv",
            "ev-the-capture,2025-01-09,,2025-01-20,loss,Two men captured,Zwei Mann gefangen,The capture was made public "
            "later.,Die Gefangennahme wurde später bekannt.,,,,,https://example.org/captured?utm_medium=y,excerpt,3",
        ),
        'events.csv row 5, column event_id: "ev-the-capture" - the row says in every cell what row 4 says: remove one of them',
    ),
    "zero width": (
        letters("Ukraine's", "Ukra\u200bine's"),
        'sources.csv row 3, column name_en: "Ukra\\u200bine\'s military intelligence" - an invisible character stands here, '
        f"U+200B ZERO WIDTH SPACE: remove it, {TIDY}",
    ),
    "writing turned round": (
        letters("Ukraine's", "\u202eUkraine's"),
        'sources.csv row 3, column name_en: "\\u202eUkraine\'s military intelligence" - '
        f"a character that turns the direction of writing stands here, U+202E RIGHT-TO-LEFT OVERRIDE: remove it, {TIDY}",
    ),
    "a lost letter": (
        letters("Militär", "Milit\ufffdr"),
        'sources.csv row 3, column name_de: "Ukrainischer Milit\ufffdrgeheimdienst" - '
        "a letter was lost when the text was copied or saved (U+FFFD): type it anew from the page",
    ),
    "C1": (
        letters("Ukraine's", "Ukraine\x92s"),
        'sources.csv row 3, column name_en: "Ukraine\\x92s military intelligence" - a control character stands here, U+0092, '
        "a leftover of Windows-1252: type the sign anew from the page",
    ),
    "umlaut encoded twice": (
        letters("Militär", "MilitÃ¤r"),
        'sources.csv row 3, column name_de: "Ukrainischer MilitÃ¤rgeheimdienst" - '
        "the text was encoded twice: write “Ukrainischer Militärgeheimdienst”",
    ),
    "umlaut in two": (
        letters("Militär", "Milita\u0308r"),
        'sources.csv row 3, column name_de: "Ukrainischer Milita\u0308rgeheimdienst" - '
        f"letters and their dots or accents are stored apart: write each as one letter, {TIDY}",
    ),
    "a Cyrillic letter in a Latin name": (
        letters("Ukrainischer", "Ukrаinischer"),
        'sources.csv row 3, column name_de: "Ukrаinischer Militärgeheimdienst" - the word “Ukrаinischer” mixes the letters of two '
        "scripts: “а” U+0430 CYRILLIC SMALL LETTER A only looks like its neighbours; type the word anew",
    ),
    "a Cyrillic word that looks Latin": (
        change("control.csv", 3, ",AP,AP,", ",АР,AP,"),
        'control.csv row 3, column outlet_en: "АР" - '
        "the word “АР” only looks Latin, it starts with “А” U+0410 CYRILLIC CAPITAL LETTER A: type it anew",
    ),
    "a letter that the fonts lack": (
        letters("Ukraine's", "Ukraine's 漢"),
        'sources.csv row 3, column name_en: "Ukraine\'s 漢 military intelligence" - '
        "the fonts of the documents lack “漢” U+6F22 CJK UNIFIED IDEOGRAPH-6F22: write it in other letters",
    ),
    "&amp; in an address": (
        address("https://example.org/?a=1&amp;b=2"),
        'events.csv row 4, column url: "https://example.org/?a=1&amp;b=2" - '
        "an address is copied from the source of a page: write & in place of &amp;",
    ),
    "two addresses": (
        address("https://example.org/a https://example.org/b"),
        f'events.csv row 4, column url: "https://example.org/a https://example.org/b" - {TWICE}',
    ),
    "two addresses with a semicolon": (
        address("https://example.org/a;https://example.org/b"),
        f'events.csv row 4, column url: "https://example.org/a;https://example.org/b" - {TWICE}',
    ),
    "an address that ends in a comma": (
        address('"https://example.org/a,"'),
        'events.csv row 4, column url: "https://example.org/a," - '
        "the address ends in ,, which belongs to the text around it: remove it",
    ),
    "an address with a user": (
        address("https://me:pass@example.org/a"),
        'events.csv row 4, column url: "https://me:pass@example.org/a" - the address names a user before an @: remove that part',
    ),
    "no host": (address("https://?page=1"), f'events.csv row 4, column url: "https://?page=1" - {NO_HOST}'),
    "a host of this machine": (
        address("http://localhost/a"),
        f'events.csv row 4, column url: "http://localhost/a" - {NO_HOST}',
    ),
    "no such port": (
        address("http://example.org:99999/a"),
        f'events.csv row 4, column url: "http://example.org:99999/a" - {NO_HOST}',
    ),
    "4.7 soldiers": (
        change("claims.csv", 2, ",1500,", ",4.7,"),
        'claims.csv row 2, column best: "4.7" - soldiers are counted in whole numbers: look at the page again',
    ),
    "two sources with one label": (
        change("sources.csv", 3, ",HUR,HUR,", ",HUR,nis,"),
        'sources.csv row 3, column short_de: "nis" - row 2 has this label already: charts could not tell the two apart',
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_fault_is_said_once_and_of_its_row_alone(case: str, folder: Path) -> None:
    break_, expected = FAULTS[case]
    break_(folder)
    assert [str(problem) for problem in validate(folder).problems] == [expected]


HEALTHY: dict[str, Break] = {
    "a rate with decimals": change("claims.csv", 2, "total,all,,1500,", "rate,all,,4.7,"),
    "a quotation mark after ß": letters("Ukrainischer", "„Gruß“"),
    "Korean": letters("Ukraine's", "국정원"),
    "an archived address": address("https://web.archive.org/web/2025/https://example.org/a"),
    "an address with a bracket at its end": address("https://en.wikipedia.org/wiki/Sudzha_(town)"),
    "the usual port": address("https://example.org:443/a"),
    "a Russian name with a Latin number": change("places.csv", 4, ",Суджа,", ",Суджа II,"),
    "an event of today": rewrite("events.csv", lambda data: data.replace(b"2024-11-05", str(date.today()).encode())),
}


@pytest.mark.parametrize("case", HEALTHY)
def test_healthy_row_is_let_through(case: str, folder: Path) -> None:
    HEALTHY[case](folder)
    assert validate(folder).problems == ()


def test_letters_that_are_not_looked_up_have_a_shape_in_the_fonts() -> None:
    usual = {code for code in range(0x20, 0x2200) if _COMMON.fullmatch(chr(code))}
    assert len(usual) > 400
    assert usual <= drawable_characters()


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/a?b=1",
        "https://www.example.org/a/?b=1",
        "https://example.org:443/a?b=1&utm_source=x",
        "https://EXAMPLE.org./a?fbclid=9&b=1#c",
    ],
)
def test_addresses_of_one_page_are_seen_as_one(other: str) -> None:
    assert same_page(other) == same_page("https://example.org/a?b=1")


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/a?b=2",
        "https://example.org/A?b=1",
        "https://m.example.org/a?b=1",
        "https://example.org:8080/a?b=1",
    ],
)
def test_addresses_of_other_pages_are_not(other: str) -> None:
    assert same_page(other) != same_page("https://example.org/a?b=1")


ANOTHER = (
    "{key},troops_sent,nis,total,all,,{best},,about,,,,{day},day,{day},day,,,,far_east,"
    "sent by ship,per Schiff entsandt,{note},Rund so viele.,,,"
)
OUTLET = "late-paper,Late Paper,Spätblatt,Late Paper,Spätblatt,media,independent,US,neutral,"


def another(
    best: str = "1600", day: str = "2024-10-20", note: str = "They spoke again.", dated: str = "", source: str = "nis"
) -> Break:
    """One more claim with its page; in the order of the tables."""
    key = f"troops-sent-{source}-{day}"
    row = ANOTHER.format(key=key, best=best, day=day, note=note).replace(",nis,", f",{source},")
    report = f"{key}-r1,{key},{'Late Paper' if source == 'late-paper' else 'Yonhap'},Late,https://example.org/new,,{dated},primary,yes,,,,"

    def apply(folder: Path) -> None:
        change("claims.csv", 3, "troops-sent-ua-hur", f"{row}\ntroops-sent-ua-hur")(folder)
        change("reports.csv", 4, "troops-sent-ua-hur", f"{report}\ntroops-sent-ua-hur")(folder)

    return apply


DOUBTS: dict[str, tuple[tuple[Break, ...], str | None]] = {
    "nothing odd": ((another(),), None),
    "three times the last figure of the side": (
        (another("4500"),),
        'claims.csv row 3, column best: "4500" - '
        "the last figure of this side was 1,500 (troops-sent-nis-2024-10-18): look for a slip of digits",
    ),
    "a tenth of it": (
        (another("150"),),
        'claims.csv row 3, column best: "150" - '
        "the last figure of this side was 1,500 (troops-sent-nis-2024-10-18): look for a slip of digits",
    ),
    "the same again": (
        (another("1500"),),
        'claims.csv row 3, column claim_id: "troops-sent-nis-2024-10-20" - troops-sent-nis-2024-10-18 says the same: '
        "is this a retelling of it? Then it is a report, or names it in derived_from",
    ),
    "the same a month later": (
        (
            another("1500", "2024-10-21"),
            everywhere(("claims.csv", "reports.csv"), FIRST, "troops-sent-nis-2024-09-18"),
            everywhere(("claims.csv",), "2024-10-13,day,2024-10-18", "2024-09-13,day,2024-09-18"),
            everywhere(("article_evidence.csv",), FIRST, "troops-sent-nis-2024-09-18"),
        ),
        None,
    ),
    "a page older than the claim": (
        (another(dated="2024-10-19"),),
        'reports.csv row 4, column dated_on: "2024-10-19" - the page is older than the claim (2024-10-20): look at both days',
    ),
    "an outlet as the source": (
        (another("1500", source="late-paper"), change("sources.csv", 2, "nis,", f"{OUTLET}\nnis,")),
        'claims.csv row 3, column source: "late-paper" - the source is the outlet that published it: did somebody else say it there?',
    ),
    "an interview on the day of its page": (
        (another(note="In an interview he said so.", dated="2024-10-20"),),
        'claims.csv row 3, column stated_on: "2024-10-20" - an interview is often given before the day of its page: look when it was',
    ),
    "an odd port": (
        (address("http://example.org:1057/a"),),
        'events.csv row 4, column url: "http://example.org:1057/a" - hardly any page is on a port of its own: try the address without it',
    ),
}


@pytest.mark.parametrize("case", DOUBTS)
def test_doubt_is_a_warning_and_no_problem(case: str, folder: Path) -> None:
    breaks, expected = DOUBTS[case]
    for break_ in breaks:
        break_(folder)
    checked = validate(folder)
    assert checked.problems == ()
    assert [str(warning) for warning in checked.warnings] == ([expected] if expected else [])


def test_rows_that_somebody_checked_are_asked_about_no_more(folder: Path) -> None:
    another("4500")(folder)
    change("claims.csv", 3, "Rund so viele.,,,", "Rund so viele.,,,2025-01-31")(folder)
    assert validate(folder).warnings == ()


def test_warnings_are_printed_and_the_check_passes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    another("4500")(folder)
    assert main(["check", str(folder)]) == 0
    *_, warning, last = capsys.readouterr().out.splitlines()
    assert warning.startswith('look again: claims.csv row 3, column best: "4500" - ')
    assert last == "1 row to look at again; no rule is broken."
