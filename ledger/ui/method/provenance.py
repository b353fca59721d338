"""The record: what it holds, how it was found, and how far it can be trusted."""

from datetime import date

import pandas as pd
import streamlit as st

from ledger.i18n.messages import N_
from ledger.record.record import Record
from ledger.text import claim_text
from ledger.views.view import View


def counts(view: View) -> None:
    """How much of what, from when to when, in which version."""
    _, lang, record = view.lang.gettext, view.lang, view.record
    claims, control, presence, reports = record.claims, record.control, record.presence, record.reports
    rows = {
        _("Claims"): len(claims),
        _("Claims that can be drawn"): claims["drawable"].sum(),
        _("Claims with a caveat"): (claims["caution_en"] != "").sum(),
        _("Original claims"): claims["origin"].nunique(),
        _("Reports"): len(reports),
        _("Reports that misreport a claim"): (reports["faithful"] == "no").sum(),
        _("Sources"): len(record.sources),
        _("Sources with a claim or a statement"): len({*claims["source"], *control["source"], *presence["source"]}),
        _("Indicators"): len(record.metrics),
        _("Events"): len(record.events),
        _("Statements on settlements"): len(control),
        _("Settlements that they are about"): control["place_id"].nunique(),
        _("Statements on presence"): len(presence),
        _("Places and areas that they are about"): len(
            presence[["area", "place_id"]]
            .assign(place_id=presence["place_id"].where(presence["area"] == "", ""))
            .drop_duplicates()
        ),
        _("Settlements, ports and training grounds in the dataset"): len(record.places),
        _("Ids that are gone after a correction"): len(record.renamed),
    }
    st.table(
        pd.DataFrame([(name, lang.number(count)) for name, count in rows.items()], columns=[_("What"), _("Number")]),
        hide_index=True,
        hide_header=True,
        border="horizontal",
        width="content",
        alt=_("What the dataset holds"),
    )
    newest = record.newest_statement
    st.markdown(
        _(
            "First statement {first}, newest statement {newest}, searched until {collected}, data version {version}."
        ).format(
            first=lang.date(_first(record)) if newest else _("none yet"),
            newest=lang.date(newest) if newest else _("none yet"),
            collected=lang.date(record.collected_on),
            version=f"`{record.version}`",
        )
    )


def _first(record: Record) -> date:
    days: pd.Timestamp = pd.concat(
        [record.claims["stated_on"], record.control["stated_on"], record.presence["stated_on"]]
    ).min()
    return days.date()


def found(view: View) -> None:
    """How the rows were found, and how their days are to be read."""
    _, lang, record = view.lang.gettext, view.lang, view.record
    reports, events = record.reports, record.events
    twice = int((reports["claim_id"].value_counts() >= 2).sum())
    later = int(events["stated_on"].notna().sum())
    st.markdown(
        "\n".join(
            f"- {sentence}"
            for sentence in (
                _(
                    "Each figure stood in an excerpt of a stored copy of a web page; no row is from memory. The pages "
                    "were not checked on the live web, so an address may have moved."
                ),
                _(
                    "Claims seen on two pages or more: {part}. A statement that two outlets carried is one claim with "
                    "two reports. Where a party gave the same number again, the later claim names the earlier one if it recalls it."
                ).format(part=part_of(twice, len(record.claims), view)),
                _("Events of which only an excerpt of the page was seen: {part}.").format(
                    part=part_of(int((events["seen"] == "excerpt").sum()), len(events), view)
                ),
                _("Notes, caveats and comments are our own words, written when the dataset was made."),
                _(
                    "Reports carry no day of their own unless their address or their row states one: {part} do. The "
                    "others are shown as soon as their claim is."
                ).format(part=part_of(int(reports["dated_on"].notna().sum()), len(reports), view)),
                _(
                    "An event is shown from the day on which it was over and public. Events that became public later "
                    "than they happened: {n}."
                ).format(n=lang.number(later)),
            )
        )
    )


CHECKED = ((N_("Claims"), 313, (237, 56, 16, 4)), (N_("Statements on settlements"), 296, (231, 53, 8, 4)))
"""What the check of November 2026 showed of each kind of row: how many were checked, and how many were correct, had small faults, were wrong or not decidable."""
RESULTS = (N_("correct"), N_("small faults"), N_("wrong"), N_("not decidable"))


def checks(view: View) -> None:
    """What the second check of every row showed; its results are not in the tables, the share of checked rows is."""
    _, lang, record = view.lang.gettext, view.lang, view.record
    st.markdown(
        _(
            "Every claim and every statement on a settlement in the dataset of 22 November 2026 that had not been checked before was checked "
            "against other stored pages by 29 November:"
        )
    )
    rows = [
        [_(kind), lang.number(whole), *(_share(part, whole, view) for part in parts)] for kind, whole, parts in CHECKED
    ]
    st.table(
        pd.DataFrame(rows, columns=["", _("Checked"), *map(_, RESULTS)]),
        hide_index=True,
        border="horizontal",
        width="content",
        alt=_("What the second check showed"),
    )
    st.markdown(
        "\n".join(
            f"- {sentence}"
            for sentence in (
                _(
                    "Of the 16 wrong claims two had a wrong number: areas of DeepState that an outlet had turned into square miles, and the "
                    "dataset back again (900 and 120 km², not 906 and 119). The others had a wrong day, which most had, a wrong speaker or source, or were "
                    "no statements of their own."
                ),
                _(
                    "All faults that were found are corrected. Checked rows carry the day of the check: {claims} of the claims, {control} of "
                    "the statements on settlements, {presence} of those on presence. Similar faults must be expected in the rest."
                ).format(
                    claims=_checked(record.claims, view),
                    control=_checked(record.control, view),
                    presence=_checked(record.presence, view),
                ),
                _(
                    "The rows that are new since then (68 claims, 138 statements on settlements, all statements on presence) had been seen once, by whoever "
                    "found them. Somebody else then checked a random sample of 67 of them: 44 correct, 18 with small faults, 1 wrong (a day), 4 "
                    "not decidable. They are corrected and marked as checked."
                ),
                _(
                    "**Where the faults were:** most often, the day of a retelling was taken for the day of the statement, as with interviews and with "
                    "reports of the ISW, which are now dated by the day that they describe. Also: a background sentence taken for a statement; an "
                    "outlet taken for the party; a sum or difference made by an outlet; a hedge lost or added; “near a village” taken for the "
                    "taking of it."
                ),
                _(
                    "**How much is missing:** of 108 well-known statements with a number that were written down from memory beforehand, 96 were in the "
                    "dataset as claims or events; 6 were missing and have been found, 3 were seen without a day or an address, 3 were not found."
                ),
                _(
                    "**Links:** where a correction gave a row another id, a link with the old one leads to the row that stands for it now. The old ids are "
                    "a table of the dataset, which grows with every later correction."
                ),
            )
        )
    )


def _share(part: int, whole: int, view: View) -> str:
    """``237 (76%)``."""
    return f"{view.lang.number(part)} ({claim_text.quantity_text(round(100 * part / whole), 'percent', view.lang)})"


def _checked(rows: pd.DataFrame, view: View) -> str:
    return part_of(int(rows["checked_on"].notna().sum()), len(rows), view)


def part_of(part: int, whole: int, view: View) -> str:
    """``12 of 48 (25%)``."""
    lang = view.lang
    share = claim_text.quantity_text(round(100 * part / whole) if whole else 0, "percent", lang)
    return lang.gettext("{part} of {whole} ({share})").format(
        part=lang.number(part), whole=lang.number(whole), share=share
    )
