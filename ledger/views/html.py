"""HTML of our own: templates in which every word is escaped, unless it is HTML already (``Markup``)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup, escape

from ledger.text.markdown import bold_runs


@dataclass(frozen=True)
class Html:
    """HTML that Streamlit takes as it is; in plain text it looks for indentation, at length."""

    text: str

    def _repr_html_(self) -> str:
        return self.text


def bold_html(line: str) -> Markup:
    """A line of Markdown in which only weight is marked."""
    return Markup(
        "".join(f"<strong>{escape(text)}</strong>" if bold else escape(text) for text, bold in bold_runs(line))
    )


def external_link(text: str, address: str) -> Markup:
    """A link to an address of the record, which opens beside the dashboard."""
    return Markup(f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{escape(text)}</a>')


def filled(sentence: str, **values: str) -> Markup:
    """A sentence with values in the places of its names, as ``Markup.format`` gives it, in a third of the time."""
    return Markup(str(escape(sentence)).format(**{name: escape(value) for name, value in values.items()}))


class OneLine(Extension):
    """Line breaks and indentation are for who reads a template: the HTML has none of them."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The lines of a template, joined."""
        return "".join(line.strip() for line in source.splitlines())


_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    extensions=[OneLine],
    auto_reload=False,
)
_TEMPLATES.filters["inline"] = bold_html


def render(template: str, **values: Any) -> Markup:
    """The HTML of a template of ``templates/``.

    Parameters
    ----------
    values
        What the template names. A ``str`` is escaped; ``Markup`` is HTML that another template or function here has made.
    """
    return Markup(_TEMPLATES.get_template(template).render(values))
