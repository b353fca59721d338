"""Text as words that can be compared: any writing of letters, dashes, apostrophes and numbers comes to the same."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_APOSTROPHES = "'’‘ʼʹ′`´＇"
_INVISIBLE = "\u00ad\u200b-\u200d\u2060"
_MARKS = "\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_LETTER = rf"[^\W_][{_MARKS}{_INVISIBLE}]*"
_SPACES = " \u00a0\u2009\u202f"
_NUMBER = rf"(?<![^\W_])\d{{1,3}}(?:([{_SPACES}{_APOSTROPHES}])\d{{3}})(?:\1\d{{3}})*(?![^\W_])|(?<![^\W_])\d+(?:[.,]\d+)*(?![^\W_])"
_WORD = re.compile(rf"{_NUMBER}|{_LETTER}(?:[{_APOSTROPHES}]?{_LETTER})*")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s$", re.IGNORECASE)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
_TRAILING = re.compile(rf"[{_INVISIBLE}]|[{_APOSTROPHES}]")


class Word(NamedTuple):
    """A word of a text.

    Attributes
    ----------
    folded
        As it is compared: small letters, composed, without apostrophes; a number in plain digits with a point before its decimals.
    start, end
        Where it stands in the text.
    """

    folded: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words and numbers of a text, in their order.

    Dashes and other signs part words; apostrophes do not, and an English possessive is not part of one. ``11.000``,
    ``11,000``, ``11 000`` and ``11000`` are the same number; a group of three digits after a single sign are thousands.
    """
    return [Word(fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]


def number(value: float) -> str:
    """A number as ``words`` folds it."""
    return format(value, ".15g")


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """A single word or number as it is compared; folding it again changes nothing."""
    bare = _TRAILING.sub("", _POSSESSIVE.sub("", word))
    folded = unicodedata.normalize(
        "NFKC", unicodedata.normalize("NFKC", unicodedata.normalize("NFD", bare).casefold()).casefold()
    )
    folded = unicodedata.normalize("NFKC", _TRAILING.sub("", folded))  # “ŉ” is an apostrophe and a letter
    return _digits(folded) if folded[:1].isdecimal() else folded


def _digits(folded: str) -> str:
    joined = re.sub(rf"(?<=\d)[{_SPACES}](?=\d)", "", folded)
    if _GROUPED.fullmatch(joined):
        return re.sub("[.,]", "", joined)
    if found := re.fullmatch(r"(\d+|[1-9]\d{0,2}(?:([.,])\d{3})(?:\2\d{3})*)[.,](\d+)", joined):
        whole, decimals = re.sub("[.,]", "", found[1]), found[3].rstrip("0")
        return f"{whole}.{decimals}" if decimals else whole
    return joined.replace(",", ".")
