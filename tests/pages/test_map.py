"""The map where there is nothing to show: because of filters that its statements know, or because nothing had been said."""

import pytest


def test_only_filters_that_statements_know_are_named(read):
    reader = read(
        "map", lang="en", sources="us-pentagon", as_of_to="2024-08-01", repeats="no", planned="no", support="1"
    )
    assert (
        "none on where North Korean soldiers were. Loosen one of these: sources\\: Pentagon and as of to 1 August 2024."
        in reader.words
    )


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "By 1 August 2024, nobody in the dataset had said"),
        ("de", "Bis zum 1. August 2024 hatte im Datensatz niemand gesagt"),
    ],
)
def test_before_anything_was_said_the_page_says_so(read, lang, words):
    assert words in read("map", lang=lang, known_on="2024-08-01").words
