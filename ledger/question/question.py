"""What the reader asks: one frozen object that goes to the link and comes back from it, whole."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from ledger.i18n.language import LanguageCode
from ledger.question.claim_columns import COLUMNS
from ledger.question.page_sections import ALONE, SECTIONS
from ledger.record import codes

LONGEST_LINK = 4_000
"""Characters of a link: all sources, sides, kinds, columns and sections at once take half of them."""
TRACKING = re.compile(
    r"(?:utm|mtm|pk|hsa)_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|_ga|_gl"
    r"|_hsenc|_hsmi|mkt_tok|wt_mc|srsltid|ref_src",
    re.IGNORECASE,
)
"""Parameters that other sites hang on a link to see who followed it. They say nothing here, and go without a word."""
FIRST_DAY = date(2023, 9, 1)
"""The earliest day on which a reader can be placed; the record's first event is of September 2023."""


def is_tracking(name: str) -> bool:
    """Whether a parameter of a link only tells another site who followed it."""
    return TRACKING.fullmatch(name) is not None


def _listed(value: Any) -> Any:
    return tuple(filter(None, value.split(","))) if isinstance(value, str) else value


def _iso(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("a day is written YYYY-MM-DD")
    return value


def _once(value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value))


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value


Day = Annotated[date | None, BeforeValidator(_iso)]
Months = Annotated[Literal[3, 6, 12, 24], BeforeValidator(_whole)]
AGE_LIMITS: tuple[int, ...] = get_args(get_args(Months)[0])
"""For how many months a figure can count as current."""
Several = Annotated[tuple[str, ...], BeforeValidator(_listed), AfterValidator(_once)]


