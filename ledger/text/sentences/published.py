"""Who publishes this copy of the Ledger, and where a reader reports an error."""

from ledger.i18n.language import Language
from ledger.runtime.settings import Settings
from ledger.text.markdown import escape_markdown, link


def publisher_line(name: str, settings: Settings, lang: Language) -> str:
    """The two in a line of Markdown, after the name of the dashboard; where the operator names nobody, it says so."""
    _ = lang.gettext
    publisher = (
        _("Published by {name}.").format(name=escape_markdown(settings.publisher))
        if settings.publisher
        else _("This copy names no publisher.")
    )
    if not settings.contact:
        return f"**{escape_markdown(name)}** · {publisher} " + _(
            "Found an error? Tell whoever gave you the address of this page."
        )
    address = settings.contact if settings.contact.startswith("http") else f"mailto:{settings.contact}"
    return f"**{escape_markdown(name)}** · {publisher} " + _("Found an error? {contact}").format(
        contact=link(settings.contact, address)
    )
