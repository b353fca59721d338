"""All that the dashboard takes from Streamlit below its public interface, in this one place.

What is taken, and what is lost without it:

- ``script_run``: whether the browser's history caused a run. Without it, Back to a link of this session changes the address
  and not the page.
- ``style.css``, ``frameless.css``: style by test ids. Without it there is more room above the title, an empty header above a
  slide, and English buttons over tables.
- ``labels``: Streamlit's labels for screen readers, found by their English words. Without it they are English.
- ``web_page``: a script, a title and a sentence in Streamlit's web page, and its dialogs switched off. Without it nothing is
  said where the stream does not open, and a lost connection is told in English too.
- ``stream_messages``: what a browser may tell the server. Without it the stream is guarded by size and pace alone.
- ``signed_in``: who is signed in, for requests beside the stream. Without it there is no sign-in (``LEDGER_SIGN_IN``).
- ``server_header``: no name of the server on its answers. Without it they say "uvicorn".

``LEDGER_ADAPTER=off`` switches all of it off: ``tests/browser/test_adapter.py`` shows that the dashboard works so, and the
tests of each module fail when the installed Streamlit no longer has what a line relies on.
"""
