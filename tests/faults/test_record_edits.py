"""The record is edited two hundred times while a browser and a program look on: good, garbage, cut, deleted, swapped, on a full disk.

Never an error page, never a mixture of two records, and what was good last is shown in the end.
"""

import csv
import errno
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from threading import Event, Thread

import orjson
import pytest
from playwright.sync_api import sync_playwright

from ledger.record.load import DATA
from tests.browser.conftest import Visit, chromium_program
from tests.support.http_requests import get, until
from tests.support.server import running_server

EDITS = 200
ROOM = 12
"""MiB of the small disk: a record and a half."""
CLAIM = "troops-sent-nis-2024-10-18"

pytestmark = pytest.mark.long


def marked(folder: Path, mark: str) -> None:
    """Write a mark into two tables, so that a record that is put together from two would show two."""
    for file, column in (("claims.csv", "note_en"), ("reports.csv", "outlet_en")):
        with (folder / file).open(encoding="utf-8", newline="") as table:
            rows = list(csv.reader(table))
        key, place = rows[0].index("claim_id"), rows[0].index(column)
        for row in rows[1:]:
            if row[key] == CLAIM:
                row[place] = mark
        with (folder / file).open("w", encoding="utf-8", newline="") as table:
            csv.writer(table, lineterminator="\n").writerows(rows)


class Editor:
    """Whoever edits the record, well and badly."""

    def __init__(self, folder: Path, spare: Path) -> None:
        self.folder, self.spare, self.count, self.last_good = folder, spare, 0, ""
        self.chance = Random(11)

    def edit(self) -> None:
        """One edit; the kinds come in turn."""
        self.count += 1
        kinds: list[Callable[[], None]] = [self.good, self.garbage, self.cut, self.deleted, self.swapped]
        kinds[self.count % len(kinds)]()

    def good(self) -> None:
        self._whole()
        marked(self.folder, f"Mark {self.count}")
        self.last_good = f"Mark {self.count}"

    def garbage(self) -> None:
        (self.folder / self._table()).write_bytes(self.chance.randbytes(2000))

    def cut(self) -> None:
        path = self.folder / self._table()
        if path.exists():
            path.write_bytes(path.read_bytes()[: self.chance.randrange(4000)])

    def deleted(self) -> None:
        (self.folder / self._table()).unlink(missing_ok=True)

    def swapped(self) -> None:
        """Another folder in the place of this one, in one step as far as the file system has one."""
        marked(self.spare, f"Mark {self.count}")
        away = self.folder.with_name("away")
        self.folder.rename(away)
        shutil.copytree(self.spare, self.folder.with_name("next"))
        self.folder.with_name("next").rename(self.folder)
        shutil.rmtree(away)
        self.last_good = f"Mark {self.count}"

    def _whole(self) -> None:
        """Every file as it should be, written one after the other."""
        shutil.copytree(self.spare, self.folder, dirs_exist_ok=True)

    def _table(self) -> str:
        return self.chance.choice(["claims.csv", "reports.csv", "events.csv", "sources.csv", "datapackage.json"])


class Onlooker(Thread):
    """A program that asks for a card and a table again and again."""

    def __init__(self, address: str) -> None:
        super().__init__(daemon=True)
        self.address, self.done = address, Event()
        self.faults: list[str] = []
        self.versions: set[str] = set()
        self.answers = 0

    def run(self) -> None:
        while not self.done.wait(0.05):
            self._card()
            table = get(f"{self.address}/api/claims?metric=troops_sent")
            if table.status != 200:
                self.faults.append(f"the table: {table.status}")
            self.versions.add(orjson.loads(table.body)["data_version"])
            self.answers += 2

    def _card(self) -> None:
        """A card holds the mark of the claim and that of its report."""
        card = get(f"{self.address}/api/cards/claim?claim={CLAIM}&lang=en")
        text = card.body.decode()
        marks = {part.partition("<")[0].strip() for part in text.split("Mark ")[1:]}
        numbers = {mark.split()[0].rstrip(".,:;") for mark in marks}
        if card.status != 200 or len(numbers) > 1:
            self.faults.append(f"the card: {card.status} {numbers}")


@contextmanager
def looked_at(address: str) -> Iterator[Onlooker]:
    onlooker = Onlooker(address)
    onlooker.start()
    try:
        yield onlooker
    finally:
        onlooker.done.set()
        onlooker.join()


def until_shown(address: str, mark: str) -> None:
    """Wait until a new visitor sees the mark."""
    until(lambda: mark in get(f"{address}/api/cards/claim?claim={CLAIM}&lang=en").body.decode(), f"{mark} is shown")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The record that is edited, and a good one beside it."""
    folder, spare = tmp_path / "record", tmp_path / "spare"
    shutil.copytree(DATA, folder)
    shutil.copytree(DATA, spare)
    return folder, spare


def test_two_hundred_edits_and_never_an_error_or_a_mixture(folders: tuple[Path, Path]) -> None:
    editor = Editor(*folders)
    with (
        running_server(LEDGER_DATA=str(folders[0])) as address,
        looked_at(address) as onlooker,
        sync_playwright() as play,
    ):
        browser = play.chromium.launch(executable_path=chromium_program(), args=["--no-sandbox"])
        visit = Visit(browser.new_context(locale="en-GB", bypass_csp=True).new_page())
        page = visit.open(f"{address}/timeline?lang=en&claim={CLAIM}")
        began = page.get_by_role("dialog").inner_text()
        for number in range(EDITS):
            editor.edit()
            time.sleep(editor.chance.choice([0.05, 0.3, 1.0]))
            if number % 40 == 39:
                editor.good()
                until_shown(address, editor.last_good)
                assert page.locator("[data-testid=stException], .stException").count() == 0
                assert page.get_by_role("dialog").inner_text() == began, "nothing changes under the reader's eyes"
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Show the newer data").click()
        visit.settle()
        page.goto(f"{address}/timeline?lang=en&claim={CLAIM}")
        page.get_by_text(editor.last_good).first.wait_for()
        browser.close()
    assert onlooker.faults == []
    assert visit.errors == []
    assert onlooker.answers > EDITS
    assert len(onlooker.versions) > 3


def test_a_disk_that_fills_up_while_the_record_is_written_leaves_the_good_one(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={ROOM}m", "tmpfs", disk], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        folder = Path(shutil.copytree(DATA, disk / "record"))
        with running_server(LEDGER_DATA=str(folder)) as address, looked_at(address) as onlooker:
            before = get(f"{address}/health/ready").json
            filler = disk / "filler"
            with pytest.raises(OSError, match=str(errno.ENOSPC)), filler.open("wb", buffering=0) as file:
                while True:
                    file.write(b"0" * 65536)
            with pytest.raises(OSError, match=str(errno.ENOSPC)):
                (folder / "claims.csv").write_bytes((DATA / "claims.csv").read_bytes() * 9)
            until(lambda: get(f"{address}/health/ready").json["problems"] > 0, "the fault is noticed")
            health = get(f"{address}/health/ready").json
            assert (health["ready"], health["data_version"]) == (True, before["data_version"])
            assert any(sentence.startswith("claims.csv") for sentence in health["problems_in_words"])
            filler.unlink()
            shutil.copytree(DATA, folder, dirs_exist_ok=True)
            until(lambda: get(f"{address}/health/ready").json == before, "it is whole again")
        assert onlooker.faults == []
    finally:
        subprocess.run(["umount", disk], check=True)
