"""The rows of the other tables as types: plain dicts; claims have a class of their own (``ledger.record.claim``).

Columns that the record joins to a table stand last. A number or a day that is not there is ``NaN`` or ``NaT``, text that is not
there is empty.
"""

from typing import TypedDict, TypeVar, cast

import pandas as pd

from ledger.record.frames import to_records

Row = TypeVar("Row")


def rows_of(frame: pd.DataFrame, kind: type[Row]) -> list[Row]:
    """The rows of a table, in their order; `kind` is the type of each."""
    return cast("list[Row]", to_records(frame))


class Report(TypedDict):
    """One page that carried a claim."""

    report_id: str
    claim_id: str
    outlet_en: str
    outlet_de: str
    url: str
    archived_url: str
    dated_on: pd.Timestamp
    role: str
    faithful: str
    as_reported_en: str
    as_reported_de: str
    note_en: str
    note_de: str
    known_from: pd.Timestamp


class Metric(TypedDict):
    """One measure."""

    metric: str
    family: str
    unit: str
    name_en: str
    name_de: str
    definition_en: str
    definition_de: str
    default_basis: str
    order: int


class Source(TypedDict):
    """One party, outlet or group of speakers."""

    source: str
    name_en: str
    name_de: str
    short_en: str
    short_de: str
    kind: str
    side: str
    country: str
    interest: str
    home_url: str


class Event(TypedDict):
    """One dated event."""

    event_id: str
    date: pd.Timestamp
    date_end: pd.Timestamp
    stated_on: pd.Timestamp
    kind: str
    title_en: str
    title_de: str
    detail_en: str
    detail_de: str
    actors: str
    place_en: str
    place_de: str
    place_id: str
    url: str
    seen: str
    importance: str
    known_from: pd.Timestamp


class SettlementStatement(TypedDict):
    """One statement on who holds a settlement."""

    control_id: str
    place_id: str
    stated_on: pd.Timestamp
    as_of: pd.Timestamp
    controller: str
    kind: str
    source: str
    outlet_en: str
    outlet_de: str
    url: str
    note_en: str
    note_de: str
    checked_on: pd.Timestamp
    side: str
    source_kind: str


class PresenceStatement(TypedDict):
    """One statement that North Koreans were, or were not, at a place."""

    presence_id: str
    place_id: str
    area: str
    what: str
    stated_on: pd.Timestamp
    stated_on_precision: str
    as_of: pd.Timestamp
    as_of_precision: str
    period_start: pd.Timestamp
    kind: str
    source: str
    speaker_en: str
    speaker_de: str
    outlet_en: str
    outlet_de: str
    url: str
    second_url: str
    note_en: str
    note_de: str
    caution_en: str
    caution_de: str
    seen: str
    checked_on: pd.Timestamp
    side: str
    source_kind: str


def presence_by_id(statements: pd.DataFrame) -> dict[str, PresenceStatement]:
    """The statements on presence by presence_id."""
    return {row["presence_id"]: row for row in rows_of(statements, PresenceStatement)}


class ArticleStatement(TypedDict):
    """One statement of the article that the Ledger began with."""

    statement_id: str
    order: int
    text_en: str
    text_de: str
    comment_en: str
    comment_de: str


class Evidence(TypedDict):
    """One claim or event that bears on a statement of the article; the key of the other is empty."""

    statement_id: str
    order: int
    relation: str
    claim_id: str
    event_id: str
    note_en: str
    note_de: str
    known_from: pd.Timestamp


class Place(TypedDict):
    """One settlement, port or training ground."""

    place_id: str
    name_en: str
    name_de: str
    name_ru: str
    name_uk: str
    district: str
    country: str
    kind: str
    lat: float
    lon: float
    coord_precision_km: float
    coord_source: str
