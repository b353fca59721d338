"""Days that cannot be: before the war, after today, a check before the statement."""

from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd

from ledger.i18n.sentence import Sentence
from ledger.record.schema.relations import Tables, Violation
from ledger.record.schema.tables import TABLES

WAR = date(2022, 2, 24)
"""The first day of the full invasion: no row is about an earlier one."""
YEARS_AHEAD = 10
"""A plan for a day farther away than this is a slip of the pen."""


def impossible_days(tables: Tables, today: date) -> Iterator[Violation]:
    """Find days on which nothing can have been said, done or checked."""
    for table in TABLES.values():
        frame = tables.frames[table.name]
        for field in table.fields:
            if field.kind != "date":
                continue
            days = frame[field.name]
            yield from _at(
                table.name,
                field.name,
                frame.index[days < pd.Timestamp(WAR)],
                Sentence("the day is before the war began ({day}): look at the year", day=WAR),
            )
            if field.name == "checked_on":
                yield from _checks(table.name, frame, pd.Timestamp(today))
    claims, events = tables.frames["claims"], tables.frames["events"]
    latest = claims["stated_on"] + pd.DateOffset(years=YEARS_AHEAD)
    yield from _at(
        "claims",
        "as_of",
        claims.index[(claims["basis"] == "planned") & (claims["as_of"] > latest)],
        Sentence("the plan is for a day more than {years} years later: look at the year", years=YEARS_AHEAD),
        ("stated_on",),
    )
    for column in ("date", "date_end"):
        yield from _at(
            "events",
            column,
            events.index[events[column] > pd.Timestamp(today)],
            Sentence(
                "the day is after today, {today}: what is only planned is an announcement of the day when it was made",
                today=today,
            ),
        )


def _checks(table: str, frame: pd.DataFrame, today: pd.Timestamp) -> Iterator[Violation]:
    checked = frame["checked_on"]
    early = (checked < frame["stated_on"]) & (checked >= pd.Timestamp(WAR))
    yield from _at(
        table,
        "checked_on",
        frame.index[early],
        Sentence("the check is older than the statement (stated_on): look at both days"),
    )
    yield from _at(
        table,
        "checked_on",
        frame.index[checked > today],
        Sentence("the check is after today, {today}: write the day on which it was done", today=f"{today:%Y-%m-%d}"),
    )


def _at(
    table: str, column: str, lines: "pd.Index[int]", rule: Sentence, depends_on: Sequence[str] = ()
) -> Iterator[Violation]:
    return (Violation(table, int(line), column, rule, depends_on) for line in lines)
