"""The picture beside links to a view, and its words."""

from ledger.views.cache import cached
from ledger.views.metric_context import query
from ledger.views.view import View


def preview(view: View) -> bytes:
    """The picture as PNG, drawn once for all who ask the same."""
    scope = view.filter_scope
    return cached(scope, "preview", lambda: _drawn(scope))


def _drawn(scope: View) -> bytes:
    # What draws it is loaded when it is first asked for: it would be a third of every start.
    from ledger.documents.preview.preview import preview as draw

    return draw(query(scope), scope.lang)
