"""That a link named a row by an id that is gone, in a sentence."""

from collections.abc import Iterable

from ledger.i18n.language import Language
from ledger.question.link import InvalidParameter
from ledger.text.markdown import escape_markdown


def renamed_notice(parts: Iterable[InvalidParameter], lang: Language) -> str:
    """Which id of the link is gone, and which stands for it now; empty where the link holds as it is."""
    sentences = [
        lang.gettext(
            "Since a correction, the claim **{old}** of this link has the id **{new}**. You see the row that stands for it now."
        ).format(old=escape_markdown(part.value), new=escape_markdown(part.renamed_to))
        for part in parts
        if part.renamed_to
    ]
    return " ".join(sentences)
