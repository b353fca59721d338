"""All that a briefing document holds, before it becomes PDF, PPTX or HTML: parts, numbered references, method, citation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

import pandas as pd

from ledger.answers.registry import Query
from ledger.documents.claim_parts import HEADLINE_QUESTIONS
from ledger.documents.part import Part
from ledger.documents.parts import PARTS
from ledger.export.citation import Citation
from ledger.i18n.language import Language
from ledger.question.link import write_link
from ledger.record import codes
from ledger.record.claim import Claim, claims_of
from ledger.record.frames import to_records
from ledger.record.licence import Licence
from ledger.record.record import Record
from ledger.text import claim_text
from ledger.text.markdown import escape_markdown
from ledger.text.sentences.method import RULES, WORDS
from ledger.text.sentences.record_name import briefing_title, record_file_name, record_name
from ledger.text.sentences.stated import extent, how_to_read, provenance_lines

RULES_SHOWN = RULES[:5]
"""Of the rules of showing, those that hold for a document too."""
QUESTION = 2
"""Which of the lines that a picture says of itself is its question."""
WORDS_SHOWN = ("Claim", "Voice", "Current", "Range", "As of", "Known on", "Counted as")


@dataclass(frozen=True)
class Page:
    """A page that carried a claim or a statement; ``archived`` is the address of its copy in an archive, empty where none is known."""

    outlet: str
    address: str
    archived: str = ""


@dataclass(frozen=True)
class Reference:
    """A numbered source: one claim with its pages, or one source's statements on settlements with theirs.

    ``key`` is the claim_id, or the key of the source; ``text`` is Markdown in which only weight is marked.
    """

    number: int
    key: str
    text: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Briefing:
    """The contents of a document, in the reader's language.

    Attributes
    ----------
    parts
        In their order.
    references
        In the order in which the parts show them, numbered from 1.
    provenance_lines
        Day, filters, data version with the extent, licence: one line each.
    extent
        From when the newest statement is, and until when was searched.
    title
        Of the document.
    licence
        Of the tables; None where none is named.
    """

    lang: Language
    day: date
    parts: tuple[Part, ...]
    references: tuple[Reference, ...]
    provenance_lines: tuple[str, ...]
    extent: str
    citation: Citation
    title: str
    licence: Licence | None

    @property
    def legend(self) -> str:
        """How the marks of all pictures are read."""
        return how_to_read(self.lang)

    @property
    def method(self) -> list[str]:
        """Rules and words, as Markdown: half a page."""
        _, meanings = self.lang.gettext, {word: meaning for word, meaning, _values in WORDS}
        return [*map(_, RULES_SHOWN), *(f"**{_(word)}:** {_(meanings[word])}" for word in WORDS_SHOWN)]

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each reference by its key."""
        return {reference.key: reference.number for reference in self.references}

    def cited(self, part: Part) -> list[tuple[str, list[int]]]:
        """The sources of a part with the numbers of what it shows of them, in the order of its rows."""
        cited: dict[str, list[int]] = {}
        for source, claim_id in zip(part.claims["source"], part.claims["claim_id"], strict=True):
            cited.setdefault(source, []).append(self.numbers[claim_id])
        if part.statements is not None:
            for source in dict.fromkeys(part.statements["source"]):
                cited.setdefault(source, []).append(self.numbers[source])
        return [(name, sorted(numbers)) for name, numbers in zip(part.sources, cited.values(), strict=True)]


