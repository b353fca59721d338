"""Operators have no packages of the tests. Pandera imports this one wherever it is found, which takes a third of a second that no reader waits for."""

raise ImportError("hypothesis belongs to the tests")
