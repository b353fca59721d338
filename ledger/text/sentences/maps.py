"""What is to be known of a map: whose its ground is, and how precise it is."""

from datetime import date

from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record.record import Record
from ledger.text.sentences.region import of_region


def attribution(lang: Language) -> str:
    """Where boundaries, towns, rivers and settlements of the map come from."""
    return lang.gettext(
        "Boundaries © OpenStreetMap contributors, ODbL 1.0, via omim borders and geoBoundaries (Runfola et al. 2020); "
        "towns © GeoNames, CC BY 4.0; rivers: Natural Earth. The source of each settlement's point is in the table of places."
    )


def precision_note(lang: Language) -> str:
    """What the map shows and what it does not."""
    return lang.gettext(
        "Each mark is a statement about a place, accurate to about a kilometre; it is no count of people. "
        "The map draws no front line: no openly licensed source gives one. Rivers are schematic."
    )


def way_attribution(lang: Language) -> str:
    """Where land, borders and the outline of Kursk region come from."""
    return lang.gettext(
        "Land and state borders: Natural Earth, public domain; Kursk region © OpenStreetMap contributors, ODbL 1.0."
    )


def map_alt(record: Record, day: date, lang: Language) -> str:
    """What the map of a day shows."""
    return of_region(
        record,
        lang,
        N_(
            "Map of Kursk region on {day}: where North Koreans were reported, and who was said to hold which settlement."
        ),
        N_("Map of {region}, {day}: where North Koreans were reported, and who was said to hold which settlement."),
        day=lang.date(day),
    )
