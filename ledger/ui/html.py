"""HTML of our own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Html:
    """HTML that Streamlit takes as it is; in plain text it looks for indentation, at length."""

    text: str

    def _repr_html_(self) -> str:
        return self.text
