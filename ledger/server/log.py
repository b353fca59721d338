"""What is written into the log: one record a line, with every sign that would begin another or colour a terminal spelled out.

The framework and the server write down some of what a visitor sends, such as the name of a file that is missing.
"""

import logging
import re
from typing import Any

LONGEST = 2_000
"""Characters of a message; what is longer says little more."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_FORMATTER = logging.Formatter()


def one_line(text: str) -> str:
    """The text without signs that are not to be seen, bounded."""
    shown = _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text[:LONGEST])
    return shown + "…" * (len(text) > LONGEST)


class OneLineRecord(logging.LogRecord):
    """A record whose message is one line, and whose traceback stands below a bar."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        if self.exc_info and self.exc_info[0] is not None:
            lines = _FORMATTER.formatException(self.exc_info).split("\n")
            self.exc_text = "\n".join(f"| {one_line(line)}" for line in lines)

    def getMessage(self) -> str:
        """The message with its arguments, as one line."""
        return one_line(super().getMessage())


def write_one_line_each() -> None:
    """Have every record of this process written so."""
    logging.setLogRecordFactory(OneLineRecord)
