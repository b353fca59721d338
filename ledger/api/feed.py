"""New claims and statements on presence as a JSON Feed (version 1.1, jsonfeed.org): for people who want to be told.

Entries stand in the order in which they came into the dataset: what was said long ago and is added today is new.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.claim import Claim, claims_of
from ledger.record.record import Record
from ledger.record.rows import PresenceStatement, rows_of
from ledger.text import claim_text
from ledger.text.sentences.presence import stated_on, when, where
from ledger.text.sentences.record_name import record_name

ENTRIES = 50
FEED = "application/feed+json"


@dataclass(frozen=True)
class Days:
    """When a row came into the dataset, and when it was last changed; None where it never was."""

    added_on: date
    changed_on: date | None


@dataclass(frozen=True)
class Entry:
    """A claim or a statement on presence, with its days and what gives it as an item of the feed."""

    key: str
    stated_on: date
    days: Days
    item: Callable[[Record, Language, str], dict[str, Any]]


def feed(record: Record, claims: pd.DataFrame, presence: pd.DataFrame, lang: Language, home: str) -> dict[str, Any]:
    """The claims and statements on presence that were added last, together; of those of one day, the one stated last first.

    Parameters
    ----------
    claims, presence
        What is left by the question.
    home
        The address of the dashboard, with its last slash.
    """
    dated = _newest(claims, "claims", "claim_id", record), _newest(presence, "presence", "presence_id", record)
    said = [
        *(
            Entry(claim.claim_id, claim.stated_on, days, partial(_claim, claim, days))
            for claim, days in zip(claims_of(dated[0]), _days_of(dated[0]), strict=True)
        ),
        *(
            Entry(row["presence_id"], row["stated_on"], days, partial(_presence, row, days))
            for row, days in zip(rows_of(dated[1], PresenceStatement), _days_of(dated[1]), strict=True)
        ),
    ]
    by_id = sorted(said, key=attrgetter("key"))
    newest = sorted(by_id, key=lambda entry: (entry.days.added_on, entry.stated_on), reverse=True)[:ENTRIES]
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": record_name(record, lang),
        "home_page_url": home,
        "feed_url": f"{home}api/feed.json?lang={lang.code}",
        "language": lang.code,
        "items": [entry.item(record, lang, home) | _moments(entry.days) for entry in newest],
    }


def _newest(statements: pd.DataFrame, table: str, key: str, record: Record) -> pd.DataFrame:
    """The rows that were added last, with ``added_on`` and ``changed_on``; a row whose days nobody has told came with the dataset."""
    history = record.row_history
    days = history[history["table"] == table].set_index("id")[["added_on", "changed_on"]]
    dated = statements.join(days, on=key)
    dated["added_on"] = dated["added_on"].fillna(pd.Timestamp(record.collected_on))
    return dated.sort_values(["added_on", "stated_on", key], ascending=[False, False, True]).head(ENTRIES)


def _days_of(dated: pd.DataFrame) -> list[Days]:
    return [
        Days(added_on, None if pd.isna(changed_on) else changed_on)
        for added_on, changed_on in zip(dated["added_on"], dated["changed_on"], strict=True)
    ]


def _moments(days: Days) -> dict[str, str]:
    """When it was added, and changed where it was."""
    changed = {"date_modified": _moment(days.changed_on)} if days.changed_on else {}
    return {"date_published": _moment(days.added_on), **changed}


def _moment(day: date) -> str:
    return f"{day:%Y-%m-%d}T00:00:00Z"


def _claim(claim: Claim, days: Days, record: Record, lang: Language, home: str) -> dict[str, Any]:
    measure = lang.localised(record.metric_rows[claim.metric], "name")
    return {
        "id": claim.claim_id,
        "url": f"{home}claims?{urlencode({'lang': lang.code, 'claim': claim.claim_id})}",
        "title": f"{lang.localised(claim, 'short')}: {measure}: {claim_text.value_text(claim, lang)}",
        "content_text": _with_days(
            lang.localised(claim, "note"), claim_text.stated_on(claim, lang), claim_text.as_of(claim, lang), days, lang
        ),
        "tags": [claim.metric, claim.side],
    }


def _presence(statement: PresenceStatement, days: Days, record: Record, lang: Language, home: str) -> dict[str, Any]:
    """A statement on presence: who, where, and what is said to have been done there; it leads to the place on the map."""
    source, kind = record.source_rows[statement["source"]], codes.PRESENCE_KIND[statement["kind"]]
    return {
        "id": statement["presence_id"],
        "url": f"{home}map?{urlencode({'lang': lang.code, 'place': statement['place_id']})}",
        "title": f"{lang.localised(source, 'short')}: {where(statement, record, lang)}: {lang.gettext(kind.label)}",
        "content_text": _with_days(
            lang.localised(statement, "note"), stated_on(statement, lang), when(statement, lang), days, lang
        ),
        "tags": ["presence", statement["what"], statement["side"]],
    }


def _with_days(note: str, stated: str, as_of: str, days: Days, lang: Language) -> str:
    """What was said; the day on which it was said and the day that it is about; when it came into the dataset and was changed."""
    _ = lang.gettext
    said = _("Stated: {stated}; as of: {day}.").format(stated=stated, day=as_of)
    added = _("Added to the dataset on {day}.").format(day=lang.date(days.added_on))
    changed = _("Last changed on {day}.").format(day=lang.date(days.changed_on)) if days.changed_on else ""
    return " ".join(filter(None, [note, said, added, changed]))
