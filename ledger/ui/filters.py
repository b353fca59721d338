"""The shared filters: in one place, the same on every page, with what they leave."""

import pandas as pd
import streamlit as st

from ledger import codes, phrases
from ledger.answers.narrow import in_force, loosening, passing
from ledger.answers.origins import counted_among
from ledger.markdown import plain
from ledger.question import FIRST_DAY, Question
from ledger.sentences.stated import filters
from ledger.ui.agreement import COMPARED
from ledger.ui.controls import ask, some_of
from ledger.ui.memory import kept
from ledger.ui.reading import View, asking, change, reset

DATE_FORMAT = {"de": "DD.MM.YYYY", "en": "DD/MM/YYYY"}
SUPPORT = 3
"""The largest number of supporting voices that is offered; a link may ask for more."""


def show(view: View) -> None:
    """The filters, the count of what they leave, and the way back."""
    _ = view.lang.gettext
    _known_on(view)
    ask("sides", some_of("sides", _("Sides"), view.question.sides, {side: _(code.label) for side, code in codes.SIDE.items()}))
    # The label never changes: with another one the framework takes it for another expander, and closes it.
    more = st.expander(_("More filters"), key="more_filters", on_change="rerun")
    if more.open:
        with more:
            _more(view)
    _left(view)


def _more(view: View) -> None:
    """The filters that are asked for less often; drawn only while they are open."""
    _, question = view.lang.gettext, view.question
    st.multiselect(
        _("Kinds of source"), list(codes.SOURCE_KIND), format_func=lambda kind: _(codes.SOURCE_KIND[kind].label),
        placeholder=_("All kinds"), select_all=False, **asking("kinds", list(question.kinds)),
    )
    names = {source: view.lang.pick(row, "name") for source, row in view.record.source_rows.items()}
    st.multiselect(
        _("Single sources"), sorted(names, key=lambda source: names[source].casefold()), format_func=names.__getitem__,
        placeholder=_("All sources"), select_all=False, **asking("sources", list(question.sources)),
    )
    _as_of(view)
    st.toggle(_("Include repeats"), help=_("A repeat gives again what another claim said first; without repeats only origins are left."), **asking("repeats", question.repeats))
    st.toggle(_("Include planned figures"), help=_(codes.BASIS["planned"].definition), **asking("planned", question.planned))
    choices = list(range(max(SUPPORT, question.support) + 1))
    st.segmented_control(
        _("Supported by independent voices"), choices, format_func=lambda n: _("at least {figure}").format(figure=n) if n else _("any number"),
        required=True, wrap=True, help=_(COMPARED), **asking("support", question.support),
    )


def _known_on(view: View) -> None:
    _ = view.lang.gettext
    st.date_input(
        _("Known on"), min_value=FIRST_DAY, max_value=view.vocabulary.today, format=DATE_FORMAT[view.lang.code],
        help=_("Places you on any day from September 2023 to today: only what had been stated by then is shown."),
        **asking("known_on", view.day),
    )


def _as_of(view: View) -> None:
    _, question = view.lang.gettext, view.question
    written = DATE_FORMAT[view.lang.code]
    st.date_input(_("As of, from"), value=None, min_value=FIRST_DAY, max_value=view.vocabulary.today, format=written, **asking("as_of_from", question.as_of_from))
    st.date_input(_("As of, to"), value=None, min_value=FIRST_DAY, max_value=view.vocabulary.today, format=written, **asking("as_of_to", question.as_of_to))


def _left(view: View) -> None:
    lang = view.lang
    left = kept(view.filtered, "counted", lambda: counted_among(view.record, passing(view.record.claims, view.question)))
    st.markdown(lang.gettext("**{left}** of {known} claims").format(left=lang.number(left.claims), known=lang.number(len(view.record.claims))))
    said = filters(view.question, view.record, lang)
    st.caption(phrases.counts(left, lang) + (f"\n\n{lang.gettext('Filters: {filters}').format(filters=plain('; '.join(said)))}" if said else ""))
    changed = bool(in_force(view.question)) or view.question.known_on is not None
    st.button(lang.gettext("Reset all filters"), on_click=reset, disabled=not changed, width="stretch")


def nothing_left(view: View, belonging: pd.DataFrame) -> None:
    """The sentence where a picture would be empty: what to loosen, or that nothing had been said yet.

    Parameters
    ----------
    belonging
        The claims that would belong here if no filter were set.
    """
    _, lang = view.lang.gettext, view.lang
    name, count = next(iter(loosening(belonging, view.question).items()), ("", 0))
    if belonging.empty:
        st.info(_("By {day}, the record holds no claim that belongs here. A later day may have one.").format(day=lang.date(view.day)))
        return
    if not count:
        st.info(_("The filters leave no claim that belongs here, and no single filter is to blame: reset them all."))
        st.button(_("Reset all filters"), key="loosen", on_click=reset)
        return
    said = filters(Question().model_copy(update={name: getattr(view.question, name)}), view.record, lang)[0]
    st.info(
        _("The filters leave no claim that belongs here. The filter that hides most is “{filter}”: without it, {left} would be left.")
        .format(filter=said, left=lang.ngettext("{n} claim", "{n} claims", count))
    )
    st.button(_("Take this filter out"), key="loosen", on_click=change, kwargs={name: getattr(Question(), name)})
