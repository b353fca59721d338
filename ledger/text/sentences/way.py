"""The way from North Korea to Kursk region in words: how many places are named, and one row a place and kind as a table."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from ledger.answers.rows import WayRow
from ledger.answers.way import STAGES
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.boundaries import read_outlines
from ledger.record.record import Record
from ledger.record.rows import PresenceStatement, presence_by_id, rows_of
from ledger.text.sentences.presence import stated_on, when
from ledger.text.sentences.region import region_name


def headline(rows: pd.DataFrame, day: date, record: Record, lang: Language) -> str:
    """How many places of the way were named by the day, of which kinds, and what was said of its end.

    Parameters
    ----------
    rows
        The answer of ``way.way``.
    """
    _, statements = lang.gettext, rows[(rows["kind"] != "denial") & (rows["area"] != record.boundaries.home)]
    named = statements[statements["place_id"] != ""]
    text = _("By {day}, statements named {places} on the way").format(
        day=lang.date(day),
        places=lang.ngettext("**{n} place**", "**{n} places**", named["place_id"].nunique()),
    )
    kinds = _kinds(named, lang)
    return " ".join(filter(None, [f"{text}: {'; '.join(kinds)}." if kinds else f"{text}.", _end(rows, record, lang)]))


def _kinds(named: pd.DataFrame, lang: Language) -> list[str]:
    """How many places of each kind; one place can be of several."""
    _, soldiers = lang.gettext, named[named["what"] == "soldiers"]
    words = {
        "departure": _("departure from {n}"),
        "arrival": _("arrival at {n}"),
        "training": _("training at {n}"),
        "transit": _("transit through {n}"),
    }
    found = {kind: soldiers.loc[soldiers["kind"] == kind, "place_id"].nunique() for kind in STAGES}
    arms = named.loc[named["what"] == "arms", "place_id"].nunique()
    sentences = (
        [lang.join_list([words[kind].format(n=lang.number(count)) for kind, count in found.items() if count])]
        if any(found.values())
        else []
    )
    return [*sentences, *([_("arms, not soldiers, at {n}").format(n=lang.number(arms))] if arms else [])]


def _end(rows: pd.DataFrame, record: Record, lang: Language) -> str:
    """How many statements say that they came to Kursk region, and how many deny that they were there."""
    end = rows[(rows["area"] == record.boundaries.home) & (rows["what"] == "soldiers")]
    count = {kind: int(end.loc[end["kind"] == kind, "ids"].str.len().sum()) for kind in ("arrival", "denial")}
    sentences = []
    if count["arrival"]:
        sentences.append(
            lang.ngettext(
                "{n} statement says that they came there", "{n} statements say that they came there", count["arrival"]
            )
        )
        if count["denial"]:
            sentences.append(
                lang.ngettext(
                    "{n} denies that they were there or had been seen there",
                    "{n} deny that they were there or had been seen there",
                    count["denial"],
                )
            )
    elif count["denial"]:
        sentences.append(
            lang.ngettext(
                "{n} statement denies that they were there or had been seen there",
                "{n} statements deny that they were there or had been seen there",
                count["denial"],
            )
        )
    return f"{region_name(record, lang)}: {'; '.join(sentences)}." if sentences else ""


def statement_texts(
    rows: pd.DataFrame, statements: pd.DataFrame, record: Record, sources: Mapping[str, str], lang: Language
) -> pd.DataFrame:
    """One row for each kind of statement on a place, in the order of the way, indexed by place_id.

    Parameters
    ----------
    statements
        The statements that the rows count.
    sources
        The short names of the sources in the reader's language.
    """
    _, said = lang.gettext, presence_by_id(statements)
    outlines = read_outlines(record.boundaries)
    found = rows_of(rows, WayRow)
    return pd.DataFrame(
        {
            _("Place or area"): [
                lang.localised(
                    outlines[row["area"]].names if row["area"] else record.place_rows[row["place_id"]], "name"
                )
                for row in found
            ],
            _("What was said"): [kind_name(row, lang) for row in found],
            _("Statements"): [lang.number(len(row["ids"])) for row in found],
            _("First day"): [lang.date(row["first"]) for row in found],
            _("Newest statement"): [lang.date(row["stated_on"]) for row in found],
            _("Who said so, about which day, and when"): [
                "; ".join(attribution(said[each], sources, lang) for each in row["ids"]) for row in found
            ],
        },
        index=[row["place_id"] for row in found],
    )


def kind_name(row: WayRow, lang: Language) -> str:
    """The kind of statement in words; of arms, that it is about arms."""
    kind = lang.gettext(codes.PRESENCE_KIND[row["kind"]].label)
    return kind if row["what"] == "soldiers" else f"{lang.gettext(codes.PRESENCE_WHAT[row['what']].label)}: {kind}"


def attribution(statement: PresenceStatement, sources: Mapping[str, str], lang: Language) -> str:
    """Who said so, about which day, and when."""
    return lang.gettext("{source}: {as_of} (stated on {stated})").format(
        source=sources[statement["source"]],
        as_of=when(statement, lang),
        stated=stated_on(statement, lang),
    )
