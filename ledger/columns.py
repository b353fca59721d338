"""The columns that the table of claims can show: their names in links, their headings on screen."""

from ledger.codes import N_

COLUMNS = {
    "stated_on": N_("Stated on"),
    "as_of": N_("As of"),
    "source": N_("Source"),
    "side": N_("Side"),
    "metric": N_("Measure"),
    "figure": N_("Figure"),
    "scope": N_("What is counted"),
    "note": N_("Note"),
    "basis": N_("Basis"),
    "covers": N_("Covers"),
    "low": N_("Low"),
    "best": N_("Best"),
    "high": N_("High"),
    "speaker": N_("Speaker"),
    "kind": N_("Kind of source"),
    "interest": N_("Interest"),
    "region": N_("Region"),
    "caution": N_("Caution"),
    "repeats": N_("Repeats"),
    "reports": N_("Reports"),
    "checked_on": N_("Checked on"),
    "claim_id": N_("Claim ID"),
}
USUAL = ("stated_on", "as_of", "source", "side", "metric", "figure", "scope", "note")
DAYS = ("stated_on", "as_of", "checked_on")
NUMBERS = ("low", "best", "high", "reports")
