// Listeners for the whole page, and the notice while the connection is lost.
import { channels, question } from "./question.js";
import "./chart.js";
import "./download.js";
import { setLightColours } from "./print.js";
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

// A click that leads to another page, before Streamlit hears of it.
const leave = () => Object.values(channels).forEach((channel) => channel.leave());
window.addEventListener("click", ({ target, ctrlKey, metaKey, shiftKey }) => {
  const link = target.closest("a[href]");
  if (!link || ctrlKey || metaKey || shiftKey || link.pathname === location.pathname) return;
  if (pageData.paths.some((path) => link.origin + link.pathname === `${pageData.home}/${path}`)) leave();
}, true);

const buttonOf = (key) => document.querySelector(`.st-key-${key} button`);
window.addEventListener("click", ({ target }) => {
  const [begins, ends] = ["present", "slide_end"].map((key) => target.closest(`.st-key-${key} button`));
  if (begins || ends) {
    leave();
    setFullScreen(Boolean(begins));
  }
}, true);
whenLeft(() => buttonOf("slide_end")?.click());
window.addEventListener("keydown", (event) => {
  // Streamlit's own shortcuts are announced in English.
  const button = isFree(event) && { p: buttonOf("present"), e: buttonOf("slide_end"), Escape: buttonOf("slide_end") }[keyOf(event)];
  if (!button) return;
  event.preventDefault();
  button.click();
}, true);

const notice = Object.assign(document.createElement("div"), { className: "ledger-notice", hidden: true });
notice.setAttribute("role", "status");
document.body.append(notice);
let unsentNotice = "";
for (const channel of Object.values(channels)) {
  channel.onReach = (reached) => {
    notice.textContent = reached ? "" : unsentNotice;
    notice.hidden = reached;
  };
}

// What the bar of pages is to those who do not see it, and where in it the reader is.
// Streamlit gives the first page no path, so that its link, opened in a tab of its own, would lead to the present page.
// The bar may come after this data, so it is marked again when the run is complete.
let pageData = { paths: [] };
const markPages = () => {
  const { pages: name, page: current, home } = pageData;
  const pages = document.querySelector(".st-key-pages");
  if (!pages) return;
  pages.setAttribute("role", "navigation");
  pages.setAttribute("aria-label", name);
  pages.querySelectorAll("a").forEach((link, place) => {
    if (place === 0) link.href = `${home}/${link.search}`;
    if (place === current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  });
};

question.completed.add(markPages);

export const mount = ({ data }) => {
  const { lang, unsent, labels } = data;
  document.documentElement.lang = notice.lang = lang;
  document.documentElement.dataset.ledger = "ready";
  unsentNotice = unsent;
  setLabels(labels);
  pageData = data;
  setLightColours(data.lightColours);
  markPages();
};
