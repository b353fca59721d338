"""``python -m ledger add``: rows go in whole, in their order, with the right ids - or not at all."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.cli import add
from ledger.cli.main import main
from ledger.record import csv_writer
from ledger.record.load import DATA, load
from ledger.record.validation import validate
from tests.support.new_claim import NEW_CLAIM


def as_csv(path: Path, *rows: dict[str, str]) -> Path:
    path.write_bytes(csv_writer.as_csv([list(rows[0]), *(list(row.values()) for row in rows)]))
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_claim_from_csv_gets_its_id_its_page_and_its_place(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "claim", str(as_csv(folder.parent / "new.csv", NEW_CLAIM)), "--record", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "claims.csv: troops-sent-nis-2024-10-20",
        "reports.csv: troops-sent-nis-2024-10-20-r1",
        "  Entsandte Soldaten: rund 2.000 (NIS, 20. Okt. 2024). Inzwischen etwa 2.000.",
        "  Soldiers sent: about 2,000 (NIS, 20 Oct 2024). About 2,000 by now.",
        "2 rows added.",
    ]
    keys = [line.split(",")[0] for line in (folder / "claims.csv").read_text(encoding="utf-8").splitlines()]
    assert keys[1:4] == ["troops-sent-nis-2024-10-18", "troops-sent-nis-2024-10-20", "troops-sent-ua-hur-2024-10-22"]
    assert validate(folder).problems == ()
    (page,) = load(folder).reports.query("claim_id == 'troops-sent-nis-2024-10-20'").to_dict("records")
    assert page["archived_url"] == NEW_CLAIM["archived_url"]
    (row,) = load(folder).claims.query("claim_id == 'troops-sent-nis-2024-10-20'").to_dict("records")
    assert (row["best"], row["as_of_precision"], row["reports"]) == (2000, "day", 1)


def test_further_claim_of_the_day_gets_a_letter_and_so_does_its_page(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = NEW_CLAIM | {
        "best": "2500",
        "scope_en": "and by air",
        "scope_de": "und auf dem Luftweg",
        "url": "https://example.org/air",
    }
    assert (
        main(["add", "claim", str(as_csv(folder.parent / "new.csv", NEW_CLAIM, other)), "--record", str(folder)]) == 0
    )
    said = capsys.readouterr().out
    assert "claims.csv: troops-sent-nis-2024-10-20-b\n" in said
    assert "reports.csv: troops-sent-nis-2024-10-20-b-r1\n" in said


def test_tables_that_need_each_other_come_in_one_yaml_file(folder: Path) -> None:
    path = folder.parent / "new.yaml"
    path.write_text(
        """
sources:
- {name_en: Late Paper, name_de: Spätblatt, short_en: Late Paper, short_de: Spätblatt, kind: media, side: independent, country: NO, interest: neutral}
events:
- date: 2024-10-30
  kind: announcement
  title_en: A paper writes of it
  title_de: Eine Zeitung schreibt davon
  detail_en: It was the first to do so.
  detail_de: Sie tat es als erste.
  actors: late-paper
  url: https://example.org/late
