"""``python -m ledger briefing``: the document at its place, or a sentence, an exit code and no half file."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from ledger.cli.main import main

ROOT = Path(__file__).parents[2]


def test_as_a_process_it_writes_the_document_of_the_day_in_the_language(tmp_path: Path) -> None:
    out = tmp_path / "briefing.pdf"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "ledger",
            "briefing",
            "--known-on",
            "2024-10-20",
            "--lang",
            "de",
            "--sides",
            "south_korea",
            "--out",
            str(out),
        ],
        cwd=ROOT,
        env=os.environ | {"LEDGER_PUBLIC_URL": "https://ledger.example"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Wrote {out}.\n", "")
    pages = PdfReader(BytesIO(out.read_bytes())).pages
    shown_text = " ".join(pages[0].extract_text().split())
    assert "Wissensstand 20. Oktober 2024" in shown_text
    assert "Filter: Seiten: Südkorea" in shown_text
    links = {note.get_object().get("/A", {}).get("/URI", "") for page in pages for note in page.get("/Annots", [])}
    asked = "https://ledger.example/?lang=de&sides=south_korea&known_on=2024-10-20&version="
    assert any(link.startswith(asked) for link in links)
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["--out", "briefing.doc"],
            "--out “briefing.doc” cannot be used: the name must end in one of .pdf, .pptx, .html.",
        ),
        (["--out", "briefing"], "the name must end in one of .pdf"),
        (
            ["--out", "b.pdf", "--known-on", "28.04.2025"],
            "--known-on “28.04.2025” cannot be used: it must be a day from 2023-09-01",
        ),
        (["--out", "b.pdf", "--metric", "dead"], "--metric “dead” cannot be used: it must be one of troops_sent,"),
    ],
)
def test_what_cannot_be_used_is_a_sentence_and_exit_code_2(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["briefing", *arguments]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.out == ""
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_a_sentence_and_nothing_is_left(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    missing = tmp_path / "nowhere" / "briefing.pdf"
    assert main(["briefing", "--known-on", "2023-09-10", "--out", str(missing)]) == 1
    assert (
        f"{missing} cannot be written: No such file or directory. Choose another place with --out."
        in capsys.readouterr().err
    )
    (tmp_path / "folder.pdf").mkdir()
    assert main(["briefing", "--known-on", "2023-09-10", "--out", str(tmp_path / "folder.pdf")]) == 1
    assert "cannot be written" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["folder.pdf"]


def test_an_older_document_stays_until_the_new_one_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "briefing.html"
    out.write_text("old", encoding="utf-8")
    monkeypatch.setattr(
        "ledger.cli.briefing.Path.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device"))
    )
    assert main(["briefing", "--known-on", "2023-09-10", "--out", str(out)]) == 1
    assert out.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_an_address_or_a_font_that_is_not_there_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["briefing", "--known-on", "2023-09-10", "--out", str(tmp_path / "briefing.pdf")]
    monkeypatch.setenv("LEDGER_PUBLIC_URL", "ledger.example")
    assert main(asked) == 2
    assert capsys.readouterr().err.startswith(
        "LEDGER_PUBLIC_URL: “ledger.example” cannot be used: it must be the address"
    )
    monkeypatch.delenv("LEDGER_PUBLIC_URL")
    monkeypatch.setattr("ledger.documents.typefaces.FONTS", tmp_path)
    assert main(asked) == 1
    said = capsys.readouterr().err
    assert "a font is missing: " in said
    assert str(tmp_path / "LedgerHangul-Regular.ttf") in said
    assert list(tmp_path.iterdir()) == []
