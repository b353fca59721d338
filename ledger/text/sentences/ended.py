"""That a state has ended, in a sentence."""

from ledger.answers.ended import end_of
from ledger.i18n.language import Language
from ledger.record.record import Record
from ledger.text.markdown import escape_markdown


def ended_notice(record: Record, metric: str, basis: str, lang: Language) -> str:
    """What ended the state that a measure on a basis is about, as Markdown; empty where it goes on.

    Parameters
    ----------
    record
        As known on the reader's day.
    """
    event = end_of(record.events, metric, basis)
    if event is None:
        return ""
    return lang.gettext("**No longer so:** {event} ({day}). {detail}").format(
        event=escape_markdown(lang.localised(event, "title")),
        day=escape_markdown(lang.date(event["date"])),
        detail=escape_markdown(lang.localised(event, "detail")),
    )
