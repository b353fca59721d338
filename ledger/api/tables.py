"""The tables that the data interface gives, each as a question leaves it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from ledger.answers.filtering import CLAIM_ONLY_FILTERS
from ledger.api.formats import ROWS
from ledger.api.request import ParsedRequest
from ledger.question.question import FILTERS

STATEMENTS = tuple(name for name in FILTERS if name not in CLAIM_ONLY_FILTERS)
POINT_COLUMNS = ("lat", "lon", "coord_precision_km", "coord_source")


@dataclass(frozen=True)
class Table:
    """One table: what it holds, how it is read, which fields of the question narrow it, whether its rows have a place."""

    description: str
    read: Callable[[ParsedRequest], pd.DataFrame]
    fields: tuple[str, ...] = ("known_on",)
    has_geometry: bool = False

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats in which it can be had."""
        return (*ROWS, "geojson") if self.has_geometry else ROWS


def _claims(parsed: ParsedRequest) -> pd.DataFrame:
    """The claims that pass the filters, of one measure where one is named."""
    claims, basis = (
        parsed.query.filtered_metric_claims if "metric" in parsed.raw_parameters else parsed.query.claims,
        parsed.query.question.basis,
    )
    return claims[claims["basis"] == basis] if basis else claims


def _reports(parsed: ParsedRequest) -> pd.DataFrame:
    reports = parsed.query.record.reports
    return reports[reports["claim_id"].isin(_claims(parsed)["claim_id"])]


def _sources(parsed: ParsedRequest) -> pd.DataFrame:
    sources, question = parsed.query.record.sources, parsed.query.question
    for column, chosen in (("side", question.sides), ("kind", question.kinds), ("source", question.sources)):
        if chosen:
            sources = sources[sources[column].isin(chosen)]
    return sources


def _control(parsed: ParsedRequest) -> pd.DataFrame:
    places = parsed.query.record.places[["place_id", "name_en", "name_de", *POINT_COLUMNS]]
    return parsed.query.control.merge(places, on="place_id", how="left", validate="many_to_one")


def _presence(parsed: ParsedRequest) -> pd.DataFrame:
    """The statements with the names of the places; what is said of a whole area has no point."""
    places = parsed.query.record.places[["place_id", "name_en", "name_de", *POINT_COLUMNS]]
    statements = parsed.query.presence.merge(places, on="place_id", how="left", validate="many_to_one")
    of_area = statements["area"] != ""
    statements["coord_source"] = statements["coord_source"].mask(of_area, "")
    for name in ("lat", "lon", "coord_precision_km"):
        statements[name] = statements[name].mask(of_area)
    return statements


CLAIMS = ("metric", "basis", *FILTERS, "known_on")
TABLES: Mapping[str, Table] = MappingProxyType(
    {
        "claims": Table("claims, one source's statement of one figure a row", _claims, CLAIMS),
        "sources": Table("who speaks", _sources, ("sides", "kinds", "sources", "known_on")),
        "reports": Table("pages that carried the claims", _reports, CLAIMS),
        "events": Table(
            "events, in order of date", lambda parsed: parsed.query.record.events.sort_values("date", kind="stable")
        ),
        "places": Table(
            "settlements, ports and training grounds, to about a kilometre",
            lambda parsed: parsed.query.record.places,
            has_geometry=True,
        ),
        "control": Table(
            "statements on who holds a settlement", _control, (*STATEMENTS, "known_on"), has_geometry=True
        ),
        "presence": Table(
            "statements that North Koreans were, or were not, at a place or in an area",
            _presence,
            (*STATEMENTS, "known_on"),
            has_geometry=True,
        ),
        "renamed": Table(
            "ids that are gone after a correction, with those that stand for them now",
            lambda parsed: parsed.query.record.renamed,
        ),
    }
)
