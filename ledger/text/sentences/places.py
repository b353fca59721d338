"""Places and areas of the record in words: what they are called, and where they lie."""

from ledger.i18n.language import Language
from ledger.record.boundaries import read_outlines
from ledger.record.record import Record
from ledger.text.sentences.region import country_name


def names(key: str, record: Record, lang: Language) -> tuple[str, str]:
    """The name of a place or an area in the reader's language, and its native one; none where the record has none.

    Parameters
    ----------
    key
        A place_id, or the id of a district or region.
    """
    place = record.place_rows.get(key)
    if place is None:
        area = read_outlines(record.boundaries)[key].names
        return lang.localised(area, "name"), area["name_ru"]
    return lang.localised(place, "name"), place["name_uk"] if place["country"] == "UA" else place["name_ru"]


def whereabouts(key: str, record: Record, lang: Language) -> str:
    """The district, region and country in which a place or an area lies, as far as the record names them."""
    outlines = read_outlines(record.boundaries)
    place = record.place_rows.get(key)
    area = place["district"] if place else key
    regions = [area] if place and area else []
    if area in outlines and not outlines[area].is_region:
        regions.append(record.boundaries.home)
    found = [lang.localised(outlines[region].names, "name") for region in regions if region in outlines]
    if place:
        found.append(country_name(place["country"], lang))
    return ", ".join(found)
