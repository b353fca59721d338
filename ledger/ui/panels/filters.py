"""The shared filters: in one place, the same on every page, with what they leave."""

from typing import Any

import pandas as pd
import streamlit as st

from ledger.answers.filtering import active_filters, filter_mask, remaining_without_each_filter
from ledger.answers.known_days import around_confirmation
from ledger.answers.repeats import count_selected_claims
from ledger.question.question import FILTERS, Question
from ledger.record import codes
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.stated import filters
from ledger.ui.components.announcement import announce_count
from ledger.ui.components.controls import Control, action, checklist, day, multi_toggle, radio, render_controls, switch
from ledger.views.cache import cached
from ledger.views.cards.corroboration import COMPARED
from ledger.views.view import View

SUPPORT = 3
"""The largest number of corroborating sides that is offered; a link may ask for more."""


def known_on(view: View) -> Control:
    """The day on which the reader is placed."""
    _ = view.lang.gettext
    return day(
        view,
        "known_on",
        _("As known on"),
        view.day,
        required=True,
        help=_("Shows what was publicly known on that day, from September 2023 to today."),
    )


def show(view: View) -> None:
    """The filters, the count of what they leave, and the way back."""
    _ = view.lang.gettext
    render_controls("known_on", *_shortcuts(view))
    render_controls(
        "sides",
        multi_toggle(
            "sides", _("Sides"), view.question.sides, {side: _(code.label) for side, code in codes.SIDE.items()}
        ),
    )
    # The label never changes: with another one Streamlit takes it for another expander, and closes it.
    more = st.expander(_("More filters"), key="more_filters", on_change="rerun")
    if more.open:
        with more:
            render_controls("more_filters", *_more(view))
    _remaining(view)


def _shortcuts(view: View) -> list[Control]:
    """The way to the days around the one on which Pyongyang confirmed; none where the record does not have it."""
    _, lang, days = view.lang.gettext, view.lang, around_confirmation(view.full_record)
    if days is None:
        return []
    before, after = days
    return [
        action(
            "before_confirmed",
            _("Day before Pyongyang confirmed"),
            disabled=view.day == before,
            title=lang.date(before),
            known_on=before.isoformat(),
        ),
        action(
            "after_confirmed",
            _("Day after"),
            disabled=view.day == after,
            title=lang.date(after),
            known_on=after.isoformat(),
        ),
    ]


def _more(view: View) -> list[Control]:
    """The filters that are asked for less often; drawn only while they are open."""
    _, question, lang = view.lang.gettext, view.question, view.lang
    names = {source: lang.localised(row, "name") for source, row in view.record.source_rows.items()}
    by_name = dict(sorted(names.items(), key=lambda item: item[1].casefold()))
    support = {
        n: _("at least {figure}").format(figure=n) if n else _("any number")
        for n in range(max(SUPPORT, question.min_support) + 1)
    }
    return [
        checklist(
            view,
            "kinds",
            _("Kinds of source"),
            question.kinds,
            {kind: _(code.label) for kind, code in codes.SOURCE_KIND.items()},
            _("All kinds"),
        ),
        checklist(view, "sources", _("Sources"), question.sources, by_name, _("All sources")),
        day(view, "as_of_from", _("From (as of)"), question.as_of_from),
        day(view, "as_of_to", _("To (as of)"), question.as_of_to),
        switch(
            "repeats",
            _("Include repeats"),
            question.repeats,
            _("A repeat gives again what another claim said first; without repeats only original claims are left."),
        ),
        switch("planned", _("Include planned figures"), question.planned, _(codes.BASIS["planned"].definition)),
        radio("support", _("Corroborated by other sides"), question.min_support, support, help=_(COMPARED)),
    ]


def defaults() -> dict[str, Any]:
    """Every filter at its default, the reader back on the present day; what is looked at stays."""
    return {"known_on": None, **{name: Question().parameter(name) for name in FILTERS}}


def _remaining(view: View) -> None:
    lang = view.lang
    left = cached(
        view.filter_scope,
        "counted",
        lambda: count_selected_claims(view.record, filter_mask(view.record.claims, view.question)),
    )
    announce_count(view, "filters", left.claims)
    st.markdown(
        lang.gettext("**{left}** of {known} claims").format(
            left=lang.number(left.claims), known=lang.number(len(view.record.claims))
        )
    )
    sentences = filters(view.question, view.record, lang)
    st.caption(
        claim_text.counts_text(left, lang)
        + (
            f"\n\n{lang.gettext('Filters: {filters}').format(filters=escape_markdown('; '.join(sentences)))}"
            if sentences
            else ""
        )
    )
    changed = bool(active_filters(view.question)) or view.question.known_on is not None
    render_controls("reset", action("reset", lang.gettext("Reset all filters"), disabled=not changed, **defaults()))


def empty_result(view: View, belonging: pd.DataFrame) -> None:
    """The sentence where a picture would be empty: what to loosen, or that nothing had been said yet.

    Parameters
    ----------
    belonging
        The claims that would belong here if no filter were set.
    """
    _, lang = view.lang.gettext, view.lang
    name, count = next(iter(remaining_without_each_filter(belonging, view.question).items()), ("", 0))
    if belonging.empty:
        st.info(
            _("By {day}, the dataset holds no claim that belongs here. A later day may have one.").format(
                day=lang.date(view.day)
            )
        )
        return
    if not count:
        st.info(_("No results with these filters."))
        render_controls("loosen", action("loosen", _("Reset all filters"), **defaults()))
        return
    sentence = filters(Question().with_parameters(**{name: view.question.parameter(name)}), view.record, lang)[0]
    st.info(
        _("No results. Without the filter “{filter}”: {left}.").format(
            filter=escape_markdown(sentence), left=lang.ngettext("{n} claim", "{n} claims", count)
        )
    )
    render_controls("loosen", action("loosen", _("Remove this filter"), **{name: Question().parameter(name)}))
