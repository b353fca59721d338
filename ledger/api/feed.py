"""New claims and statements on presence as a JSON Feed (version 1.1, jsonfeed.org): for people who want to be told."""

from operator import itemgetter
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.frames import records
from ledger.record.record import Record
from ledger.text import claim_text
from ledger.text.sentences.presence import where

ENTRIES = 50
FEED = "application/feed+json"


def feed(record: Record, claims: pd.DataFrame, presence: pd.DataFrame, lang: Language, home: str) -> dict[str, Any]:
    """The newest claims and statements on presence together, the one stated last first.

    Parameters
    ----------
    claims, presence
        What is left by the question.
    home
        The address of the dashboard, with its last slash.
    """
    said = [_claim(row, record, lang, home) for row in _newest(claims, "claim_id")]
    said += [_presence(row, record, lang, home) for row in _newest(presence, "presence_id")]
    newest = sorted(sorted(said, key=itemgetter("id")), key=itemgetter("date_published"), reverse=True)[:ENTRIES]
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Kursk Ledger",
        "home_page_url": home,
        "feed_url": f"{home}api/feed.json?lang={lang.code}",
        "language": lang.code,
        "items": newest,
    }


def _newest(statements: pd.DataFrame, key: str) -> list[dict[Any, Any]]:
    return records(statements.sort_values(["stated_on", key], ascending=[False, True]).head(ENTRIES))


def _claim(claim: dict[Any, Any], record: Record, lang: Language, home: str) -> dict[str, Any]:
    measure = lang.pick(record.metric_rows[claim["metric"]], "name")
    return {
        "id": claim["claim_id"],
        "url": f"{home}claims?{urlencode({'lang': lang.code, 'claim': claim['claim_id']})}",
        "title": f"{lang.pick(claim, 'short')}: {measure}: {claim_text.figure(claim, lang)}",
        "content_text": _with_days(lang.pick(claim, "note"), claim, lang),
        "date_published": f"{claim['stated_on']:%Y-%m-%d}T00:00:00Z",
        "tags": [claim["metric"], claim["side"]],
    }


def _presence(statement: dict[Any, Any], record: Record, lang: Language, home: str) -> dict[str, Any]:
    """A statement on presence: who, where, and what is said to have been done there; it leads to the place on the map."""
    source, kind = record.source_rows[statement["source"]], codes.PRESENCE_KIND[statement["kind"]]
    return {
        "id": statement["presence_id"],
        "url": f"{home}map?{urlencode({'lang': lang.code, 'place': statement['place_id']})}",
        "title": f"{lang.pick(source, 'short')}: {where(statement, record, lang)}: {lang.gettext(kind.label)}",
        "content_text": _with_days(lang.pick(statement, "note"), statement, lang),
        "date_published": f"{statement['stated_on']:%Y-%m-%d}T00:00:00Z",
        "tags": ["presence", statement["what"], statement["side"]],
    }


def _with_days(note: str, row: dict[Any, Any], lang: Language) -> str:
    """What was said, then the day on which it was said and the day that it is about."""
    days = lang.gettext("Stated: {stated}; as of: {day}.").format(
        stated=claim_text.stated_on(row, lang), day=claim_text.as_of(row, lang)
    )
    return f"{note} {days}".strip()
