"""Small frames of claims that can be read by eye, and random ones for properties."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
from hypothesis import settings
from hypothesis import strategies as st

SIDES = {
    "nis": "south_korea", "jcs": "south_korea", "ua-hur": "ukraine", "ua-president": "ukraine",
    "us-pentagon": "united_states", "uk-mod": "western", "ru-mod": "russia", "isw": "independent",
}
KINDS = {"nis": "intelligence", "ua-hur": "intelligence", "ua-president": "government", "isw": "think_tank"}
SHORT = {"nis": "NIS", "jcs": "JCS", "ua-hur": "HUR", "us-pentagon": "Pentagon", "uk-mod": "UK MoD", "ru-mod": "RU MoD", "isw": "ISW"}
KINDS_OF_COLUMNS = {
    **dict.fromkeys(("low", "best", "high"), "float64"),
    **dict.fromkeys(("period_start", "as_of", "stated_on", "checked_on"), "datetime64[us]"),
    **dict.fromkeys(("is_repeat", "drawable"), "bool"),
}
FIRST_DAY = date(2024, 10, 1)

few = settings(max_examples=20, deadline=None)
"""For properties of frames: each example takes some milliseconds, and far more on a busy machine."""


def qualified(low: float | None, best: float | None, high: float | None) -> str:
    """The plainest qualifier that fits the numbers given."""
    given = (low is not None, best is not None, high is not None)
    fits = {
        (False, False, False): "verbal", (False, True, False): "exact", (True, False, False): "at_least",
        (False, False, True): "up_to", (True, False, True): "range", (True, True, True): "range",
    }
    return fits.get(given, "about")


def claim(claim_id: str, source: str = "nis", as_of: str = "2024-10-01", **said: Any) -> dict[str, Any]:
    """One row as the record joins it; without numbers it is verbal, and it is stated on its as-of day."""
    numbers = {name: said.pop(name, None) for name in ("low", "best", "high")}
    qualifier = said.pop("qualifier", qualified(**numbers))
    words = ("several hundred", "mehrere Hundert") if qualifier == "verbal" else ("", "")
    row = {
        "claim_id": claim_id, "metric": "troops_in_kursk", "source": source, "basis": "present", "covers": "all",
        **numbers, "qualifier": qualifier, "wording_en": words[0], "wording_de": words[1],
        "period_start": None, "as_of": as_of, "as_of_precision": "day", "stated_on": as_of, "stated_on_precision": "day",
        "speaker_en": "", "speaker_de": "", "derived_from": "", "region": "kursk", "scope_en": "in Kursk", "scope_de": "in Kursk",
        "note_en": "", "note_de": "", "caution_en": "", "caution_de": "", "checked_on": None,
        "side": SIDES[source], "source_kind": KINDS.get(source, "military"), "interest": "ally",
        "short_en": SHORT.get(source, source), "short_de": SHORT.get(source, source), "family": "troops", "unit": "soldiers",
        "origin": said.get("derived_from") or claim_id, "is_repeat": bool(said.get("derived_from")),
    } | said
    return row | {"drawable": row["covers"] == "all" and qualifier != "verbal"}


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows of `claim` with the types that the record has."""
    columns = {name: pd.Series([row[name] for row in rows], dtype=KINDS_OF_COLUMNS.get(name, "str")) for name in claim("any")}
    return pd.DataFrame(columns)


def ids(claims: pd.DataFrame) -> list[str]:
    """The keys of the rows, in their order."""
    return claims["claim_id"].tolist()


NUMBERS = st.integers(1, 20_000).map(float)


@st.composite
def _row(draw: st.DrawFn, number: int, verbal: bool) -> dict[str, Any]:
    as_of = FIRST_DAY + timedelta(days=draw(st.integers(0, 300)))
    low, best, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    patterns = [{"best": best}, {"low": low}, {"high": high}, {"low": low, "high": high}, {"low": low, "best": best, "high": high}]
    return claim(
        f"c{number}", draw(st.sampled_from(sorted(SIDES))), as_of.isoformat(),
        stated_on=(as_of + timedelta(days=draw(st.integers(0, 20)))).isoformat(),
        derived_from=f"c{number - 1}" if number and draw(st.booleans()) else "",
        **draw(st.sampled_from([*patterns, {}] if verbal else patterns)),
    )


@st.composite
def frames(draw: st.DrawFn, smallest: int = 0, verbal: bool = False) -> pd.DataFrame:
    """Up to a dozen random claims of one measure and basis, by several sources, in any order."""
    rows = [draw(_row(number, verbal)) for number in range(draw(st.integers(smallest, 12)))]
    return frame(*draw(st.permutations(rows)))
