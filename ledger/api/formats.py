"""Rows as JSON, CSV, GeoJSON or Parquet; each says question, day, data version, licence and attribution where its format has room for that."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import orjson
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from ledger.export.table_files import as_csv, as_rows
from ledger.record.boundaries import read_outlines
from ledger.record.record_files import BoundaryFiles

MEDIA = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "parquet": "application/vnd.apache.parquet",
}
ROWS = ("json", "csv", "parquet")
"""The formats of any rows; the first is the usual one."""
POINTS = "coordinates, each as coord_source says: GeoNames (CC BY 4.0), OpenStreetMap contributors (ODbL 1.0), Wikipedia contributors (CC BY-SA)"
"""As in ``data/LICENSES.md``; in plain letters, because it stands in a header too."""


OUTLINES = "boundaries: OpenStreetMap contributors (ODbL 1.0), via omim borders and geoBoundaries (Runfola et al. 2020)"


def attribution(author: str, frame: pd.DataFrame, form: str) -> str:
    """Who must be named for the rows: the author of the record, the sources of the coordinates and of the outlines too, where there are any."""
    points = [POINTS] if "lat" in frame.columns else []
    outlines = [OUTLINES] if form == "geojson" and "area" in frame.columns else []
    return "; ".join([author, *points, *outlines])


def serialise(frame: pd.DataFrame, form: str, about: Mapping[str, Any], boundaries: BoundaryFiles) -> bytes:
    """The rows in a format.

    CSV is plain, so that ``pandas.read_csv(url)`` reads it; what it is stands in the headers of the response.

    Parameters
    ----------
    boundaries
        The boundary files, for rows that are about a whole area.
    """
    if form == "geojson":
        return _geojson(frame, about, boundaries)
    return {"json": _json, "csv": _csv, "parquet": _parquet}[form](frame, about)


def _json(frame: pd.DataFrame, about: Mapping[str, Any]) -> bytes:
    return orjson.dumps({**about, "rows": as_rows(frame)})


def _csv(frame: pd.DataFrame, about: Mapping[str, Any]) -> bytes:
    return as_csv(frame)


def _geojson(frame: pd.DataFrame, about: Mapping[str, Any], boundaries: BoundaryFiles) -> bytes:
    """A feature a row; the geometry is null where the record knows no position."""
    features = [
        {"type": "Feature", "geometry": _geometry(row, boundaries), "properties": row} for row in as_rows(frame)
    ]
    return orjson.dumps({"type": "FeatureCollection", "about": dict(about), "features": features})


def _geometry(row: Mapping[str, Any], boundaries: BoundaryFiles) -> Mapping[str, Any] | None:
    """The outline of the area that a row is about, else its point (RFC 7946: longitude first)."""
    if row.get("area"):
        return read_outlines(boundaries)[row["area"]].geometry
    return None if row["lat"] is None else {"type": "Point", "coordinates": [row["lon"], row["lat"]]}


def _parquet(frame: pd.DataFrame, about: Mapping[str, Any]) -> bytes:
    table = pa.Table.from_pandas(frame, preserve_index=False)
    for place, column in enumerate(table.schema):
        if pa.types.is_timestamp(column.type):  # days of the calendar, without an hour
            table = table.set_column(place, column.name, table.column(place).cast(pa.date32()))
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), b"kursk_ledger": orjson.dumps(dict(about))})
    file = BytesIO()
    pq.write_table(table, file)
    return file.getvalue()
