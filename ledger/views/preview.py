"""The picture beside links to a view, and its words."""

from ledger.documents.preview import preview as picture
from ledger.views.cache import cached
from ledger.views.metric_context import query
from ledger.views.view import View


def preview(view: View) -> bytes:
    """The picture as PNG, drawn once for all who ask the same."""
    scope = view.filter_scope
    return cached(scope, "preview", lambda: picture.preview(query(scope), scope.lang))
