"""What a page is called in the browser: in its tab, its history, its bookmarks."""

PRODUCT = "Kursk Ledger"


def document_title(title: str) -> str:
    """The title of a page with whose it is."""
    return f"{title} · {PRODUCT}"
