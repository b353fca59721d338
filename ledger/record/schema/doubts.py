"""What no rule forbids, but a colleague would ask about. A row that somebody has checked is asked about no more."""

from collections.abc import Iterator

import pandas as pd

from ledger.i18n.sentence import Figure, Sentence
from ledger.record.schema.addresses import odd_port
from ledger.record.schema.relations import Tables, Violation
from ledger.record.schema.tables import TABLES

LEAP = 3
"""A figure that is so many times the last one of its side, or that part of it, is often a slip."""
REPEAT_WITHIN = pd.Timedelta(days=7)
OUTLETS = ("media", "state_media")
INTERVIEW = r"\binterview"
FIGURE = ["low", "best", "high"]


def doubts(tables: Tables) -> Iterator[Violation]:
    """Find rows that are worth a second look, in a record that breaks no rule."""
    claims = tables.frames["claims"]
    fresh = claims[claims["checked_on"].isna()]
    yield from _sudden_leaps(claims, tables.frames["sources"])
    yield from _likely_repeats(claims)
    yield from _outlets(fresh, tables)
    yield from _days_of_pages(fresh, tables.frames["reports"])
    yield from _ports(tables)


def _middle(claims: pd.DataFrame) -> pd.Series:
    """One number for each claim: the figure, else the middle of its ends, else the end that is given."""
    return claims["best"].fillna(claims[["low", "high"]].mean(axis=1))


def _sudden_leaps(claims: pd.DataFrame, sources: pd.DataFrame) -> Iterator[Violation]:
    sides = claims["source"].map(dict(zip(sources["source"], sources["side"], strict=True)))
    usual = claims.assign(side=sides, middle=_middle(claims))
    usual = usual[(usual["covers"] == "all") & (usual["derived_from"] == "") & (usual["middle"] > 0)]
    usual = usual.sort_values("stated_on", kind="stable")
    last = usual.groupby(["metric", "basis", "side"])[["middle", "claim_id"]].shift()
    ratio = usual["middle"] / last["middle"]
    for line in usual.index[usual["checked_on"].isna() & ((ratio >= LEAP) | (ratio <= 1 / LEAP))].sort_values():
        column = next(name for name in ("best", "low", "high") if usual[name].notna()[line])
        yield Violation(
            "claims",
            int(line),
            column,
            Sentence(
                "the last figure of this side was {figure} ({claim}): look for a slip of digits",
                figure=Figure(last["middle"][line], ",.10g"),
                claim=last["claim_id"][line],
            ),
        )


def _likely_repeats(claims: pd.DataFrame) -> Iterator[Violation]:
    """Find claims of one source with the same figure within a week, neither of which names the other."""
    named = claims[(claims["qualifier"] != "verbal")].sort_values("stated_on", kind="stable")
    like = ["metric", "source", "basis", "covers", *FIGURE, "scope_en"]
    earlier = named.groupby(like, dropna=False)[["claim_id", "stated_on"]].shift()
    soon = (named["stated_on"] - earlier["stated_on"]) <= REPEAT_WITHIN
    for line in named.index[soon & named["checked_on"].isna() & (named["derived_from"] == "")].sort_values():
        yield Violation(
            "claims",
            int(line),
            "claim_id",
            Sentence(
                "{claim} says the same: is this a retelling of it? Then it is a report, or names it in derived_from",
                claim=earlier["claim_id"][line],
            ),
        )


def _outlets(fresh: pd.DataFrame, tables: Tables) -> Iterator[Violation]:
    sources, reports = tables.frames["sources"], tables.frames["reports"]
    outlets = sources[sources["kind"].isin(OUTLETS)].set_index("source")["short_en"]
    carriers = reports[reports["role"] == "primary"].set_index("claim_id")["outlet_en"]
    for line, claim_id, source in zip(fresh.index.tolist(), fresh["claim_id"], fresh["source"], strict=True):
        if source in outlets and outlets[source].casefold() in carriers.get(claim_id, "").casefold():
            yield Violation(
                "claims",
                line,
                "source",
                Sentence("the source is the outlet that published it: did somebody else say it there?"),
            )


def _days_of_pages(fresh: pd.DataFrame, reports: pd.DataFrame) -> Iterator[Violation]:
    """Compare the day of a statement with that of its pages."""
    stated = dict(zip(fresh["claim_id"], fresh["stated_on"], strict=True))
    early = reports["dated_on"] < reports["claim_id"].map(stated)
    for line in reports.index[early]:
        yield Violation(
            "reports",
            int(line),
            "dated_on",
            Sentence(
                "the page is older than the claim ({day}): look at both days",
                day=f"{stated[reports.at[line, 'claim_id']]:%Y-%m-%d}",
            ),
        )
    first = dict(zip(reports["claim_id"], reports["dated_on"].where(reports["role"] == "primary"), strict=True))
    first = {
        claim: day for claim, day in zip(reports["claim_id"], reports["dated_on"], strict=True) if pd.notna(day)
    } | {claim: day for claim, day in first.items() if pd.notna(day)}
    spoken = fresh[fresh["note_en"].str.contains(INTERVIEW, case=False) & (fresh["stated_on_precision"] == "day")]
    for line in spoken.index[spoken["stated_on"] == pd.to_datetime(spoken["claim_id"].map(first))]:
        yield Violation(
            "claims",
            int(line),
            "stated_on",
            Sentence("an interview is often given before the day of its page: look when it was"),
        )


def _ports(tables: Tables) -> Iterator[Violation]:
    for table in TABLES.values():
        for field in table.fields:
            if field.kind == "url":
                for line, url in tables.column(table.name, field.name):
                    if odd_port(url):
                        yield Violation(
                            table.name,
                            line,
                            field.name,
                            Sentence("hardly any page is on a port of its own: try the address without it"),
                        )
