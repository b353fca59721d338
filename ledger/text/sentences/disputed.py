"""On how many days two sides claimed the same settlement, in sentences."""

from datetime import date

from ledger.answers.settlement_counts import OverlappingControl
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.text.markdown import escape_markdown

HOW_TO_READ = N_("A click on a bar opens the statements on the settlement.")


def none_claimed_by_both(day: date, lang: Language) -> str:
    """That the two sides never claimed the same settlement."""
    return lang.gettext(
        "Up to {day}, the latest statements of the two sides never claimed the same settlement. Another day of the map, or other filters, may show some."
    ).format(day=lang.date(day))


def headline(found: OverlappingControl, names: dict[str, str], lang: Language) -> str:
    """On how many days, with how old words, and where most of all."""
    _ = lang.gettext
    most = found.settlements.iloc[0]
    said = {
        "days": lang.number(found.days),
        "all": lang.number(found.of_days),
        "place": escape_markdown(names[most["place_id"]]),
    }
    if not found.young_days:
        return _(
            "Two sides claimed the same settlement on **{days}** of {all} days, but never with statements of both that were at most 90 days old; the longest at {place} ({most})."
        ).format(
            **said,
            most=lang.ngettext("{n} day", "{n} days", int(most["days"])),
        )
    return _(
        "Two sides claimed the same settlement on **{days}** of {all} days, on **{young}** of them with statements that were both at most 90 days old; by such statements most of all at {place} ({most})."
    ).format(
        **said,
        young=lang.number(found.young_days),
        most=lang.ngettext("{n} day", "{n} days", int(most["young_days"])),
    )


def drawn_of(drawn: int, everything: int, lang: Language) -> str:
    """How many settlements are drawn, where that is not all of them."""
    return lang.gettext("Drawn are the {n} settlements with the most days; the table has all {all}.").format(
        n=lang.number(drawn), all=lang.number(everything)
    )
