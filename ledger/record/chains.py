"""Chains of rows that name one another: a claim and the one that it repeats, an id and the one that stands for it now."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def followed(start: Key, following: Mapping[Key, Key]) -> list[Key]:
    """The keys that follow one, each named by the one before it, up to one that names none.

    Where the chain is a circle it ends with the first key that comes a second time: with `start`, where it comes back to it.

    Parameters
    ----------
    following
        The key that each one names; one that names none is left out, or names something empty.
    """
    chain: list[Key] = []
    seen, here = {start}, following.get(start)
    while here:
        chain.append(here)
        if here in seen:
            break
        seen.add(here)
        here = following.get(here)
    return chain
