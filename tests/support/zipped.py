"""Records as ZIP files, sound and otherwise."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path


def zipped(entries: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file with these contents by their names."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return written.getvalue()


def zipped_folder(folder: Path) -> bytes:
    """The tables of a folder as a ZIP file."""
    return zipped({path.name: path.read_bytes() for path in folder.glob("*.csv")})
