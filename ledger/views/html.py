"""HTML of our own."""

from dataclasses import dataclass
from html import escape

from ledger.text.markdown import runs


@dataclass(frozen=True)
class Html:
    """HTML that Streamlit takes as it is; in plain text it looks for indentation, at length."""

    text: str

    def _repr_html_(self) -> str:
        return self.text


def inline(line: str) -> str:
    """A line of Markdown in which only weight is marked."""
    return "".join(f"<strong>{escape(text)}</strong>" if bold else escape(text) for text, bold in runs(line))


def outward(text: str, address: str) -> str:
    """A link to an address of the record, which opens beside the dashboard."""
    return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{escape(text)}</a>'
