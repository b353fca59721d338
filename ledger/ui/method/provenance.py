"""The record: what it holds, how it was found, and how far it can be trusted."""

from datetime import date

import pandas as pd
import streamlit as st

from ledger import phrases
from ledger.record import Record
from ledger.views.view import View


def counts(view: View) -> None:
    """How much of what, from when to when, in which version."""
    _, lang, record = view.lang.gettext, view.lang, view.record
    claims, control, reports = record.claims, record.control, record.reports
    rows = {
        _("Claims"): len(claims),
        _("Claims that can be drawn"): claims["drawable"].sum(),
        _("Claims with a caution"): (claims["caution_en"] != "").sum(),
        _("Origins"): claims["origin"].nunique(),
        _("Reports"): len(reports),
        _("Reports that are not faithful"): (reports["faithful"] == "no").sum(),
        _("Sources"): len(record.sources),
        _("Sources with a claim or a statement on a settlement"): len({*claims["source"], *control["source"]}),
        _("Measures"): len(record.metrics),
        _("Events"): len(record.events),
        _("Statements on settlements"): len(control),
        _("Settlements that they are about"): control["place_id"].nunique(),
        _("Settlements and towns in the record"): len(record.places),
    }
    st.table(
        pd.DataFrame([(name, lang.number(count)) for name, count in rows.items()], columns=[_("What"), _("Number")]),
        hide_index=True, hide_header=True, border="horizontal", width="content", alt=_("What the record holds"),
    )
    newest = record.newest_statement
    st.markdown(
        _(
            "First statement {first}, newest statement {newest}, collected on {collected}, data version "
            "{version}."
        ).format(
            first=lang.date(_first(record)) if newest else _("none yet"),
            newest=lang.date(newest) if newest else _("none yet"),
            collected=lang.date(record.collected_on), version=f"`{record.version}`",
        )
    )


def _first(record: Record) -> date:
    days: pd.Timestamp = pd.concat([record.claims["stated_on"], record.control["stated_on"]]).min()
    return days.date()


def found(view: View) -> None:
    """How the rows were found, and how their days are to be read."""
    _, lang, record = view.lang.gettext, view.lang, view.record
    reports, events = record.reports, record.events
    twice = int((reports["claim_id"].value_counts() >= 2).sum())
    later = int(events["stated_on"].notna().sum())
    st.markdown("\n".join(f"- {sentence}" for sentence in (
        _(
            "Each figure stood in an excerpt of a stored copy of a web page; no row is from memory. The pages "
            "were not checked on the live web, so an address may have moved."
        ),
        _(
            "Claims seen on two pages or more: {part}. A statement that two outlets carried is one claim with "
            "two reports. Where a party gave the same number again, the later claim names the earlier one."
        ).format(part=_part(twice, len(record.claims), view)),
        _("Events of which only an excerpt of the page was seen: {part}.").format(
            part=_part(int((events["seen"] == "excerpt").sum()), len(events), view)
        ),
        _("Notes, cautions and comments are our own words, written when the record was made."),
        _(
            "Reports carry no day of their own unless their address or their row states one: {part} do. The "
            "others are shown as soon as their claim is."
        ).format(part=_part(int(reports["dated_on"].notna().sum()), len(reports), view)),
        _(
            "An event is shown from the day on which it was over and public. Events that became public later "
            "than they happened: {n}."
        ).format(n=lang.number(later)),
    )))


def checks(view: View) -> None:
    """What the second checks showed; their results are not in the tables, the share of checked rows is."""
    _, record = view.lang.gettext, view.record
    st.markdown(_("Two second checks were made against other pages:"))
    st.markdown("\n".join(f"- {sentence}" for sentence in (
        _(
            "A random sample of 45 claims and 15 settlement statements: 42 correct, 10 with small faults, 6 "
            "wrong (10%, 95% interval about 5 to 20), 2 not decidable."
        ),
        _(
            "Then the 37 claims of the kinds that the sample made doubtful (figures for Russian and Ukrainian "
            "troops, rows seen only as a retelling, inferred days): 19 correct, 9 with small faults, 8 "
            "wrong, 1 not decidable. No wrong number was among them, but wrong speakers, days, bases or "
            "scopes."
        ),
    )))
    st.markdown(
        _(
            "All faults that were found were corrected. Checked rows carry the day of the check: {claims} of "
            "the claims, {control} of the statements on settlements. The rest was not checked a second time, "
            "and similar faults must be expected there."
        )
        .format(claims=_checked(record.claims, view), control=_checked(record.control, view))
    )
    st.markdown("\n".join(f"- {sentence}" for sentence in (
        _(
            "**Where the faults were:** a background sentence in a later article taken for a new statement of "
            "that day, most often in the figures for Russian and Ukrainian troops; the date of a reprint or "
            "of a page taken for the day of the statement; hedges lost (“more than”, “likely”); an outlet "
            "taken for a party although it only relayed."
        ),
        _(
            "**What held up:** figures of the South Korean intelligence service and Joint Chiefs of Staff, of "
            "the British ministry and the Pentagon, areas of AFP and ISW, Syrskyi's own areas and settlement "
            "figures, Russian claims. Nothing was wrong in 27 rows."
        ),
    )))


def _checked(rows: pd.DataFrame, view: View) -> str:
    return _part(int(rows["checked_on"].notna().sum()), len(rows), view)


def _part(part: int, whole: int, view: View) -> str:
    """``12 of 48 (25%)``."""
    lang = view.lang
    share = phrases.measured(round(100 * part / whole) if whole else 0, "percent", lang)
    return lang.gettext("{part} of {whole} ({share})").format(part=lang.number(part), whole=lang.number(whole), share=share)
