"""How many users are served within the limit: doubled until it is passed, then halved towards the edge."""

from dataclasses import dataclass


@dataclass
class CapacitySearch:
    """The search for the largest number of users at which the measure still holds.

    Attributes
    ----------
    begin
        With so many users the search begins.
    max_passing, min_failing
        The most users with whom it held, and the fewest with whom it did not; 0 while there is none.
    """

    begin: int
    max_passing: int = 0
    min_failing: int = 0

    @property
    def next(self) -> int:
        """With how many to try now."""
        if self.min_failing:
            return (self.max_passing + self.min_failing) // 2
        return 2 * self.max_passing or self.begin

    @property
    def settled(self) -> bool:
        """Whether the edge is known to a tenth, or to one user."""
        return bool(self.min_failing) and self.min_failing - self.max_passing <= max(1, self.max_passing // 10)

    def record(self, users: int, held: bool) -> None:
        """What came of a try."""
        if held:
            self.max_passing = users
        else:
            self.min_failing = users
