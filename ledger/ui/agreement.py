"""On the claim card: which independent voices support the claim, and which contradict it."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from ledger import phrases
from ledger.answers.agreement import witnesses
from ledger.codes import N_
from ledger.frames import records
from ledger.markdown import plain
from ledger.ui.memory import kept
from ledger.ui.reading import View

AT_ONCE = 3
"""How many witnesses of each kind are named at once; the others are behind their count."""

COMPARED = N_("Other sources with claims of their own on the same measure and basis, about days at most 45 days apart: a source supports a claim if any of these allows a number that fits both, else it contradicts it. The whole definition is on the Method page.")


def show(claim: pd.Series, view: View, turn_to: Callable[..., None]) -> None:
    """Say who supports the claim and who contradicts it, each a way to his claim, or why nobody can.

    Parameters
    ----------
    turn_to
        Turns the card to another claim.
    """
    _, lang = view.lang.gettext, view.lang
    st.markdown(f"**{_('Agreement')}**", help=_(COMPARED))
    if not claim["drawable"]:
        st.markdown(_why_not(claim, view))
        return
    found = kept(view, f"witnesses {claim['claim_id']}", lambda: witnesses(view.record.claims, claim["claim_id"]))
    if found.empty:
        st.markdown(_nobody(claim, view))
        return
    supporting, contradicting = found[found["supports"]], found[~found["supports"]]
    st.markdown(
        lang.ngettext("Within 45 days, {n} independent voice supports this figure:", "Within 45 days, {n} independent voices support this figure:", len(supporting))
        if len(supporting) else _("Within 45 days, no independent voice supports this figure.")
    )
    _named(supporting, "supports", view, turn_to)
    st.markdown(lang.ngettext("{n} contradicts it:", "{n} contradict it:", len(contradicting)) if len(contradicting) else _("None contradicts it."))
    _named(contradicting, "contradicts", view, turn_to)


def _named(rows: pd.DataFrame, kind: str, view: View, turn_to: Callable[..., None]) -> None:
    """Each witness as a button; what is too many waits behind its count."""
    lang = view.lang
    with st.container(gap=None):
        _buttons(rows.iloc[:AT_ONCE], kind, view, turn_to)
        if len(rest := rows.iloc[AT_ONCE:]):
            with st.expander(lang.ngettext("{n} more", "{n} more", len(rest)), key=f"more_{kind}"):
                _buttons(rest, kind, view, turn_to)


def _buttons(rows: pd.DataFrame, kind: str, view: View, turn_to: Callable[..., None]) -> None:
    lang = view.lang
    for other in records(rows):
        # The days by which they were compared: a plan's own day may lie ahead.
        day = other["stated_on" if other["basis"] == "planned" else "as_of"]
        label = f"{lang.pick(other, 'short')}, {lang.short_date(day)}: {phrases.figure(other, lang)}"
        if st.button(plain(label), key=f"{kind}_{other['claim_id']}", type="tertiary"):
            turn_to(claim=other["claim_id"])


def _why_not(claim: pd.Series, view: View) -> str:
    """Why a claim cannot be compared with others."""
    _ = view.lang.gettext
    if claim["qualifier"] == "verbal":
        return _("It is in words and gives no number, so it is not compared with other claims.")
    return _("It does not count exactly what the measure names, so it is not compared with other claims.")


def _nobody(claim: pd.Series, view: View) -> str:
    """That no other voice has a figure to compare with, by what is compared with this one."""
    _ = view.lang.gettext
    if claim["basis"] == "period":
        return _("It covers a period, and no other independent voice gives a figure for the same period.")
    if claim["basis"] == "planned":
        return _("No other independent voice stated a plan for the same day within 45 days of it.")
    return _("No other independent voice gives a comparable figure within 45 days.")
