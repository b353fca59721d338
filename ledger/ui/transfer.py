"""A file that comes from the browser in pieces, until it is whole."""

import base64
import binascii
from dataclasses import dataclass, field

MOST_PIECES = 1000


@dataclass
class Transfer:
    """A file on its way.

    Attributes
    ----------
    file
        Names it to the browser; empty where nothing was chosen yet.
    pieces
        Those that have come, in order.
    is_complete
        Whether all have.
    """

    file: str = ""
    pieces: list[bytes] = field(default_factory=list)
    is_complete: bool = False

    def take(self, sent: object, limit: int) -> None:
        """Add a piece; what is no piece, comes out of turn, or would make the file larger than the limit, is left aside."""
        match sent:
            case {"file": str(file), "number": int(number), "count": int(count), "text": str(text)}:
                if number == 0:
                    self.file, self.pieces, self.is_complete = file[:40], [], False
                if file[:40] != self.file or number != len(self.pieces) or not number < count <= MOST_PIECES:
                    return
                try:
                    piece = base64.b64decode(text, validate=True)
                except (binascii.Error, ValueError):
                    return
                if sum(map(len, self.pieces)) + len(piece) > limit:
                    return
                self.pieces.append(piece)
                self.is_complete = len(self.pieces) == count
