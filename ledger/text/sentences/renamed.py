"""That a link named a row by an id that is gone, in a sentence."""

from collections.abc import Iterable

from ledger.i18n.language import Language
from ledger.question.link import InvalidParameter
from ledger.text.markdown import plain


def renamed(parts: Iterable[InvalidParameter], lang: Language) -> str:
    """Which id of the link is gone, and which stands for it now; empty where the link holds as it is."""
    said = [
        lang.gettext(
            "Since a correction, the claim **{old}** of this link has the id **{new}**. You see the row that stands for it now."
        ).format(old=plain(part.value), new=plain(part.renamed_to))
        for part in parts
        if part.renamed_to
    ]
    return " ".join(said)
