"""What neither Streamlit nor its theme can say to the browser: a little style, the page's language, touch."""

import streamlit as st

from ledger.language import LanguageCode

# The page begins close below its navigation; buttons that stand for lines of a list begin at the left, as lines
# do; the framework's hover buttons, which know only English, give way to our own search and downloads.
STYLE = """<style>
[class*='st-key-lines_'] button { justify-content: flex-start; text-align: left; }
[data-testid='stMainBlockContainer'] { padding-top: 4.5rem; }
[data-testid='stElementToolbar'] { display: none; }
</style>"""

# A finger on a picture scrolls the page, as it does elsewhere: plotly is kept from the touch and gets the click that
# follows a tap. Only the large map takes the finger, to be moved.
TOUCH = """
if (!window.ledgerTouch) {
  window.ledgerTouch = true;
  window.addEventListener('touchstart', event => {
    if (event.target.closest('.js-plotly-plot') && !event.target.closest('.st-key-map')) event.stopImmediatePropagation();
  }, {capture: true, passive: true});
}"""


def prepare(code: LanguageCode) -> None:
    """Send style and script with every page; the framework's page is marked as English until then."""
    st.html(STYLE)
    st.html(f"<script>document.documentElement.lang = '{code}';{TOUCH}</script>", unsafe_allow_javascript=True)
