"""What the reader asks: one frozen object; ``link.py`` writes it into a link and reads it back, whole."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from ledger.i18n.language import LanguageCode

LONGEST_LINK = 4_000
"""Characters of a link: all sources, sides, kinds, columns and sections at once take half of them."""
_ZOOM_DAY = "20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_ZOOM_EDGE = r"-?[0-9]{1,5}(\.[0-9]{1,2})?"
ZOOM = f"^({_ZOOM_DAY}~{_ZOOM_DAY}|{_ZOOM_EDGE}(~{_ZOOM_EDGE}){{3}})?$"
"""Two days, or four numbers."""
FIRST_DAY = date(2023, 9, 1)
"""The earliest day on which a reader can be placed; the record's first event is of September 2023."""


LINK_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "min_support": "support",
        "map_date": "day",
        "map_account": "account",
        "map_extent": "window",
        "date_axis": "dated",
        "show_excluded": "unlike",
        "show_step_lines": "steps",
        "event_level": "events",
        "source_a": "first",
        "source_b": "second",
        "open_sections": "sections",
        "open_tables": "tables",
        "max_age_months": "months",
        "compare_since": "since",
        "ratio_scope": "pooled",
        "part_name": "part",
        "data_version": "version",
    }
)
"""What a field is called in a link, where its attribute has another name. Links are cited: none of these names may change.

Text names the parameter of a link (``question.parameter("since")``, options, controls, the data interface); only attributes bear
the other name."""


def _split_list(value: Any) -> Any:
    return tuple(filter(None, value.split(","))) if isinstance(value, str) else value


def _require_iso_date(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("a day is written YYYY-MM-DD")
    return value


def _unique(value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value))


def _whole_number(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value


Day = Annotated[date | None, BeforeValidator(_require_iso_date)]
Months = Annotated[Literal[3, 6, 12, 24], BeforeValidator(_whole_number)]
AGE_LIMITS: tuple[int, ...] = get_args(get_args(Months)[0])
"""For how many months a figure can count as current."""
CommaSeparated = Annotated[tuple[str, ...], BeforeValidator(_split_list), AfterValidator(_unique)]


class Question(BaseModel):
    """What the reader asks of the record, and how the answer is to be shown.

    Empty choices of sides, kinds and sources mean all of them; an empty ``basis`` means the measure's
    own; ``known_on`` of None is today. ``min_support`` is the number of other sides that must corroborate a
    claim, ``max_age_months`` the age up to which a figure is current, ``compare_since`` the earlier day of what
    changed, ``ratio_scope`` the claims that are compared source by source,
    ``reports`` and ``holders`` whether the map shows where North Koreans were reported and who was said to hold a
    settlement, ``panels`` whether the Timeline shows sent, there and lost together instead of the measure, ``span`` the part of its
    days that is in sight, ``open_sections`` and ``open_tables`` what is open, ``zoom`` the part of a picture that was brought closer: two days, or west, south, east and north on the map, ``part_name`` which part is on the screen or stands alone, ``data_version`` the data version that a cited link was made on. Every field that differs from its default stands in the link
    under its own name, and the language always does.
    """

    # With a bound, half of a surrogate pair is no text either: a browser may send one, and no page can show it.
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_max_length=LONGEST_LINK,
        alias_generator=lambda field: LINK_NAMES.get(field, field),
        validate_by_name=True,
        validate_by_alias=True,
    )

    lang: LanguageCode = "en"
    metric: str = "troops_in_kursk"
    basis: str = ""
    sides: CommaSeparated = ()
    kinds: CommaSeparated = ()
    sources: CommaSeparated = ()
    as_of_from: Day = None
    as_of_to: Day = None
    known_on: Day = None
    repeats: bool = True
    planned: bool = True
    min_support: Annotated[int, Field(ge=0, le=9)] = 0

    claim: str = ""
    place: str = ""
    map_date: Day = None
    map_account: Literal["together", "ukraine", "russia", "others"] = "together"
    map_extent: Literal["border", "region"] = "border"
    reports: bool = True
    holders: bool = True
    date_axis: Literal["as_of", "stated_on"] = "as_of"
    axis: Literal["linear", "log"] = "linear"
    show_excluded: bool = False
    show_step_lines: bool = False
    event_level: Literal["key", "further", "none"] = "key"
    panels: bool = False
    span: Literal["all", "autumn_2024", "2025", "2026"] = "all"
    source_a: str = "nis"
    source_b: str = "ua-president"
    search: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)] = ""
    columns: CommaSeparated = ()
    open_sections: CommaSeparated = ()
    open_tables: CommaSeparated = ()
    zoom: Annotated[str, StringConstraints(pattern=ZOOM)] = ""
    max_age_months: Months = 12
    compare_since: Day = None
    ratio_scope: Literal["all", "family", "metric"] = "all"
    part_name: str = ""
    data_version: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{0,64}$")] = ""

    def with_changes(self, **changes: Any) -> Self:
        """The same question with some fields changed and checked again.

        Raises
        ------
        pydantic.ValidationError
            If a value does not fit its field.
        """
        named = {_FIELDS.get(name, name): value for name, value in changes.items()}
        return type(self).model_validate(self.model_dump() | named)

    @staticmethod
    def fields_by_parameter() -> Mapping[str, str]:
        """The attribute of each parameter of a link, in the order of the fields."""
        return _FIELDS

    @staticmethod
    def parameters() -> tuple[str, ...]:
        """What the fields are called in a link."""
        return tuple(_FIELDS)

    def parameter(self, name: str) -> Any:
        """The value of the field that has this name in a link."""
        return getattr(self, _FIELDS[name])

    def with_parameters(self, **values: Any) -> Self:
        """The same question with some values, which fit, put in place of others; named as in a link, and not checked again."""
        return self.model_copy(update={_FIELDS[name]: value for name, value in values.items()})

    def without_view_state(self) -> Self:
        """The question without what is open on the page or beside it: equal for equal pictures."""
        defaults = type(self)()
        return self.with_parameters(**{name: defaults.parameter(name) for name in VIEW_STATE})


_FIELDS: Mapping[str, str] = MappingProxyType({LINK_NAMES.get(name, name): name for name in Question.model_fields})
"""The attribute of each parameter of a link, in the order of the fields."""

VIEW_STATE = ("claim", "place", "sections", "tables", "zoom", "part", "version")
"""The fields that say what is open on the page or beside it."""
FILTERS = ("sides", "kinds", "sources", "as_of_from", "as_of_to", "repeats", "planned", "support")
"""The fields that narrow the claims; "reset" sets them, and ``known_on``, to their defaults."""
