"""How a record comes to be: its tables read, checked, joined and put in the order in which their rows came to be known."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from ledger.record import codes
from ledger.record.chains import followed
from ledger.record.frames import TEXT, consolidate_text_columns
from ledger.record.problems import RecordError
from ledger.record.record import KNOWN_FROM, Record, with_report_counts
from ledger.record.record_files import RecordFiles
from ledger.record.schema import TABLES
from ledger.record.validation import ValidationResult, validate

DATA = Path(__file__).resolve().parents[2] / "data"
"""The folder of the dashboard's record."""


def load(source: RecordFiles | Path = DATA) -> Record:
    """Read a record from its files, or from the folder in which they lie.

    Raises
    ------
    RecordError
        If anything is wrong with it; the message lists every problem.
    """
    return record_of(validate(source))


def record_of(checked: ValidationResult) -> Record:
    """The record of files that were checked.

    Raises
    ------
    RecordError
        If anything is wrong with it; the message lists every problem.
    """
    if checked.collected_on is None or checked.problems:
        raise RecordError(checked.problems)
    frames = {name: _with_integers(name, frame) for name, frame in checked.frames.items()}
    sources = frames["sources"].set_index("source")
    frames["claims"] = _joined_claims(frames["claims"], sources, frames["metrics"].set_index("metric"))
    for name in ("control", "presence"):
        speakers = frames[name]["source"]
        frames[name] = frames[name].assign(
            side=speakers.map(sources["side"]).astype(TEXT), source_kind=speakers.map(sources["kind"]).astype(TEXT)
        )
    events = frames["events"]
    frames["events"] = events.assign(known_from=events[["date", "date_end", "stated_on"]].max(axis=1))
    ordered = MappingProxyType(
        {name: consolidate_text_columns(frame) for name, frame in sorted_by_known_date(frames).items()}
    )
    return Record(
        checked.version,
        checked.collected_on,
        checked.files,
        checked.files.digest,
        ordered,
        *claim_arrays(ordered),
        history=checked.history,
    )


def sorted_by_known_date(frames: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables in the order in which their rows came to be known, as ``Record`` has them; reports and evidence with their ``known_from``, and claims with the number
    of their reports. What a report ``carries`` is the place of its claim among the claims; it stays within the record."""
    claims, events = (
        frames["claims"].set_index("claim_id")["stated_on"],
        frames["events"].set_index("event_id")["known_from"],
    )
    reports, evidence = frames["reports"], frames["article_evidence"]
    carried = pd.Series(claims.reindex(reports["claim_id"]).array, index=reports.index)
    either = pd.DataFrame(
        {"claim": claims.reindex(evidence["claim_id"]).array, "event": events.reindex(evidence["event_id"]).array},
        index=evidence.index,
    )
    placed = {
        **frames,
        "reports": reports.assign(known_from=reports["dated_on"].where(reports["dated_on"] > carried, carried)),
        "article_evidence": evidence.assign(known_from=either.min(axis=1)),
    }
    ordered = placed | {
        name: placed[name].sort_values(column, kind="stable", ignore_index=True) for name, column in KNOWN_FROM.items()
    }
    ordered["reports"] = ordered["reports"].assign(
        carries=pd.Index(ordered["claims"]["claim_id"]).get_indexer(pd.Index(ordered["reports"]["claim_id"]))
    )
    return ordered | {"claims": with_report_counts(ordered["claims"], ordered["reports"])}


def claim_arrays(
    ordered: Mapping[str, pd.DataFrame],
) -> "tuple[np.ndarray[Any, np.dtype[np.intp]], np.ndarray[Any, np.dtype[np.bool_]]]":
    """``origins`` and ``usual`` of a record, from its tables in order; neither can be changed by accident."""
    claims, bases = ordered["claims"], ordered["metrics"].set_index("metric")["default_basis"]
    origin_positions = pd.Index(claims["claim_id"]).get_indexer(pd.Index(claims["origin"]))
    on_default_basis = ((claims["basis"] == claims["metric"].map(bases)) & (claims["covers"] == "all")).to_numpy(
        dtype="bool", copy=True
    )
    for found in (origin_positions, on_default_basis):
        found.flags.writeable = False
    return origin_positions, on_default_basis


def _with_integers(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    integers = {field.name: "int64" for field in TABLES[name].fields if field.kind == "integer"}
    return frame.astype(integers).reset_index(drop=True)


def _joined_claims(claims: pd.DataFrame, sources: pd.DataFrame, metrics: pd.DataFrame) -> pd.DataFrame:
    joined = {
        "side": claims["source"].map(sources["side"]),
        "voice": claims["source"].map(_voices(sources)),
        "source_kind": claims["source"].map(sources["kind"]),
        "interest": claims["source"].map(sources["interest"]),
        "short_en": claims["source"].map(sources["short_en"]),
        "short_de": claims["source"].map(sources["short_de"]),
        "family": claims["metric"].map(metrics["family"]),
        "unit": claims["metric"].map(metrics["unit"]),
        "origin": _origins(claims),
    }
    joined["origin_source"] = joined["origin"].map(claims.set_index("claim_id")["source"])
    joined["origin_side"] = joined["origin_source"].map(sources["side"])
    for name in ("short_en", "short_de"):
        joined[f"origin_{name}"] = joined["origin_source"].map(sources[name])
    joined["origin_voice"] = joined["origin_source"].map(_voices(sources))
    return claims.assign(
        **{name: column.astype(TEXT) for name, column in joined.items()},
        is_repeat=claims["derived_from"] != "",
        drawable=drawable(claims),
    )


def drawable(claims: pd.DataFrame) -> "pd.Series[bool]":
    """Which claims have a number that counts exactly what the measure names, so that they may be drawn with others of measure and basis."""
    return (claims["covers"] == "all") & (claims["qualifier"] != "verbal")


def _voices(sources: pd.DataFrame) -> pd.Series:
    """With which voice each source speaks, as ``answers.voices`` says: its government's, by the country code, or its own."""
    official = sources["kind"].isin(codes.OFFICIAL_KINDS) & sources["country"].isin(codes.CAPITALS)
    return sources["country"].where(official, sources.index.to_series())


def _origins(claims: pd.DataFrame) -> pd.Series:
    """Follow each chain of repeats to its first claim; the check has made sure that there is no circle."""
    earlier = dict(zip(claims["claim_id"], claims["derived_from"], strict=True))
    origins = [[claim, *followed(claim, earlier)][-1] for claim in claims["claim_id"]]
    return pd.Series(origins, index=claims.index, dtype=TEXT)
