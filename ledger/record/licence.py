"""The licence of the record's tables, once for all that names it."""

from dataclasses import dataclass


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
"""Of the tables. Boundaries, towns and points are other people's: ``datapackage.py`` has theirs."""
