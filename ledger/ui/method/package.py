"""The data package of the record: what describes its tables, read once for the pages that show it."""

import json
from functools import lru_cache
from typing import Any

from ledger.i18n.language import Language
from ledger.record.datapackage import build
from ledger.views.view import View

Json = dict[str, Any]


@lru_cache(maxsize=2)
def _read(content: bytes) -> Json:
    descriptor: Json = json.loads(content)
    return descriptor if "resources" in descriptor else build(descriptor)


def package(view: View) -> Json:
    """The descriptor that lies beside the tables of the record."""
    return _read(view.full_record.package)


def tables(view: View) -> list[Json]:
    """The resources of the descriptor that are tables of the record."""
    return [resource for resource in package(view)["resources"] if "schema" in resource]


def worded(described: Json, name: str, lang: Language) -> str:
    """A text of the descriptor: English under its plain name, other languages under ``name_CODE``."""
    return str(described.get(f"{name}_{lang.code}", described.get(name, "")))
