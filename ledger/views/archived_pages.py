"""Where a page of the record can still be read once it is gone: its copy in a public archive, or a search for one there."""

from urllib.parse import quote, urldefrag

from markupsafe import Markup

from ledger.i18n.language import Language
from ledger.record.rows import Report
from ledger.views.html import external_link

SEARCH = "https://web.archive.org/web/*/"
"""The Internet Archive lists its copies of the address that stands behind the star, query and all; only who follows the link asks it."""
KEPT = ":/?&=;,@+$!*'()[]~%"
"""Signs of an address that stand as they are: those that part it, and the percent sign of what is encoded already."""


def search_address(url: str) -> str:
    """The address under which the archive lists its copies of a page; a fragment is no part of what an archive keeps."""
    return SEARCH + quote(urldefrag(url).url, safe=KEPT)


def archive_link(report: Report, lang: Language) -> Markup:
    """A link to the copy of a report's page, or to a search for one where none is known."""
    if report["archived_url"]:
        return external_link(lang.gettext("archived page"), report["archived_url"])
    return external_link(lang.gettext("look for it in a public archive"), search_address(report["url"]))
