"""Search over all text of the claims, in both languages at once."""

import pandas as pd

from ledger.record import Record

_CLAIM_TEXT = ["claim_id", "wording", "speaker", "scope", "note", "caution"]


def searchable(record: Record) -> pd.Series:
    """For each claim, all its text in both languages, folded: its own words, its source, measure and reports.

    Returns
    -------
    pandas.Series
        Text by claim_id.
    """
    claims = record.claims
    if claims.empty:
        return pd.Series([], index=claims["claim_id"], dtype="str")
    columns = [column for stem in _CLAIM_TEXT for column in claims.columns if column == stem or column[:-3] == stem]
    own = claims[columns].agg(" ".join, axis=1)
    names = record.sources.set_index("source")[["name_en", "name_de", "short_en", "short_de"]].agg(" ".join, axis=1)
    measures = record.metrics.set_index("metric")[["name_en", "name_de"]].agg(" ".join, axis=1)
    reports = record.reports[["outlet_en", "outlet_de", "as_reported_en", "as_reported_de", "note_en", "note_de"]].agg(" ".join, axis=1)
    carried = reports.groupby(record.reports["claim_id"]).agg(" ".join)
    text = own + " " + claims["source"].map(names) + " " + claims["metric"].map(measures)
    text += " " + claims["claim_id"].map(carried).fillna("")
    return text.str.casefold().set_axis(claims["claim_id"])


def search(texts: pd.Series, words: str) -> list[str]:
    """The claim_ids whose text holds every one of the words, in any order; all of them for no words."""
    found = pd.Series(True, index=texts.index)
    for word in words.casefold().split():
        found &= texts.str.contains(word, regex=False)
    return list(texts.index[found])
