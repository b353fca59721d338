"""``python -m ledger links``: which addresses of a record still lead to their pages. It asks other hosts, and changes nothing."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ledger import __version__
from ledger.cli import folder_option
from ledger.record.problems import pluralise
from ledger.record.schema import TABLES
from ledger.record.schema.addresses import fault, host_name
from ledger.record.validation import read_tables
from ledger.runtime.settings import SettingError, settings, variable

if TYPE_CHECKING:
    from ledger.cli.asking import Finding

REPORTED, STOPPED, MISUSED = 0, 1, 2
AGENT = "KurskLedger"
NAMES: Mapping[str, str] = {
    "gone": "gone",
    "moved": "moved",
    "other": "answers with something else",
    "unreachable": "not reachable",
    "not_asked": "not asked",
    "fine": "fine",
}
"""What each kind is called, in the order in which they are listed; those that are fine are counted only."""
Places = Mapping[str, Sequence[tuple[str, str, str]]]
"""Each address with the cells in which it stands: table, key of the row, column."""


def add(commands: Any) -> None:
    """Declare the command with its options."""
    parser = commands.add_parser(
        "links",
        help="ask the hosts of a record which of its pages are gone, moved or others now; it changes nothing",
        description="Ask the hosts of a record, over the network, which of its addresses still lead to their pages: first robots.txt, then each page "
        "with HEAD, and with GET where that is refused. No host is asked more than once a second, none that is not one of the "
        "record, and of a page only what stands before it (its headers) is read; at most five redirects are followed. Nothing is changed: what to do about an address, a "
        "curator decides.",
    )
    folder_option.add(parser)
    parser.add_argument(
        "--host", action="append", default=[], metavar="HOST", help="only addresses of this host; may be given again"
    )
    parser.add_argument("--json", action="store_true", help="every address, as JSON")
    parser.add_argument(
        "--local", action="store_true", help="ask hosts of this machine and its network too, to try the command"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Ask, and print what was found; that pages are gone is no fault of the command."""
    places = addresses(chosen.folder)
    only = {host_name(f"http://{host}") for host in chosen.host}
    wanted = [each for each in places if not only or host_name(each) in only]
    if not wanted:
        print(f"No address of the record is at {' or '.join(chosen.host) or 'any host'}.", file=sys.stderr)
        return MISUSED
    try:
        contact = settings().contact
    except SettingError as error:
        print(error, file=sys.stderr)
        return MISUSED
    if not contact:
        print(f"{variable('contact')} is not set: hosts cannot see whom to write to.", file=sys.stderr)
    findings = ask(wanted, {*map(host_name, places)}, contact, chosen.local)
    if chosen.json:
        print(json.dumps(as_json(findings, places), ensure_ascii=False, indent=2))
    else:
        print("\n".join(in_words(findings, places)))
    if len(findings) < len(wanted):
        print(f"Stopped; not asked for: {len(wanted) - len(findings)} of {len(wanted)}.", file=sys.stderr)
        return STOPPED
    return REPORTED


def addresses(folder: Path) -> Places:
    """Every address of a record that is one, with the cells in which it stands."""
    places: dict[str, list[tuple[str, str, str]]] = {}
    frames = read_tables(folder).frames
    for name, table in TABLES.items():
        for column in (field.name for field in table.fields if field.kind == "url"):
            for key, address in zip(frames[name][table.key[0]], frames[name][column], strict=True):
                if address and fault(address) is None:
                    places.setdefault(address, []).append((name, key, column))
    return places


def ask(wanted: Sequence[str], hosts: set[str], contact: str, local: bool) -> "list[Finding]":
    """Ask for one address after the other; whoever presses Ctrl-C gets what was found so far."""
    import httpx  # no other command asks anybody, and it takes as long to load as a sixth of all the rest

    from ledger.cli.asking import TIMEOUT, Asker

    headers = {"User-Agent": user_agent(contact), "Accept-Encoding": "identity"}
    findings: list[Finding] = []
    try:
        with httpx.Client(headers=headers, timeout=TIMEOUT, follow_redirects=False) as client:
            asker = Asker(client, hosts, AGENT, local)
            for address in one_host_after_the_other(wanted):
                findings.append(asker.find(address))
                _show_progress(findings[-1], len(findings), len(wanted))
    except KeyboardInterrupt:
        print("", file=sys.stderr)
    return findings


def one_host_after_the_other(wanted: Sequence[str]) -> list[str]:
    """The addresses in such an order that two of one host stand far apart: while others are asked, no time is lost with waiting."""
    by_host: dict[str, list[str]] = {}
    for address in wanted:
        by_host.setdefault(host_name(address), []).append(address)
    return [address for address in chain.from_iterable(zip_longest(*by_host.values())) if address is not None]


def user_agent(contact: str) -> str:
    """By which name hosts know who asks, and whom to write to."""
    return f"{AGENT}/{__version__} (link check{f'; {contact}' if contact else ''})"


def in_words(findings: "Sequence[Finding]", places: Places) -> Iterator[str]:
    """What is worth a look, and how many there are of each kind, as lines of English."""
    for kind in NAMES:
        for each in findings if kind != "fine" else ():
            if each.kind == kind:
                yield f"{NAMES[kind]}: {each.address}{f' -> {each.to}' if each.to else ''} ({each.why})"
                yield from (f"  {TABLES[table].file} {key}, {column}" for table, key, column in places[each.address])
    counts = Counter[str](each.kind for each in findings)
    counted = ", ".join(f"{counts[kind]} {name}" for kind, name in NAMES.items() if counts[kind])
    yield f"Asked for {pluralise(len(findings), 'page')}{f': {counted}' if counted else ''}."


def as_json(findings: "Sequence[Finding]", places: Places) -> list[dict[str, Any]]:
    """Each address with what became of it, and where it stands."""
    cells = {
        address: [dict(zip(("table", "id", "column"), cell, strict=True)) for cell in places[address]]
        for address in places
    }
    return [{**asdict(each), "host": host_name(each.address), "stands_in": cells[each.address]} for each in findings]


def _show_progress(finding: "Finding", done: int, total: int) -> None:
    """A line for each page where somebody looks on, else for one in a hundred."""
    if sys.stderr.isatty() or done % 100 == 0 or done == total:
        print(f"{done} of {total}: {NAMES[finding.kind]}, {finding.address}", file=sys.stderr)
