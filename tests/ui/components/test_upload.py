"""A file that comes in pieces: put together in order, and never more than it may be."""

import base64

from hypothesis import given, strategies as st

from ledger.ui.transfer import Transfer

LIMIT = 1000


def piece(content: bytes, number: int, count: int, file: str = "a") -> dict[str, object]:
    return {"file": file, "number": number, "count": count, "text": base64.b64encode(content).decode()}


@given(st.lists(st.binary(max_size=90), min_size=1, max_size=10))
def test_the_pieces_make_the_file(parts: list[bytes]) -> None:
    transfer = Transfer()
    for number, part in enumerate(parts):
        assert not transfer.is_complete
        transfer.take(piece(part, number, len(parts)), LIMIT)
    assert transfer.is_complete
    assert b"".join(transfer.pieces) == b"".join(parts)


def test_a_piece_that_comes_twice_or_out_of_turn_changes_nothing() -> None:
    transfer = Transfer()
    for number in (0, 2, 0, 1, 1, 2):
        transfer.take(piece(bytes([number]), number, 3), LIMIT)
    assert transfer.is_complete
    assert transfer.pieces == [b"\x00", b"\x01", b"\x02"]


def test_another_file_begins_anew() -> None:
    transfer = Transfer()
    transfer.take(piece(b"old", 0, 2), LIMIT)
    transfer.take(piece(b"new", 0, 1, "b"), LIMIT)
    assert (transfer.is_complete, transfer.pieces) == (True, [b"new"])


def test_more_than_the_limit_is_left_aside() -> None:
    transfer = Transfer()
    transfer.take(piece(b"0" * 600, 0, 2), LIMIT)
    transfer.take(piece(b"0" * 600, 1, 2), LIMIT)
    assert not transfer.is_complete
    assert sum(map(len, transfer.pieces)) == 600


def test_what_is_no_piece_is_left_aside() -> None:
    transfer = Transfer()
    for sent in (None, 3, {}, {"file": "a", "number": 0, "count": 1}, piece(b"", 0, 10**9), piece(b"", -1, 1)):
        transfer.take(sent, LIMIT)
    transfer.take({**piece(b"", 0, 1), "text": "no base64!"}, LIMIT)
    transfer.take({**piece(b"", 0, 1), "number": True}, LIMIT)
    assert (transfer.pieces, transfer.is_complete) == ([], False)
