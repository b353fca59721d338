"""The language in which a command speaks: the one that is asked for, else that of the terminal, else English."""

import argparse
import os
from collections.abc import Mapping

from ledger.i18n.language import LANGUAGES, Language

OF_MESSAGES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables of the environment that name the locale; the first one that is set holds."""
PLAIN = ("C", "POSIX")
"""Locales without a language; LANGUAGE does not hold beside them."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the language."""
    parser.add_argument(
        "--lang", choices=LANGUAGES, help="the language of what is said (default: that of the terminal, else en)"
    )


def chosen_language(chosen: argparse.Namespace) -> Language:
    """The language of a run."""
    return Language(chosen.lang) if chosen.lang else language_of(os.environ)


def language_of(environment: Mapping[str, str]) -> Language:
    """The first language that the environment asks for, as gettext reads it, and that there is; else English."""
    locale = next((value for name in OF_MESSAGES if (value := environment.get(name))), "")
    asked = [] if locale.partition(".")[0] in PLAIN else environment.get("LANGUAGE", "").split(":")
    for name in (*asked, locale):
        for code in LANGUAGES:
            if name.replace("-", "_").partition(".")[0].partition("_")[0].lower() == code:
                return Language(code)
    return Language("en")
