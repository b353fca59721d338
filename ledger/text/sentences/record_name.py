"""What a record is called, what it is about, and under which licence it stands: from its data package, or that it is a reader's own data."""

import re

from ledger.i18n.language import Language
from ledger.i18n.messages import N_
from ledger.record.datapackage import NAME
from ledger.record.record import Record

OWN_DATA = N_("Own data, not of the Kursk Ledger")
WITHOUT_NAME = N_("Dataset without a name")
LICENCE_OF_OTHERS = N_("that of whoever made the data")
_FILE_NAME = re.compile(r"[a-z0-9]+([._-][a-z0-9]+)*")


def is_kursk_ledger(record: Record) -> bool:
    """Whether it is the Kursk Ledger's own record, by the name in its data package; what a reader has brought never is."""
    return not record.is_own and record.files.package.get("name") == NAME


def record_title(record: Record, lang: Language) -> str:
    """The whole title: name and subject, in the reader's language where the data package has it so."""
    if record.is_own:
        return lang.gettext(OWN_DATA)
    package = record.files.package
    title = package.get(f"title_{lang.code}") or package.get("title")
    return str(title) if title else lang.gettext(WITHOUT_NAME)


def record_name(record: Record, lang: Language) -> str:
    """What the record is called, and who is cited for it: the title as far as its first colon."""
    return record_title(record, lang).split(": ", 1)[0]


def record_subject(record: Record, lang: Language) -> str:
    """What the record is about: the title after its first colon, or all of it."""
    return record_title(record, lang).split(": ", 1)[-1]


def briefing_title(record: Record, lang: Language) -> str:
    """The title of the Briefing: what its record is about."""
    if is_kursk_ledger(record):
        return lang.gettext("North Korean soldiers in Kursk: what each side says")
    return record_title(record, lang)


def record_file_name(record: Record) -> str:
    """With what the names of its files begin, and its keys in reference managers."""
    name = record.files.package.get("name")
    if record.is_own:
        return "own-data"
    return name if isinstance(name, str) and _FILE_NAME.fullmatch(name) else "dataset"


def licence_name(record: Record, lang: Language) -> str:
    """Under which licence the tables stand; of a record that names none, whose licence holds."""
    return record.licence.name if record.licence else lang.gettext(LICENCE_OF_OTHERS)
