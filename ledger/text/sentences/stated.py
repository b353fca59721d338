"""What a picture or a file says of itself: the filters in force, the day, the version, the licence, how its marks are read."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlencode

from ledger.answers.filtering import active_filters
from ledger.i18n.language import Language
from ledger.question.link import write_link
from ledger.question.question import FIRST_DAY, Question
from ledger.record import codes
from ledger.record.record import Record
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.record_name import licence_name, record_name


def provenance_lines(
    question: Question, record: Record, day: date, lang: Language, basis: str = "", sources: Iterable[str] = ()
) -> list[str]:
    """One line each: sources and basis where there are any, day, filters, question, data version, licence.

    Parameters
    ----------
    day
        The day on which the reader is placed.
    basis
        The basis of a single series; empty where there are several.
    sources
        The keys of the sources that are shown; each is named once.
    """
    _ = lang.gettext
    names = [lang.localised(record.source_rows[source], "short") for source in dict.fromkeys(sources)]
    return [
        *([_("Sources: {names}").format(names=", ".join(names))] if names else []),
        *([_("Counted as: {basis}").format(basis=_(codes.BASIS[basis].label))] if basis else []),
        _("Known on {day}").format(day=lang.date(day)),
        _("Filters: {filters}").format(filters="; ".join(filters(question, record, lang)) or _("none")),
        question_line(question, lang),
        _("{name}, data version {version}, {extent}").format(
            name=record_name(record, lang), version=record.version, extent=extent(record, lang)
        ),
        _("Licence: {licence}").format(licence=licence_name(record, lang)),
    ]


def question_line(question: Question, lang: Language) -> str:
    """The question as the parameters of a link."""
    return lang.gettext("Question: {link}").format(link=urlencode(write_link(question.without_view_state())))


def extent(record: Record, lang: Language) -> str:
    """From when the newest statement is that is known, and until when statements were searched for."""
    _, newest = lang.gettext, record.newest_statement
    return (
        _("newest statement of {newest}, searched until {searched}").format(
            newest=lang.date(newest),
            searched=lang.date(record.collected_on),
        )
        if newest
        else _("no statement yet, searched until {searched}").format(searched=lang.date(record.collected_on))
    )


def freshness(record: Record, lang: Language) -> str:
    """How new the record is and how much of it a second, independent check has seen; in one line of Markdown."""
    _, claims, newest = lang.gettext, record.claims, record.newest_statement
    sentence = (
        _("Newest statement in this dataset: **{day}**.").format(day=escape_markdown(lang.date(newest)))
        if newest
        else _("No statement yet.")
    )
    searched = _("Searched until {day}.").format(day=escape_markdown(lang.date(record.collected_on)))
    if claims.empty:
        return f"{sentence} {searched}"
    share = round(100 * claims["checked_on"].notna().mean())
    checked = _("{share}% of {count} checked twice.").format(
        share=lang.number(share), count=lang.ngettext("{n} claim", "{n} claims", len(claims))
    )
    return f"{sentence} {searched} {checked}"


def filters(question: Question, record: Record, lang: Language) -> list[str]:
    """The filters in force in words, as captions and exports state them."""
    _, sources = lang.gettext, record.source_rows
    said = {
        "sides": lambda: _("sides: {chosen}").format(
            chosen=lang.join_list([_(codes.SIDE[side].label) for side in question.sides])
        ),
        "kinds": lambda: _("kinds of source: {chosen}").format(
            chosen=lang.join_list([_(codes.SOURCE_KIND[kind].label) for kind in question.kinds])
        ),
        "sources": lambda: _("sources: {chosen}").format(
            chosen=lang.join_list([lang.localised(sources[source], "short") for source in question.sources])
        ),
        "as_of_from": lambda: _("as of from {day}").format(day=lang.date(question.as_of_from or FIRST_DAY)),
        "as_of_to": lambda: _("as of to {day}").format(day=lang.date(question.as_of_to or FIRST_DAY)),
        "repeats": lambda: _("original claims only, no repeats"),
        "planned": lambda: _("no planned figures"),
        "support": lambda: lang.ngettext(
            "corroborated by at least {n} other side", "corroborated by at least {n} other sides", question.min_support
        ),
    }
    return [said[name]() for name in active_filters(question)]


def how_to_read(lang: Language) -> str:
    """The legend of marks, in one line."""
    return lang.gettext(
        "Bar: range. ↑ or →: at least. ↓ or ←: at most. Outline: planned. Pale outline: older than the age limit, or repeats somebody else."
    )
