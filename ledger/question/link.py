"""A question as it stands in a link: written into its parameters, and read back from them.

What a link names that cannot be used is left out and told; what has another name now is understood.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from ledger.i18n.language import LanguageCode
from ledger.question.allowed_values import AllowedValues
from ledger.question.question import AGE_LIMITS, Question

TRACKING = re.compile(
    r"(?:utm|mtm|pk|hsa)_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|_ga|_gl"
    r"|_hsenc|_hsmi|mkt_tok|wt_mc|srsltid|ref_src",
    re.IGNORECASE,
)
"""Parameters that other sites hang on a link to see who followed it. They say nothing here, and go without a word."""
RETIRED = ("limit", "assume")
"""Fields that links named once. They open the page without complaint: an age limit in days becomes the months at or above it, and
the combined estimate is gone."""
RETIRED_SECTIONS = ("estimate",)
"""Sections, and parts that stood alone, which are gone without complaint."""
RENAMED_SECTIONS = {"agreement": "corroboration"}
"""Sections and parts that have another name now."""
LONGEST_DAYS = {3: 92, 6: 184, 12: 366}
"""The most days that so many months have."""


@dataclass(frozen=True)
class InvalidParameter:
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


def write_link(question: Question) -> dict[str, str]:
    """The parameters of the link: the language, and every field that differs from its default."""
    defaults = Question()
    return {
        name: text
        for name, text in all_parameters(question).items()
        if name == "lang" or question.parameter(name) != defaults.parameter(name)
    }


def all_parameters(question: Question) -> dict[str, str]:
    """Every field as it stands in a link, those at their defaults too."""
    return {name: _to_text(question.parameter(name)) for name in Question.parameters()}


def read_link(
    parameters: Mapping[str, str], allowed: AllowedValues, lang: LanguageCode = "en"
) -> tuple[Question, list[InvalidParameter]]:
    """Read a link; what cannot be used is left out one by one and returned beside the question.

    The id of a claim that was renamed leads to the claim that stands for it now, and is returned with it.

    Parameters
    ----------
    parameters
        Names and values as they stand in the link; a list is joined by commas.
    allowed
        What the record knows; a value outside it cannot be used.
    lang
        The language when the link names none.
    """
    fit = {"lang": lang} | _current_parameters(parameters)
    ignored = [InvalidParameter(name, fit.pop(name)) for name in _invalid_parameters(fit)]
    if renamed_to := allowed.renamed.get(fit.get("claim", "")):
        ignored.append(InvalidParameter("claim", fit["claim"], renamed_to))
        fit["claim"] = renamed_to
    asked = Question.model_validate({"lang": lang} | fit, by_alias=True, by_name=False)
    for name in fit:
        value, unknown = _drop_unknown(allowed, name, asked.parameter(name))
        asked = asked.with_parameters(**{name: value})
        ignored += [InvalidParameter(name, part) for part in unknown]
    if asked.metric not in allowed.metrics and allowed.metrics:
        asked = asked.with_parameters(metric=next(iter(allowed.metrics)))
    if asked.as_of_from and asked.as_of_to and asked.as_of_from > asked.as_of_to:
        ignored.append(InvalidParameter("as_of_to", str(asked.as_of_to)))
        asked = asked.with_parameters(as_of_to=None)
    return asked, ignored


def is_tracking(name: str) -> bool:
    """Whether a parameter of a link only tells another site who followed it."""
    return TRACKING.fullmatch(name) is not None


def _to_text(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _current_parameters(parameters: Mapping[str, str]) -> dict[str, str]:
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


def _invalid_parameters(parameters: Mapping[str, str]) -> list[str]:
    try:
        Question.model_validate(dict(parameters), by_alias=True, by_name=False)
    except ValidationError as error:
        return list(dict.fromkeys(str(problem["loc"][0]) for problem in error.errors()))
    return []


def _drop_unknown(allowed: AllowedValues, name: str, value: Any) -> tuple[Any, list[str]]:
    """The value, or its default where the record does not know it, and the unknown parts."""
    if isinstance(value, tuple):
        return (
            tuple(part for part in value if allowed.contains(name, part)),
            [part for part in value if not allowed.contains(name, part)],
        )
    default = Question().parameter(name)
    if value == default or (value not in ("", None) and allowed.contains(name, value)):
        return value, []
    return default, [_to_text(value)]
