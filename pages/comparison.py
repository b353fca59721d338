"""Who says how much: current figures by source, by side, two sources against each other, and what the figures rest on."""

import streamlit as st

from ledger import phrases
from ledger.answers.current import current
from ledger.answers.origins import counted
from ledger.answers.pair import pair
from ledger.answers.series import series
from ledger.charts import comparison
from ledger.sentences.stated import how_to_read
from ledger.ui import choices, extremes, frame, tables
from ledger.ui.analysis import agreement, distortions, estimate, leave_one_out, loss_share, origins, pairs, silence, spread
from ledger.ui.asked import asked
from ledger.ui.picture import picture
from ledger.ui.section import section

view = frame.page()
_, lang, question = view.lang.gettext, view.lang, view.question

frame.heading(view, _("Comparison"))
metric = choices.metric(view)
with st.container(horizontal=True, vertical_alignment="bottom"):
    choices.basis(view)
    choices.segmented(view, "axis", _("Axis"), {"linear": _("linear"), "log": _("logarithmic")})
st.markdown(lang.pick(metric, "definition"))

about = asked(view)
like, apart, name, unit = about.like, about.apart, about.name, about.unit
if like.empty:
    tables.nothing(view, series(view.record.claims, question.metric, about.basis), apart)
else:
    now = current(like, view.day)
    st.header(_("What each source says now"), anchor=False)
    extremes.named(view, now, "comparison")
    picture(
        view, "by_source", lambda: comparison.by_source(now, unit, lang, view.theme, question.axis == "log"),
        _("Each source's current claim on “{metric}”, grouped by side.").format(metric=name),
    )
    st.caption(f"{how_to_read(lang)} {_('A click opens the claim.')} {phrases.counts(counted(like, view.record.reports), lang)}.")
    if apart:
        st.caption(tables.left_out(view, apart))
    tables.claims(view, now, "current", _("{metric}: current claim of each source").format(metric=name), of="by_source")

    st.header(_("Side by side through time"), anchor=False)
    picture(
        view, "by_side", lambda: comparison.by_side(like, unit, lang, view.theme, question.axis == "log"),
        _("Claims on “{metric}” through time, one panel a side, all on the same axes.").format(metric=name),
    )
    tables.claims(view, like, "by_side", _("{metric} through time").format(metric=name), of="by_side")

    st.header(_("Two sources against each other"), anchor=False)
    speakers = choices.pair(view, like)
    if speakers is None:
        st.info(_("Only one source has a claim here, so there is nothing to set against it."))
    else:
        picture(
            view, "pair", lambda: comparison.pair(like, *speakers, unit, lang, view.theme, question.axis == "log"),
            _("Claims of two sources on “{metric}” through time.").format(metric=name),
        )
        tables.pair(view, pair(like, *speakers), *speakers)

st.header(_("What the figures rest on"), anchor=False)
choices.age_limit(view)
needs_a_series = (spread, leave_one_out, estimate)
for part in (spread, leave_one_out, origins, distortions, pairs, agreement, silence, loss_share, estimate):
    if len(like) or part not in needs_a_series:
        section(view, part.NAME, _(part.SHOWS), part.show)
