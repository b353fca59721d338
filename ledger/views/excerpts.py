"""Where in a claim's text a search was found, if not in the cells of the table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledger.answers.search import Span, Term, spans
from ledger.i18n.language import LANGUAGES, Language
from ledger.record.claim import Claim
from ledger.record.rows import Report

AROUND = 60
"""So many characters are shown before what was found and after it, up to the next word."""


@dataclass(frozen=True)
class Excerpt:
    """A piece of text that stands below a row, with what is marked in it."""

    text: str
    marks: Sequence[Span]


def excerpt(
    claim: Claim,
    reports: Sequence[Report],
    missing: Sequence[Term],
    wanted: Sequence[Term],
    lang: Language,
) -> Excerpt | None:
    """The first text of a claim, in the reader's language, that holds one of the missing terms, cut to what stands around it.

    Parameters
    ----------
    missing
        The terms that are not seen elsewhere.
    wanted
        All terms: what is marked.

    Returns
    -------
    Excerpt or None
        Where the words stand only in the other language's text, that is said, without them; None where nothing is to be shown.
    """
    for label, text in _texts(claim, reports, lang):
        if found := spans(text, missing):
            return _cut(f"{label}: ", text, found[0], spans(text, wanted))
    for code in LANGUAGES:
        if code != lang.code and any(spans(text, missing) for _label, text in _texts(claim, reports, Language(code))):
            return Excerpt(
                lang.gettext("found in the German text") if code == "de" else lang.gettext("found in the English text"),
                (),
            )
    return None


def _texts(claim: Claim, reports: Sequence[Report], lang: Language) -> Iterator[tuple[str, str]]:
    """The texts of a claim with what each is."""
    _ = lang.gettext
    labels = {
        "note": _("Note"),
        "caution": _("Caveat"),
        "wording": _("In words"),
        "speaker": _("Speaker"),
        "scope": _("What is counted"),
    }
    for stem, label in labels.items():
        yield label, lang.localised(claim, stem)
    for report in reports:
        for stem in ("outlet", "as_reported", "note"):
            yield _("Report"), lang.localised(report, stem)
    yield _("Claim ID"), claim.claim_id


def _cut(label: str, text: str, first: Span, found: Sequence[Span]) -> Excerpt:
    """The label, then the text around the first place; whole words, with an ellipsis where it is cut."""
    start, end = max(0, first.start - AROUND), min(len(text), first.end + AROUND)
    if start:
        start = text.rfind(" ", 0, start + 1) + 1
    if end < len(text):
        end = len(text) if (space := text.find(" ", end)) < 0 else space
    before = f"{label}{'… ' if start else ''}"
    inside = [
        Span(span.start - start + len(before), span.end - start + len(before))
        for span in found
        if start <= span.start and span.end <= end
    ]
    return Excerpt(f"{before}{text[start:end]}{' …' if end < len(text) else ''}", inside)
