"""The tables that the data interface gives, each as a question leaves it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from ledger.answers.narrow import OF_CLAIMS
from ledger.answers.registry import Asking
from ledger.question import FILTERS

STATEMENTS = tuple(name for name in FILTERS if name not in OF_CLAIMS)


@dataclass(frozen=True)
class Table:
    """One table: what it holds, how it is read, which fields of the question narrow it, whether its rows have a place."""

    holds: str
    read: Callable[[Asking, bool], pd.DataFrame]
    fields: tuple[str, ...] = ("known_on",)
    placed: bool = False


def _claims(asking: Asking, measure: bool) -> pd.DataFrame:
    """The claims that pass the filters, of one measure where one is named."""
    claims = asking.own if measure else asking.claims
    return claims[claims["basis"] == asking.question.basis] if asking.question.basis else claims


def _reports(asking: Asking, measure: bool) -> pd.DataFrame:
    reports = asking.record.reports
    return reports[reports["claim_id"].isin(_claims(asking, measure)["claim_id"])]


def _sources(asking: Asking, measure: bool) -> pd.DataFrame:
    sources, question = asking.record.sources, asking.question
    for column, chosen in (("side", question.sides), ("kind", question.kinds), ("source", question.sources)):
        if chosen:
            sources = sources[sources[column].isin(chosen)]
    return sources


def _control(asking: Asking, measure: bool) -> pd.DataFrame:
    places = asking.record.places[["place_id", "name_en", "name_de", "lat", "lon", "coord_precision_km"]]
    return asking.control.merge(places, on="place_id", how="left", validate="many_to_one")


CLAIMS = ("metric", "basis", *FILTERS, "known_on")
TABLES: Mapping[str, Table] = MappingProxyType({
    "claims": Table("claims, one source's statement of one figure a row", _claims, CLAIMS),
    "sources": Table("who speaks", _sources, ("sides", "kinds", "sources", "known_on")),
    "reports": Table("pages that carried the claims", _reports, CLAIMS),
    "events": Table("events, in order of date", lambda asking, measure: asking.record.events.sort_values("date", kind="stable")),
    "places": Table("settlements, to about a kilometre", lambda asking, measure: asking.record.places, placed=True),
    "control": Table("statements on who holds a settlement", _control, (*STATEMENTS, "known_on"), placed=True),
})
