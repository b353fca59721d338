"""A citation in its three forms."""

import json
from datetime import date

import pytest

from ledger.export.citation import Citation
from ledger.i18n.language import Language

CITED = Citation(
    "Kursk Ledger",
    "kursk-ledger",
    "Killed & wounded: 100 % {all}",
    "https://ledger.example/timeline?lang=en&known_on=2025-04-28&version=859d1bb2b32e",
    date(2025, 4, 28),
    "859d1bb2b32e",
    date(2026, 11, 22),
    date(2026, 11, 25),
    "timeline-casualties-2025-04-28",
)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "en",
            "Kursk Ledger (2026): Killed & wounded: 100 % {all}. Known on 28 April 2025. Data version 859d1bb2b32e, collected on 22 November 2026. Accessed on 25 November 2026. ",
        ),
        (
            "de",
            "Kursk Ledger (2026): Killed & wounded: 100 % {all}. Wissensstand 28. April 2025. Datenversion 859d1bb2b32e, erhoben am 22. November 2026. Abgerufen am 25. November 2026. ",
        ),
    ],
)
def test_the_text_names_title_day_version_access_and_link(code, words) -> None:
    assert CITED.text(Language(code)) == words + CITED.link


def test_bibtex_escapes_what_tex_would_run_and_leaves_the_link_whole() -> None:
    assert CITED.bibtex(Language("en")) == (
        "@misc{kursk-ledger-timeline-casualties-2025-04-28-5e9bca,\n  author = {{Kursk Ledger}},\n  title = {{Killed \\& wounded: 100 \\% \\{all\\}}},\n  year = {2026},\n"
        f"  version = {{859d1bb2b32e}},\n  note = {{Known on 28 April 2025}},\n  url = {{{CITED.link}}},\n  urldate = {{2026-11-25}}\n}}\n"
    )


def test_csl_json_is_a_dataset_with_its_days_in_parts() -> None:
    [item] = json.loads(CITED.csl(Language("de")))
    assert item == {
        "id": "kursk-ledger-timeline-casualties-2025-04-28-5e9bca",
        "type": "dataset",
        "title": CITED.title,
        "author": [{"literal": "Kursk Ledger"}],
        "issued": {"date-parts": [[2026, 11, 22]]},
        "accessed": {"date-parts": [[2026, 11, 25]]},
        "version": "859d1bb2b32e",
        "URL": CITED.link,
        "note": "Wissensstand 28. April 2025",
        "language": "de",
    }
