"""The columns that the table of claims can show: their names in links, their headings on screen."""

from ledger.i18n.messages import N_

COLUMNS = {
    "figure": N_("Figure"),
    "metric": N_("Indicator"),
    "source": N_("Source"),
    "side": N_("Side"),
    "as_of": N_("As of"),
    "stated_on": N_("Stated on"),
    "scope": N_("What is counted"),
    "note": N_("Note"),
    "caution": N_("Caveat"),
    "basis": N_("Counted as"),
    "covers": N_("Scope"),
    "low": N_("Low"),
    "best": N_("Best"),
    "high": N_("High"),
    "speaker": N_("Speaker"),
    "kind": N_("Kind of source"),
    "interest": N_("Interest"),
    "region": N_("Region"),
    "repeats": N_("Repeats"),
    "reports": N_("Reports"),
    "checked_on": N_("Checked on"),
    "claim_id": N_("Claim ID"),
}
"""In the order in which they stand in the table."""
DEFAULT_COLUMNS = ("figure", "metric", "source", "side", "as_of", "stated_on")
"""The columns that are shown where the reader chooses none."""
DAYS = ("stated_on", "as_of", "checked_on")
NUMBERS = ("low", "best", "high", "reports")
