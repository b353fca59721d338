"""A record as a ZIP file."""

import io
import zipfile
from pathlib import Path


def zipped(folder: Path) -> bytes:
    """The tables of a folder in a ZIP file."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for path in folder.glob("*.csv"):
            archive.write(path, path.name)
    return written.getvalue()
