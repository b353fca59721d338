"""Search over all text of the claims, in both languages at once."""

from functools import reduce

import pandas as pd

from ledger.language import LANGUAGES
from ledger.record import Record


def searchable(record: Record) -> pd.Series:
    """For each claim, all its text in both languages, folded: its own words, its source, measure and reports.

    Returns
    -------
    pandas.Series
        Text by claim_id.
    """
    claims = record.claims
    names = _joined(record.sources.set_index("source"), "name", "short")
    measures = _joined(record.metrics.set_index("metric"), "name")
    reports = _joined(record.reports.set_index("claim_id"), "outlet", "as_reported", "note")
    carried = reports.groupby(level=0).agg(" ".join).to_dict()
    text = claims["claim_id"] + " " + _joined(claims, "wording", "speaker", "scope", "note", "caution")
    text += " " + claims["source"].map(names) + " " + claims["metric"].map(measures)
    text += " " + pd.Series([carried.get(claim, "") for claim in claims["claim_id"]], index=claims.index, dtype="str")
    return text.str.casefold().set_axis(claims["claim_id"])


def _joined(frame: pd.DataFrame, *stems: str) -> pd.Series:
    """The columns of these stems in both languages as one text a row."""
    columns = [frame[f"{stem}_{language}"] for stem in stems for language in LANGUAGES]
    return reduce(lambda text, column: text + " " + column, columns)


def search(texts: pd.Series, words: str) -> list[str]:
    """The claim_ids whose text holds every one of the words, in any order; all of them for no words."""
    found = pd.Series(True, index=texts.index)
    for word in words.casefold().split():
        found &= texts.str.contains(word, regex=False)
    return list(texts.index[found])
