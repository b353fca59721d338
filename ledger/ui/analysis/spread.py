"""How far apart the figures are: the ends and their ratio on the day, and through time."""

import pandas as pd
import streamlit as st

from ledger import phrases
from ledger.answers.spread import Spread, outgrown, through_time
from ledger.answers.spread import spread as spread_on
from ledger.answers.voices import independent
from ledger.charts.spread import spread as picture_of
from ledger.codes import N_
from ledger.frames import records
from ledger.language import Language
from ledger.sentences.spread import headline
from ledger.ui import extremes, tables
from ledger.ui.asked import asked
from ledger.ui.lines import lines
from ledger.ui.memory import kept
from ledger.ui.picture import picture, table
from ledger.ui.reading import View
from ledger.ui.takeaway import Taken

NAME = "spread"
SHOWS = N_(
    "The lowest and the highest current figure among independent voices, and the factor between them: today, and as readers knew it "
    "on each day. A repeat is no voice of its own."
)


def on_the_day(view: View) -> Spread:
    """The spread of what is asked, on the reader's day."""
    return kept(view, "spread", lambda: spread_on(asked(view).like, view.day, view.question.limit))


def show(view: View) -> None:
    """The sentence, the ends as ways to their claims, the band through time, the table of its spans."""
    _, lang, about = view.lang.gettext, view.lang, asked(view)
    found = on_the_day(view)
    st.markdown(headline(found, lang))
    places = {_("Lowest"): found.ends.lowest, _("Highest"): found.ends.highest}
    named = [extremes.line(view, claim, f"{place}: ") for place, claim in places.items() if claim]
    lines("spread", named + [extremes.line(view, claim, _("Older and higher: ")) for claim in records(outgrown(found))])
    spans = kept(view, "spread spans", lambda: through_time(about.like, view.day, view.question.limit))
    if spans.empty:
        st.caption(_("On no day was a figure young enough to count, so there is no spread through time: the age limit above can be raised."))
        return
    picture(
        view, "spread",
        lambda: picture_of(
            spans, independent(about.like), unit=about.unit, cumulative=about.basis == "total", lang=lang, theme=view.theme,
            logarithmic=view.question.axis == "log",
        ),
        _("Lowest and highest current figure on “{metric}” through time, and the factor between them.").format(metric=about.name),
    )
    st.caption(_("Each claim stands at the day on which it was stated. The age limit always applies here: where nobody's figure is young enough, there is a gap, and a single voice has no factor."))
    table(view, Taken("spread", _("The spread through time: {metric}").format(metric=about.name), tables.stated(view, about.like, about.basis), lambda: _readable(spans, about.like, lang), "spread"), opens="claim")


def _readable(spans: pd.DataFrame, like: pd.DataFrame, lang: Language) -> pd.DataFrame:
    """The spans with words; a row opens the claim that holds the highest end."""
    _ = lang.gettext
    claims = {claim["claim_id"]: claim for claim in records(like)}

    def end(claim_id: str) -> str:
        return phrases.named(claims[claim_id], lang) if claim_id else _("nobody")

    return pd.DataFrame({
        _("From"): [lang.date(day) for day in spans["start"]],
        _("To"): [lang.date(day) for day in spans["end"]],
        _("Lowest"): [end(claim_id) for claim_id in spans["low_claim"]],
        _("Highest"): [end(claim_id) for claim_id in spans["high_claim"]],
        _("Factor"): ["" if pd.isna(factor) else phrases.times(factor, bound, lang) for factor, bound in zip(spans["factor"], spans["bound"], strict=True)],
        _("Voices"): list(spans["voices"]),
    }, index=[high or low for low, high in zip(spans["low_claim"], spans["high_claim"], strict=True)])
