"""Where the pages stand below the dashboard's address."""

from ledger.ui.app import HOME_PAGE, PAGES

PAGE_PATHS = frozenset("/" if name == HOME_PAGE else f"/{name}" for name in PAGES)
"""Where the pages stand below the base path."""


def path_below(base: str, path: str) -> str:
    """The path below the base path."""
    return path[len(base) :] if f"{path}/".startswith(f"{base}/") else path


def is_page(path: str) -> bool:
    """Whether a page stands at a path below the base path; Streamlit leads from ``/map/`` to ``/map``."""
    return (path.rstrip("/") or "/") in PAGE_PATHS
