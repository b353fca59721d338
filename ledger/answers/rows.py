"""The rows of every answer as types: what the command line prints, and what the interface gives and describes.

Days are ``datetime64`` in frames, ``YYYY-MM-DD`` in JSON; figures are missing (``NaN``, ``null``) where nobody named them.
The sentence below a column is its description in ``/api/openapi.json``.
"""

from datetime import date

from pydantic import with_config
from typing_extensions import TypedDict

described = with_config(use_attribute_docstrings=True)
"""Pydantic takes the sentence below a column into the JSON schema."""


@described
class ClaimRow(TypedDict):
    """What an answer gives of a claim; the rest stands in the record under its claim_id."""

    claim_id: str
    metric: str
    basis: str
    source: str
    side: str
    low: float | None
    """The low end, where the source named one."""
    best: float | None
    """The one number that the source named."""
    high: float | None
    """The high end, where the source named one."""
    qualifier: str
    as_of: date
    """The day that the figure is about."""
    stated_on: date
    origin: str
    """The first claim of the chain of repeats; itself, if it repeats none."""


@described
class CurrentRow(ClaimRow):
    """The newest figure of a voice."""

    voice: str
    """The country code of the government that speaks, else the source."""
    age: int
    """Days from ``as_of`` (of a planned figure from ``stated_on``) to the day."""
    old: bool
    """Whether it is older than the age limit."""
    overtaken: bool
    """Whether a newer total of anybody lies above it."""


@described
class RangeEnds(TypedDict):
    """The two ends of a range, with the claims that hold them."""

    low: float | None
    low_claim: str
    """The claim_id of whoever holds the low end; empty where nobody does."""
    high: float | None
    high_claim: str
    """The claim_id of whoever holds the high end; empty where nobody does."""
    factor: float | None
    """The high end divided by the low end."""
    bound: bool
    """Whether the factor is only a lower bound, because an end is open."""


@described
class SpreadRow(RangeEnds):
    """The range on a day."""

    day: date
    months: int
    """The age limit."""
    voices: int
    """How many current figures the range is made of."""
    old: int
    """How many voices have only an older figure."""
    overtaken: int
    """How many voices have a figure below a newer total."""
    last_low: float | None
    """The low end of the last comparable range, where fewer than two voices are current."""
    last_high: float | None
    """The high end of the last comparable range, where fewer than two voices are current."""
    last_month: str
    """The month of the last comparable range, ``2026-02``; empty where it is not needed or there was none."""


@described
class SpreadSpan(RangeEnds):
    """The range during days without a change."""

    start: date
    end: date
    voices: int
    peak: float | None
    """The highest number that anybody had stated by then, however old."""


@described
class LeaveOneOutRow(RangeEnds):
    """The range without one voice or one side."""

    kind: str
    """``voice`` or ``side``."""
    key: str
    voices: int
    """How many voices are left out."""
    left: int
    """How many voices remain."""
    moved: str
    """Which end moves without them: ``low``, ``high``, ``both``, or empty."""


@described
class RepeatRow(TypedDict):
    """A claim that repeats another."""

    claim_id: str
    model_id: str
    """The claim that is repeated."""
    source: str
    model_source: str
    side: str
    model_side: str
    stated_on: date
    model_stated_on: date
    days: int
    """Days between the two statements."""
    kept: bool
    """Whether the figure is the same."""
    own: bool
    """Whether the source repeats itself."""
    circular: bool
    """Whether the chain of repeats leads back to the same source."""
    doubts: list[str]
    """What differs or is doubtful: number, qualifier, metric, basis, region, covers, caution."""


@described
class DistortionRow(TypedDict):
    """A report that misreports a claim."""

    report_id: str
    claim_id: str
    outlet_en: str
    outlet_de: str
    url: str
    archived_url: str
    dated_on: date | None
    role: str
    faithful: str
    as_reported_en: str
    as_reported_de: str
    note_en: str
    note_de: str
    known_from: date
    day: date
    """The page's own day, else the day of the claim."""
    dated: bool
    """Whether the day is the page's own."""


