// Streamlit's own labels in the page's language. It has no public way to translate them, so they are found by their English
// words (ledger/ui/streamlit_adapter); where Streamlit words them otherwise, they stay English.
import { question } from "./question.js";

let labels = {};

// Labels are attributes, or the text of a link; those that are translated already are found by the other language's words.
const translate = () => {
  for (const [from, to] of Object.entries(labels)) {
    for (const element of document.querySelectorAll(`[aria-label="${CSS.escape(from)}"]`)) element.setAttribute("aria-label", to);
    for (const link of document.querySelectorAll("a")) if (link.childElementCount === 0 && link.textContent === from) link.textContent = to;
  }
};
question.completed.add(translate);

export const setLabels = (newLabels) => {
  labels = newLabels;
  translate();
};
