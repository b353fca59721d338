"""The record multiplied: many times the claims, reports and statements on settlements and presence, of the same shape; a fixed seed makes it the same each time.

Each copy keeps sources, measures, bases, qualifiers, chains of repeats and reports. Its days move by up to ``JITTER`` days, a whole
chain together and never out of the span of the record; its figures become up to a fifth smaller, so that no share passes 100 percent.
Sources, measures, places, events, renamed ids and the article stay as they are: more is said by the same about the same.
"""

import csv
import re
import shutil
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from string import ascii_lowercase

from ledger.cli.tidy import tidy
from ledger.record.chains import followed
from ledger.record.load import DATA

SEED = 20_250_428
JITTER = 400
SMALLEST = 0.8
FIRST, LAST = date(2023, 9, 1), date(2026, 9, 28)
"""The span of the record."""
DAYS = {
    "claims": ("period_start", "as_of", "stated_on"),
    "reports": ("dated_on",),
    "control": ("as_of", "stated_on"),
    "presence": ("period_start", "as_of", "stated_on"),
}
LETTERS = ("", *(f"-{letter}" for letter in ascii_lowercase[1:]))
"""What tells claims of one measure, source and day apart."""

Row = dict[str, str]


def multiply(times: int, folder: Path, jitter: int = JITTER) -> None:
    """Write the record so many times over into a new folder; the first copy is the record itself.

    Parameters
    ----------
    folder
        A folder that does not exist yet.
    jitter
        By how many days a copy may move at most; fewer make the days fuller.
    """
    shutil.copytree(DATA, folder)
    claims, reports, control, presence = (_read(name) for name in DAYS)
    statements, seen = tuple(control), tuple(presence)
    keys = {row["presence_id"] for row in presence}
    carried: dict[str, list[Row]] = {}
    for report in reports:
        carried.setdefault(report["claim_id"], []).append(report)
    chains, draws, taken = _chains(claims), Random(SEED), Counter(_stem(claim) for claim in claims)
    # An id that is gone is never given again.
    taken.update(re.sub("-[b-z]$", "", row["old_id"]) for row in _read("renamed") if row["table"] == "claims")
    for number in range(1, times):
        for chain in chains:
            for old, new, shift in zip(chain, *_copied(chain, draws, taken, jitter), strict=True):
                claims.append(_numbered(new, number))
                reports += [_report(report, old, new, shift) for report in carried[old["claim_id"]]]
        control += [
            _numbered(_moved(said, "control", _shift([said], draws, jitter)), number)
            | {"control_id": f"{said['control_id']}-c{number}"}
            for said in statements
        ]
        presence += filter(
            None, (_presence(_numbered(row, number), _shift([row], draws, jitter), keys) for row in seen)
        )
    for name, rows in zip(DAYS, (claims, reports, control, presence), strict=True):
        _write(folder / f"{name}.csv", rows)
    tidy(folder)


def _copied(chain: list[Row], draws: Random, taken: Counter[str], jitter: int) -> tuple[list[Row], list[timedelta]]:
    """A copy of the claims of one chain under keys of their own; where a day has no key left, another day is drawn."""
    while True:
        shift = _shift(chain, draws, jitter)
        moved = [_moved(claim, "claims", shift) for claim in chain]
        wanted = Counter(map(_stem, moved))
        if all(taken[stem] + more <= len(LETTERS) for stem, more in wanted.items()):
            break
    keys: dict[str, str] = {}
    for old, new in zip(chain, moved, strict=True):
        stem = _stem(new)
        keys[old["claim_id"]] = stem + LETTERS[taken[stem]]
        taken[stem] += 1
    factor = draws.uniform(SMALLEST, 1)
    renamed = [
        claim
        | {"claim_id": keys[claim["claim_id"]], "derived_from": keys.get(claim["derived_from"], "")}
        | {
            name: f"{float(claim[name]) * factor:.0f}"
            for name in ("low", "best", "high")
            if float(claim[name] or 0) >= 100
        }
        for claim in moved
    ]
    return renamed, [shift] * len(chain)


def _chains(claims: list[Row]) -> list[list[Row]]:
    """The claims that hang together by who repeats whom; most stand alone."""
    parents = {claim["claim_id"]: claim["derived_from"] for claim in claims}
    chains: dict[str, list[Row]] = {}
    for claim in claims:
        origin = [claim["claim_id"], *followed(claim["claim_id"], parents)][-1]
        chains.setdefault(origin, []).append(claim)
    return list(chains.values())


def _shift(rows: Iterable[Row], draws: Random, jitter: int) -> timedelta:
    """So many days for all rows together, that none is stated out of the span."""
    days = [date.fromisoformat(row["stated_on"]) for row in rows]
    return timedelta(days=draws.randint(max(-jitter, (FIRST - min(days)).days), min(jitter, (LAST - max(days)).days)))


def _moved(row: Row, table: str, shift: timedelta) -> Row:
    return row | {name: str(date.fromisoformat(row[name]) + shift) for name in DAYS[table] if row[name]}


def _numbered(row: Row, number: int) -> Row:
    """A copy that says which one it is: the check takes a row that says what another one says for a slip."""
    return row | {"note_en": f"{row['note_en']} ({number})"}


def _presence(row: Row, shift: timedelta, keys: set[str]) -> Row | None:
    """A copy of a statement on presence under a key of its own; None where its day has no key left."""
    moved = _moved(row, "presence", shift)
    stem = f"pr-{moved['place_id']}-{moved['source']}-{moved['stated_on']}"
    key = next((stem + letter for letter in LETTERS if stem + letter not in keys), None)
    if key is None:
        return None
    keys.add(key)
    return moved | {"presence_id": key}


def _report(report: Row, old: Row, new: Row, shift: timedelta) -> Row:
    """The page that carried the old claim, for the new one."""
    ids = {"claim_id": new["claim_id"], "report_id": report["report_id"].replace(old["claim_id"], new["claim_id"])}
    return _moved(report, "reports", shift) | ids


def _stem(claim: Row) -> str:
    return f"{claim['metric'].replace('_', '-')}-{claim['source']}-{claim['stated_on']}"


def _read(name: str) -> list[Row]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
