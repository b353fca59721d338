"""Small frames of claims that can be read by eye, and random ones for properties."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
from hypothesis import settings, strategies as st

from ledger.record.claim import Claim, claims_of

VOICES = {
    "nis": "KR",
    "jcs": "KR",
    "ua-hur": "UA",
    "ua-president": "UA",
    "us-pentagon": "US",
    "uk-mod": "GB",
    "ru-mod": "RU",
}
"""The government for which each source speaks; the others speak for themselves."""
SIDES = {
    "nis": "south_korea",
    "jcs": "south_korea",
    "ua-hur": "ukraine",
    "ua-president": "ukraine",
    "us-pentagon": "united_states",
    "uk-mod": "western",
    "ru-mod": "russia",
    "isw": "independent",
    "cnn": "independent",
    "deepstate": "ukraine",
}
KINDS = {
    "nis": "intelligence",
    "ua-hur": "intelligence",
    "ua-president": "government",
    "isw": "think_tank",
    "cnn": "media",
    "deepstate": "think_tank",
}
SHORT = {
    "nis": "NIS",
    "jcs": "JCS",
    "ua-hur": "HUR",
    "us-pentagon": "Pentagon",
    "uk-mod": "UK MoD",
    "ru-mod": "RU MoD",
    "isw": "ISW",
}
KINDS_OF_COLUMNS = {
    **dict.fromkeys(("low", "best", "high"), "float64"),
    **dict.fromkeys(("period_start", "as_of", "stated_on", "checked_on"), "datetime64[us]"),
    **dict.fromkeys(("is_repeat", "drawable"), "bool"),
    "reports": "int64",
}
FIRST_DAY = date(2024, 10, 1)

few = settings(max_examples=12, deadline=None)
"""For properties of frames: each example takes some milliseconds, and far more on a busy machine."""


def qualified(low: float | None, best: float | None, high: float | None) -> str:
    """The plainest qualifier that fits the numbers given."""
    given = (low is not None, best is not None, high is not None)
    fits = {
        (False, False, False): "verbal",
        (False, True, False): "exact",
        (True, False, False): "at_least",
        (False, False, True): "up_to",
        (True, False, True): "range",
        (True, True, True): "range",
    }
    return fits.get(given, "about")


def claim(claim_id: str, source: str = "nis", as_of: str = "2024-10-01", **said: Any) -> dict[str, Any]:
    """One row as the record joins it; without numbers it is verbal, and it is stated on its as-of day."""
    numbers = {name: said.pop(name, None) for name in ("low", "best", "high")}
    qualifier = said.pop("qualifier", qualified(**numbers))
    words = ("several hundred", "mehrere Hundert") if qualifier == "verbal" else ("", "")
    row = {
        "claim_id": claim_id,
        "metric": "troops_in_kursk",
        "source": source,
        "basis": "present",
        "covers": "all",
        **numbers,
        "qualifier": qualifier,
        "wording_en": words[0],
        "wording_de": words[1],
        "period_start": None,
        "as_of": as_of,
        "as_of_precision": "day",
        "stated_on": as_of,
        "stated_on_precision": "day",
        "speaker_en": "",
        "speaker_de": "",
        "derived_from": "",
        "region": "kursk",
        "scope_en": "in Kursk",
        "scope_de": "in Kursk",
        "note_en": "",
        "note_de": "",
        "caution_en": "",
        "caution_de": "",
        "checked_on": None,
        "side": SIDES[source],
        "source_kind": KINDS.get(source, "military"),
        "interest": "ally",
        "short_en": SHORT.get(source, source),
        "short_de": SHORT.get(source, source),
        "family": "troops",
        "unit": "soldiers",
        "origin": said.get("derived_from") or claim_id,
        "is_repeat": bool(said.get("derived_from")),
        "origin_source": source,
        "reports": 1,
    } | said
    own = row["origin_source"] == source
    origin = row["origin_source"]
    voice = VOICES.get(row["source"], row["source"])
    return {
        "drawable": row["covers"] == "all" and qualifier != "verbal",
        "origin_side": row["side"] if own else SIDES[origin],
        "origin_short_en": SHORT.get(origin, origin),
        "origin_short_de": SHORT.get(origin, origin),
        "voice": voice,
        "origin_voice": voice if own else VOICES.get(origin, origin),
    } | row


def typed(claim_id: str = "c", source: str = "nis", as_of: str = "2024-10-01", **said: Any) -> Claim:
    """The same as the record has it."""
    [found] = claims_of(frame(claim(claim_id, source, as_of, **said)))
    return found


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows of `claim` with the types that the record has."""
    columns = {
        name: pd.Series([row[name] for row in rows], dtype=KINDS_OF_COLUMNS.get(name, "object"))
        for name in claim("any")
    }
    return pd.DataFrame(columns)


def ids(claims: pd.DataFrame) -> list[str]:
    """The keys of the rows, in their order."""
    return claims["claim_id"].tolist()


NUMBERS = st.integers(1, 20_000).map(float)


@st.composite
def _row(draw: st.DrawFn, number: int, earlier: list[dict[str, Any]], verbal: bool) -> dict[str, Any]:
    as_of = FIRST_DAY + timedelta(days=draw(st.integers(0, 300)))
    stated_on = as_of + timedelta(days=draw(st.integers(0, 20)))
    low, best, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    patterns = [
        {"best": best},
        {"low": low},
        {"high": high},
        {"low": low, "high": high},
        {"low": low, "best": best, "high": high},
    ]
    repeated = draw(st.none() | st.sampled_from(earlier)) if earlier else None
    chain = {}
    if repeated:
        # A repeat comes after what it repeats, and goes back to the first of the chain.
        stated_on = max(stated_on, date.fromisoformat(repeated["stated_on"]))
        chain = {
            "derived_from": repeated["claim_id"],
            "origin": repeated["origin"],
            "origin_source": repeated["origin_source"],
        }
    return claim(
        f"c{number}",
        draw(st.sampled_from(sorted(SIDES))),
        as_of.isoformat(),
        stated_on=stated_on.isoformat(),
        **chain,
        **draw(st.sampled_from([*patterns, {}] if verbal else patterns)),
    )


@st.composite
def frames(draw: st.DrawFn, smallest: int = 0, verbal: bool = False) -> pd.DataFrame:
    """Up to a dozen random claims of one measure and basis, by several sources, repeats among them, in any order."""
    rows: list[dict[str, Any]] = []
    for number in range(draw(st.integers(smallest, 12))):
        rows.append(draw(_row(number, rows, verbal)))
    return frame(*draw(st.permutations(rows)))
