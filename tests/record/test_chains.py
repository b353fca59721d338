"""Chains of rows that name one another are followed to their end, and no further than once around."""

import pytest

from ledger.record.chains import followed
from ledger.record.schema.relations import successor


@pytest.mark.parametrize(
    ("following", "chain"),
    [
        ({}, []),
        ({"a": ""}, []),
        ({"a": "b"}, ["b"]),
        ({"a": "b", "b": "c", "c": ""}, ["b", "c"]),
        ({"a": "a"}, ["a"]),
        ({"a": "b", "b": "a"}, ["b", "a"]),
        ({"a": "b", "b": "c", "c": "b"}, ["b", "c", "b"]),
        ({"b": "c"}, []),
    ],
)
def test_a_chain_ends_where_nothing_follows_or_a_key_comes_again(following: dict[str, str], chain: list[str]) -> None:
    assert followed("a", following) == chain


@pytest.mark.parametrize(
    ("later", "stands"),
    [
        ({}, "a"),
        ({"a": "b"}, "b"),
        ({"a": "b", "b": "c"}, "c"),
        ({"a": ""}, ""),
        ({"a": "b", "b": ""}, ""),
        ({"a": "b", "b": "a"}, "a"),
        ({"a": "b", "b": "c", "c": "b"}, "b"),
    ],
)
def test_an_id_leads_to_the_one_that_stands_for_it_now(later: dict[str, str], stands: str) -> None:
    assert successor("a", later) == stands
