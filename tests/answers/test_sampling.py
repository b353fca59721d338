"""What is drawn of more claims than a picture can show: never without an extreme, always the same, and said."""

import pandas as pd
import pytest

from ledger.answers.sampling import MAX_MARKS, sample_claims
from ledger.i18n.language import Language
from ledger.text.sentences.sampling import sampling_note
from tests.support.claim_factory import claim, frame, ids

SIDES = {"nis": "south_korea", "ua-hur": "ukraine", "ru-mod": "russia"}


@pytest.fixture(scope="module")
def many() -> pd.DataFrame:
    """A good thousand claims of three sides, their figures all over the place."""
    days = [str(day.date()) for day in pd.date_range("2024-10-01", periods=400)]
    return frame(
        *(claim(f"{source}-{day}", source, day, best=float(hash_of(source, day))) for day in days for source in SIDES)
    )


def hash_of(source: str, day: str) -> int:
    return sum((place + 1) * ord(letter) for place, letter in enumerate(source + day)) * 7_919 % 10_007


def test_few_claims_are_all_drawn() -> None:
    claims = frame(claim("a", best=1.0), claim("b", best=2.0))
    assert sample_claims(claims, "as_of") is claims
    assert sampling_note(claims, "as_of", Language("en")) == ""


@pytest.mark.parametrize("by", ["side", "source"])
def test_many_are_thinned_and_no_extreme_is_hidden(many: pd.DataFrame, by: str) -> None:
    drawn = sample_claims(many, "as_of", by)
    assert len(drawn) <= MAX_MARKS
    for key, rows in many.groupby(by):
        own = drawn[drawn[by] == key]
        assert (own["best"].min(), own["best"].max()) == (rows["best"].min(), rows["best"].max())
        assert own["stated_on"].max() == rows["stated_on"].max()


def test_the_same_claims_are_drawn_whatever_their_order(many: pd.DataFrame) -> None:
    assert sorted(ids(sample_claims(many.sample(frac=1, random_state=1), "as_of"))) == sorted(
        ids(sample_claims(many, "as_of"))
    )


def test_what_is_drawn_stays_in_its_order(many: pd.DataFrame) -> None:
    assert sample_claims(many, "as_of").index.is_monotonic_increasing


@pytest.mark.parametrize("numbers", [[7.0], [7.0, 8.0], [None], [None, 7.0, 8.0]])
def test_of_equal_numbers_the_one_stated_later_is_drawn_and_then_the_last_by_its_id(
    numbers: list[float | None],
) -> None:
    days = [str(day.date()) for day in pd.date_range("2024-10-01", periods=40)]
    claims = frame(
        *(
            claim(
                f"{source}-{day}-{letter}",
                source,
                day,
                best=numbers[place % len(numbers)],
                stated_on=days[-1] if letter == "b" else day,
            )
            for source in SIDES
            for place, day in enumerate(days)
            for letter in "bca"
        )
    )
    spans = (claims["as_of"] - claims["as_of"].min()).dt.days * (MAX_MARKS // 9) // 40
    drawn: set[str] = set()
    for _, rows in claims.sort_values(["stated_on", "claim_id"]).groupby([claims["side"], spans]):
        said_something = rows[rows["best"].notna()]
        ends = [
            said_something[said_something["best"] == end]
            for end in (said_something["best"].min(), said_something["best"].max())
        ]
        drawn |= {each["claim_id"].iloc[-1] for each in (*ends, rows) if len(each)}
    assert set(ids(sample_claims(claims, "as_of"))) == drawn


def test_the_page_says_how_many_are_drawn(many: pd.DataFrame) -> None:
    sentence = sampling_note(many, "as_of", Language("en"))
    assert sentence.startswith(
        f"{len(sample_claims(many, 'as_of'))} of 1,200 claims are drawn: in each of {MAX_MARKS // 9} equal spans"
    )
    assert sampling_note(many, "as_of", Language("de"), by="source").endswith(
        "jeder Quelle; Anzahlen, Tabellen und Antworten verwenden alle."
    )
