"""Letters that no cell may hold: invisible, broken, of another script in a Latin word, or without a shape in the documents' fonts."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from ledger.i18n.sentence import Sentence

FONTS = Path(__file__).parents[1] / "documents" / "fonts"

_COMMON = re.compile("[ -~¡-¬®-ÿĀ-ſЀ-џҐґ–—‘’“”„…№€]*")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u180b-\u180e\u200b-\u200d\u2060-\u2064\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_C1 = re.compile("[\x80-\x9f]")
_BLANKS = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_WESTERN = {bytes([number]).decode("cp1252", "replace"): number for number in range(0x80, 0xC0)}
_FOLLOWING = (
    "[" + "".join(re.escape(letter) for letter in [*_WESTERN, *map(chr, range(0x80, 0xC0))] if letter != "\ufffd") + "]"
)
_TWICE = re.compile(f"(?:[ÂÃÅÐÑ]{_FOLLOWING}|[à-ï]{_FOLLOWING}{{2}})+")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN, _CYRILLIC, _GREEK = (re.compile(f"[{letters}]") for letters in ("A-Za-zÀ-ÖØ-öø-ɏ", "Ѐ-ԯ", "Ͱ-Ͽ"))
_LOOK_ALIKE = re.compile("[АВЕЅІЈКМНОРСТХҮаеорсухіјѕԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν]+")
ADDRESSES = ("url", "archived_url", "second_url", "home_url")


def fault(column: str, value: str) -> Sentence | None:
    """What is wrong with the letters of a cell, and what to do; None where nothing is.

    Parameters
    ----------
    column
        An address may hold letters that no font of ours has; a text in English or German has only Latin words.
    """
    if value.isascii():
        return None
    rule = _broken(value) or (None if column in ADDRESSES else _mixed(column, value))
    if rule or column in ADDRESSES or _COMMON.fullmatch(value):
        return rule
    missing = next(
        (letter for letter in value if not _COMMON.fullmatch(letter) and ord(letter) not in drawable_characters()), None
    )
    if missing is None:
        return None
    return Sentence(
        "the fonts of the documents lack {letter}: write it in other letters", letter=character_name(missing)
    )


def _broken(value: str) -> Sentence | None:
    if found := _INVISIBLE.search(value):
        return Sentence(
            "an invisible character stands here, {letter}: remove it, or run python -m ledger tidy",
            letter=character_name(found[0]),
        )
    if found := _BIDI.search(value):
        return Sentence(
            "a character that turns the direction of writing stands here, {letter}: remove it, or run python -m ledger tidy",
            letter=character_name(found[0]),
        )
    if "\ufffd" in value:
        return Sentence("a letter was lost when the text was copied or saved (U+FFFD): type it anew from the page")
    if (repaired := _decode_once(value)) != value:
        return Sentence("the text was encoded twice: write “{repaired}”", repaired=repaired)
    if found := _C1.search(value):
        return Sentence(
            "a control character stands here, {code}, a leftover of Windows-1252: type the sign anew from the page",
            code=f"U+{ord(found[0]):04X}",
        )
    if found := _BLANKS.search(value):
        return Sentence(
            "a blank of another kind stands here, {letter}: write a plain one, or run python -m ledger tidy",
            letter=character_name(found[0]),
        )
    if unicodedata.normalize("NFC", value) != value:
        return Sentence(
            "letters and their dots or accents are stored apart: write each as one letter, or run python -m ledger tidy"
        )
    return None


def _mixed(column: str, value: str) -> Sentence | None:
    """Find a word with letters of two scripts, or in an English or German text one that only looks Latin."""
    for word in _WORD.findall(value):
        latin, others = (
            _LATIN.search(word),
            [found[0] for script in (_CYRILLIC, _GREEK) if (found := script.search(word))],
        )
        if latin and others:
            odd = others[0] if not column.endswith(("_ru", "_uk")) else latin[0]
            return Sentence(
                "the word “{word}” mixes the letters of two scripts: {letter} only looks like its neighbours; type the word anew",
                word=word,
                letter=character_name(odd),
            )
        if others and not column.endswith(("_ru", "_uk")) and _LOOK_ALIKE.fullmatch(word):
            return Sentence(
                "the word “{word}” only looks Latin, it starts with {letter}: type it anew",
                word=word,
                letter=character_name(word[0]),
            )
    return None


def repaired(value: str) -> str:
    """The text without what is safe to take away: invisible characters, other blanks, accents stored apart."""
    value = _BLANKS.sub(" ", _BIDI.sub("", _INVISIBLE.sub("", value)))
    return " ".join(unicodedata.normalize("NFC", value).split(" ")).strip()


def _decode_once(value: str) -> str:
    """The text with what was encoded twice encoded once."""

    def decoded(found: re.Match[str]) -> str:
        try:
            return bytes(_WESTERN.get(letter, ord(letter)) for letter in found[0]).decode("utf-8")
        except ValueError:
            return found[0]

    return _TWICE.sub(decoded, value)


def character_name(letter: str) -> Sentence:
    """A character with its number and its name in Unicode, so that it can be told from one that looks like it."""
    name = unicodedata.name(letter, "") or Sentence("without a name")
    if letter.isprintable() and not letter.isspace():
        return Sentence("“{letter}” U+{code} {name}", letter=letter, code=f"{ord(letter):04X}", name=name)
    return Sentence("U+{code} {name}", code=f"{ord(letter):04X}", name=name)


@cache
def drawable_characters() -> frozenset[int]:
    """The characters that one of the documents' fonts has."""
    from fontTools.ttLib import TTFont  # most records hold none but usual letters, and it takes 0.1 s to load

    return frozenset(code for path in sorted(FONTS.glob("*.ttf")) for code in TTFont(path, lazy=True).getBestCmap())
