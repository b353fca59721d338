"""Where the pages stand below the dashboard's address."""

from ledger.ui.app import HOME_PAGE, offered_pages


def path_below(base: str, path: str) -> str:
    """The path below the base path."""
    return path[len(base) :] if f"{path}/".startswith(f"{base}/") else path


def is_page(path: str) -> bool:
    """Whether a page stands at a path below the base path; Streamlit leads from ``/map/`` to ``/map``."""
    name = path.strip("/") or HOME_PAGE
    return name in offered_pages() and (name != HOME_PAGE or path in ("", "/"))
