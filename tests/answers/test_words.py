"""Words that can be compared: any writing of letters, dashes, apostrophes and numbers."""

import unicodedata

import pytest
from hypothesis import example, given, strategies as st

from ledger.answers.words import fold, number, words

GROUPS = (".", ",", " ", "\u00a0", "\u202f", "\u2009", "'", "’")


def folded(text: str) -> list[str]:
    return [word.folded for word in words(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kim Jong-un, Kim Jong\u2011Un", ["kim", "jong", "un", "kim", "jong", "un"]),
        ("Zelensky’s 'word' Mar'ino Марʼїне", ["zelensky", "word", "marino", "марїне"]),
        ("Kämpfe Kampf", ["kämpfe", "kampf"]),
        ("Gru\u0308ne Grüne GRÜNE Straße STRASSE", ["grüne", "grüne", "grüne", "strasse", "strasse"]),
        ("ﬁne km² １１０００", ["fine", "km2", "11000"]),
        ("sol\u00addiers", ["soldiers"]),
        ("8,000–10,000; 1.500-1.800", ["8000", "10000", "1500", "1800"]),
        ("10,000 12,000", ["10000", "12000"]),
        ("1.5 1,50 1.234,56 1,234.56 0,400", ["1.5", "1.5", "1234.56", "1234.56", "0.4"]),
        ("28.04.2025 2024-10-18 60mm KN-23", ["28.04.2025", "2024", "10", "18", "60mm", "kn", "23"]),
        ("300\n800 2024 300", ["300", "800", "2024", "300"]),
        ("( .* ) — „“", []),
    ],
)
def test_words_of_a_text(text: str, found: list[str]) -> None:
    assert folded(text) == found


@given(st.integers(0, 10**12), st.sampled_from(GROUPS))
def test_a_number_is_the_same_in_any_writing(value: int, sign: str) -> None:
    grouped = f"{value:,}".replace(",", sign)
    assert folded(grouped) == folded(str(value)) == [number(value)]


@given(st.integers(1, 10**6), st.integers(1, 99))
def test_decimals_are_the_same_with_point_and_comma(whole: int, hundredths: int) -> None:
    value = number(whole + hundredths / 100)
    assert (
        folded(f"{whole}.{hundredths:02}")
        == folded(f"{whole},{hundredths:02}")
        == folded(f"{whole:,}.{hundredths:02}")
        == [value]
    )


# Latin, Greek, Cyrillic and Korean with their marks; marks of other scripts on such letters are words of nobody.
TEXTS = st.text(
    st.one_of(
        st.characters(max_codepoint=0x52F),
        st.characters(min_codepoint=0x1E00, max_codepoint=0x1FFF),
        st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3),
        st.characters(min_codepoint=0x300, max_codepoint=0x36F),
    ),
    max_size=30,
)


@given(TEXTS)
@example("ŉ")
@example("ṡʹ\u0327")
def test_folding_does_not_depend_on_how_letters_are_composed_and_is_done_once(text: str) -> None:
    assert folded(unicodedata.normalize("NFC", text)) == folded(unicodedata.normalize("NFD", text))
    for word in words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert fold(word.folded) == word.folded


@given(st.text(max_size=20), st.sampled_from("-‐‑–—−"))
def test_a_dash_is_as_good_as_a_space(text: str, dash: str) -> None:
    assert folded(f"kim{dash}{text}") == folded(f"kim {text}")
