"""New claims and statements on presence as a JSON Feed (version 1.1, jsonfeed.org): for people who want to be told.

Entries stand in the order in which they came into the dataset: what was said long ago and is added today is new.
"""

from datetime import date
from operator import itemgetter
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.frames import to_records
from ledger.record.record import Record
from ledger.text import claim_text
from ledger.text.sentences.presence import where

ENTRIES = 50
FEED = "application/feed+json"


def feed(record: Record, claims: pd.DataFrame, presence: pd.DataFrame, lang: Language, home: str) -> dict[str, Any]:
    """The claims and statements on presence that were added last, together; of those of one day, the one stated last first.

    Parameters
    ----------
    claims, presence
        What is left by the question.
    home
        The address of the dashboard, with its last slash.
    """
    said = [
        *((row["claim_id"], row, _claim) for row in _newest(claims, "claims", "claim_id", record)),
        *((row["presence_id"], row, _presence) for row in _newest(presence, "presence", "presence_id", record)),
    ]
    by_id = sorted(said, key=itemgetter(0))
    newest = sorted(by_id, key=lambda each: (each[1]["added_on"], each[1]["stated_on"]), reverse=True)[:ENTRIES]
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Kursk Ledger",
        "home_page_url": home,
        "feed_url": f"{home}api/feed.json?lang={lang.code}",
        "language": lang.code,
        "items": [entry(row, record, lang, home) | _days(row) for _, row, entry in newest],
    }


def _newest(statements: pd.DataFrame, table: str, key: str, record: Record) -> list[dict[Any, Any]]:
    """The rows that were added last, with ``added_on`` and ``changed_on``; a row whose days nobody has told came with the dataset."""
    history = record.row_history
    days = history[history["table"] == table].set_index("id")[["added_on", "changed_on"]]
    dated = statements.join(days, on=key)
    dated["added_on"] = dated["added_on"].fillna(pd.Timestamp(record.collected_on))
    return to_records(dated.sort_values(["added_on", "stated_on", key], ascending=[False, False, True]).head(ENTRIES))


def _days(row: dict[Any, Any]) -> dict[str, str]:
    """When it was added, and changed where it was."""
    changed = {} if pd.isna(row["changed_on"]) else {"date_modified": _moment(row["changed_on"])}
    return {"date_published": _moment(row["added_on"]), **changed}


def _moment(day: date) -> str:
    return f"{day:%Y-%m-%d}T00:00:00Z"


def _claim(claim: dict[Any, Any], record: Record, lang: Language, home: str) -> dict[str, Any]:
    measure = lang.localised(record.metric_rows[claim["metric"]], "name")
    return {
        "id": claim["claim_id"],
        "url": f"{home}claims?{urlencode({'lang': lang.code, 'claim': claim['claim_id']})}",
        "title": f"{lang.localised(claim, 'short')}: {measure}: {claim_text.value_text(claim, lang)}",
        "content_text": _with_days(lang.localised(claim, "note"), claim, lang),
        "tags": [claim["metric"], claim["side"]],
    }


def _presence(statement: dict[Any, Any], record: Record, lang: Language, home: str) -> dict[str, Any]:
    """A statement on presence: who, where, and what is said to have been done there; it leads to the place on the map."""
    source, kind = record.source_rows[statement["source"]], codes.PRESENCE_KIND[statement["kind"]]
    return {
        "id": statement["presence_id"],
        "url": f"{home}map?{urlencode({'lang': lang.code, 'place': statement['place_id']})}",
        "title": f"{lang.localised(source, 'short')}: {where(statement, record, lang)}: {lang.gettext(kind.label)}",
        "content_text": _with_days(lang.localised(statement, "note"), statement, lang),
        "tags": ["presence", statement["what"], statement["side"]],
    }


def _with_days(note: str, row: dict[Any, Any], lang: Language) -> str:
    """What was said; the day on which it was said and the day that it is about; when it came into the dataset and was changed."""
    _ = lang.gettext
    days = _("Stated: {stated}; as of: {day}.").format(
        stated=claim_text.stated_on(row, lang), day=claim_text.as_of(row, lang)
    )
    added = _("Added to the dataset on {day}.").format(day=lang.date(row["added_on"]))
    changed = "" if pd.isna(row["changed_on"]) else _("Last changed on {day}.").format(day=lang.date(row["changed_on"]))
    return " ".join(filter(None, [note, days, added, changed]))
