"""New claims as a JSON Feed (version 1.1, jsonfeed.org): for people who want to be told."""

from typing import Any
from urllib.parse import urlencode

import pandas as pd

from ledger import phrases
from ledger.frames import records
from ledger.language import Language
from ledger.record import Record

ENTRIES = 50
FEED = "application/feed+json"


def feed(record: Record, claims: pd.DataFrame, lang: Language, home: str) -> dict[str, Any]:
    """The newest claims, the one stated last first.

    Parameters
    ----------
    claims
        The claims that are left by the question.
    home
        The address of the dashboard, with its last slash.
    """
    newest = records(claims.sort_values(["stated_on", "claim_id"], ascending=[False, True]).head(ENTRIES))
    return {
        "version": "https://jsonfeed.org/version/1.1", "title": "Kursk Ledger", "home_page_url": home, "feed_url": f"{home}api/feed.json?lang={lang.code}",
        "language": lang.code, "items": [_item(claim, record, lang, home) for claim in newest],
    }


def _item(claim: dict[Any, Any], record: Record, lang: Language, home: str) -> dict[str, Any]:
    measure = lang.pick(record.metric_rows[claim["metric"]], "name")
    return {
        "id": claim["claim_id"], "url": f"{home}claims?{urlencode({'lang': lang.code, 'claim': claim['claim_id']})}",
        "title": f"{lang.pick(claim, 'short')}: {measure}: {phrases.figure(claim, lang)}", "content_text": lang.pick(claim, "note"),
        "date_published": f"{claim['stated_on']:%Y-%m-%d}T00:00:00Z", "tags": [claim["metric"], claim["side"]],
    }
