"""Docstrings that readers see: the Method page shows the prose of a function that is marked with ``published``.

Such a docstring is a definition in the reader's words and an English message id: whoever rewords it rewords the Method page, and
the catalogue with it. All other docstrings are written for engineers.
"""

from collections.abc import Callable
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


def published(title: str) -> Callable[[F], F]:
    """Mark a function whose docstring readers see.

    Parameters
    ----------
    title
        What the definition is called on screen, an English message id.
    """

    def mark(function: F) -> F:
        function.__dict__["published_title"] = title
        return function

    return mark


def published_title(function: Callable[..., Any]) -> str:
    """The title of a definition; empty for a function whose docstring readers do not see."""
    title: str = getattr(function, "published_title", "")
    return title
