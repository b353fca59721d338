"""A sentence that is said before it is known in which language: English as it stands, any other where it is shown."""

from typing import Any, Self

from ledger.i18n.language import Language

ENGLISH = Language("en")


class Sentence(str):
    """A message with its gaps filled: it is its own English text, and knows what it says in the other languages.

    ``python -m ledger messages`` takes the literal message of each call into the catalogue.

    Parameters
    ----------
    message
        An English message id with gaps: ``"{table}.csv has no such row"``.
    values
        What stands in the gaps. Another sentence is translated with it; all else is written as it is: ids, codes, days as the
        tables have them.
    """

    message: str
    values: dict[str, Any]

    def __new__(cls, message: str, /, **values: Any) -> Self:
        """Fill the gaps in English."""
        said = super().__new__(cls, message.format(**values))
        said.message, said.values = message, values
        return said

    def text(self, lang: Language) -> str:
        """The sentence in the reader's language."""
        values = {name: shown(value, lang) for name, value in self.values.items()}
        return lang.gettext(self.message).format(**values)


class Counted(Sentence):
    """A number with its noun: ``Counted("{n} cell", "{n} cells", 3)``."""

    plural: str
    number: int

    def __new__(cls, singular: str, plural: str, number: int, /) -> Self:
        """Take the English form that belongs to the number."""
        said = super().__new__(cls, singular if number == 1 else plural, n=number)
        said.message, said.plural, said.number = singular, plural, number
        return said

    def text(self, lang: Language) -> str:
        """The number with its noun in the reader's language."""
        return lang.ngettext(self.message, self.plural, self.number)


class Figure(Sentence):
    """A number with the marks of the reader's language: ``Figure(11000.5, ",.10g")`` is 11,000.5 and 11.000,5."""

    def __new__(cls, value: float, form: str, /) -> Self:
        """Write the number as English does, in one of Python's formats."""
        return super().__new__(cls, format(value, form))

    def text(self, lang: Language) -> str:
        """The number with the decimal and thousands marks of the language."""
        return self.translate(str.maketrans(".,", lang.separators))


def joined(sentences: "list[Sentence] | tuple[Sentence, ...]") -> Sentence:
    """Several sentences or parts of one, with commas between them."""
    gaps = {f"part{number}": each for number, each in enumerate(sentences)}
    return Sentence(", ".join(f"{{{name}}}" for name in gaps), **gaps)


def shown(text: str | int | float, lang: Language) -> str:
    """A sentence in the reader's language; all else as it is."""
    return text.text(lang) if isinstance(text, Sentence) else str(text)
