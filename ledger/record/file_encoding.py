"""How a table was saved: a spreadsheet writes semicolons, UTF-16, Windows-1252, a byte order mark or CR LF unless it is told not to."""

import codecs
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.i18n.sentence import Sentence

HOW_TO_SAVE = Sentence(
    "save it as “CSV UTF-8”, with commas between the cells and LF at the end of a line, or run python -m ledger tidy"
)
BOM = codecs.BOM_UTF8
WESTERN = "cp1252"
SEPARATORS = {";": Sentence("with semicolons between the cells"), "\t": Sentence("with tabs between the cells")}


@dataclass(frozen=True)
class DecodedFile:
    """A table as text with LF at the end of each line.

    Attributes
    ----------
    text : str
        Single bytes that are not UTF-8 survive in it as lone surrogates.
    separator : str
        What stands between the cells.
    faults : tuple of Sentence
        What is wrong with the way in which it was saved.
    """

    text: str
    separator: str
    faults: tuple[Sentence, ...]


def decode_file(data: bytes, columns: Sequence[str]) -> DecodedFile | None:
    """Decode a file; None where it is no text."""
    text, faults = _decoded(data)
    if "\0" in text:
        return None
    if "\r" in text:
        faults.append(
            Sentence("with CR LF at the end of the lines")
            if "\r\n" in text
            else Sentence("with CR at the end of the lines")
        )
        text = text.replace("\r\n", "\n")
        text = text.replace("\r", " " if "\n" in text else "\n")
    header = text.partition("\n")[0].replace('"', "")
    separator = next(
        (sign for sign in SEPARATORS if "," not in header and set(header.split(sign)) >= set(columns)), ","
    )
    if separator in SEPARATORS:
        faults.append(SEPARATORS[separator])
    return DecodedFile(text, separator, tuple(faults))


def _decoded(data: bytes) -> tuple[str, list[Sentence]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), [Sentence("in UTF-16")]
    for coding, place in (("utf-16-le", slice(1, None, 2)), ("utf-16-be", slice(0, None, 2))):
        if len(data) > 1 and not any(data[:80][place]):
            return data.decode(coding, "replace"), [Sentence("in UTF-16")]
    faults = [Sentence("with a byte order mark")] if data.startswith(BOM) else []
    data = data.removeprefix(BOM)
    text = data.decode("utf-8", "surrogateescape")
    # A file in which some letters are UTF-8 and some are not is no file in another coding: its cells are named one by one.
    if not text.isascii() and all(ord(letter) < 128 or 0xDC80 <= ord(letter) <= 0xDCFF for letter in text):
        try:
            return data.decode(WESTERN), [*faults, Sentence("in Windows-1252")]
        except UnicodeDecodeError:
            return text, faults
    return text, faults
