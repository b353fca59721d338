"""Statements on presence in words, for tables on screen and to take away."""

import pandas as pd

from ledger import codes
from ledger.boundaries import read_outlines
from ledger.frames import records
from ledger.language import Language
from ledger.phrases import Row
from ledger.record import Record


def where(statement: Row, record: Record, lang: Language) -> str:
    """The place that a statement is about, or the area where it means a whole one."""
    area = statement["area"]
    return lang.pick(read_outlines(record.boundaries)[area].names if area else record.place_rows[statement["place_id"]], "name")


def when(statement: Row, lang: Language) -> str:
    """The day or days that a statement is about, as precisely as it says."""
    end = lang.dated(statement["as_of"], statement["as_of_precision"])
    if pd.isna(statement["period_start"]) or statement["period_start"] == statement["as_of"]:
        return end
    return lang.gettext("{start} to {end}").format(start=lang.date(statement["period_start"]), end=end)


def worded(statements: pd.DataFrame, record: Record, lang: Language) -> pd.DataFrame:
    """One row a statement with readable columns, the newest first, indexed by presence_id.

    Parameters
    ----------
    statements
        ``Record.presence``, or some of it.
    """
    _ = lang.gettext
    rows = records(statements.sort_values(["as_of", "stated_on", "presence_id"], ascending=False))
    return pd.DataFrame({
        _("As of"): [when(row, lang) for row in rows],
        _("Stated on"): [lang.dated(row["stated_on"], row["stated_on_precision"]) for row in rows],
        _("Place or area"): [where(row, record, lang) for row in rows],
        _("Who or what"): [_(codes.PRESENCE_WHAT[row["what"]].label) for row in rows],
        _("What was said"): [_(codes.PRESENCE_KIND[row["kind"]].label) for row in rows],
        _("Source"): [lang.pick(record.source_rows[row["source"]], "short") for row in rows],
        _("Side"): [_(codes.SIDE[row["side"]].label) for row in rows],
        _("Note"): [lang.pick(row, "note") for row in rows],
        _("Caution"): [lang.pick(row, "caution") for row in rows],
        _("Page"): [row["url"] for row in rows],
        _("Statement ID"): [row["presence_id"] for row in rows],
    }, index=[row["presence_id"] for row in rows])
