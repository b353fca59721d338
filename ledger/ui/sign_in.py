"""Sign-in on the pages, where the operator has switched it on: the way to the provider, and out again."""

import streamlit as st

from ledger.runtime.settings import settings_or_exit
from ledger.text.markdown import escape_markdown
from ledger.ui.app import page_title
from ledger.ui.document_title import site_name
from ledger.views.view import View


def may_read() -> bool:
    """Whether this visitor may see the pages."""
    return not settings_or_exit().sign_in or bool(st.user.get("is_logged_in", False))


def demand(view: View) -> None:
    """Let pass whoever may see the pages; all others see the way to the provider, and the run ends."""
    if may_read():
        return
    _ = view.lang.gettext
    page_title(site_name(view.lang))
    st.markdown(_("This copy is for those who have signed in. You come back to the view that you wanted to open."))
    st.button(_("Sign in"), key="sign_in", type="primary", on_click=st.login)
    st.stop()


def leave(view: View) -> None:
    """The way out, for whoever is signed in."""
    if settings_or_exit().sign_in:
        _ = view.lang.gettext
        name = str(st.user.get("name") or st.user.get("email") or st.user.get("sub") or "")[:60]
        st.button(
            _("Sign out"),
            key="sign_out",
            width="stretch",
            help=_("Signed in as {name}").format(name=escape_markdown(name)),
            on_click=st.logout,
        )
