"""How many users are served within the limit: doubled until it is passed, then halved towards the edge."""

from dataclasses import dataclass


@dataclass
class Ramp:
    """The search for the largest number of users at which the measure still holds.

    Attributes
    ----------
    begin
        With so many users the search begins.
    good, bad
        The most users with whom it held, and the fewest with whom it did not; 0 while there is none.
    """

    begin: int
    good: int = 0
    bad: int = 0

    @property
    def next(self) -> int:
        """With how many to try now."""
        if self.bad:
            return (self.good + self.bad) // 2
        return 2 * self.good or self.begin

    @property
    def settled(self) -> bool:
        """Whether the edge is known to a tenth, or to one user."""
        return bool(self.bad) and self.bad - self.good <= max(1, self.good // 10)

    def tell(self, users: int, held: bool) -> None:
        """What came of a try."""
        if held:
            self.good = users
        else:
            self.bad = users
