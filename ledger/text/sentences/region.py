"""The region that a record is about, in words: Kursk region as ever, any other by the name that its boundaries give it."""

from typing import Any

from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.boundaries import read_outlines
from ledger.record.record import Record
from ledger.record.record_files import KURSK_REGION


def is_about_kursk(record: Record) -> bool:
    """Whether the record's home region is Kursk region."""
    return record.boundaries.home == KURSK_REGION


def region_name(record: Record, lang: Language) -> str:
    """What the home region is called."""
    if is_about_kursk(record):
        return lang.gettext(codes.REGION["kursk"].label)
    return lang.localised(read_outlines(record.boundaries)[record.boundaries.home].names, "name")


def of_region(record: Record, lang: Language, kursk: str, other: str, **values: Any) -> str:
    """A sentence that names the region: `kursk` for Kursk region, `other` with ``{region}`` for any other one.

    Two messages, because German bends the name of Kursk region in its sentences, and no program can bend any name.
    """
    if is_about_kursk(record):
        return lang.gettext(kursk).format(**values)
    return lang.gettext(other).format(region=region_name(record, lang), **values)


def place_of_claim(region: str, record: Record, lang: Language) -> str:
    """The region that a claim is about, by its code; ``kursk`` stands for the home region, whichever that is."""
    if is_about_kursk(record) or region not in ("kursk", "border"):
        return lang.gettext(codes.REGION[region].label)
    name = region_name(record, lang)
    return name if region == "kursk" else lang.gettext("{region} and neighbouring border areas").format(region=name)


def country_name(code: str, lang: Language) -> str:
    """What a country is called (ISO 3166-1 alpha-2): as the record's codes have it, else as Babel does; an unknown code as it is."""
    known = codes.COUNTRY.get(code)
    return lang.gettext(known.label) if known else lang.territory(code)
