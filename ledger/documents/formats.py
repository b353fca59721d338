"""What the briefing can be made into, by the ending of the file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ledger.documents.contents import Briefing
from ledger.documents.typefaces import require_fonts


@dataclass(frozen=True)
class Format:
    """A kind of document: what it is called, its media type, and what sets it."""

    name: str
    media_type: str
    setter: Callable[[Briefing], bytes]

    def make(self, contents: Briefing) -> bytes:
        """The document.

        Raises
        ------
        MissingFontError
            If one of the Ledger's fonts is not there.
        """
        require_fonts()
        return self.setter(contents)


def _pdf(contents: Briefing) -> bytes:
    from ledger.documents.pdf.pdf import pdf  # each format loads its library only when it is asked for

    return pdf(contents)


def _pptx(contents: Briefing) -> bytes:
    from ledger.documents.pptx.slides import pptx

    return pptx(contents)


def _html(contents: Briefing) -> bytes:
    from ledger.documents.html.webpage import html

    return html(contents)


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "pdf": Format("PDF", "application/pdf", _pdf),
        "pptx": Format(
            "PowerPoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation", _pptx
        ),
        "html": Format("HTML", "text/html", _html),
    }
)


def file_name(contents: Briefing, ending: str) -> str:
    """What the file is called: the day and the language are in its name."""
    return f"{contents.citation.file_name}-briefing-{contents.day}-{contents.lang.code}.{ending}"
