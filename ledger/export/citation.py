"""How a view is cited: as text, as BibTeX, as CSL-JSON."""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

import orjson

from ledger.i18n.language import Language

_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True)
class Citation:
    """A view at a moment: enough to find it again and to see whether the record has changed since.

    Attributes
    ----------
    author
        Who is cited: the name of the record, a body and not a person.
    file_name
        With what the key begins: the record's name in small letters.
    title
        What the view shows.
    link
        Its whole address, with the day and the data version.
    known_on
        The day on which the reader was placed.
    version, collected_on
        The data version and the day on which that record was collected.
    accessed
        The day of citing.
    part
        What is cited, in a few plain words with hyphens; with the link it makes the key, so that no two citations share one.
    publisher
        The institution that runs the server; empty where it names none.
    """

    author: str
    file_name: str
    title: str
    link: str
    known_on: date
    version: str
    collected_on: date
    accessed: date
    part: str = "view"
    publisher: str = ""

    @property
    def key(self) -> str:
        """The key in reference managers."""
        return f"{self.file_name}-{self.part}-{sha256(self.link.encode()).hexdigest()[:6]}"

    def text(self, lang: Language) -> str:
        """One sentence after the other, in the reader's language."""
        return lang.gettext(
            "{author} ({year}): {title} Known on {known_on}. Data version {version}, collected on {collected}. Accessed on {accessed}. {link}"
        ).format(
            author=self.author,
            year=self.collected_on.year,
            title=self.title if self.title.endswith(("?", "!", ".")) else f"{self.title}.",
            known_on=lang.date(self.known_on),
            version=self.version,
            collected=lang.date(self.collected_on),
            accessed=lang.date(self.accessed),
            link=self.link,
        )

    def bibtex(self, lang: Language) -> str:
        """A BibTeX entry; its note holds the day on which the reader was placed."""
        note = lang.gettext("Known on {day}").format(day=lang.date(self.known_on))
        fields = {
            "author": f"{{{_escaped(self.author)}}}",
            "title": f"{{{_escaped(self.title)}}}",
            "year": str(self.collected_on.year),
            **({"organization": f"{{{_escaped(self.publisher)}}}"} if self.publisher else {}),
            "version": self.version,
            "note": _escaped(note),
            "url": self.link,
            "urldate": self.accessed.isoformat(),
        }
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@misc{{{self.key},\n{lines}\n}}\n"

    def csl(self, lang: Language) -> str:
        """CSL-JSON: a list of one item of type ``dataset``, as reference managers import it."""
        item: dict[str, Any] = {
            "id": self.key,
            "type": "dataset",
            "title": self.title,
            "author": [{"literal": self.author}],
            "issued": _parts(self.collected_on),
            "accessed": _parts(self.accessed),
            "version": self.version,
            "URL": self.link,
            **({"publisher": self.publisher} if self.publisher else {}),
            "note": lang.gettext("Known on {day}").format(day=lang.date(self.known_on)),
            "language": lang.code,
        }
        return orjson.dumps([item], option=orjson.OPT_INDENT_2).decode("utf-8")


def _escaped(text: str) -> str:
    return re.sub(r"[\\{}&%$#_~^]", lambda found: _BIBTEX[found[0]], text)


def _parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
