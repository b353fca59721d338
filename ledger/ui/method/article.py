"""The article that the Ledger began with: its statements, and what the record holds on each."""

from datetime import date

import streamlit as st

from ledger.record import codes
from ledger.record.rows import ArticleStatement, Evidence, rows_of
from ledger.text.markdown import escape_markdown
from ledger.ui.method.evidence import Known
from ledger.views.view import View

DAY = date(2025, 4, 28)
"""The day of the announcement that the article is about."""


def show(view: View) -> None:
    """What the article is, how to read this section, and the statements one by one."""
    _, lang = view.lang.gettext, view.lang
    st.markdown(
        _(
            "The Ledger began with a short German news article on North Korea's announcement of {day}. It "
            "mixes figures of Pyongyang, Moscow, Kyiv and Seoul in one text. Here it stands statement by "
            "statement, in our own words, each with what the dataset holds on it."
        ).format(day=lang.date(DAY))
    )
    st.page_link(
        "pages/briefing.py",
        label=_("See the dashboard as known on {day}").format(day=lang.date(DAY)),
        icon=":material/history:",
        query_params={"lang": lang.code, "known_on": DAY.isoformat()},
    )
    if view.record.article.empty:
        st.info(_("This dataset holds no statements of the article."))
        return
    st.markdown("\n".join(f"- **{_(code.label)}:** {_(code.definition)}" for code in codes.RELATION.values()))
    _hidden(view)
    evidence = view.full_record.article_evidence.sort_values("order")
    known = Known.of(view, evidence["claim_id"], evidence["event_id"])
    whole: dict[str, list[Evidence]] = {}
    for row in rows_of(evidence, Evidence):
        whole.setdefault(row["statement_id"], []).append(row)
    for statement in rows_of(view.record.article.sort_values("order"), ArticleStatement):
        _statement(statement, whole.get(statement["statement_id"], []), known)


def _hidden(view: View) -> None:
    """How much evidence the day on which the reader is placed takes away."""
    _, lang = view.lang.gettext, view.lang
    count = len(view.full_record.article_evidence) - len(view.record.article_evidence)
    if not count:
        return
    text = _("Not shown, because it became known after {day}: {evidence}.").format(
        day=lang.date(view.day), evidence=_pieces(count, view)
    )
    if view.day < DAY:
        text += " " + _("The article itself is later than this day; its statements stand here all the same.")
    st.info(text, icon=":material/history:")


def _statement(statement: ArticleStatement, whole: list[Evidence], known: Known) -> None:
    """A statement with our comment and its evidence; the comment only where all that it rests on is known."""
    view, lang = known.view, known.view.lang
    shown = [row for row in whole if row["claim_id"] in known.claims or row["event_id"] in known.events]
    later = len(whole) - len(shown)
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{lang.number(statement['order'])}. {escape_markdown(lang.localised(statement, 'text'))}**")
        if later:
            st.markdown(
                lang.gettext(
                    "Later than this day: {evidence}; our comment rests on it and is not shown either."
                ).format(evidence=_pieces(later, view))
            )
        else:
            st.markdown(escape_markdown(lang.localised(statement, "comment")))
        if shown:
            _evidence(statement, shown, known)


def _evidence(statement: ArticleStatement, rows: list[Evidence], known: Known) -> None:
    """The evidence by what it does to the statement, below a line that counts it."""
    lang = known.view.lang
    groups = {
        lang.gettext(code.label): [row for row in rows if row["relation"] == relation]
        for relation, code in codes.RELATION.items()
    }
    summary = " · ".join(f"{label}: {lang.number(len(group))}" for label, group in groups.items() if group)
    key = f"lines_{statement['statement_id']}"
    with st.expander(summary, type="compact"), st.container(gap="xsmall", key=key):
        for label, group in groups.items():
            if group:
                st.markdown(f"**{label}**")
            for row in group:
                with st.container(gap=None):
                    if row["claim_id"]:
                        known.claim(
                            row["claim_id"],
                            f"evidence_{row['statement_id']}_{row['order']}",
                            lang.localised(row, "note"),
                        )
                    else:
                        known.event(row["event_id"], lang.localised(row, "note"))


def _pieces(count: int, view: View) -> str:
    return view.lang.ngettext("{n} piece of evidence", "{n} pieces of evidence", count)
