"""The reader's language: words through gettext, numbers and dates through Babel."""

import datetime as dt
import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Literal, get_args

from babel import Locale
from babel.dates import format_date, format_skeleton, get_month_names
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_compact_decimal, format_decimal

LanguageCode = Literal["de", "en"]
LANGUAGES: tuple[LanguageCode, ...] = get_args(LanguageCode)
CATALOGUES = Path(__file__).parent / "locale"
# Babel reads its patterns anew for each number and day, and the pages write the same ones again and again.
_number = lru_cache(maxsize=4096)(format_decimal)
_compact = lru_cache(maxsize=4096)(format_compact_decimal)
_date = lru_cache(maxsize=4096)(format_date)
_LOCALES = {"de": "de_DE", "en": "en_GB"}


@cache
def _catalogue(code: LanguageCode) -> gettext.NullTranslations:
    """English is the language of the message ids; every other language has a catalogue ``CODE.po``."""
    if code == "en":
        return gettext.NullTranslations()
    compiled = BytesIO()
    with (CATALOGUES / f"{code}.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@dataclass(frozen=True)
class Language:
    """One of the two languages of the Ledger; all text, numbers and dates on screen pass through it."""

    code: LanguageCode

    @property
    def locale(self) -> str:
        """Babel's name of the locale."""
        return _LOCALES[self.code]

    @property
    def separators(self) -> str:
        """Decimal and thousands marks, as plotly's ``layout.separators`` wants them."""
        return ",." if self.code == "de" else ".,"

    def gettext(self, message: str) -> str:
        """The message in this language; the empty message stays empty."""
        return _catalogue(self.code).gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """The message in the form that belongs to the number ``n``, with ``{n}`` filled in."""
        return _catalogue(self.code).ngettext(singular, plural, n).format(n=self.number(n))

    def localised(self, row: object, stem: str) -> str:
        """The column ``stem_de`` or ``stem_en`` of a row of the record: of an object with such an attribute, or of a mapping."""
        column = f"{stem}_{self.code}"
        return str(row[column] if isinstance(row, Mapping) else getattr(row, column))

    def number(self, value: float) -> str:
        """4000 as ``4.000`` or ``4,000``; at most two decimals."""
        return str(_number(value, format="#,##0.##", locale=self.locale))

    def compact(self, value: float, width: Literal["long", "short"] = "long") -> str:
        """15000000 as ``15 Millionen`` (short: ``15 Mio.``) or ``15 million``; below a million in full."""
        if abs(value) < 1_000_000:
            return self.number(value)
        # Babel takes 1.0 for a plural.
        whole = int(value) if float(value).is_integer() else value
        return _compact(whole, format_type=width, locale=self.locale, fraction_digits=2)

    def territory(self, code: str) -> str:
        """The name of a country by its code (ISO 3166-1 alpha-2); an unknown code as it is."""
        return str(Locale.parse(self.locale).territories.get(code, code))

    def date(self, day: dt.date) -> str:
        """``28. April 2025`` or ``28 April 2025``."""
        return _date(day, "long", locale=self.locale)

    def short_date(self, day: dt.date) -> str:
        """``28. Apr. 2025`` or ``28 Apr 2025``: for tables and narrow labels."""
        return _date(day, {"de": "d. MMM yyyy", "en": "d MMM yyyy"}[self.code], locale=self.locale)

    def month(self, day: dt.date) -> str:
        """``Apr. 2025`` or ``Apr 2025``: beside a figure, and on axes."""
        return _date(day, "MMM yyyy", locale=self.locale)

    def months(self, width: Literal["wide", "abbreviated"]) -> list[str]:
        """The names of the months, from January on: ``Januar`` or ``Jan.``."""
        names = get_month_names(width, locale=self.locale)
        return [names[number] for number in range(1, 13)]

    def date_with_precision(self, day: dt.date, precision: str, width: Literal["long", "short"] = "long") -> str:
        """A day with the precision of the record: to the day, week, month, quarter or year."""
        whole = self.date(day) if width == "long" else self.short_date(day)
        if precision == "week":
            return self.gettext("about {day}").format(day=whole)
        if precision == "day":
            return whole
        if precision == "month" and width == "short":
            return self.month(day)
        skeleton = {"month": "yMMMM", "quarter": "yQQQQ" if width == "long" else "yQQQ", "year": "y"}[precision]
        return format_skeleton(skeleton, day, locale=self.locale)

    def join_list(self, items: list[str]) -> str:
        """``a, b und c``."""
        return format_list(items, locale=self.locale)