@described
class SourceRatioRow(TypedDict):
    """How the figures of two sources compare."""

    first: str
    second: str
    n: int
    """How many pairs of figures are compared."""
    lower: int
    """In how many of them the first is lower."""
    equal: int
    higher: int
    """In how many of them the first is higher."""
    ratio: float | None
    """The median of the first divided by the second; missing with too few pairs."""
    low: float | None
    """The low end of the interval of the median; missing with too few pairs."""
    high: float | None
    """The high end of the interval of the median; missing with too few pairs."""


@described
class CorroborationRow(TypedDict):
    """How many other sides stand to a claim, and how."""

    claim_id: str
    corroborated: int
    compatible: int
    contradicted: int


@described
class SilenceRow(TypedDict):
    """When a source spoke."""

    source: str
    side: str
    first: date
    """Its first statement."""
    last: date
    """Its newest statement."""
    claims: int
    claim_id: str
    """Its newest claim."""
    silent: int
    """Days since its newest statement."""
    usual: float | None
    """The median number of days between its statements; missing where there are too few."""
    stopped: bool
    """Whether that is longer than the age limit and than three times the usual gap."""


@described
class LossShareRow(TypedDict):
    """A share in percent, computed from two figures of one source about one day."""

    metric: str
    base: str
    """The measure of which it is a share."""
    source: str
    voice: str
    side: str
    as_of: date
    share_low: float
    share_high: float
    bound: str
    """``at_least``, ``up_to``, or empty."""
    claim: str
    base_claim: str
    old: bool


@described
class ChangeRow(TypedDict):
    """Something that is known on the day and was not on an earlier one."""

    kind: str
    key: str
    day: date | None
    account: str
    before: str
    after: str
    why: str


@described
class SettlementRow(TypedDict):
    """What each account last said of a settlement."""

    place_id: str
    name_en: str
    name_de: str
    name_ru: str
    name_uk: str
    district: str
    country: str
    kind: str
    lat: float | None
    lon: float | None
    coord_precision_km: float | None
    coord_source: str
    agreement: str
    """``agree``, ``disagree``, ``single``; empty where nobody had spoken."""
    controller: str
    """Whom all who speak name; empty where they disagree."""
    lag: int
    """Days between the newest words of the accounts."""
    ukraine: str
    ukraine_as_of: date | None
    ukraine_stated_on: date | None
    ukraine_age: int | None
    ukraine_ids: list[str]
    russia: str
    russia_as_of: date | None
    russia_stated_on: date | None
    russia_age: int | None
    russia_ids: list[str]
    others: str
    others_as_of: date | None
    others_stated_on: date | None
    others_age: int | None
    others_ids: list[str]


@described
class PlaceStatements(TypedDict):
    """Statements on a place or an area: how many speak, about which days."""

    place_id: str
    """Empty for an area."""
    area: str
    """Empty for a place."""
    sources: int
    sides: int
    first: date
    """The earliest day that a statement is about."""
    last: date
    """The latest day that a statement is about."""
    stated_on: date
    """The day of the newest statement."""
    ids: list[str]
    """The statements."""


@described
class PresenceRow(PlaceStatements):
    """Where North Koreans were reported, or not."""

    said: str
    """``reported``, ``denied``, ``both``."""
    reported: int
    denied: int
    combat: int
    """How many of the reports speak of fighting, losses or capture."""


@described
class WayRow(PlaceStatements):
    """A place on the way from North Korea to Kursk region, and what is said of it."""

    what: str
    """``soldiers`` or ``arms``."""
    kind: str


@described
class SettlementCountRow(ClaimRow):
    """A claimed number of settlements beside those that statements name."""

    account: str
    holder: str
    named: int
    """How many the claim's own account names as held by the holder."""
    named_by_any: int
    least_difference: float | None
    most_difference: float | None


@described
class DisputedRow(TypedDict):
    """A settlement that both sides claimed at once."""

    place_id: str
    days: int
    young_days: int
    """Days on which both statements were at most 90 days old."""
    first: date
    last: date
    still: bool
    """Whether both claim it on the day."""
