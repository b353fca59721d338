// What is listened to everywhere on the page, and what is said of a lost connection.
import { channels } from "./question.js";
import "./chart.js";
import "./download.js";
import { setLabels } from "./streamlit_labels.js";

// A finger on a picture scrolls the page, as it does elsewhere: Plotly is kept from the touch, and gets the click that follows
// a tap. Only a picture that can be moved takes the finger.
window.addEventListener("touchstart", (event) => {
  const chart = event.target.closest(".ledger-chart");
  if (chart && !("moves" in chart.dataset)) event.stopImmediatePropagation();
}, { capture: true, passive: true });

window.addEventListener("click", ({ target }) => {
  const line = target.closest("[data-to]");
  if (!line) return;
  // A day is another question for the whole page; a claim or a place is a card above it.
  const channel = line.dataset.opens === "known_on" ? channels.page : channels.card;
  channel.change({ [line.dataset.opens]: line.dataset.to });
});

// A browser goes to the whole screen only at a click or a key, not when the server says so.
const fullScreen = (on) => {
  const done = on ? document.documentElement.requestFullscreen?.() : document.fullscreenElement && document.exitFullscreen();
  done?.catch?.(() => {});
};
const onPage = (key) => document.querySelector(`.st-key-${key} button`);
window.addEventListener("click", ({ target }) => {
  if (target.closest(".st-key-present button")) fullScreen(true);
  if (target.closest(".st-key-slide_end button")) fullScreen(false);
}, true);
window.addEventListener("keydown", (event) => {
  if (event.target.closest("input, textarea, select, [contenteditable]") || event.ctrlKey || event.metaKey || event.altKey) return;
  // Streamlit's own shortcuts are announced in English.
  const button = { p: onPage("present"), e: onPage("slide_end") }[event.key.toLowerCase()];
  if (!button) return;
  fullScreen(event.key.toLowerCase() === "p");
  button.click();
}, true);

// A map that is paused breaks off the promise of the playing one, without a reason: that is no error.
window.addEventListener("unhandledrejection", (event) => { if (event.reason === undefined) event.preventDefault(); });

const notice = Object.assign(document.createElement("div"), { className: "ledger-notice", hidden: true });
notice.setAttribute("role", "status");
document.body.append(notice);
let words = "";
for (const channel of Object.values(channels)) {
  channel.onReach = (reached) => {
    notice.textContent = reached ? "" : words;
    notice.hidden = reached;
  };
}

export const mount = ({ data: { lang, lost, labels } }) => {
  document.documentElement.lang = notice.lang = lang;
  document.documentElement.dataset.ledger = "ready";
  words = lost;
  setLabels(labels);
};