def briefing(query: Query, lang: Language, address: str = "", accessed: date | None = None) -> Briefing:
    """The contents for a question.

    Parameters
    ----------
    query
        The record as known on the reader's day, with the question.
    address
        Where the dashboard is served; the citation links to it. Where that is not known, words stand in its place.
    accessed
        The day of citing; today when left out.
    """
    record = query.record
    absent = {each.metric for each in HEADLINE_QUESTIONS} - record.metric_rows.keys()
    parts = tuple(part(query, lang) for name, part in PARTS.items() if name not in absent)
    question = query.question.without_view_state().with_parameters(
        lang=lang.code, known_on=query.day, version=record.version
    )
    # Without a host nobody could follow it: the words say what is to be written there.
    home = address or lang.gettext("[address of the dashboard]/")
    link = f"{home}?{urlencode(write_link(question), safe=',')}"
    title = lang.gettext("Briefing")
    # The link says the question.
    sentences = [
        line
        for place, line in enumerate(provenance_lines(query.question, record, query.day, lang))
        if place != QUESTION
    ]
    return Briefing(
        lang,
        query.day,
        parts,
        tuple(_references(parts, record, lang)),
        tuple(sentences),
        extent(record, lang),
        Citation(
            record_name(record, lang),
            record_file_name(record),
            title,
            link,
            query.day,
            record.version,
            record.collected_on,
            accessed or date.today(),
            f"briefing-{query.day}",
        ),
        briefing_title(record, lang),
        record.licence,
    )


def _references(parts: Iterable[Part], record: Record, lang: Language) -> Iterable[Reference]:
    """What the parts show, each once, in their order."""
    seen: set[str] = set()
    reports = dict(iter(record.reports.groupby("claim_id")))
    for part in parts:
        for claim in claims_of(part.claims):
            if claim.claim_id not in seen:
                seen.add(claim.claim_id)
                yield Reference(
                    len(seen),
                    claim.claim_id,
                    _claim_reference(claim, record, lang),
                    _pages(reports.get(claim.claim_id), lang),
                )
        if part.statements is not None:
            for source, rows in part.statements.groupby("source", sort=False):
                seen.add(str(source))
                name = lang.localised(record.source_rows[str(source)], "name")
                yield Reference(
                    len(seen),
                    str(source),
                    f"**{escape_markdown(name)}:** {_statements_text(rows, lang)}.",
                    _pages(rows, lang),
                )


def _statements_text(rows: pd.DataFrame, lang: Language) -> str:
    """How many statements of a source the map shows."""
    present = int(rows["what"].notna().sum())
    on_presence = lang.ngettext(
        "{n} statement on North Koreans at a place", "{n} statements on North Koreans at a place", present
    )
    on_settlements = lang.ngettext("{n} statement on settlements", "{n} statements on settlements", len(rows) - present)
    return lang.join_list([*([on_presence] if present else []), *([on_settlements] if len(rows) > present else [])])


def _claim_reference(claim: Claim, record: Record, lang: Language) -> str:
    """Who said how much of what, about which day, when; with the caution."""
    _, metric = lang.gettext, record.metric_rows[claim.metric]
    sentence = _("**{source}:** {figure} – {measure} ({basis}). As of {as_of}, stated on {stated_on}.").format(
        source=escape_markdown(_speaker(claim, lang)),
        figure=escape_markdown(claim_text.value_text(claim, lang)),
        measure=escape_markdown(lang.localised(metric, "name")),
        basis=_(codes.BASIS[claim.basis].label),
        as_of=escape_markdown(claim_text.as_of(claim, lang)),
        stated_on=escape_markdown(claim_text.stated_on(claim, lang)),
    )
    caution = lang.localised(claim, "caution")
    return f"{sentence} {_('**Caveat:** {caution}').format(caution=escape_markdown(caution))}" if caution else sentence


def _speaker(claim: Claim, lang: Language) -> str:
    source, speaker = lang.localised(claim, "short"), lang.localised(claim, "speaker")
    return f"{source}, {speaker}" if speaker else source


def _pages(rows: pd.DataFrame | None, lang: Language) -> tuple[Page, ...]:
    """The pages of some rows, each address once."""
    if rows is None:
        return ()
    return tuple(
        Page(lang.localised(row, "outlet"), row["url"], row.get("archived_url", ""))
        for row in to_records(rows.drop_duplicates("url"))
    )
