"""What changed since an earlier day, in sentences."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ledger.answers.changes import DEFAULT_INTERVAL, Changes
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.question.question import FIRST_DAY
from ledger.record.claim import Claim
from ledger.record.codes import ACCOUNT_NAMES
from ledger.record.record import Record
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.settlements import CONTROLLER_NAMES

WHY = {
    "new": N_("a new claim holds it"),
    "restored": N_("a newer and higher total has been corrected, so this one counts again"),
    "superseded": N_("whoever held it has since named another figure"),
    "overtaken": N_("a newer total lies above it"),
    "old": N_("the figure that held it grew older than the age limit"),
}
"""Why an end of a range moved, in words."""
HOW_TO_READ = N_(
    "A mark is a new claim at the day on which it was stated, in the colour and shape of its side; a hollow one is planned. A click opens the claim."
)
NOTHING = N_("By {day}, the filters leave nothing that could have changed.")
NOT_EARLIER = N_("Nothing can have changed yet: {since} is not before {day}, the chosen day.")
NEXT_VISIT = N_(
    "Keep this link: whoever opens it on a later day sees what has changed since {day}. Nothing about you is stored."
)


def why_since(since: date, day: date, lang: Language) -> str:
    """Why it is this day when none was asked for."""
    _ = lang.gettext
    usual = day - DEFAULT_INTERVAL
    if since == usual:
        return _("No day was asked for, so this is 90 days back.")
    if usual < FIRST_DAY:
        return _("No day was asked for, and the dataset does not go back 90 days, so this is its first day.")
    return _(
        "No day was asked for, and there is nothing new in the last 90 days, so this is the day before the newest statement."
    )


def headline(found: Changes, since: date, lang: Language) -> str:
    """What changed, counted, in one sentence."""
    _ = lang.gettext
    claims, reports, first, ends = len(found.claims), len(found.reports), len(found.sources), len(found.extremes)
    places = found.settlements["place_id"].nunique()
    parts = [
        _("{claims} from {sources}").format(
            claims=lang.ngettext("{n} new claim", "{n} new claims", claims),
            sources=lang.ngettext("{n} source", "{n} sources", found.claims["source"].nunique()),
        )
        if claims
        else _("no new claim"),
        *(
            [lang.ngettext("{n} new report of an older claim", "{n} new reports of older claims", reports)]
            if reports
            else []
        ),
        lang.ngettext("{n} source heard for the first time", "{n} sources heard for the first time", first)
        if first
        else _("no source heard for the first time"),
        lang.ngettext("{n} lowest or highest figure changed", "{n} lowest or highest figures changed", ends)
        if ends
        else _("no lowest or highest figure changed"),
        lang.ngettext(
            "{n} settlement with a new statement on who holds it",
            "{n} settlements with a new statement on who holds them",
            places,
        )
        if places
        else _("no settlement with a new statement on who holds it"),
    ]
    return _("**Since {day}:** {changes}.").format(day=lang.date(since), changes=lang.join_list(parts))


def heard_first(names: list[str], lang: Language) -> str:
    """The sources that are heard for the first time."""
    return lang.gettext("**Heard for the first time:** {sources}.").format(sources=lang.join_list(names))


def moved(row: Mapping[str, Any], claims: Mapping[str, Claim], record: Record, lang: Language) -> str:
    """One end: what it is now, what it was, and why it moved."""
    _ = lang.gettext

    def said(claim_id: str) -> str:
        if not claim_id:
            return _("nobody")
        claim = claims[claim_id]
        return f"{escape_markdown(claim_text.value_text(claim, lang))} ({escape_markdown(lang.localised(claim, 'short'))}, {escape_markdown(lang.short_date(claim.as_of))})"

    pattern = (
        _("{measure}, lowest: **{after}**, before {before}; {why}.")
        if row["end"] == "low"
        else _("{measure}, highest: **{after}**, before {before}; {why}.")
    )
    name = escape_markdown(lang.localised(record.metric_rows[row["metric"]], "name"))
    return pattern.format(
        measure=name, after=said(row["after_claim"]), before=said(row["before_claim"]), why=_(WHY[row["why"]])
    )


def reworded(row: Mapping[str, Any], place: str, lang: Language) -> str:
    """What an account says now of a settlement, and what it said before."""
    _ = lang.gettext
    pattern = (
        _("{day} · {place}, {account}: **{after}**, before {before}")
        if row["before"]
        else _("{day} · {place}, {account}: **{after}**, its first statement on it")
    )
    return pattern.format(
        day=lang.short_date(row["as_of"]),
        place=escape_markdown(place),
        account=_(ACCOUNT_NAMES[row["account"]]),
        **{when: _(CONTROLLER_NAMES[row[when]]) for when in ("after", "before")},
    )
