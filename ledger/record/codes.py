"""The code lists of the record: every code with its label and, where it needs one, its definition.

Schema, data package, Method page and labels on screen all read them here. Labels and definitions are
English message ids; ``Language.gettext`` turns them into the reader's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ledger.i18n.messages import N_


@dataclass(frozen=True)
class Code:
    """One value of a code list: its label on screen and what it means."""

    label: str
    definition: str = ""


CodeList = Mapping[str, Code]


def _codes(codes: dict[str, Code]) -> CodeList:
    return MappingProxyType(codes)


BASIS = _codes(
    {
        "total": Code(N_("total so far"), N_("Cumulative up to the day that the figure is about.")),
        "present": Code(N_("at that time"), N_("There on the day that the figure is about.")),
        "period": Code(
            N_("over a period"),
            N_("Within a window of its own, from the start of the period to the day that the figure is about."),
        ),
        "planned": Code(N_("planned"), N_("Expected, announced or thought possible; no arrivals.")),
        "capacity": Code(N_("capacity"), N_("Computed from what containers, tankers or graves can hold.")),
        "rate": Code(N_("rate"), N_("Per soldier, month, day or the like.")),
    }
)
COVERS = _codes(
    {
        "all": Code(N_("as defined"), N_("Counts exactly what the indicator names.")),
        "part": Code(N_("part"), N_("One unit, stage or place only.")),
        "mixed": Code(
            N_("counts others too"),
            N_("Counts others too: Russians, a wider area, or a wider group than the indicator names."),
        ),
    }
)
QUALIFIER = _codes(
    {
        "exact": Code(N_("exact"), N_("A number without “about”, “at least” or the like.")),
        "about": Code(N_("about"), N_("A rounded or approximate number.")),
        "at_least": Code(N_("at least"), N_("A lower bound that is included.")),
        "more_than": Code(N_("more than"), N_("A lower bound that is exceeded.")),
        "up_to": Code(N_("up to"), N_("An upper bound.")),
        "range": Code(N_("range"), N_("A lower and an upper end.")),
        "nearly": Code(N_("nearly"), N_("A number that is not quite reached.")),
        "verbal": Code(N_("no number"), N_("Words instead of a number.")),
    }
)
AS_OF_PRECISION = _codes(
    {
        "day": Code(N_("to the day")),
        "month": Code(N_("to the month")),
        "quarter": Code(N_("to the quarter")),
        "year": Code(N_("to the year")),
    }
)
STATED_ON_PRECISION = _codes(
    {
        "day": Code(N_("to the day")),
        "week": Code(N_("to the week"), N_("The day was inferred.")),
        "month": Code(N_("to the month")),
    }
)
REGION = _codes(
    {
        "kursk": Code(N_("Kursk region")),
        "russia": Code(N_("Russia")),
        "far_east": Code(N_("Russia's Far East")),
        "border": Code(N_("Kursk and neighbouring border areas")),
        "north_korea": Code(N_("North Korea")),
        "none": Code(N_("no region")),
    }
)
ROLE = _codes(
    {
        "primary": Code(N_("first report"), N_("The page on which the figure was seen first.")),
        "second": Code(N_("further report"), N_("Another page that carried the same claim.")),
    }
)
FAITHFUL = _codes(
    {
        "yes": Code(N_("as stated"), N_("The page gives the figure as it was stated.")),
        "no": Code(N_("misreported"), N_("The page misreports the figure.")),
    }
)
FAMILY = _codes(
    {
        "troops": Code(N_("Troops")),
        "losses": Code(N_("Losses")),
        "arms": Code(N_("Arms")),
        "territory": Code(N_("Territory")),
        "exchange": Code(N_("Economic exchange")),
    }
)
UNIT = _codes(
    {
        "soldiers": Code(N_("soldiers")),
        "persons": Code(N_("persons")),
        "percent": Code(N_("percent")),
        "rounds": Code(N_("rounds")),
        "containers": Code(N_("containers")),
        "missiles": Code(N_("missiles")),
        "pieces": Code(N_("pieces")),
        "usd": Code(N_("US dollars")),
        "km2": Code(N_("km²")),
        "settlements": Code(N_("settlements")),
        "barrels": Code(N_("barrels")),
    }
)
SIDE = _codes(
    {
        "ukraine": Code(N_("Ukraine")),
        "russia": Code(N_("Russia")),
        "north_korea": Code(N_("North Korea")),
        "south_korea": Code(N_("South Korea")),
        "united_states": Code(N_("United States")),
        "western": Code(N_("Other Western governments")),
        "independent": Code(N_("Media and analysts")),
        "international": Code(N_("International bodies")),
    }
)
SIDE_ORDER: Mapping[str, int] = MappingProxyType({side: place for place, side in enumerate(SIDE)})
"""The place of each side in the order in which sides are shown."""
SOURCE_KIND = _codes(
    {
        "government": Code(N_("government")),
        "intelligence": Code(N_("intelligence")),
        "military": Code(N_("military")),
        "state_media": Code(N_("state media")),
        "media": Code(N_("media")),
        "think_tank": Code(N_("think tank or analysts")),
        "international": Code(N_("international body")),
        "officials_unnamed": Code(N_("unnamed officials")),
    }
)
OFFICIAL_KINDS = ("government", "intelligence", "military", "state_media", "officials_unnamed")
"""The kinds of source that speak for the government of their country."""
CAPITALS: Mapping[str, str] = MappingProxyType(
    {
        "UA": N_("Kyiv"),
        "RU": N_("Moscow"),
        "KP": N_("Pyongyang"),
        "KR": N_("Seoul"),
        "US": N_("Washington"),
        "GB": N_("London"),
        "NL": N_("The Hague"),
        "JP": N_("Tokyo"),
        "EE": N_("Tallinn"),
    }
)
"""The governments that speak with one voice, by country code, with the capital that stands for each in words."""
GOVERNMENTS: Mapping[str, str] = MappingProxyType(
    {"ukraine": "UA", "russia": "RU", "north_korea": "KP", "south_korea": "KR", "united_states": "US"}
)
"""The sides that are one state each, with its country code; all other sides are several voices."""
INTEREST = _codes(
    {
        "party": Code(N_("belligerent"), N_("Belongs to a side at war, its media and mapping projects included.")),
        "ally": Code(N_("ally of Ukraine"), N_("State, alliance or state-funded body that backs Ukraine.")),
        "neutral": Code(N_("neutral"), N_("Backs no side.")),
        "unnamed": Code(N_("unnamed officials"), N_("Speakers who did not give their names.")),
    }
)
EVENT_KIND = _codes(
    {
        "military": Code(N_("military")),
        "diplomatic": Code(N_("diplomatic")),
        "supply": Code(N_("supply")),
        "territory": Code(N_("territory")),
        "loss": Code(N_("loss")),
        "announcement": Code(N_("announcement")),
        "denial": Code(N_("denial")),
        "other": Code(N_("other")),
    }
)
SEEN = _codes(
    {
        "excerpt": Code(N_("an excerpt of the page")),
        "page": Code(N_("the page")),
    }
)
IMPORTANCE = _codes(
    {
        "1": Code(N_("key"), N_("In every chart.")),
        "2": Code(N_("further"), N_("On request.")),
        "3": Code(N_("detail"), N_("In the tables.")),
    }
)
CONTROLLER = _codes(
    {
        "ukraine": Code(N_("held by Ukraine")),
        "russia": Code(N_("held by Russia")),
        "contested": Code(N_("fighting"), N_("Contested, as the source had it.")),
    }
)
CONTROL_KIND = _codes(
    {
        "gain": Code(N_("taken"), N_("Took or entered the place.")),
        "hold": Code(N_("held"), N_("Holds the place.")),
        "fighting": Code(N_("fighting"), N_("Fighting, or a repelled attack reported.")),
        "loss": Code(
            N_("loss"),
            N_("The side that left is said to have given the place up; the controller is then the other side."),
        ),
        "raid": Code(N_("raid"), N_("A short or symbolic act without control.")),
    }
)
PRESENCE_KIND = _codes(
    {
        "departure": Code(N_("departure"), N_("Left a port or a base on the way to Russia or to the front.")),
        "arrival": Code(N_("arrival"), N_("Came to the place.")),
        "training": Code(N_("training"), N_("Trained or were quartered there, away from the fighting.")),
        "transit": Code(N_("transit"), N_("Were moved through the place.")),
        "position": Code(N_("position"), N_("Stood there; no fighting is reported.")),
        "fighting": Code(N_("in combat"), N_("Fought there, or fired from there.")),
        "losses": Code(N_("losses"), N_("Killed or wounded there.")),
        "captured": Code(N_("captured"), N_("Taken prisoner there.")),
        "withdrawal": Code(N_("withdrawal"), N_("Left the place, or came home from the fighting.")),
        "demining": Code(N_("demining"), N_("Cleared mines there.")),
        "building": Code(N_("building"), N_("Built or repaired there, as military builders.")),
        "work": Code(N_("work"), N_("Worked there, as civilians.")),
        "denial": Code(N_("denial"), N_("Were not there, or were not seen. A denial is no presence.")),
    }
)
PRESENCE_WHAT = _codes(
    {
        "soldiers": Code(N_("soldiers")),
        "arms": Code(N_("arms"), N_("Arms and ammunition on their way to Russia; no soldiers.")),
        "workers": Code(N_("workers"), N_("Civilian workers; no soldiers.")),
    }
)
RENAMED_TABLE = _codes(
    {
        "claims": Code(N_("claims")),
        "control": Code(N_("statements on settlements")),
        "presence": Code(N_("statements on presence")),
    }
)
HISTORY_TABLE = _codes(
    {
        "claims": Code(N_("claims")),
        "reports": Code(N_("reports")),
        "control": Code(N_("statements on settlements")),
        "presence": Code(N_("statements on presence")),
    }
)
COUNTRY = _codes({"RU": Code(N_("Russia")), "UA": Code(N_("Ukraine")), "KP": Code(N_("North Korea"))})
PLACE_KIND = _codes(
    {
        "village": Code(N_("village")),
        "town": Code(N_("town")),
        "city": Code(N_("city")),
    }
)
COORD_SOURCE = _codes(
    {
        "geonames": Code(N_("GeoNames"), N_("CC BY 4.0.")),
        "openstreetmap": Code(N_("OpenStreetMap contributors"), N_("ODbL 1.0.")),
        "wikipedia": Code(N_("Wikipedia or a copy of it"), N_("CC BY-SA.")),
        "wikipedia_rounded": Code(N_("Wikipedia copy, two decimals only"), N_("CC BY-SA.")),
        "wikipedia_council": Code(
            N_("Wikipedia copy, article on the village council with its seat there"), N_("CC BY-SA.")
        ),
        "register_rounded": Code(
            N_("settlement register, rounded to 0.01 degree"),
            N_("Single points taken as facts; the register itself is not shipped."),
        ),
    }
)
RELATION = _codes(
    {
        "carries": Code(N_("supports"), N_("The dataset has a claim or event that says the same.")),
        "disputes": Code(N_("contradicts"), N_("Somebody said otherwise.")),
        "corrects": Code(N_("superseded later"), N_("A later claim or event changed the picture.")),
        "context": Code(N_("background"), N_("What helps to read the statement.")),
    }
)

CODE_LISTS: Mapping[str, CodeList] = MappingProxyType(
    {
        "basis": BASIS,
        "covers": COVERS,
        "qualifier": QUALIFIER,
        "as_of_precision": AS_OF_PRECISION,
        "stated_on_precision": STATED_ON_PRECISION,
        "region": REGION,
        "role": ROLE,
        "faithful": FAITHFUL,
        "family": FAMILY,
        "unit": UNIT,
        "side": SIDE,
        "source_kind": SOURCE_KIND,
        "interest": INTEREST,
        "event_kind": EVENT_KIND,
        "seen": SEEN,
        "importance": IMPORTANCE,
        "controller": CONTROLLER,
        "control_kind": CONTROL_KIND,
        "presence_kind": PRESENCE_KIND,
        "presence_what": PRESENCE_WHAT,
        "renamed_table": RENAMED_TABLE,
        "history_table": HISTORY_TABLE,
        "country": COUNTRY,
        "place_kind": PLACE_KIND,
        "coord_source": COORD_SOURCE,
        "relation": RELATION,
    }
)

ACCOUNT_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "together": N_("all sides"),
        "ukraine": N_("Ukrainian side"),
        "russia": N_("Russian side"),
        "others": N_("third parties"),
    }
)
"""Whose word the map shows, in words."""
