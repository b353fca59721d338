"""What the picture hangs on: the voices and sides without which an end of the spread moves."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from ledger.answers.spread import Claim, Spread
from ledger.charts import leave_one_out as leave_one_out_chart
from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record import codes
from ledger.record.frames import records
from ledger.text import claim_text
from ledger.text.markdown import plain
from ledger.text.sentences.spread import headline as range_sentence, named
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.download import Exportable
from ledger.ui.panels.claim_tables import file_rows, stated
from ledger.views.analyses import movers, range_on_day, without_each
from ledger.views.metric_context import metric_context
from ledger.views.source_names import voice_names
from ledger.views.view import View

MOVES = {
    "low": N_("lowest figure"),
    "high": N_("highest figure"),
    "both": N_("lowest and highest figure"),
    "": N_("nothing"),
}


def show(view: View) -> None:
    """Name the voices on which the picture hangs; then the picture and the table of all that was left out."""
    _, lang, about = view.lang.gettext, view.lang, metric_context(view)
    found = range_on_day(view)
    names = voice_names(view)
    if len(found.voices) < 2:
        st.markdown(f"{range_sentence(found, lang)} {_('There is nothing to leave out.')}")
        return
    rows = without_each(view)
    moving = movers(rows)
    st.markdown(headline(found, rows, names, lang))
    if len(moving):
        chart(view, "leave_one_out")
        st.caption(_captions(rows, lang))
    data_table(
        view,
        Exportable(
            "leave_one_out",
            _("{metric}: lowest and highest with one government, outlet or side left out").format(metric=about.name),
            stated(view, found.voices, about.basis),
            lambda: _table(found, rows, names, lang),
            "leave_one_out" if len(moving) else "",
            data=file_rows(view, found.voices),
            computed=lambda: rows,
        ),
        opens="claim",
    )


def _captions(rows: pd.DataFrame, lang: Language) -> str:
    still = int(((rows["kind"] == "voice") & (rows["moved"] == "")).sum())
    read = lang.gettext(
        "A coloured mark is a figure that changes, in the shape of the side that then holds it; a tick is one that stays. A side with only one government or outlet is left out with it."
    )
    if not still:
        return read
    return (
        lang.ngettext(
            "{n} other government or outlet: leaving it out changes nothing.",
            "{n} other governments and outlets: leaving out any of them changes nothing.",
            still,
        )
        + " "
        + read
    )


def headline(found: Spread, rows: pd.DataFrame, names: Mapping[str, str], lang: Language) -> str:
    """The voices on which the picture hangs, and what would be without each."""
    _ = lang.gettext
    claims = {claim["claim_id"]: claim for claim in records(found.voices)}
    moving = records(rows[(rows["kind"] == "voice") & (rows["moved"] != "")])
    if not moving:
        said = [
            _(
                "The range depends on no single government or outlet: without any one of the {n}, lowest and highest stay as they are."
            ).format(n=lang.number(len(found.voices)))
        ]
        sides = [_(codes.SIDE[side].label) for side in movers(rows)["key"]]
        return " ".join(
            [*said, _("It does depend on a whole side: {sides}.").format(sides=lang.listing(sides))] if sides else said
        )
    said = [_without(found, row, claims, names, lang) for row in moving]
    return " ".join(
        [*said, _("Leaving out any other government or outlet changes nothing.")]
        if len(moving) < len(found.voices)
        else said
    )


def _without(
    found: Spread, row: Mapping[Any, Any], claims: Mapping[str, Claim], names: Mapping[str, str], lang: Language
) -> str:
    """What would be without one voice."""
    _ = lang.gettext
    low, high = (named(claims[row[f"{end}_claim"]], lang) if row[f"{end}_claim"] else "" for end in ("low", "high"))
    gone = row["moved"] + "".join(f" {end}" for end in ("low", "high") if not row[f"{end}_claim"])
    if gone in ("low low", "high high", "both low", "both high"):
        pattern = {
            "low low": _("Without **{voice}**, nobody would hold the lowest figure."),
            "high high": _("Without **{voice}**, nobody would hold the highest figure."),
            "both low": _("Without **{voice}**, nobody would hold the lowest figure, and the highest would be {high}."),
            "both high": _("Without **{voice}**, the lowest would be {low}, and nobody would hold the highest figure."),
        }[gone]
    elif found.ends.factor is None or pd.isna(row["factor"]):
        pattern = {
            "low": _("Without **{voice}**, the lowest would be {low}."),
            "high": _("Without **{voice}**, the highest would be {high}."),
            "both": _("Without **{voice}**, the lowest would be {low} and the highest {high}."),
        }[row["moved"]]
    else:
        pattern = {
            "low": _("Without **{voice}**, the lowest would be {low} and the ratio {factor} instead of {full}."),
            "high": _("Without **{voice}**, the highest would be {high} and the ratio {factor} instead of {full}."),
            "both": _(
                "Without **{voice}**, the lowest would be {low}, the highest {high} and the ratio {factor} instead of {full}."
            ),
        }[row["moved"]]
    full = _factor(found.ends.factor, found.ends.bound, lang)
    return pattern.format(
        voice=plain(names[row["key"]]), low=low, high=high, factor=_factor(row["factor"], row["bound"], lang), full=full
    )


def _factor(factor: float | None, bound: bool, lang: Language) -> str:
    return "" if factor is None or pd.isna(factor) else claim_text.times(factor, bound, lang)


def _table(found: Spread, rows: pd.DataFrame, names: Mapping[str, str], lang: Language) -> pd.DataFrame:
    """Every voice and side that was left out; a row opens the claim that then holds the end that moved, else an end that stays."""
    _ = lang.gettext
    claims = {claim["claim_id"]: claim for claim in records(found.voices)}
    listed = records(rows)

    def ends(end: str) -> dict[str, list[str]]:
        held = [claims.get(row[f"{end}_claim"]) for row in listed]
        title = {
            "low": (_("Lowest"), _("Lowest: source"), _("Lowest: as of")),
            "high": (_("Highest"), _("Highest: source"), _("Highest: as of")),
        }[end]
        cells = [
            (claim_text.figure(claim, lang), lang.pick(claim, "short"), claim_text.as_of(claim, lang))
            if claim
            else (_("nobody"), "", "")
            for claim in held
        ]
        return {name: [cell[place] for cell in cells] for place, name in enumerate(title)}

    return pd.DataFrame(
        {
            _("Left out"): [leave_one_out_chart.label(row, names, lang) for row in listed],
            _("Governments and outlets left"): [row["left"] for row in listed],
            _("What changes"): [_(MOVES[row["moved"]]) for row in listed],
            **ends("low"),
            **ends("high"),
            _("Ratio"): [_factor(row["factor"], row["bound"], lang) for row in listed],
        },
        index=[
            row["high_claim" if row["moved"] == "high" else "low_claim"] or row["low_claim"] or row["high_claim"]
            for row in listed
        ],
    )
