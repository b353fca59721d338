"""The parts of the briefing, in their order: what each says on a question."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

import pandas as pd

from ledger.answers.filtering import active_filters
from ledger.answers.recent import recent_claims
from ledger.answers.registry import Query
from ledger.answers.silence import claims_for_silence, silence
from ledger.documents.answers import answers, through_time
from ledger.documents.claim_parts import HEADLINE_QUESTIONS, arms, comparison, headline, loss_shares, timeline
from ledger.documents.part import NOTHING, ListItem, Part, days_of, sources_of
from ledger.documents.place_parts import settlements_claimed, settlements_map
from ledger.i18n.language import Language
from ledger.question import page_sections
from ledger.record.claim import claims_of
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.text.sentences import (
    lately as newest_said,
    silence as silent,
)
from ledger.text.sentences.missing import never_found, newest


def recent_statements(query: Query, lang: Language) -> Part:
    """The statements of the last 30 days, or the newest before them."""
    _, said = lang.gettext, recent_claims(query.claims, query.day)
    title = _("Latest statements")
    if said is None:
        return Part(
            "lately", title, _("Nothing had been said by this day, or the filters leave nothing."), query.claims
        )
    rows = query.record.metric_rows
    return Part(
        "lately",
        title,
        newest_said.headline(said, query.day, query.record.collected_on, bool(active_filters(query.question)), lang),
        said.claims,
        days_of(said.claims, lang),
        sources_of(said.claims, lang),
        lines=tuple(
            ListItem(
                f"{escape_markdown(lang.short_date(claim.stated_on))} · {escape_markdown(lang.localised(claim, 'short'))} · {escape_markdown(lang.localised(rows[claim.metric], 'name'))}: **{escape_markdown(claim_text.value_text(claim, lang))}**",
                (claim.claim_id,),
            )
            for claim in claims_of(said.claims)
        ),
    )


def missing_figures(query: Query, lang: Language) -> Part:
    """From whom there is no newer statement, where the record ends, and what it never had."""
    _, record, none = lang.gettext, query.record, query.claims.iloc[:0]
    title, months = _("What is missing"), query.question.max_age_months
    spoken = claims_for_silence(record.claims, query.question)
    if spoken.empty:
        return Part("missing", title, _(NOTHING), none)
    names = {key: lang.localised(row, "short") for key, row in record.source_rows.items()}
    statements = silence(spoken, query.day, months)
    ends_at = [
        _("{kind}: the newest statement is of {day}.").format(
            kind=f"**{escape_markdown(kind)}**", day=escape_markdown(lang.date(day))
        )
        for kind, day in newest(record, lang).items()
        if pd.notna(day)
    ]
    return Part(
        "missing",
        title,
        f"{silent.no_newer_statement(statements, months, names, lang)} {silent.newest_statement(statements, names, lang)}",
        none,
        _("As of {day}").format(day=lang.date(query.day)),
        lines=tuple(ListItem(text) for text in [*ends_at, *never_found(query.record, query.day, lang)]),
    )


_MAKERS: Mapping[str, Callable[[Query, Language], Part]] = MappingProxyType(
    {
        "answers": answers,
        "panels": through_time,
        "map": settlements_map,
        "lately": recent_statements,
        **{each.metric: partial(headline, each) for each in HEADLINE_QUESTIONS},
        "timeline": timeline,
        "comparison": comparison,
        "loss-share": loss_shares,
        "arms": arms,
        "territory": settlements_claimed,
        "missing": missing_figures,
    }
)
PARTS: Mapping[str, Callable[[Query, Language], Part]] = MappingProxyType(
    {name: _MAKERS[name] for name in page_sections.PARTS}
)
"""Each part by its name, in the order in which they are shown: first that of the page “Briefing”."""
