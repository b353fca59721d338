"""How many numbers of a stretch lie below a limit, for many stretches at once."""

from typing import Any

import numpy as np

Numbers = np.ndarray[Any, Any]


class Stretches:
    """A row of numbers, and counts over any stretch of it.

    A wavelet matrix: the ranks of the numbers are parted by one binary digit after the other. A count takes one step a digit,
    however long the stretch is.
    """

    def __init__(self, values: Numbers) -> None:
        self._values = np.unique(values)
        ranks = np.searchsorted(self._values, values)
        self._zeros: list[tuple[int, Numbers]] = []
        for digit in reversed(range(len(self._values).bit_length())):
            zero = (ranks >> digit) % 2 == 0
            self._zeros.append((digit, np.concatenate([[0], np.cumsum(zero)])))
            ranks = np.concatenate([ranks[zero], ranks[~zero]])

    def below(self, start: Numbers, stop: Numbers, limit: Numbers) -> Numbers:
        """For each stretch from `start` up to, but without, `stop`: how many of its numbers are smaller than its limit."""
        rank, found = np.searchsorted(self._values, limit), np.zeros(len(start), dtype="int64")
        for digit, zeros in self._zeros:
            one, first, last = (rank >> digit) % 2 == 1, zeros[start], zeros[stop]
            found += np.where(one, last - first, 0)
            start, stop = np.where(one, zeros[-1] + start - first, first), np.where(one, zeros[-1] + stop - last, last)
        return found
