"""What stands at the foot of a printed page: what it is, of which day, from which data, and where it is found again."""

from html import escape
from urllib.parse import urlencode

from ledger.question.link import write_link
from ledger.text.sentences.record_name import record_name
from ledger.views.view import View


def printed_foot(view: View, title: str, address: str) -> str:
    """The foot as HTML; the address leads to the same day and data version."""
    question = view.question.with_parameters(lang=view.lang.code, known_on=view.day, version=view.full_record.version)
    sentence = view.lang.gettext("{name}: {title} · known on {day} · data version {version}").format(
        name=record_name(view.full_record, view.lang),
        title=title,
        day=view.lang.date(view.day),
        version=view.full_record.version,
    )
    return f"{escape(sentence)}<br>{escape(f'{address}?{urlencode(write_link(question))}')}"
