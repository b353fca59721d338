"""What a page is called in the browser: in its tab, its history, its bookmarks."""

from ledger.i18n.language import Language
from ledger.record.record import Record
from ledger.record.store import default_record
from ledger.text.sentences.record_name import record_name


def site_name(lang: Language) -> str:
    """What this dashboard is called: as the record that it shows to everybody."""
    return record_name(default_record(), lang)


def document_title(title: str, record: Record, lang: Language) -> str:
    """The title of a page with whose data it shows."""
    return f"{title} · {record_name(record, lang)}"