reports:
- {claim_id: troops-sent-us-pentagon-2024-10-28, outlet_en: Late Paper, outlet_de: Spätblatt, url: "https://example.org/copy", faithful: yes}
""",
        encoding="utf-8",
    )
    assert main(["add", "event", str(path), "--record", str(folder)]) == 0
    record = load(folder)
    assert record.source_rows["late-paper"]["country"] == "NO"  # and not false, as YAML would have it
    (event,) = record.events.query("event_id == 'ev-a-paper-writes-of-it'").to_dict("records")
    assert (event["actors"], event["importance"], event["seen"]) == ("late-paper", "3", "page")
    (report,) = record.reports.query("report_id == 'troops-sent-us-pentagon-2024-10-28-r2'").to_dict("records")
    assert (report["role"], report["faithful"]) == ("second", "yes")


@pytest.mark.parametrize(
    "kind,row,key",
    [
        (
            "control",
            {
                "place_id": "loknya",
                "stated_on": "2025-01-20",
                "as_of": "2025-01-20",
                "controller": "russia",
                "kind": "gain",
                "source": "nis",
                "outlet_en": "AP",
                "outlet_de": "AP",
                "url": "https://example.org/l",
                "note_en": "Taken.",
                "note_de": "Eingenommen.",
            },
            "ctl-loknya-nis-2025-01-20",
        ),
        (
            "presence",
            {
                "place_id": "loknya",
                "stated_on": "2025-01-20",
                "as_of": "2025-01-19",
                "kind": "fighting",
                "source": "nis",
                "outlet_en": "AP",
                "outlet_de": "AP",
                "url": "https://example.org/p",
                "note_en": "They fought.",
                "note_de": "Sie kämpften.",
            },
            "pr-loknya-nis-2025-01-20",
        ),
        (
            "place",
            {"name_en": "New Place", "name_de": "Neuer Ort", "name_ru": "Новое", "country": "RU", "kind": "village"},
            "new-place",
        ),
    ],
)
def test_every_kind_gets_its_id(
    kind: str, row: dict[str, str], key: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", kind, str(as_csv(folder.parent / "new.csv", row)), "--record", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith(f".csv: {key}")
    assert validate(folder).problems == ()


REFUSED = {
    "a fault of a cell": (
        NEW_CLAIM | {"best": "2.000"},
        'claims.csv, new row troops-sent-nis-2024-10-20, column best: "2.000" - a number is written in plain digits: '
        "write 2000; a dot is the decimal mark",
    ),
    "no page": (
        NEW_CLAIM | {"url": "", "archived_url": "", "outlet_en": "", "outlet_de": ""},
        "claims.csv, new row troops-sent-nis-2024-10-20, column claim_id: "
        '"troops-sent-nis-2024-10-20" - a claim has exactly one primary report, this one has 0 primary reports',
    ),
    "an unknown source": (
        NEW_CLAIM | {"source": "nsi"},
        'claims.csv, new row troops-sent-nsi-2024-10-20, column source: "nsi" - sources.csv has no such row',
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_rows_that_break_the_record_are_refused_in_the_words_of_the_check(
    case: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row, shown_text = REFUSED[case]
    before = contents(folder)
    assert main(["add", "claim", str(as_csv(folder.parent / "new.csv", row)), "--record", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == [shown_text, "Nothing was written: 1 problem."]
    assert contents(folder) == before


def test_what_is_to_be_looked_at_again_in_the_new_rows_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = as_csv(folder.parent / "new.csv", NEW_CLAIM | {"url": "https://example.org:1057/two"})
    assert main(["add", "claim", str(odd), "--record", str(folder)]) == 0
    said = [line for line in capsys.readouterr().out.splitlines() if line.startswith("look again")]
    assert said == [
        "look again: reports.csv, new row troops-sent-nis-2024-10-20-r1, column url: "
        '"https://example.org:1057/two" - hardly any page is on a port of its own: try the address without it'
    ]


def test_a_row_that_is_not_finished_is_not_blamed_for_its_id(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unfinished = as_csv(folder.parent / "new.csv", NEW_CLAIM | {"stated_on": ""})
    assert main(["add", "claim", str(unfinished), "--record", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        'claims.csv, new row troops-sent-nis-, column stated_on: "" - this cell must not be empty',
        "Nothing was written: 1 problem.",
    ]


def test_one_bad_row_keeps_the_good_ones_out(folder: Path) -> None:
    before = contents(folder)
    rows = as_csv(
        folder.parent / "new.csv",
        NEW_CLAIM,
        NEW_CLAIM | {"best": "many", "scope_en": "else", "url": "https://example.org/x"},
    )
    assert main(["add", "claim", str(rows), "--record", str(folder)]) == 1
    assert contents(folder) == before


def test_trying_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(folder)
    assert (
        main(["add", "claim", str(as_csv(folder.parent / "new.csv", NEW_CLAIM)), "--record", str(folder), "--try"]) == 0
    )
    assert capsys.readouterr().out.splitlines()[-1] == "2 rows could be added; nothing was written."
    assert contents(folder) == before


def test_a_statement_after_the_day_of_collection_moves_that_day(folder: Path) -> None:
    row = NEW_CLAIM | {"as_of": "2025-03-01", "stated_on": "2025-03-01"}
    assert main(["add", "claim", str(as_csv(folder.parent / "new.csv", row)), "--record", str(folder)]) == 0
    assert validate(folder).problems == ()
    assert str(load(folder).collected_on) > "2025-03-01"


def test_a_disk_that_fails_half_way_leaves_the_record_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before, replace = contents(folder), Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "reports.csv":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    assert main(["add", "claim", str(as_csv(folder.parent / "new.csv", NEW_CLAIM)), "--record", str(folder)]) == 1
    assert capsys.readouterr().err == "Nothing was written: No space left on device.\n"
    assert contents(folder) == before


def test_two_curators_at_once_lose_nothing(folder: Path) -> None:
    def curator(number: int) -> Iterator[subprocess.Popen[bytes]]:
        row = NEW_CLAIM | {
            "best": str(2000 + number),
            "note_en": f"Number {number}.",
            "url": f"https://example.org/{number}",
        }
        path = as_csv(folder.parent / f"{number}.csv", row)
        yield subprocess.Popen(
            [sys.executable, "-m", "ledger", "add", "claim", str(path), "--record", str(folder)],
            cwd=DATA.parent,
            stdout=subprocess.DEVNULL,
        )

    running = [process for number in (1, 2) for process in curator(number)]
    assert [process.wait(120) for process in running] == [0, 0]
    assert validate(folder).problems == ()
    added = load(folder).claims.query("claim_id.str.startswith('troops-sent-nis-2024-10-20')")
    assert sorted(added["best"]) == [2001, 2002]
    assert set(added["claim_id"]) == {f"troops-sent-nis-2024-10-20{letter}" for letter in ("", "-b")}


def test_asked_field_by_field_with_the_codes_and_what_they_mean(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["New Place", "Neuer Ort", "Новое", "", "sudzhansky", "DE", "RU", "village", add.DONE])
    monkeypatch.setattr("builtins.input", lambda prompt: next(answers))
    assert main(["add", "place", "--record", str(folder)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert "    UA           Ukraine" in said
    assert "  this is none of the codes RU, UA, KP" in said
    assert said[-2:] == ["places.csv: new-place", "1 row added."]
    assert validate(folder).problems == ()


def test_asked_in_german_with_the_german_meaning_of_the_codes(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["", "New Place", "Neuer Ort", "Новое", "", "sudzhansky", "DE", "RU", "village", add.DONE])
    monkeypatch.setattr("builtins.input", lambda prompt: next(answers))
    assert main(["add", "place", "--record", str(folder), "--lang", "de"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith(
        "Die Eingabetaste übernimmt, was in Klammern steht, oder lässt die Zelle leer; . lässt alles Weitere leer."
    )
    assert "name_ru: Name auf Russisch." in said
    assert "  diese Zelle darf nicht leer sein" in said
    assert "    village      Dorf" in said
    assert "  das ist keiner der Codes RU, UA, KP" in said
    assert said[-2:] == ["places.csv: new-place", "1 Zeile hinzugefügt."]


def test_refusal_in_german(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = as_csv(folder.parent / "new.csv", NEW_CLAIM | {"best": "2.000"})
    assert main(["add", "claim", str(rows), "--record", str(folder), "--lang", "de"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "claims.csv, neue Zeile troops-sent-nis-2024-10-20, Spalte best: „2.000“ – "
        "eine Zahl wird nur mit Ziffern geschrieben, hier 2000; Dezimalzeichen ist der Punkt",
        "Es wurde nichts geschrieben: 1 Fehler.",
    ]


def test_ending_the_questions_writes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def end(prompt: str) -> str:
        raise EOFError

    before = contents(folder)
    monkeypatch.setattr("builtins.input", end)
    assert main(["add", "claim", "--record", str(folder)]) == 1
    assert capsys.readouterr().err == "\nNothing was written.\n"
    assert contents(folder) == before


@pytest.mark.parametrize(
    "name,text,said",
    [
        ("new.csv", "metric,colour\ntroops_sent,red\n", "claims.csv has no column colour; it has claim_id, "),
        ("new.csv", "metric,source\ntroops_sent\n", "has a row with more or fewer cells than the header."),
        ("new.csv", "metric,source\n", "holds no row."),
        ("new.yaml", "- [1, 2]\n", "rows are written as a list of “column: value”."),
        ("new.yaml", "a: [\n", "cannot be read as YAML: "),
    ],
)
def test_file_that_cannot_be_used_is_named_in_a_sentence(
    name: str, text: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder.parent / name
    path.write_text(text, encoding="utf-8")
    before = contents(folder)
    assert main(["add", "claim", str(path), "--record", str(folder)]) == 2
    assert said in capsys.readouterr().err
    assert contents(folder) == before


def test_record_that_is_broken_already_must_be_put_right_first(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "metrics.csv").unlink()
    assert main(["add", "claim", str(as_csv(folder.parent / "new.csv", NEW_CLAIM)), "--record", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "metrics.csv: the file is missing",
        "Nothing was written: the record itself must be put right first.",
    ]
