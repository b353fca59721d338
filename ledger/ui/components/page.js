// What is listened to everywhere on the page, and what is said of a lost connection.
import { channels } from "./question.js";
import "./chart.js";
import "./download.js";
import { setFullScreen, whenLeft } from "./full_screen.js";
import { isFree, keyOf } from "./keys.js";
import { setLabels } from "./streamlit_labels.js";

// A finger on a picture scrolls the page, as it does elsewhere: Plotly is kept from the touch, and gets the click that follows
// a tap. Two fingers zoom a map (zoom.js).
window.addEventListener("touchstart", (event) => {
  if (event.target.closest(".ledger-chart")) event.stopImmediatePropagation();
}, { capture: true, passive: true });

window.addEventListener("click", ({ target }) => {
  const line = target.closest("[data-to]");
  if (!line) return;
  // A day is another question for the whole page; a claim or a place is a card above it.
  const channel = line.dataset.opens === "known_on" ? channels.page : channels.card;
  channel.change({ [line.dataset.opens]: line.dataset.to });
});

const onPage = (key) => document.querySelector(`.st-key-${key} button`);
window.addEventListener("click", ({ target }) => {
  if (target.closest(".st-key-present button")) setFullScreen(true);
  if (target.closest(".st-key-slide_end button")) setFullScreen(false);
}, true);
whenLeft(() => onPage("slide_end")?.click());
window.addEventListener("keydown", (event) => {
  // Streamlit's own shortcuts are announced in English.
  const button = isFree(event) && { p: onPage("present"), e: onPage("slide_end"), Escape: onPage("slide_end") }[keyOf(event)];
  if (!button) return;
  event.preventDefault();
  button.click();
}, true);

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
