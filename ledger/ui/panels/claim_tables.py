"""Claims as a table in the reader's language, and the captions that stand under pictures."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from ledger.answers.series import ExcludedGroups
from ledger.answers.two_sources import two_sources as pair_of
from ledger.export.claims import claim_rows
from ledger.i18n.language import Language
from ledger.record import codes
from ledger.record.claim import claims_by_id, claims_of
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.sampling import sampling_note as said_thinned
from ledger.text.sentences.stated import provenance_lines
from ledger.ui.components.chart import data_table
from ledger.ui.components.download import Exportable
from ledger.ui.panels import filters
from ledger.views.cache import cached
from ledger.views.view import View


def frame(claims: pd.DataFrame, lang: Language) -> pd.DataFrame:
    """The claims with readable columns, newest first, indexed by claim_id."""
    _ = lang.gettext
    rows = claims_of(claims.sort_values(["as_of", "stated_on"], ascending=False))
    return pd.DataFrame(
        {
            _("As of"): [claim_text.as_of(row, lang) for row in rows],
            _("Stated on"): [claim_text.stated_on(row, lang) for row in rows],
            _("Source"): [lang.localised(row, "short") for row in rows],
            _("Side"): [_(codes.SIDE[row.side].label) for row in rows],
            _("Figure"): [claim_text.value_text(row, lang) for row in rows],
            _("What is counted"): [lang.localised(row, "scope") for row in rows],
            _("Note"): [lang.localised(row, "note") for row in rows],
            _("Caveat"): [lang.localised(row, "caution") for row in rows],
            _("Claim ID"): [row.claim_id for row in rows],
        },
        index=[row.claim_id for row in rows],
    )


def claims(view: View, rows: pd.DataFrame, key: str, title: str, of: str) -> None:
    """The table of the claims that a picture shows; a row opens its claim."""
    bases = rows["basis"].unique()
    basis = str(bases[0]) if len(bases) == 1 else ""
    data_table(
        view,
        Exportable(
            key, title, provenance(view, rows, basis), lambda: frame(rows, view.lang), of, data=file_rows(view, rows)
        ),
        opens="claim",
    )


def file_rows(view: View, rows: pd.DataFrame) -> Callable[[], pd.DataFrame]:
    """Gives claims as files hold them."""
    return lambda: claim_rows(rows, view.record, view.lang)


def provenance(view: View, shown: pd.DataFrame | None = None, basis: str = "") -> Callable[[], list[str]]:
    """Gives what a download says of itself, as ``sentences.stated`` has it; put into words only when it is exportable.

    Parameters
    ----------
    shown
        What it shows, with a column ``source``; None where that is no claim and no statement.
    """
    return lambda: provenance_lines(
        view.question, view.record, view.day, view.lang, basis, () if shown is None else shown["source"]
    )


def captions(*sentences: str) -> None:
    """The sentences under a picture, each a paragraph, all in one element; those that are empty are left out."""
    if paragraphs := "\n\n".join(filter(None, sentences)):
        st.caption(paragraphs)


def sampling_note(view: View, claims: pd.DataFrame, dated: str = "as_of", by: str = "side") -> str:
    """The sentence under a picture that does not draw every claim; empty where it does."""
    return cached(view, f"thinned {dated} {by}", lambda: said_thinned(claims, dated, view.lang, by))


def exclusion_reasons(apart: ExcludedGroups, lang: Language) -> str:
    """What the marked rows hold, and why each stands apart."""
    return "\n".join(
        f"- **{escape_markdown(claim_text.exclusion_label(*key, lang))}:** {claim_text.exclusion_reason(*key, lang)}"
        for key in apart
    )


def excluded_note(view: View, apart: ExcludedGroups) -> str:
    """How many claims of the measure stand apart, and why they are not on the axis; empty where none does."""
    if not apart:
        return ""
    lang = view.lang
    count = sum(len(rows) for rows in apart.values())
    kinds = lang.join_list([claim_text.exclusion_label(*key, lang) for key in apart])
    text = lang.ngettext(
        "{n} further claim is of another kind and left out here",
        "{n} further claims are of other kinds and left out here",
        count,
    )
    return f"{text}: {kinds}."


def empty_state(view: View, belonging: pd.DataFrame, apart: ExcludedGroups) -> None:
    """Why a picture of one series is empty: filters, nothing said yet, or only claims of other kinds.

    Parameters
    ----------
    belonging
        The series as it would be without filters.
    apart
        The claims of other kinds that are left.
    """
    if belonging.empty and apart:
        st.info(
            view.lang.gettext(
                "No claim on this indicator belongs to the series. On the timeline, the switch “Also other kinds of claims” shows the others."
            )
        )
    else:
        filters.empty_result(view, belonging)
    captions(excluded_note(view, apart))


def two_sources_table(view: View, series: pd.DataFrame, first: str, second: str) -> None:
    """Two sources date by date as a table; a row opens the claim of its day."""
    _, lang = view.lang.gettext, view.lang
    names = claim_text.source_names(
        {source: lang.localised(view.record.source_rows[source], "short") for source in (first, second)}
    )

    def readable() -> pd.DataFrame:
        rows, claims = pair_of(series, first, second), claims_by_id(series)

        def of_the_day(first: str, second: str, day: pd.Timestamp) -> str:
            return first if first and claims[first].as_of == day else second

        def figure_text(claim_id: str) -> str:
            if not claim_id:
                return _("nothing yet")
            return f"{claim_text.value_text(claims[claim_id], lang)} ({claim_text.as_of(claims[claim_id], lang)})"

        return pd.DataFrame(
            {
                _("Day"): [lang.date(day) for day in rows["as_of"]],
                names[first]: [figure_text(claim) for claim in rows["first"]],
                names[second]: [figure_text(claim) for claim in rows["second"]],
                _("Ratio first to second"): [
                    _ratio(low, high, lang) for low, high in zip(rows["ratio_low"], rows["ratio_high"], strict=True)
                ],
            },
            index=[of_the_day(*row) for row in zip(rows["first"], rows["second"], rows["as_of"], strict=True)],
        )

    both = series[series["source"].isin([first, second])]
    of_both = view.record.sources[view.record.sources["source"].isin([first, second])]
    title = _("Two sources date by date: {metric}").format(
        metric=lang.localised(view.record.metric_rows[view.question.metric], "name")
    )
    data_table(
        view,
        Exportable(
            "pair",
            title,
            provenance(view, of_both),
            readable,
            "pair",
            data=file_rows(view, both),
            computed=lambda: pair_of(series, first, second),
        ),
        opens="claim",
    )


def _ratio(low: float, high: float, lang: Language) -> str:
    if pd.isna(low) or pd.isna(high):
        return ""
    if round(low, 2) == round(high, 2):
        return lang.number(low)
    return lang.gettext("{low} to {high}").format(low=lang.number(low), high=lang.number(high))