@dataclass(frozen=True)
class Vocabulary:
    """Which values a question may name, taken from the record, and the day up to which it may ask."""

    metrics: Collection[str]
    sources: Collection[str]
    claims: Collection[str]
    places: Collection[str]
    """The places of the record, and the areas of which something is said as a whole."""
    today: date
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Each claim_id that is gone after a correction, with the one of the claim that stands for it now."""

    def allows(self, field: str, value: Any) -> bool:
        """Whether the value of one field of a question stands for something in the record."""
        known: dict[str, Collection[str]] = {
            "metric": self.metrics,
            "basis": codes.BASIS,
            "sides": codes.SIDE,
            "kinds": codes.SOURCE_KIND,
            "sources": self.sources,
            "first": self.sources,
            "second": self.sources,
            "claim": self.claims,
            "place": self.places,
            "columns": COLUMNS,
            "sections": SECTIONS,
            "part": ALONE,
        }
        if isinstance(value, date):
            return FIRST_DAY <= value <= self.today
        if field not in known:
            return True
        return value in known[field]


@dataclass(frozen=True)
class Ignored:
    """A part of a link that could not be used as it stood.

    Attributes
    ----------
    name, value
        The field, and what stood there.
    renamed_to
        The id that is used in its place, because a correction gave the row another one; empty where nothing could be used.
    """

    name: str
    value: str
    renamed_to: str = ""


class Question(BaseModel):
    """What the reader asks of the record, and how the answer is to be shown.

    Empty choices of sides, kinds and sources mean all of them; an empty ``basis`` means the measure's
    own; ``known_on`` of None is today. ``support`` is the number of other sides that must corroborate a
    claim, ``months`` the age up to which a figure is current, ``since`` the earlier day of what
    changed, ``pooled`` the claims that are compared source by source,
    ``reports`` and ``holders`` whether the map shows where North Koreans were reported and who was said to hold a
    settlement, ``panels`` whether the Timeline shows sent, there and lost together instead of the measure, ``span`` the part of its
    days that is in sight, ``sections`` what is open, ``part`` which part is on the screen or stands alone, ``version`` the data version that a cited link was made on. Every field that differs from its default stands in the link
    under its own name, and the language always does.
    """

    # With a bound, half of a surrogate pair is no text either: a browser may send one, and no page can show it.
    model_config = ConfigDict(frozen=True, extra="forbid", str_max_length=LONGEST_LINK)

    lang: LanguageCode = "en"
    metric: str = "troops_in_kursk"
    basis: str = ""
    sides: Several = ()
    kinds: Several = ()
    sources: Several = ()
    as_of_from: Day = None
    as_of_to: Day = None
    known_on: Day = None
    repeats: bool = True
    planned: bool = True
    support: Annotated[int, Field(ge=0, le=9)] = 0

    claim: str = ""
    place: str = ""
    day: Day = None
    account: Literal["together", "ukraine", "russia", "others"] = "together"
    window: Literal["border", "region"] = "border"
    reports: bool = True
    holders: bool = True
    dated: Literal["as_of", "stated_on"] = "as_of"
    axis: Literal["linear", "log"] = "linear"
    unlike: bool = False
    steps: bool = False
    events: Literal["key", "further", "none"] = "key"
    panels: bool = False
    span: Literal["all", "autumn_2024", "2025", "2026"] = "all"
    first: str = "nis"
    second: str = "ua-president"
    search: Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)] = ""
    columns: Several = ()
    sections: Several = ()
    months: Months = 12
    since: Day = None
    pooled: Literal["all", "family", "metric"] = "all"
    part: str = ""
    version: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{0,64}$")] = ""

    def but(self, **changes: Any) -> Self:
        """The same question with some fields changed and checked again.

        Raises
        ------
        pydantic.ValidationError
            If a value does not fit its field.
        """
        return type(self).model_validate(self.model_dump() | changes)

    def lasting(self) -> Self:
        """The question without what is open on the page or beside it: equal for equal pictures."""
        defaults = type(self)()
        return self.model_copy(update={name: getattr(defaults, name) for name in PASSING})

    def to_link(self) -> dict[str, str]:
        """The parameters of the link: the language, and every field that differs from its default."""
        defaults = type(self)()
        return {
            name: text
            for name, text in self.written().items()
            if name == "lang" or getattr(self, name) != getattr(defaults, name)
        }

    def written(self) -> dict[str, str]:
        """Every field as it stands in a link, those at their defaults too."""
        return {name: _written(value) for name, value in self}

    @classmethod
    def from_link(
        cls, parameters: Mapping[str, str], vocabulary: Vocabulary, lang: LanguageCode = "en"
    ) -> tuple[Self, list[Ignored]]:
        """Read a link; what cannot be used is left out one by one and returned beside the question.

        The id of a claim that was renamed leads to the claim that stands for it now, and is returned with it.

        Parameters
        ----------
        parameters
            Names and values as they stand in the link; a list is joined by commas.
        vocabulary
            What the record knows; a value outside it cannot be used.
        lang
            The language when the link names none.
        """
        fit = {"lang": lang} | _without_retired(parameters)
        ignored = [Ignored(name, fit.pop(name)) for name in _unfit(cls, fit)]
        if renamed_to := vocabulary.renamed.get(fit.get("claim", "")):
            ignored.append(Ignored("claim", fit["claim"], renamed_to))
            fit["claim"] = renamed_to
        asked = cls.model_validate({"lang": lang} | fit)
        for name in fit:
            value, unknown = _known(vocabulary, name, getattr(asked, name))
            asked = asked.model_copy(update={name: value})
            ignored += [Ignored(name, part) for part in unknown]
        if asked.as_of_from and asked.as_of_to and asked.as_of_from > asked.as_of_to:
            ignored.append(Ignored("as_of_to", str(asked.as_of_to)))
            asked = asked.model_copy(update={"as_of_to": None})
        return asked, ignored


RETIRED = ("limit", "assume")
"""Fields that links named once. They open the page without complaint: an age limit in days becomes the months at or above it, and
the combined estimate is gone."""
RETIRED_SECTIONS = ("estimate",)
"""Sections, and parts that stood alone, which are gone without complaint."""
RENAMED_SECTIONS = {"agreement": "corroboration"}
"""Sections and parts that have another name now."""
LONGEST_DAYS = {3: 92, 6: 184, 12: 366}
"""The most days that so many months have."""


PASSING = ("claim", "place", "sections", "part", "version")
"""The fields that say what is open on the page or beside it."""
FILTERS = ("sides", "kinds", "sources", "as_of_from", "as_of_to", "repeats", "planned", "support")
"""The fields that narrow the claims; "reset" sets them, and ``known_on``, to their defaults."""


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _without_retired(parameters: Mapping[str, str]) -> dict[str, str]:
    """The parameters with names and values of today; what has gone is left out, and what follows readers about."""
    now = {name: value for name, value in parameters.items() if name not in RETIRED and not is_tracking(name)}
    days = parameters.get("limit", "")
    if "months" not in now and days.isascii() and days.isdigit() and len(days) < 9:
        now["months"] = str(
            next((months for months, most in LONGEST_DAYS.items() if int(days) <= most), AGE_LIMITS[-1])
        )
    for name in {"sections", "part"} & set(now):
        named = [part for part in now[name].split(",") if part not in RETIRED_SECTIONS]
        now[name] = ",".join(RENAMED_SECTIONS.get(part, part) for part in named)
    return now


def _unfit(model: type[BaseModel], parameters: Mapping[str, str]) -> list[str]:
    try:
        model.model_validate(dict(parameters))
    except ValidationError as error:
        return list(dict.fromkeys(str(problem["loc"][0]) for problem in error.errors()))
    return []


def _known(vocabulary: Vocabulary, name: str, value: Any) -> tuple[Any, list[str]]:
    """The value, or its default where the record does not know it, and the unknown parts."""
    if isinstance(value, tuple):
        return (
            tuple(part for part in value if vocabulary.allows(name, part)),
            [part for part in value if not vocabulary.allows(name, part)],
        )
    usual = Question.model_fields[name].default
    if value == usual or (value not in ("", None) and vocabulary.allows(name, value)):
        return value, []
    return usual, [_written(value)]
