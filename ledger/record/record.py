"""The record: all tables, checked and joined, or what was known of them on a day; never changed again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from ledger.record.claim import Claim, claims_of
from ledger.record.frames import equals_text
from ledger.record.licence import Licence, licence_of
from ledger.record.record_files import PACKAGE_FILE, BoundaryFiles, RecordFiles
from ledger.record.rows import Metric, Place, Source, rows_of
from ledger.record.schema.relations import successor
from ledger.record.version_history import VersionChanges

KNOWN_FROM = {
    "claims": "stated_on",
    "control": "stated_on",
    "presence": "stated_on",
    "events": "known_from",
    "reports": "known_from",
}
"""The column with the day from which a row of each table was known. The frames are in its order, so what was known on a day is their beginning."""


@dataclass(frozen=True, eq=False, repr=False)
class Record:
    """All statements of the record, or those that had been made by a day.

    Each frame has its key as a normal column and a plain index. Text and codes are ``object`` columns of ``str``, ``""`` where
    nothing is said, days ``datetime64[us]`` with ``NaT``, figures ``float64`` with ``NaN``.

    Claims, statements, events and reports are in the order in which they came to be known.

    The record cannot be changed by accident: every access gives a new shallow copy of the frame, and
    pandas copies on write, so whatever a caller does to it stays with the caller.

    Attributes
    ----------
    version : str
        Hash over all cells that say something of what was stated, in the order of their rows; the same for any ``known_on``.
    collected_on : date
        The day of collection.
    known_until : date or None
        The day on which the reader is placed; ``None`` when everything is known.
    files : RecordFiles
        The files from which it was read, byte for byte.
    fingerprint : str
        Tells it from every other record, of which only a boundary or a description may differ: answers that are kept are kept under
        it. Nothing cites it.
    history : tuple of VersionChanges
        What changed with each version, the newest first; empty where no ``changes.json`` lies beside the tables.
    is_own : bool
        Whether a reader has brought it for one session.
    origin_positions : numpy.ndarray
        For each claim the place of its ``origin`` among the claims.
    on_default_basis : numpy.ndarray
        For each claim, whether it is on the measure's own basis and counts exactly what the measure names, in numbers or in words.

        Both are independent of ``known_until``, so they are computed once; text look-ups would dominate ``known_on`` on large records.
    """

    version: str
    collected_on: date
    files: RecordFiles
    fingerprint: str
    _frames: Mapping[str, pd.DataFrame]
    origin_positions: "np.ndarray[Any, np.dtype[np.intp]]"
    on_default_basis: "np.ndarray[Any, np.dtype[np.bool_]]"
    known_until: date | None = None
    history: tuple[VersionChanges, ...] = ()
    is_own: bool = False

    @property
    def boundaries(self) -> BoundaryFiles:
        """The boundary files."""
        return self.files.boundaries

    @property
    def package(self) -> bytes:
        """The Data Package descriptor that lies beside the tables, as JSON."""
        return self.files.read(PACKAGE_FILE)

    @property
    def licence(self) -> Licence | None:
        """The licence of the tables; None where nobody has named one, and for data that a reader has brought."""
        return None if self.is_own else licence_of(self.files.package)

    @property
    def claims(self) -> pd.DataFrame:
        """Claims.

        Beside the columns of the table: ``side``, ``source_kind``, ``interest``, ``short_en`` and
        ``short_de`` of the source; ``voice``, with which it speaks: the country code of its government, else the source itself; ``family`` and ``unit`` of the measure; ``origin``, the first claim of the
        chain of repeats (itself, if it repeats none), with ``origin_source``, ``origin_side``, ``origin_voice``, ``origin_short_en`` and ``origin_short_de``, who stated that; ``is_repeat``; ``drawable``, whether it has a number
        that counts exactly what the measure names, so that it may be drawn with others of measure and basis; ``reports``, how
        many of the pages that carried it are known.
        """
        return self._frame("claims")

    @property
    def reports(self) -> pd.DataFrame:
        """Pages that carried the claims; ``known_from`` is the day from which page and claim were both there."""
        return self._frame("reports").drop(columns="carries")

    @property
    def metrics(self) -> pd.DataFrame:
        """Measures; whole on any day."""
        return self._frame("metrics")

    @property
    def sources(self) -> pd.DataFrame:
        """Sources; whole on any day."""
        return self._frame("sources")

    @property
    def events(self) -> pd.DataFrame:
        """Events; ``known_from`` is the day on which each was over and public."""
        return self._frame("events")

    @property
    def control(self) -> pd.DataFrame:
        """Statements on who holds a settlement, with the ``side`` and the ``source_kind`` of the source."""
        return self._frame("control")

    @property
    def presence(self) -> pd.DataFrame:
        """Statements that North Koreans were, or were not, at a place, with the ``side`` and the ``source_kind`` of the source."""
        return self._frame("presence")

    @property
    def renamed(self) -> pd.DataFrame:
        """Ids that are gone after a correction, each with the one that stands for it; whole on any day."""
        return self._frame("renamed")

    @property
    def row_history(self) -> pd.DataFrame:
        """The days on which rows were added and last changed; whole on any day."""
        return self._frame("row_history")

    @property
    def places(self) -> pd.DataFrame:
        """Settlements, ports and training grounds; whole on any day."""
        return self._frame("places")

    @property
    def article(self) -> pd.DataFrame:
        """Statements of the article that the Ledger began with; whole on any day."""
        return self._frame("article")

    @property
    def article_evidence(self) -> pd.DataFrame:
        """Claims and events that bear on the statements of the article, each with the day ``known_from``."""
        return self._frame("article_evidence")

    @cached_property
    def metric_rows(self) -> Mapping[str, Metric]:
        """Each measure by its key, in display order: quicker to reach than a row of the frame."""
        return MappingProxyType(
            {row["metric"]: row for row in rows_of(self._frames["metrics"].sort_values("order"), Metric)}
        )

    @cached_property
    def source_rows(self) -> Mapping[str, Source]:
        """Each source by its key."""
        return MappingProxyType({row["source"]: row for row in rows_of(self._frames["sources"], Source)})

    @cached_property
    def place_rows(self) -> Mapping[str, Place]:
        """Each place by its key."""
        return MappingProxyType({row["place_id"]: row for row in rows_of(self._frames["places"], Place)})

    def claim(self, claim_id: str) -> Claim:
        """The claim with a key.

        Raises
        ------
        KeyError
            If there is none, or it had not been stated yet.
        """
        claims = self._frames["claims"]
        found = claims_of(claims[equals_text(claims, "claim_id", claim_id)])
        if not found:
            raise KeyError(claim_id)
        return found[0]

    @cached_property
    def renamed_claims(self) -> Mapping[str, str]:
        """Each claim_id that is gone, with the one of the claim that stands for it now; those that nothing stands for are left out."""
        renamed = self._frames["renamed"]
        rows = renamed[renamed["table"] == "claims"]
        later = dict(zip(rows["old_id"], rows["new_id"], strict=True))
        return MappingProxyType({old: new for old in later if (new := successor(old, later))})

    @cached_property
    def newest_statement(self) -> date | None:
        """Day of the newest claim, or statement on a settlement or on presence; ``None`` when there is none yet."""
        stated = (self._frames[name]["stated_on"] for name in ("claims", "control", "presence"))
        newest = max((days.max() for days in stated if len(days)), default=None)
        return None if newest is None else newest.date()

    def known_on(self, day: date) -> "Record":
        """Give the record as a reader knew it at the end of `day`: only what had been stated by then.

        A page dated later than `day` is gone even where its claim is there already. Asking a record
        of an earlier day for a later one gives the earlier one.
        """
        if self.known_until is not None and self.known_until <= day:
            return self
        until, frames = pd.Timestamp(day), dict(self._frames)
        for name, column in KNOWN_FROM.items():
            frames[name] = frames[name].iloc[: frames[name][column].searchsorted(until, side="right")]
        frames["claims"] = with_report_counts(frames["claims"], frames["reports"])
        known = len(frames["claims"])
        evidence = frames["article_evidence"]
        frames["article_evidence"] = evidence[evidence["known_from"] <= until].reset_index(drop=True)
        return replace(
            self,
            _frames=MappingProxyType(frames),
            origin_positions=self.origin_positions[:known],
            on_default_basis=self.on_default_basis[:known],
            known_until=day,
        )

    def today(self) -> date:
        """The present day, and none before the day of collection: where the clock is behind, the clock is wrong."""
        return max(date.today(), self.collected_on)

    def __repr__(self) -> str:
        known = "" if self.known_until is None else f", known on {self.known_until}"
        return f"<Record {self.version}: {len(self._frames['claims'])} claims{known}>"

    def _frame(self, name: str) -> pd.DataFrame:
        return self._frames[name].copy(deep=False)


def with_report_counts(claims: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The claims with the number of their reports."""
    return claims.assign(reports=np.bincount(reports["carries"], minlength=len(claims)))
