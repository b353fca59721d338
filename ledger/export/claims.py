"""Claims as rows for programs: the same columns for every picture and in every language, what is for readers in columns of its own."""

from collections.abc import Iterable

import pandas as pd

from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.claim import claims_of
from ledger.record.record import Record
from ledger.text import claim_text

MACHINE = (
    "claim_id",
    "metric",
    "basis",
    "covers",
    "source",
    "side",
    "low",
    "best",
    "high",
    "qualifier",
    "as_of",
    "as_of_precision",
    "stated_on",
    "period_start",
    "origin",
    "url",
)
"""The columns that programs read: keys and codes as in the record, days, numbers; ``origin`` is the claim at the beginning of a chain of
repeats, ``url`` the first page that carried the claim, one that states it at first hand before others."""
LABELS = (
    "unit",
    "figure",
    "metric_label",
    "basis_label",
    "covers_label",
    "source_label",
    "side_label",
    "scope",
    "note",
    "caution",
)
"""The columns for readers, in their language; only ``unit`` is a code."""


def claim_rows(claims: pd.DataFrame, record: Record, lang: Language) -> pd.DataFrame:
    """Claims for a file, the newest first.

    Parameters
    ----------
    claims
        Rows of ``Record.claims``.

    Returns
    -------
    pandas.DataFrame
        The columns of ``MACHINE`` and ``LABELS``.
    """
    _ = lang.gettext
    newest = claims.drop_duplicates("claim_id").sort_values(
        ["as_of", "stated_on", "claim_id"], ascending=[False, False, True]
    )
    rows, pages = claims_of(newest), first_pages(record)
    labels = {
        "figure": [claim_text.value_text(claim, lang) for claim in rows],
        "metric_label": [lang.localised(record.metric_rows[claim.metric], "name") for claim in rows],
        "basis_label": [_(codes.BASIS[claim.basis].label) for claim in rows],
        "covers_label": [_(codes.COVERS[claim.covers].label) for claim in rows],
        "source_label": [lang.localised(claim, "short") for claim in rows],
        "side_label": [_(codes.SIDE[claim.side].label) for claim in rows],
        **{name: [lang.localised(claim, name) for claim in rows] for name in ("scope", "note", "caution")},
    }
    filled = newest.assign(url=[pages.get(claim.claim_id, "") for claim in rows], **labels)
    return filled[[*MACHINE, *LABELS]].reset_index(drop=True)


def by_id(claim_ids: Iterable[str], record: Record) -> pd.DataFrame:
    """The claims of some keys; what is no claim's key is left out."""
    return record.claims[record.claims["claim_id"].isin(set(claim_ids))]


def first_pages(record: Record) -> dict[str, str]:
    """For each claim the address of the page that stands for it: a primary one, else a faithful one, else the first that is known."""
    reports = record.reports
    rank = 2 * (reports["role"] != "primary") + (reports["faithful"] != "yes")
    ranked = reports.assign(rank=rank).sort_values("rank", kind="stable").drop_duplicates("claim_id")
    return dict(zip(ranked["claim_id"], ranked["url"], strict=True))
