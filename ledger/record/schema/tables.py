"""The tables of the record: every column, its type, unit, code list, key and meaning. Declared here only.

Descriptions are English message ids; the Method page and the data package show them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from ledger.i18n.messages import N_
from ledger.record.schema import rules
from ledger.record.schema.fields import Field, Table

SHORT_LABEL = 18
LATITUDES, LONGITUDES = (37, 57), (32, 137)
"""From Kursk region to the training grounds of the Far East and the ports of North Korea; where a place lies in its district is checked to the kilometre."""
OPTIONAL = False


def _key(name: str, description: str) -> Field:
    return Field(name, "key", description)


def _ref(name: str, target: str, description: str, required: bool = True) -> Field:
    return Field(name, "reference", description, required, target=target)


def _code(name: str, codes: str, description: str, required: bool = True) -> Field:
    return Field(name, "code", description, required, codes=codes)


def _text(name: str, description: str, required: bool = True, longest: int | None = None) -> Field:
    return Field(name, "text", description, required, longest=longest)


def _day(name: str, description: str, required: bool = True) -> Field:
    return Field(name, "date", description, required)


def _url(name: str, description: str, required: bool = True) -> Field:
    return Field(name, "url", description, required)


def _figure(name: str, description: str, unit: str) -> Field:
    return Field(name, "figure", description, required=False, unit=unit, lowest=0)


def _order(name: str, description: str) -> Field:
    return Field(name, "integer", description, lowest=1)


UNIT_OF_METRIC = N_("the unit of the indicator")

CLAIMS = Table(
    "claims",
    N_("One party's statement of one figure, or of words instead of a figure."),
    ("claim_id",),
    (
        _key(
            "claim_id", N_("Key: indicator, source and the day stated, with -b, -c for further rows of the same day.")
        ),
        _ref("metric", "metrics", N_("What is counted.")),
        _ref("source", "sources", N_("Who says it.")),
        _code("basis", "basis", N_("The way of counting.")),
        _code("covers", "covers", N_("Whether it counts exactly what the indicator names.")),
        _figure("low", N_("Lower end as stated; empty if not stated."), UNIT_OF_METRIC),
        _figure("best", N_("The figure as stated; empty if not stated."), UNIT_OF_METRIC),
        _figure("high", N_("Upper end as stated; empty if not stated."), UNIT_OF_METRIC),
        _code("qualifier", "qualifier", N_("How precise the figure is meant to be.")),
        _text("wording_en", N_("The words used instead of a number or for a fraction, in English."), OPTIONAL),
        _text("wording_de", N_("The words used instead of a number or for a fraction, in German."), OPTIONAL),
        _day("period_start", N_("First day of the window; only for figures in a period."), OPTIONAL),
        _day("as_of", N_("The day that the figure is about.")),
        _code("as_of_precision", "as_of_precision", N_("How precisely that day is known.")),
        _day("stated_on", N_("The day on which it was said.")),
        _code("stated_on_precision", "stated_on_precision", N_("How precisely that day is known.")),
        _text("speaker_en", N_("Person or office that spoke, in English."), OPTIONAL),
        _text("speaker_de", N_("Person or office that spoke, in German."), OPTIONAL),
        _ref("derived_from", "claims", N_("The earlier claim that this one repeats or rests on."), OPTIONAL),
        _code("region", "region", N_("Where those counted are.")),
        _text("scope_en", N_("What exactly is counted, in English.")),
        _text("scope_de", N_("What exactly is counted, in German.")),
        _text("note_en", N_("What was said, in our own English words.")),
        _text("note_de", N_("What was said, in our own German words.")),
        _text("caution_en", N_("A recorded doubt, in English."), OPTIONAL),
        _text("caution_de", N_("A recorded doubt, in German."), OPTIONAL),
        _day("checked_on", N_("Day of an independent second check; empty if there was none."), OPTIONAL),
    ),
    rules.CLAIM_RULES,
    order=("metric", "stated_on", "claim_id"),
)
REPORTS = Table(
    "reports",
    N_("One page that carried a claim."),
    ("report_id",),
    (
        _key("report_id", N_("Key: the claim's key with -r1, -r2 and so on.")),
        _ref("claim_id", "claims", N_("The claim that the page carried.")),
        _text("outlet_en", N_("Who published the page; in brackets the original of a copy or quotation, in English.")),
        _text("outlet_de", N_("Who published the page; in brackets the original of a copy or quotation, in German.")),
        _url("url", N_("Address of the page as it was seen; it may have moved.")),
        _url(
            "archived_url",
            N_("Address of a copy of that page in a public archive; empty where none is known."),
            OPTIONAL,
        ),
        _day("dated_on", N_("Day of the page, where its address or the row states a full date."), OPTIONAL),
        _code("role", "role", N_("Whether the figure was seen first on this page.")),
        _code("faithful", "faithful", N_("Whether the page gives the figure as it was stated.")),
        _text("as_reported_en", N_("How a page misreported the figure, in English."), OPTIONAL),
        _text("as_reported_de", N_("How a page misreported the figure, in German."), OPTIONAL),
        _text("note_en", N_("What went wrong, or what else is to be known of the page, in English."), OPTIONAL),
        _text("note_de", N_("What went wrong, or what else is to be known of the page, in German."), OPTIONAL),
    ),
    rules.REPORT_RULES,
    order=("claim_id", "report_id"),
)
METRICS = Table(
    "metrics",
    N_("One thing that is counted."),
    ("metric",),
    (
        _key("metric", N_("Key of the indicator.")),
        _code("family", "family", N_("Group of indicators.")),
        _code("unit", "unit", N_("Unit of the figures.")),
        _text("name_en", N_("Name in English.")),
        _text("name_de", N_("Name in German.")),
        _text("definition_en", N_("What is counted and what is not, in English.")),
        _text("definition_de", N_("What is counted and what is not, in German.")),
        _code("default_basis", "basis", N_("The way of counting to show first.")),
        _order("order", N_("Order on screen.")),
    ),
    rules.METRIC_RULES,
    order=("order",),
)
SOURCES = Table(
    "sources",
    N_("One party, outlet or group of speakers."),
    ("source",),
    (
        _key("source", N_("Key of the source.")),
        _text("name_en", N_("Name in English.")),
        _text("name_de", N_("Name in German.")),
        _text("short_en", N_("Label of at most 18 characters, in English."), longest=SHORT_LABEL),
        _text("short_de", N_("Label of at most 18 characters, in German."), longest=SHORT_LABEL),
        _code("kind", "source_kind", N_("What sort of body it is.")),
        _code("side", "side", N_("The side that it belongs to.")),
        _text("country", N_("ISO 3166 code of its country; empty where none fits."), OPTIONAL),
        _code("interest", "interest", N_("Its stake in the fighting.")),
        _url("home_url", N_("Its own site, from general knowledge; empty where unsure."), OPTIONAL),
    ),
    rules.SOURCE_RULES,
    order=("source",),
)
EVENTS = Table(
    "events",
    N_("One dated event."),
    ("event_id",),
    (
        _key("event_id", N_("Key of the event.")),
        _day("date", N_("Day or first day of the event.")),
        _day("date_end", N_("Last day of an event of several days."), OPTIONAL),
        _day("stated_on", N_("Day on which it became public, where that was later than the event."), OPTIONAL),
        _code("kind", "event_kind", N_("What sort of event it is.")),
        _text("title_en", N_("Title in English.")),
        _text("title_de", N_("Title in German.")),
        _text("detail_en", N_("What happened, in English.")),
        _text("detail_de", N_("What happened, in German.")),
        Field(
            "actors",
            "references",
            N_("Who acted or spoke: sources, separated by semicolons."),
            OPTIONAL,
            target="sources",
        ),
        _text("place_en", N_("Where it happened, in English."), OPTIONAL),
        _text("place_de", N_("Where it happened, in German."), OPTIONAL),
        _ref("place_id", "places", N_("The settlement, where it is one of the dataset."), OPTIONAL),
        _url("url", N_("Address of the page that it rests on.")),
        _code("seen", "seen", N_("How much of the page was seen.")),
        _code("importance", "importance", N_("Where the event is shown.")),
    ),
    rules.EVENT_RULES,
    order=("date", "event_id"),
)
CONTROL = Table(
    "control",
    N_("One party's statement on who holds one settlement."),
    ("control_id",),
    (
        _key("control_id", N_("Key of the statement.")),
        _ref("place_id", "places", N_("The settlement.")),
        _day("stated_on", N_("The day on which it was said.")),
        _day("as_of", N_("The day that the statement is about.")),
        _code("controller", "controller", N_("Who holds the settlement, as the source had it.")),
        _code("kind", "control_kind", N_("What is said to have happened; assigned from the note.")),
        _ref("source", "sources", N_("Who says it.")),
        _text("outlet_en", N_("Who published the page, in English.")),
        _text("outlet_de", N_("Who published the page, in German.")),
        _url("url", N_("Address of the page as it was seen; it may have moved.")),
        _text("note_en", N_("What was said, in our own English words.")),
        _text("note_de", N_("What was said, in our own German words.")),
        _day("checked_on", N_("Day of an independent second check; empty if there was none."), OPTIONAL),
    ),
    rules.CONTROL_RULES,
    order=("stated_on", "control_id"),
)
PRESENCE = Table(
    "presence",
    N_("One party's statement that North Koreans were, or were not, at a place."),
    ("presence_id",),
    (
        _key(
            "presence_id",
            N_("Key: pr, place, source and the day stated, with -b, -c for further rows of the same day."),
        ),
        _ref("place_id", "places", N_("The place that is named, or that stands for the area.")),
        _text(
            "area",
            N_(
                "District or region, where the statement means a whole area: id of a boundary. "
                "Then the mark is the area, never a point."
            ),
            OPTIONAL,
        ),
        _code("what", "presence_what", N_("Who or what was there.")),
        _day("stated_on", N_("The day on which it was said.")),
        _code("stated_on_precision", "stated_on_precision", N_("How precisely that day is known.")),
        _day("as_of", N_("The day that the statement is about, or the last of several.")),
        _code("as_of_precision", "stated_on_precision", N_("How precisely that day is known.")),
        _day("period_start", N_("First day, where the statement is about several days."), OPTIONAL),
        _code("kind", "presence_kind", N_("What they are said to have done; a denial says that they were not there.")),
        _ref("source", "sources", N_("Who says it.")),
        _text("speaker_en", N_("Person or office that spoke, in English."), OPTIONAL),
        _text("speaker_de", N_("Person or office that spoke, in German."), OPTIONAL),
        _text("outlet_en", N_("Who published the page; in brackets the original of a copy or quotation, in English.")),
        _text("outlet_de", N_("Who published the page; in brackets the original of a copy or quotation, in German.")),
        _url("url", N_("Address of the page as it was seen; it may have moved.")),
        _url("second_url", N_("Address of another page that carried the statement."), OPTIONAL),
        _text("note_en", N_("What was said, in our own English words.")),
        _text("note_de", N_("What was said, in our own German words.")),
        _text("caution_en", N_("A recorded doubt, in English."), OPTIONAL),
        _text("caution_de", N_("A recorded doubt, in German."), OPTIONAL),
        _code("seen", "seen", N_("How much of the page was seen.")),
        _day("checked_on", N_("Day of an independent second check; empty if there was none."), OPTIONAL),
    ),
    rules.PRESENCE_RULES,
    order=("stated_on", "presence_id"),
)
PLACES = Table(
    "places",
    N_("One settlement, port or training ground, as precisely as public reports name it: to about a kilometre."),
    ("place_id",),
    (
        _key("place_id", N_("Key of the settlement.")),
        _text("name_en", N_("Name in English.")),
        _text("name_de", N_("Name in German.")),
        _text("name_ru", N_("Name in Russian.")),
        _text("name_uk", N_("Name in Ukrainian."), OPTIONAL),
        _text(
            "district",
            N_("District or region that it lies in: id of a boundary; empty where it was not needed."),
            OPTIONAL,
        ),
        _code("country", "country", N_("Country that it lies in.")),
        _code("kind", "place_kind", N_("Size of the settlement.")),
        Field(
            "lat",
            "coordinate",
            N_("Latitude, WGS 84; empty if unknown."),
            OPTIONAL,
            unit=N_("degrees"),
            lowest=LATITUDES[0],
            highest=LATITUDES[1],
        ),
        Field(
            "lon",
            "coordinate",
            N_("Longitude, WGS 84; empty if unknown."),
            OPTIONAL,
            unit=N_("degrees"),
            lowest=LONGITUDES[0],
            highest=LONGITUDES[1],
        ),
        _figure("coord_precision_km", N_("How far off the point may be."), N_("kilometres")),
        _code("coord_source", "coord_source", N_("Where the point comes from."), OPTIONAL),
    ),
    rules.PLACE_RULES,
    order=("place_id",),
)
ARTICLE = Table(
    "article",
    N_("One statement of the news article that the Ledger began with."),
    ("statement_id",),
    (
        _key("statement_id", N_("Key of the statement.")),
        _order("order", N_("Order in the article.")),
        _text("text_en", N_("What the article says, in English.")),
        _text("text_de", N_("What the article says, in German.")),
        _text("comment_en", N_("What the dataset makes of it, in English.")),
        _text("comment_de", N_("What the dataset makes of it, in German.")),
    ),
    rules.ARTICLE_RULES,
    order=("order",),
)
ARTICLE_EVIDENCE = Table(
    "article_evidence",
    N_("One claim or event that carries, disputes or corrects a statement of the article."),
    ("statement_id", "order"),
    (
        _ref("statement_id", "article", N_("The statement of the article.")),
        _order("order", N_("Order below the statement.")),
        _code("relation", "relation", N_("What the evidence does to the statement.")),
        _ref("claim_id", "claims", N_("The claim, if the evidence is one."), OPTIONAL),
        _ref("event_id", "events", N_("The event, if the evidence is one."), OPTIONAL),
        _text("note_en", N_("Why it is here, in English."), OPTIONAL),
        _text("note_de", N_("Why it is here, in German."), OPTIONAL),
    ),
    rules.EVIDENCE_RULES,
    order=("statement_id", "order"),
)
RENAMED = Table(
    "renamed",
    N_("One id that is gone after a correction, with the one that stands for it now."),
    ("table", "old_id"),
    (
        _code("table", "renamed_table", N_("The table that the row belonged to.")),
        Field("old_id", "key", N_("The id that is gone.")),
        Field(
            "new_id",
            "key",
            N_("The id of the row that stands for it now; empty where the row was no statement of its own."),
            OPTIONAL,
        ),
        _text("why", N_("Why, in a few English words of whoever corrected the row.")),
    ),
    rules.RENAMED_RULES,
    order=("table", "old_id"),
)

ROW_HISTORY = Table(
    "row_history",
    N_("The days on which one row of the dataset was added and last changed, from version control."),
    ("table", "id"),
    (
        _code("table", "history_table", N_("The table that the row belongs to.")),
        Field("id", "key", N_("The key of the row.")),
        _day("added_on", N_("The day on which the row came into the dataset.")),
        _day("changed_on", N_("The day on which it was last changed; empty if it never was."), OPTIONAL),
    ),
    rules.HISTORY_RULES,
    order=("table", "id"),
)

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            CLAIMS,
            REPORTS,
            METRICS,
            SOURCES,
            EVENTS,
            CONTROL,
            PRESENCE,
            PLACES,
            ARTICLE,
            ARTICLE_EVIDENCE,
            RENAMED,
            ROW_HISTORY,
        )
    }
)
