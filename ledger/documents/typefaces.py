"""The fonts that documents bring along: where their files are, and which letters they have."""

import unicodedata
from functools import cache
from pathlib import Path

from ledger.i18n.messages import N_

FONTS = Path(__file__).parent / "fonts"
FILES = ("LedgerSans-Regular.ttf", "LedgerSans-Semibold.ttf", "LedgerHangul-Regular.ttf")
INSTEAD = "□"
"""Stands for a letter that none of the fonts has."""


MISSING = N_(
    "The document cannot be made, because a font is missing: {files}. Put the file back, or install the Ledger again."
)


class MissingFontError(RuntimeError):
    """A font is not there; the message names its file and says what to do.

    Attributes
    ----------
    files
        Those that are missing.
    """

    def __init__(self, files: str) -> None:
        super().__init__(MISSING.format(files=files))
        self.files = files


def require_fonts() -> None:
    """Make sure that every font is there.

    Raises
    ------
    MissingFontError
        If one is missing: without it a document would be set in whatever the machine has, or not at all.
    """
    missing = [str(FONTS / name) for name in FILES if not (FONTS / name).is_file()]
    if missing:
        raise MissingFontError(", ".join(missing))


@cache
def letters() -> frozenset[str]:
    """Every letter that one of the fonts has."""
    # A tenth of the start of a command, and of the server: loaded when a document is made.
    from matplotlib.ft2font import FT2Font

    return frozenset(chr(code) for name in FILES for code in FT2Font(str(FONTS / name)).get_charmap())


def lacking(text: str) -> set[str]:
    """The letters of a text that no font has; breaks of lines are none."""
    return {letter for letter in set(text) - letters() if letter not in "\n\t"}


def writable(text: str) -> str:
    """The text with ``INSTEAD`` for each letter that no font has; marks that only join or colour other letters go without a trace."""
    found = lacking(text)
    if not found:
        return text
    # Cf: joiners and marks of direction; M: accents and variants of the letter before.
    unseen = {letter for letter in found if unicodedata.category(letter) in ("Cf", "Mn", "Me")}
    return text.translate({ord(letter): "" if letter in unseen else INSTEAD for letter in found})
