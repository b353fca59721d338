"""Statements on presence in words: how many places, what was said at one of them, and tables to take away."""

from datetime import date

import pandas as pd
import shapely
from shapely.geometry import shape

from ledger.answers.presence import BOTH, DENIED
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.record.boundaries import read_outlines
from ledger.record.record import Record
from ledger.record.rows import PresenceStatement, rows_of
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.region import is_about_kursk, of_region, region_name

ACCORDING_TO = N_("North Koreans there, according to:")

MOST_LINES = 6
"""So many statements on one place are named where there is little room."""


def headline(found: pd.DataFrame, record: Record, day: date, lang: Language) -> str:
    """At how many places in Kursk region North Koreans were reported by a day, at how many of them it was denied; whole areas apart.

    Parameters
    ----------
    found
        The answer of ``answers.presence.presence``, of that day.
    """
    _, day_said = lang.gettext, lang.date(day)
    reported = found[found["said"] != DENIED]
    places = reported[reported["place_id"].isin(in_home_region(record))]
    areas = reported[reported["area"] != ""]
    if places.empty:
        text = of_region(
            record,
            lang,
            N_("By **{day}** nobody in this dataset had reported North Koreans at a place in Kursk region"),
            N_("By **{day}** nobody in this dataset had reported North Koreans at a place there ({region})"),
            day=day_said,
        )
    else:
        where_said = _counted_places(len(places), record, lang)
        text = _("North Koreans were reported **{where}** by **{day}**").format(where=where_said, day=day_said)
    if denied := int((places["said"] == BOTH).sum()):
        text += lang.ngettext("; at {n} of them somebody denied it", "; at {n} of them somebody denied it", denied)
    text += "."
    if len(areas):
        text += " " + lang.ngettext(
            "They were also reported in {n} district or region as a whole",
            "They were also reported in {n} districts or regions as a whole",
            len(areas),
        )
        if denied := int((areas["said"] == BOTH).sum()):
            text += lang.ngettext(
                "; for {n} of them somebody denied it", "; for {n} of them somebody denied it", denied
            )
        text += "."
    return text


def _counted_places(n: int, record: Record, lang: Language) -> str:
    if is_about_kursk(record):
        return lang.ngettext("at {n} place in Kursk region", "at {n} places in Kursk region", n)
    return f"{lang.ngettext('at {n} place', 'at {n} places', n)} ({escape_markdown(region_name(record, lang))})"


def in_home_region(record: Record) -> frozenset[str]:
    """The places in the home region: those in one of its districts, and those without a district that lie within its outline."""
    outlines, places = read_outlines(record.boundaries), record.places
    region = shape(outlines[record.boundaries.home].geometry)
    districts = {area for area, outline in outlines.items() if not outline.is_region}
    inside = shapely.contains_xy(
        region, places["lon"].fillna(0).to_numpy(float), places["lat"].fillna(0).to_numpy(float)
    )
    return frozenset(places["place_id"][places["district"].isin(districts) | ((places["district"] == "") & inside)])


def statement_lines(statements: pd.DataFrame, record: Record, lang: Language, most: int = MOST_LINES) -> list[str]:
    """What was said of one place or area, a line a statement, the newest first: the day, who spoke, what they said.

    Parameters
    ----------
    statements
        Some rows of ``Record.presence``; more than ``most`` of them are counted in a last line.
    """
    ordered = statements.sort_values(["as_of", "stated_on", "presence_id"], ascending=False)
    newest = rows_of(ordered.head(most), PresenceStatement)
    lines = [
        f"{when(row, lang)} · {lang.localised(record.source_rows[row['source']], 'short')}: {lang.gettext(codes.PRESENCE_KIND[row['kind']].label)}"
        for row in newest
    ]
    if more := len(statements) - len(newest):
        lines.append(lang.ngettext("and {n} more statement", "and {n} more statements", more))
    return lines


def where(statement: PresenceStatement, record: Record, lang: Language) -> str:
    """The place that a statement is about, or the area where it means a whole one."""
    area = statement["area"]
    return lang.localised(
        read_outlines(record.boundaries)[area].names if area else record.place_rows[statement["place_id"]], "name"
    )


def when(statement: PresenceStatement, lang: Language) -> str:
    """The day or days that a statement is about, as precisely as it says."""
    end = lang.date_with_precision(statement["as_of"], statement["as_of_precision"])
    if pd.isna(statement["period_start"]) or statement["period_start"] == statement["as_of"]:
        return end
    return lang.gettext("{start} to {end}").format(start=lang.date(statement["period_start"]), end=end)


def stated_on(statement: PresenceStatement, lang: Language) -> str:
    """The day on which it was said, as precisely as it is known."""
    return lang.date_with_precision(statement["stated_on"], statement["stated_on_precision"])


def statement_texts(statements: pd.DataFrame, record: Record, lang: Language) -> pd.DataFrame:
    """One row a statement with readable columns, the newest first, indexed by presence_id.

    Parameters
    ----------
    statements
        ``Record.presence``, or some of it.
    """
    _ = lang.gettext
    rows = rows_of(statements.sort_values(["as_of", "stated_on", "presence_id"], ascending=False), PresenceStatement)
    return pd.DataFrame(
        {
            _("As of"): [when(row, lang) for row in rows],
            _("Stated on"): [stated_on(row, lang) for row in rows],
            _("Place or area"): [where(row, record, lang) for row in rows],
            _("Who or what"): [_(codes.PRESENCE_WHAT[row["what"]].label) for row in rows],
            _("What was said"): [_(codes.PRESENCE_KIND[row["kind"]].label) for row in rows],
            _("Source"): [lang.localised(record.source_rows[row["source"]], "short") for row in rows],
            _("Side"): [_(codes.SIDE[row["side"]].label) for row in rows],
            _("Note"): [lang.localised(row, "note") for row in rows],
            _("Caveat"): [lang.localised(row, "caution") for row in rows],
            _("Source page"): [row["url"] for row in rows],
            _("Statement ID"): [row["presence_id"] for row in rows],
        },
        index=[row["presence_id"] for row in rows],
    )


def outside(names: list[str], lang: Language) -> str:
    """Which places lie outside the part of the map that is shown."""
    return lang.gettext("Outside this part of the map: {places}.").format(places=escape_markdown(lang.join_list(names)))
