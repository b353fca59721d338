"""Rules across the columns of one table, in plain words."""

from collections.abc import Sequence

import pandas as pd

from ledger.i18n.sentence import Sentence
from ledger.record.frames import TEXT
from ledger.record.schema.addresses import host_name, same_page
from ledger.record.schema.fields import BoolSeries, Rule

# Which of low, best and high each qualifier comes with. An approximate figure may have an outer end
# beside it ("about 8,000, some say up to 10,000") or be an approximate range.
NUMBERS_OF_QUALIFIER: dict[str, tuple[str, ...]] = {
    "exact": ("best",),
    "nearly": ("best",),
    "about": ("best", "best high", "low best", "low best high", "low high"),
    "at_least": ("low",),
    "more_than": ("low",),
    "up_to": ("high",),
    "range": ("low high", "low best high"),
    "verbal": ("",),
}
FIGURES = ("low", "best", "high")
KINDS_OF_ARMS = ("departure", "transit", "arrival")
"""Arms belong to the way only: what is said of arms at the front is a claim, not presence."""
POSITION = ("lat", "lon", "coord_precision_km", "coord_source")


def _in_order(claims: pd.DataFrame) -> BoolSeries:
    low, best, high = (claims[name] for name in FIGURES)
    return ~((low > best) | (best > high) | (low > high))


def _numbers_given(claims: pd.DataFrame) -> "pd.Series[str]":
    given = pd.Series("", index=claims.index, dtype=TEXT)
    for name in FIGURES:
        given = given + claims[name].notna().map({True: f"{name} ", False: ""})
    return given.str.strip()


def _qualifier_fits(claims: pd.DataFrame) -> BoolSeries:
    fits = [
        numbers in NUMBERS_OF_QUALIFIER.get(qualifier, (numbers,))
        for qualifier, numbers in zip(claims["qualifier"], _numbers_given(claims), strict=True)
    ]
    return pd.Series(fits, index=claims.index, dtype=bool)


def _claim_id_fits(claims: pd.DataFrame) -> BoolSeries:
    stem = claims["metric"].str.replace("_", "-") + "-" + claims["source"] + "-"
    return _fits_stem(claims["claim_id"], stem + claims["stated_on"].dt.strftime("%Y-%m-%d").fillna(""))


def _presence_id_fits(presence: pd.DataFrame) -> BoolSeries:
    stem = "pr-" + presence["place_id"] + "-" + presence["source"] + "-"
    return _fits_stem(presence["presence_id"], stem + presence["stated_on"].dt.strftime("%Y-%m-%d").fillna(""))


def _fits_stem(keys: pd.Series, stems: pd.Series) -> BoolSeries:
    """Whether each key is its stem, or that with -b, -c and so on for further rows of the same day."""
    fits = [
        key == stem or (key[:-2] == stem and key[-2] == "-" and "b" <= key[-1] <= "z")
        for key, stem in zip(keys, stems, strict=True)
    ]
    return pd.Series(fits, index=keys.index, dtype=bool)


def _report_id_fits(reports: pd.DataFrame) -> BoolSeries:
    fits = []
    for report, claim in zip(reports["report_id"], reports["claim_id"], strict=True):
        number = report.removeprefix(f"{claim}-r")
        fits.append(number != report and number.isdecimal() and not number.startswith("0"))
    return pd.Series(fits, index=reports.index, dtype=bool)


def _position_complete(places: pd.DataFrame) -> BoolSeries:
    given = pd.concat([places[list(POSITION[:3])].notna(), places["coord_source"] != ""], axis=1).sum(axis=1)
    return given.isin([0, len(POSITION)])


def _actors_differ(events: pd.DataFrame) -> BoolSeries:
    actors = events["actors"].str.split(";")
    return actors.map(lambda names: len(names) == len(set(names))).astype(bool)


def _same(columns: Sequence[str]) -> Sentence:
    if len(columns) == 1:
        return Sentence("an earlier row has the same {column}", column=columns[0])
    return Sentence("an earlier row has the same {first} and {second}", first=columns[0], second=columns[1])


def unique_together(*columns: str) -> Rule:
    """Give the rule that no two rows of a table have the same values in `columns`."""
    return Rule(
        columns[-1],
        columns,
        _same(columns),
        lambda frame: (
            ~frame[list(columns)]
            .assign(**{name: frame[name].map(same_page) for name in columns if name == "url"})
            .duplicated()
        ),
    )


def _on_another_host(reports: pd.DataFrame) -> BoolSeries:
    differ = [
        not archived or host_name(archived) != host_name(url)
        for url, archived in zip(reports["url"], reports["archived_url"], strict=True)
    ]
    return pd.Series(differ, index=reports.index, dtype=bool)


