"""What an address says of itself before any script runs: language, title, description, and the same for previews of links (Open Graph).

The words follow the link: its language, else the visitor's; the measure where it names one, the day on which it places the reader.
"""

from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qsl, quote, urlencode

from starlette.datastructures import Headers
from starlette.types import Scope

from ledger.api.atom import ATOM
from ledger.api.preview import FIELDS, PATH as PREVIEW, PNG
from ledger.documents.preview import HEIGHT, WIDTH
from ledger.i18n.language import Language, LanguageCode
from ledger.i18n.messages import N_
from ledger.question.allowed_values import allowed_values
from ledger.question.link import is_tracking, read_link, write_link
from ledger.question.question import LONGEST_LINK, Question
from ledger.record.record import Record
from ledger.record.store import default_record
from ledger.text.sentences.record_name import is_kursk_ledger, record_name, record_title
from ledger.ui.app import HOME_PAGE, offered_pages
from ledger.ui.document_title import document_title
from ledger.ui.page_paths import path_below

DESCRIPTIONS = {
    "briefing": N_(
        "How many North Korean soldiers were sent, are in Kursk region, were killed or wounded: the newest figure of each side, with who says it and when."
    ),
    "map": N_(
        "Where North Koreans were reported in Kursk region, and who was said to hold which settlement, day by day."
    ),
    "timeline": N_("Every claim on its day, with its range or open end, side and source."),
    "comparison": N_("Who says how much, how far the figures lie apart, and what they rest on."),
    "claims": N_("Every claim with source, day, qualifier, caution and the pages that carried it."),
    "method": N_("Words, rules, definitions, data and licences of the Kursk Ledger."),
}
DESCRIPTIONS_OF_OTHERS = {
    "timeline": DESCRIPTIONS["timeline"],
    "comparison": DESCRIPTIONS["comparison"],
    "claims": DESCRIPTIONS["claims"],
    "method": N_("Words, rules, definitions, data and licences."),
}
"""Of the pages of a record that is not the Kursk Ledger's."""
OF_A_MEASURE = ("timeline", "comparison")
"""The pages that are about the measure of the link."""
LOCALES: dict[LanguageCode, str] = {"de": "de_DE", "en": "en_GB"}


@dataclass(frozen=True)
class PageMeta:
    """What stands in the head of a page.

    Attributes
    ----------
    site
        The name of the dashboard.
    address
        The whole address of the page, without what follows readers about.
    image, alt
        The whole address of the picture beside links to the page, and what it shows; empty where no address is known.
    """

    lang: Language
    title: str
    description: str
    address: str
    site: str
    image: str = ""
    alt: str = ""

    def html(self) -> str:
        """The elements of the head, all words escaped; the title is an element of its own."""
        named = {"description": self.description, "twitter:card": "summary_large_image" if self.image else "summary"}
        shown = {
            "og:type": "website",
            "og:site_name": self.site,
            "og:title": self.title,
            "og:description": self.description,
            "og:url": self.address,
            "og:locale": LOCALES[self.lang.code],
        }
        if self.image:
            shown |= {
                "og:image": self.image,
                "og:image:type": PNG,
                "og:image:width": str(WIDTH),
                "og:image:height": str(HEIGHT),
                "og:image:alt": self.alt,
            }
        feed = f'<link rel="alternate" type="{ATOM}" title="{escape(self.site)}" href="./api/feed.atom?lang={self.lang.code}">'
        return feed + "".join(
            f'<meta {kind}="{name}" content="{escape(text)}">'
            for kind, given in (("name", named), ("property", shown))
            for name, text in given.items()
        )


def page_meta(scope: Scope, base: str = "") -> PageMeta:
    """What the page at the address of a request says of itself."""
    record, page = default_record(), path_below(base, scope["path"]).strip("/") or HOME_PAGE
    query = scope["query_string"].decode("latin-1")[:LONGEST_LINK]
    given = [(name, value) for name, value in parse_qsl(query) if not is_tracking(name)]
    question, _ignored = read_link(dict(given), allowed_values(record, record.today()), _language(Headers(scope=scope)))
    lang = Language(question.lang)
    sentences = [_description(page, record, lang)]
    if question.known_on:
        sentences.append(f"{lang.gettext('Known on {day}').format(day=lang.date(question.known_on))}.")
    home = _home(scope, base)
    return PageMeta(
        lang,
        _title(page, question, record, lang),
        " ".join(sentences),
        _address(scope, urlencode(given, safe=",")),
        record_name(record, lang),
        f"{home}{PREVIEW}?{urlencode(_of_preview(question), safe=',')}" if home else "",
        lang.gettext("The Briefing of the Kursk Ledger: the newest figures of each side, and how it came about.")
        if is_kursk_ledger(record)
        else lang.gettext("The Briefing: the newest figures of each side, and how it came about."),
    )


def _description(page: str, record: Record, lang: Language) -> str:
    """What stands on the page; of a record about something else, where it would name what that is not about, its title."""
    told = DESCRIPTIONS if is_kursk_ledger(record) else DESCRIPTIONS_OF_OTHERS
    return lang.gettext(told[page]) if page in told else record_title(record, lang)


def _of_preview(question: Question) -> dict[str, str]:
    """What of a link the picture depends on."""
    return {name: value for name, value in write_link(question).items() if name in FIELDS}


def _home(scope: Scope, base: str) -> str:
    """The address of the dashboard, without a slash at its end; empty where the request names no host."""
    host = Headers(scope=scope).get("host", "")
    path = base.strip("/")
    return f"{scope['scheme']}://{host}{f'/{quote(path)}' if path else ''}" if host else ""


def _address(scope: Scope, query: str) -> str:
    """The address of a request with another query: host and scheme as the visitor, or the proxy before us, named them."""
    host = Headers(scope=scope).get("host", "")
    return f"{scope['scheme']}://{host}{quote(scope['path'])}" + (f"?{query}" if query else "")


def _title(page: str, question: Question, record: Record, lang: Language) -> str:
    if page == HOME_PAGE:
        return record_title(record, lang)
    title = lang.gettext(offered_pages()[page])
    if page in OF_A_MEASURE and not question.panels:
        title = f"{title}: {lang.localised(record.metric_rows[question.metric], 'name')}"
    return document_title(title, record, lang)


def _language(headers: Headers) -> LanguageCode:
    """German for a visitor who prefers it to all others, as a script of the page would find; else English."""
    return "de" if headers.get("accept-language", "").strip().lower().startswith("de") else "en"
