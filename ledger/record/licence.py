"""The licence of a record's tables, once for all that names it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Licence:
    """A licence: as people name it, as programs do (SPDX), in full, and where its text stands."""

    name: str
    identifier: str
    title: str
    address: str


LICENCE = Licence(
    "CC BY 4.0",
    "CC-BY-4.0",
    "Creative Commons Attribution 4.0",
    "https://creativecommons.org/licenses/by/4.0/",
)
"""Of the tables of the Kursk Ledger. Boundaries, towns and points are other people's: ``datapackage.py`` has theirs."""


def licence_of(package: Mapping[str, Any]) -> Licence | None:
    """The first licence that a data package names for the whole of it; None where it names none."""
    named = package.get("licenses")
    first = named[0] if isinstance(named, list) and named else None
    if not isinstance(first, dict) or not first.get("name"):
        return None
    if first["name"] == LICENCE.identifier:
        return LICENCE
    name, title, address = (str(first.get(key, "")) for key in ("name", "title", "path"))
    return Licence(name, name, title or name, address)
