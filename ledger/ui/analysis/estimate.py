"""One combined estimate: an assumption that the reader switches on, or the reason why the voices do not carry it."""

import pandas as pd
import streamlit as st

from ledger import codes, phrases
from ledger.answers.estimate import MIN_BOUNDED, MIN_VOICES, Estimate
from ledger.charts.estimate import rounded
from ledger.codes import N_
from ledger.frames import records
from ledger.language import Language
from ledger.ui.components.chart import chart, data_table
from ledger.ui.components.controls import show_controls, switch
from ledger.ui.components.download import Exportable
from ledger.ui.tables import stated
from ledger.views.analyses import combined_estimate
from ledger.views.metric_context import metric_context
from ledger.views.view import View

NAME = "estimate"
SHOWS = N_("What one number would follow if all independent voices spoke of the same one; off until you assume that.")


def show(view: View) -> None:
    """The sentence and the switch; only while it is on, what follows from the assumption."""
    _, lang, about = view.lang.gettext, view.lang, metric_context(view)
    if not view.question.assume:
        st.markdown(_("No figures are combined here unless you assume that they mean the same."))
        _switch(view)
        return
    found = combined_estimate(view)
    st.markdown(headline(found, about.metric["unit"], lang))
    _switch(view)
    if found.refused:
        return
    st.caption(
        _("Log-normal fit to intervals. An assumption, not a claim: statements are no samples, sources hear of each other and have an interest in the number. Each voice weighs the same; “at least” enters as a bound. The band is a bootstrap over voices, 90 % of 1,000 draws. It says how much the number hangs on single voices, not where the truth lies.")
    )
    chart(view, "estimate")
    st.caption(_("Pale bands: the numbers that a rounded figure allows. Below the dotted line nothing was said by anybody: hatched the band, hollow the median without one side."))
    data_table(
        view,
        Exportable(
            "estimate", _("What the combined estimate rests on: {metric}").format(metric=about.name),
            lambda: [headline(found, about.metric["unit"], lang).replace("**", ""), *stated(view, about.like, about.basis)()], lambda: behind(found, lang), "estimate",
        ),
        opens="claim",
    )


def _switch(view: View) -> None:
    show_controls("assume", switch("assume", view.lang.gettext("Assume that all voices speak of one number and miss it independently"), view.question.assume))


def headline(found: Estimate, unit: str, lang: Language) -> str:
    """What follows from the assumption, or why nothing does."""
    _ = lang.gettext
    if found.refused:
        return _("**No estimate:** {reason}").format(reason=_reason(found, unit, lang))
    median, low, high = (rounded(value, lang) for value in (found.median, found.low, found.high))
    moved = found.without.dropna(subset="median")
    text = _("If the {voices} meant one number, it would be **about {median}** ({low} to {high})").format(
        voices=lang.ngettext("{n} voice", "{n} voices", len(found.voices)), median=median, low=low, high=high,
    )
    if moved.empty:
        return _("{estimate}; without any one side there would be none.").format(estimate=text)
    first = moved.iloc[0]
    return _("{estimate}; without the side “{side}”, which moves it most, about {other}.").format(
        estimate=text, side=_(codes.SIDE[first["side"]].label), other=rounded(first["median"], lang),
    ) + _fragile(found, lang)


def _fragile(found: Estimate, lang: Language) -> str:
    """The sides without which nothing could be fitted."""
    sides = [lang.gettext(codes.SIDE[side].label) for side in codes.SIDE if side in set(found.without.loc[found.without["median"].isna(), "side"])]
    if not sides:
        return ""
    return " " + lang.gettext("Left without one of these, the voices carry no fit at all: {sides}.").format(sides=lang.listing(sides))


def _reason(found: Estimate, unit: str, lang: Language) -> str:
    _ = lang.gettext
    voices = lang.ngettext("{n} independent voice has", "{n} independent voices have", len(found.voices))
    low, high = found.common
    numbers = phrases.measured(low, unit, lang) if low == high else _("{low} to {high}").format(low=phrases.measured(low, unit, lang), high=phrases.measured(high, unit, lang))
    return {
        "window": _("each of these figures has a window of its own, so they are not one number."),
        "share": _("the fit is made for counts, and shares in percent end at 100."),
        "few": _("only {voices} a current figure here, and it takes {n}. A longer age limit, or an earlier day under “Known on”, may find more.").format(voices=voices, n=lang.number(MIN_VOICES)),
        "old": _("the figures are about days too far apart, or older than the age limit, so they are not one number. An earlier day under “Known on” may have figures that belong together."),
        "bounds": _("fewer than {n} voices say more than “at least”; bounds alone fix no number.").format(n=lang.number(MIN_BOUNDED)),
        "one-side": _("all voices are of one side."),
        "zero": _("a voice says zero, which no factor leads to."),
        "agree": _("all voices allow {numbers}. They do not contradict each other, so there is nothing to fit.").format(numbers=numbers),
        "fit": _("the figures lie so far apart that no one number says anything about them."),
    }[found.refused]


def behind(found: Estimate, lang: Language) -> pd.DataFrame:
    """The voices with the numbers that each allows, indexed by claim_id."""
    _ = lang.gettext
    rows = records(found.voices.sort_values(["as_of", "stated_on"], ascending=False))

    def allowed(row: phrases.Row) -> str:
        if row["lower"] == row["upper"]:
            return lang.number(row["lower"])
        if row["upper"] == float("inf"):
            return _("at least {figure}").format(figure=lang.number(row["lower"]))
        if row["lower"] == 0:
            return _("up to {figure}").format(figure=lang.number(row["upper"]))
        return _("{low} to {high}").format(low=lang.number(row["lower"]), high=lang.number(row["upper"]))

    return pd.DataFrame({
        _("Source"): [lang.pick(row, "short") for row in rows],
        _("Side"): [_(codes.SIDE[row["side"]].label) for row in rows],
        _("Figure"): [phrases.figure(row, lang) for row in rows],
        _("Numbers that it allows"): [allowed(row) for row in rows],
        _("As of"): [phrases.as_of(row, lang) for row in rows],
    }, index=[row["claim_id"] for row in rows])
