"""Which governments never gave a figure, in words from the record."""

from collections.abc import Sequence

from ledger.answers.no_figure import NoFigure
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown


def lines(found: Sequence[NoFigure], lang: Language) -> list[tuple[str, NoFigure | None]]:
    """One line a government that said or showed something instead, as Markdown, and one for all that did not.

    Returns
    -------
    list of tuple
        Each line with what it is about; None for the last one.
    """
    _ = lang.gettext
    told = [
        (_("{who}: no figure; instead {instead}").format(who=_who(each, lang), instead=instead(each, lang)), each)
        for each in found
        if each.claim or each.event
    ]
    silent = [_who(each, lang) for each in found if not (each.claim or each.event)]
    return [*told, *([(_("{who}: no figure").format(who=", ".join(silent)), None)] if silent else [])]


def instead(found: NoFigure, lang: Language) -> str:
    """What a government said or showed instead: its figure and what that counts, or the event; with the month, as Markdown."""
    if claim := found.claim:
        return escape_markdown(
            lang.gettext("{figure} ({scope}, {month})").format(
                figure=claim_text.value_text(claim, lang),
                scope=lang.localised(claim, "scope"),
                month=claim_text.month(claim, lang),
            )
        )
    if event := found.event:
        return escape_markdown(
            lang.gettext("“{title}” ({month})").format(
                title=lang.localised(event, "title"), month=lang.date_with_precision(event["date"], "month")
            )
        )
    return ""


def _who(found: NoFigure, lang: Language) -> str:
    return escape_markdown(lang.gettext(codes.CAPITALS[found.voice]))
