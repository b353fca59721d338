"""The data package of the record: what describes its tables, read once for the pages that show it."""

import json
from pathlib import Path
from typing import Any

import streamlit as st

from ledger.checking import PACKAGE
from ledger.language import Language
from ledger.views.view import View

Json = dict[str, Any]


@st.cache_resource(show_spinner=False)
def _read(path: Path, version: str) -> Json:
    """The descriptor; the version of the record keeps that of an older one apart."""
    descriptor: Json = json.loads(path.read_text(encoding="utf-8"))
    return descriptor


def package(view: View) -> Json:
    """The descriptor that lies beside the tables of the record."""
    return _read(view.full_record.boundaries.parent / PACKAGE, view.full_record.version)


def tables(view: View) -> list[Json]:
    """The resources of the descriptor that are tables of the record."""
    return [resource for resource in package(view)["resources"] if "schema" in resource]


def worded(described: Json, name: str, lang: Language) -> str:
    """A text of the descriptor: English under its plain name, other languages under ``name_CODE``."""
    return str(described.get(f"{name}_{lang.code}", described.get(name, "")))
