"""Search over all text of claims, events and places, in both languages at once."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, reduce
from typing import NamedTuple

import pandas as pd

from ledger.answers.spellings import SPELLINGS
from ledger.answers.words import number, words
from ledger.i18n.language import LANGUAGES
from ledger.record.record import Record

SHORT = 3
"""Words of so many letters and fewer are found as whole words only: "NIS" is no part of "nordkoreanisch"."""

Phrase = tuple[str, ...]
"""Folded words that stand beside each other."""
Term = tuple[Phrase, ...]
"""What is searched, in all its spellings: one of them must be there."""


class Span(NamedTuple):
    """From where to where something was found in a text."""

    start: int
    end: int


def searchable(record: Record) -> pd.Series:
    """For each claim, all its text in both languages, its numbers, its source, measure and reports, folded.

    Returns
    -------
    pandas.Series
        Folded words with a space before and after each, by claim_id.
    """
    claims = record.claims
    names = _joined(record.sources.set_index("source"), "name", "short")
    measures = _joined(record.metrics.set_index("metric"), "name")
    reports = _joined(record.reports.set_index("claim_id"), "outlet", "as_reported", "note")
    carried = reports.groupby(level=0).agg("\n".join).to_dict()
    figures = [
        " ".join(number(value) for value in row if pd.notna(value))
        for row in claims[["low", "best", "high"]].to_numpy(dtype=float)
    ]
    own = claims["claim_id"] + "\n" + _joined(claims, "wording", "speaker", "scope", "note", "caution")
    text = own + "\n" + claims["source"].map(names) + "\n" + claims["metric"].map(measures)
    folded = [
        f"{_folded(text)}{_folded(carried.get(claim, ''))}{figure} "
        for claim, text, figure in zip(claims["claim_id"], text, figures, strict=True)
    ]
    return pd.Series(folded, index=claims["claim_id"], dtype=object)


def searchable_events(record: Record) -> pd.Series:
    """The same for the events that had happened, by event_id: day, title, detail and place."""
    events = record.events
    days = pd.Series([str(day.date()) for day in events["date"]], index=events.index, dtype="str")
    text = days + "\n" + _joined(events, "title", "detail", "place")
    return pd.Series([_folded(each) for each in text], index=events["event_id"], dtype=object)


def searchable_places(record: Record) -> pd.Series:
    """The same for places, by place_id: their names in both languages and in those of the country."""
    text = _joined(record.places, "name") + "\n" + record.places["name_ru"] + "\n" + record.places["name_uk"]
    return pd.Series([_folded(each) for each in text], index=record.places["place_id"], dtype=object)


def _joined(frame: pd.DataFrame, *stems: str) -> pd.Series:
    """The columns of these stems in both languages as one text a row."""
    columns = [frame[f"{stem}_{language}"] for stem in stems for language in LANGUAGES]
    return reduce(lambda text, column: text + "\n" + column, columns)


def _folded(text: str) -> str:
    return f" {' '.join(word.folded for word in words(text))} "


def search(texts: pd.Series, query: str) -> list[str]:
    """The keys of the texts that hold every term of the query, in any order; all of them for an empty query.

    A term is a word, a number, or words joined by a dash or put in quotes, which must stand beside each other. A number, and a
    word of at most three letters, is found as a whole; a longer word inside others too. A name is found in all its spellings.
    """
    wanted = terms(query)
    if query.strip() and not wanted:
        return []
    found = pd.Series(True, index=texts.index)
    for term in wanted:
        found &= texts.str.contains(_pattern(term))
    return list(texts.index[found])


def missing_terms(text: str, wanted: Sequence[Term]) -> list[Term]:
    """The terms that a text does not hold."""
    folded = _folded(text)
    return [term for term in wanted if not re.search(_pattern(term), folded)]


def terms(query: str) -> list[Term]:
    """The terms of a query, each with the phrases that stand for it."""
    found, pieces = [], list(_pieces(query))
    while pieces:
        # Two or three words may be a name, or a number with "million".
        for count in (3, 2, 1):
            phrase = tuple(word for piece in pieces[:count] for word in piece)
            if known := _spellings().get(phrase) or _millions(phrase) or ((phrase,) if count == 1 else ()):
                found.append(known)
                del pieces[:count]
                break
    return found


def _millions(phrase: Phrase) -> Term:
    """``15 million`` and ``15 Mio.``, and as a number in full; empty for any other phrase."""
    if (
        len(phrase) != 2
        or not re.fullmatch(r"\d+(\.\d+)?", phrase[0])
        or phrase[1] not in ("mio", "million", "millionen")
    ):
        return ()
    return (number(float(phrase[0]) * 1e6),), (phrase[0], "million"), (phrase[0], "mio")


def _pieces(query: str) -> Iterator[Phrase]:
    """What stands between spaces or in quotes."""
    for quoted, rest in re.findall(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|([^\"“”„«»]+)", query):
        phrase: list[str] = []
        end = 0
        for word in words(quoted or rest):
            if phrase and not quoted and re.search(r"\s", rest[end : word.start]):
                yield tuple(phrase)
                phrase = []
            phrase.append(word.folded)
            end = word.end
        if phrase:
            yield tuple(phrase)


@cache
def _spellings() -> dict[Phrase, Term]:
    """For each spelling of a name, all of them."""
    found: dict[Phrase, Term] = {}
    for group in SPELLINGS:
        phrases = tuple(dict.fromkeys(tuple(word.folded for word in words(name)) for name in group))
        found |= dict.fromkeys(phrases, phrases)
    return found


def _is_whole_word(word: str) -> bool:
    return len(word) <= SHORT or word[0].isdecimal()


@lru_cache(maxsize=1024)
def _pattern(term: Term) -> str:
    """A regular expression that finds one of the term's spellings in folded words."""
    return "|".join(_phrase_pattern(phrase) for phrase in term)


def _phrase_pattern(phrase: Phrase) -> str:
    if len(phrase) == 1 and not _is_whole_word(phrase[0]):
        return re.escape(phrase[0])
    return (
        f" {' '.join(re.escape(word) if _is_whole_word(word) else rf'[^ ]*{re.escape(word)}[^ ]*' for word in phrase)} "
    )


def spans(text: str, wanted: Sequence[Term]) -> list[Span]:
    """Where the words that hold the terms stand in a text, without overlaps, in their order."""
    found = words(text)
    there: set[int] = set()
    for phrase in (phrase for term in wanted for phrase in term):
        for place in range(len(found) - len(phrase) + 1):
            beside = found[place : place + len(phrase)]
            if all(
                own == word.folded if _is_whole_word(own) else own in word.folded
                for own, word in zip(phrase, beside, strict=True)
            ):
                there.update(range(place, place + len(phrase)))
    return [Span(found[place].start, found[place].end) for place in sorted(there)]
