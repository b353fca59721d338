"""The pictures of the comparison: every source now, every side through time, two sources against each other."""

import streamlit as st

from ledger import phrases
from ledger.answers.current import current
from ledger.charts import comparison
from ledger.sentences.stated import how_to_read
from ledger.ui import choices, extremes, tables
from ledger.ui.asked import asked
from ledger.ui.lines import lines
from ledger.ui.memory import kept
from ledger.ui.picture import picture
from ledger.ui.reading import View


def by_source(view: View) -> None:
    """Each source's current claim, who stands at the ends, what stands apart."""
    _, lang, about = view.lang.gettext, view.lang, asked(view)
    now = kept(view, "current", lambda: current(about.like, view.day))
    lines("ends", extremes.named(view, now, "comparison"))
    picture(
        view, "by_source", lambda: comparison.by_source(now, about.unit, lang, view.theme, view.question.axis == "log"),
        _("Each source's current claim on “{metric}”, grouped by side.").format(metric=about.name),
    )
    tables.under(f"{how_to_read(lang)} {_('A click opens the claim.')} {phrases.counts(about.counts, lang)}.", tables.left_out(view, about.apart))
    tables.claims(view, now, "current", _("{metric}: current claim of each source").format(metric=about.name), of="by_source")


def by_side(view: View) -> None:
    """Every side through time, all on the same axes."""
    _, lang, about = view.lang.gettext, view.lang, asked(view)
    picture(
        view, "by_side", lambda: comparison.by_side(about.like, about.unit, lang, view.theme, view.question.axis == "log"),
        _("Claims on “{metric}” through time, one panel a side, all on the same axes.").format(metric=about.name),
    )
    tables.under(tables.thinned(view, about.like))
    tables.claims(view, about.like, "by_side", _("{metric} through time").format(metric=about.name), of="by_side")


def pair(view: View) -> None:
    """The choice of two sources, their claims through time, and the ratios day by day."""
    _, lang, about = view.lang.gettext, view.lang, asked(view)
    speakers = choices.pair(view, about.like)
    if speakers is None:
        st.info(_("Only one source has a claim here, so there is nothing to set against it."))
        return
    picture(
        view, "pair", lambda: comparison.pair(about.like, *speakers, about.unit, lang, view.theme, view.question.axis == "log"),
        _("Claims of two sources on “{metric}” through time.").format(metric=about.name),
    )
    of_both = kept(view, "of both", lambda: about.like[about.like["source"].isin(speakers)])
    tables.under(tables.thinned(view, of_both, by="source"))
    tables.pair(view, about.like, *speakers)