CLAIM_RULES = (
    Rule(
        "claim_id",
        ("claim_id", "metric", "source", "stated_on"),
        Sentence("claim_id is metric-source-stated_on with hyphens, and -b, -c ... for further rows of the same day"),
        _claim_id_fits,
    ),
    Rule("best", FIGURES, Sentence("the figures must rise: low <= best <= high"), _in_order),
    Rule(
        "qualifier",
        ("qualifier", *FIGURES),
        Sentence(
            "the qualifier does not fit the figures given: exact and nearly have best; about has best or a "
            "range; at_least and more_than have low; up_to has high; range has low and high; verbal has none"
        ),
        _qualifier_fits,
    ),
    Rule(
        "wording_en",
        ("qualifier", "wording_en"),
        Sentence("a verbal claim has its words in wording_en and wording_de"),
        lambda claims: (claims["qualifier"] != "verbal") | (claims["wording_en"] != ""),
    ),
    Rule(
        "period_start",
        ("period_start", "basis"),
        Sentence("basis period has a period_start, and no other basis has one"),
        lambda claims: (claims["basis"] == "period") == claims["period_start"].notna(),
    ),
    Rule(
        "period_start",
        ("period_start", "as_of"),
        Sentence("the period starts after its end (as_of)"),
        lambda claims: ~(claims["period_start"] > claims["as_of"]),
    ),
    Rule(
        "as_of",
        ("as_of", "stated_on", "basis"),
        Sentence("as_of is after stated_on, which only basis planned allows"),
        lambda claims: (claims["basis"] == "planned") | ~(claims["as_of"] > claims["stated_on"]),
    ),
)
REPORT_RULES = (
    Rule("report_id", ("report_id", "claim_id"), Sentence("report_id is claim_id with -r1, -r2 ..."), _report_id_fits),
    Rule(
        "as_reported_en",
        ("faithful", "as_reported_en"),
        Sentence("as_reported belongs to faithful = no, and only there"),
        lambda reports: (reports["faithful"] == "no") == (reports["as_reported_en"] != ""),
    ),
    Rule(
        "note_en",
        ("faithful", "note_en"),
        Sentence("faithful = no needs a note that says what went wrong"),
        lambda reports: (reports["faithful"] != "no") | (reports["note_en"] != ""),
    ),
    unique_together("claim_id", "url"),
    Rule(
        "archived_url",
        ("url", "archived_url"),
        Sentence("an archived page is on the host of an archive, not on that of the page itself"),
        _on_another_host,
    ),
)
METRIC_RULES = (unique_together("order"),)
SOURCE_RULES = (
    Rule(
        "interest",
        ("kind", "interest"),
        Sentence("kind officials_unnamed needs interest unnamed"),
        lambda sources: (sources["kind"] != "officials_unnamed") | (sources["interest"] == "unnamed"),
    ),
)
EVENT_RULES = (
    Rule(
        "date_end",
        ("date", "date_end"),
        Sentence("the event ends before it starts"),
        lambda events: ~(events["date_end"] < events["date"]),
    ),
    Rule(
        "stated_on",
        ("date", "stated_on"),
        Sentence("the event became public before it happened"),
        lambda events: ~(events["stated_on"] < events["date"]),
    ),
    Rule("actors", ("actors",), Sentence("an actor stands there twice"), _actors_differ),
)
CONTROL_RULES = (
    Rule(
        "as_of",
        ("as_of", "stated_on"),
        Sentence("as_of is after stated_on"),
        lambda control: ~(control["as_of"] > control["stated_on"]),
    ),
)
PRESENCE_RULES = (
    Rule(
        "presence_id",
        ("presence_id", "place_id", "source", "stated_on"),
        Sentence("presence_id is pr-place-source-stated_on, and -b, -c ... for further rows of the same day"),
        _presence_id_fits,
    ),
    Rule(
        "as_of",
        ("as_of", "stated_on"),
        Sentence("as_of is after stated_on"),
        lambda presence: ~(presence["as_of"] > presence["stated_on"]),
    ),
    Rule(
        "period_start",
        ("period_start", "as_of"),
        Sentence("the period starts after its end (as_of)"),
        lambda presence: ~(presence["period_start"] > presence["as_of"]),
    ),
    Rule(
        "kind",
        ("what", "kind"),
        Sentence("arms are on their way only: their kind is one of {kinds}", kinds=", ".join(KINDS_OF_ARMS)),
        lambda presence: (presence["what"] != "arms") | presence["kind"].isin(KINDS_OF_ARMS),
    ),
    Rule(
        "kind",
        ("what", "kind"),
        Sentence("kind work is said of workers, and workers have no other kind but denial"),
        lambda presence: (
            ((presence["kind"] == "work") == (presence["what"] == "workers"))
            | ((presence["what"] == "workers") & (presence["kind"] == "denial"))
        ),
    ),
    Rule(
        "second_url",
        ("url", "second_url"),
        Sentence("the second page is the first one again"),
        lambda presence: presence["second_url"].map(same_page) != presence["url"].map(same_page),
    ),
)
RENAMED_RULES = (
    Rule(
        "new_id",
        ("old_id", "new_id"),
        Sentence("the new id is the old one"),
        lambda renamed: renamed["new_id"] != renamed["old_id"],
    ),
)
PLACE_RULES = (
    Rule(
        "lat",
        POSITION,
        Sentence("{columns} are filled all or empty all", columns=", ".join(POSITION)),
        _position_complete,
    ),
)
ARTICLE_RULES = (unique_together("order"),)
EVIDENCE_RULES = (
    Rule(
        "claim_id",
        ("claim_id", "event_id"),
        Sentence("exactly one of claim_id and event_id is filled"),
        lambda evidence: (evidence["claim_id"] == "") != (evidence["event_id"] == ""),
    ),
)
HISTORY_RULES = (
    Rule(
        "changed_on",
        ("added_on", "changed_on"),
        Sentence("the row was changed before it was added"),
        lambda history: history["changed_on"].isna() | (history["changed_on"] >= history["added_on"]),
    ),
)
