"""Which claims a picture draws, where there are more than it can show, in a sentence."""

import pandas as pd

from ledger.answers.sampling import MAX_MARKS, sample_claims, spans_of
from ledger.i18n.language import Language


def sampling_note(claims: pd.DataFrame, dated: str, lang: Language, by: str = "side") -> str:
    """One sentence on what is drawn; empty where every claim is."""
    if len(claims) <= MAX_MARKS:
        return ""
    text = {
        "side": lang.gettext(
            "{n} of {m} claims are drawn: in each of {spans} equal spans of time the lowest, the highest and the newest of each side; counts, tables and answers use all."
        ),
        "source": lang.gettext(
            "{n} of {m} claims are drawn: in each of {spans} equal spans of time the lowest, the highest and the newest of each source; counts, tables and answers use all."
        ),
    }[by]
    return text.format(
        n=lang.number(len(sample_claims(claims, dated, by))),
        m=lang.number(len(claims)),
        spans=lang.number(spans_of(claims, by)),
    )
