"""What neither Streamlit nor its theme can say to the browser: a little style, the page's language, touch, pause, the way back."""

from pathlib import Path

import streamlit as st

from ledger.language import LanguageCode

# The page begins close below its navigation; buttons that stand for lines of a list begin at the left, as lines
# do; where there is little room, taking away is a mere sign; the framework's hover buttons, which know only English, give way to our own search and downloads.
STYLE = """<style>
[class*='st-key-lines_'] button { justify-content: flex-start; text-align: left; }
[data-testid='stMainBlockContainer'] { padding-top: 4.5rem; }
[data-testid='stElementToolbar'] { display: none; }
[class*='st-key-sign_'] button p { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[class*='st-key-sign_'] button [aria-hidden='true']:not([data-testid]) { display: none; }
[class*='st-key-head_'] { flex-wrap: nowrap; }
.st-key-again { display: none; }
.ledger-take { display: flex; flex-wrap: wrap; gap: .5rem; }
.ledger-take button { font: inherit; font-size: .875rem; color: inherit; background: none; padding: .25rem .75rem; min-height: 2.5rem; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: .25rem; cursor: pointer; }
.ledger-take button:hover, .ledger-take button:focus-visible { border-color: currentColor; }
</style>"""

BARE = "<style>[data-testid='stHeader'], [data-testid='stSidebar'], [data-testid='stExpandSidebarButton'] { display: none; }</style>"

# A finger on a picture scrolls the page, as it does elsewhere: plotly is kept from the touch and gets the click that
# follows a tap. Only the large map takes the finger, to be moved. Pausing the map breaks off the promise of the
# playing one, without a reason; that is no error. A browser goes to the whole screen only at a click or a key, not
# when the server says so: the ways to the presentation and out of it, button and key alike, are listened to here.
LISTENERS = """
if (!window.ledgerListens) {
  window.ledgerListens = true;
  window.addEventListener('touchstart', event => {
    if (event.target.closest('.js-plotly-plot') && !event.target.closest('.st-key-map, .st-key-slide_map, .st-key-alone_map')) event.stopImmediatePropagation();
  }, {capture: true, passive: true});
  const wall = on => {
    const done = on ? document.documentElement.requestFullscreen?.() : document.fullscreenElement && document.exitFullscreen();
    done?.catch?.(() => {});
  };
  const there = name => document.querySelector(`.st-key-${name} button`);
  window.addEventListener('click', event => {
    if (event.target.closest('.st-key-present button')) wall(true);
    if (event.target.closest('.st-key-slide_end button')) wall(false);
  }, true);
  window.addEventListener('keydown', event => {
    if (event.target.closest('input, textarea, select, [contenteditable]') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 'p' && there('present')) wall(true);
    if (event.key.toLowerCase() === 'e' && there('slide_end')) wall(false);
  }, true);
  window.addEventListener('unhandledrejection', event => { if (event.reason === undefined) event.preventDefault(); });
}"""

TAKEAWAY, RECONNECT = (Path(__file__).with_name(f"{name}.js").read_text(encoding="utf-8") for name in ("takeaway", "reconnect"))


def prepare(code: LanguageCode, bare: bool) -> None:
    """Send style and script with every page; the framework's page is marked as English until then.

    Parameters
    ----------
    bare
        Whether the page stands without navigation and filters.
    """
    st.html(STYLE + BARE if bare else STYLE)
    st.html(f"<script>document.documentElement.lang = '{code}';{LISTENERS}\n{TAKEAWAY}\n{RECONNECT}</script>", unsafe_allow_javascript=True)
    st.button("↻", key="again")  # unseen; reconnect.js presses it
