"""Statements on places as rows for programs: who said what of which place, when; presence of North Koreans and control of settlements alike."""

from collections.abc import Mapping

import pandas as pd

from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.boundaries import read_outlines
from ledger.record.frames import to_records
from ledger.record.record import Record

COLUMNS = (
    "statement_id",
    "about",
    "said",
    "what",
    "source",
    "side",
    "place_id",
    "area",
    "lat",
    "lon",
    "as_of",
    "as_of_precision",
    "stated_on",
    "period_start",
    "url",
    "said_label",
    "source_label",
    "side_label",
    "place_label",
    "note",
)
"""``about`` is presence or control; ``said`` the kind of a statement on presence, or who is said to hold the settlement. What ends in
``_label``, and ``note``, is in the reader's language."""


def statement_rows(presence: pd.DataFrame, control: pd.DataFrame, record: Record, lang: Language) -> pd.DataFrame:
    """Statements for a file, the newest first.

    Parameters
    ----------
    presence, control
        Rows of ``Record.presence`` and of ``Record.control``.

    Returns
    -------
    pandas.DataFrame
        The columns of ``COLUMNS``; what is said of a whole area has no point.
    """
    both = pd.concat(
        [
            presence.assign(statement_id=presence["presence_id"], about="presence", said=presence["kind"]),
            control.assign(
                statement_id=control["control_id"],
                about="control",
                said=control["controller"],
                what="",
                area="",
                as_of_precision="day",
            ),
        ],
        ignore_index=True,
    )
    ordered = both.sort_values(["as_of", "stated_on", "statement_id"], ascending=[False, False, True])
    rows = to_records(ordered)
    points = record.places.set_index("place_id")[["lat", "lon"]]
    filled = ordered.assign(
        **{name: ordered["place_id"].where(ordered["area"] == "").map(points[name]) for name in points.columns},
        said_label=[_statement_text(row, lang) for row in rows],
        source_label=[lang.localised(record.source_rows[row["source"]], "short") for row in rows],
        side_label=[lang.gettext(codes.SIDE[row["side"]].label) for row in rows],
        place_label=[_place(row, record, lang) for row in rows],
        note=[lang.localised(row, "note") for row in rows],
    )
    return filled[list(COLUMNS)].reset_index(drop=True)


def _statement_text(row: Mapping[str, str], lang: Language) -> str:
    return lang.gettext((codes.PRESENCE_KIND if row["about"] == "presence" else codes.CONTROLLER)[row["said"]].label)


def _place(row: Mapping[str, str], record: Record, lang: Language) -> str:
    if row["area"]:
        return lang.localised(read_outlines(record.boundaries)[row["area"]].names, "name")
    return lang.localised(record.place_rows[row["place_id"]], "name")
