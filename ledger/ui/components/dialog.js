// Opens the card of a claim or a place above the page. The card comes from its address, so that it is there before the server
// has received the click; the browser keeps the focus inside, and closes it at Escape.
import { channels, question } from "./question.js";

const channel = channels.card;
const dialog = document.createElement("dialog");
dialog.className = "ledger-card";
let data, shown = "";

// Which card is requested: that of a claim stands above that of a place.
const requested = () => {
  const link = channel.changedLink();
  return Object.entries({ claim: link.claim, place: link.place }).find(([, id]) => id) ?? ["", ""];
};

const addressOf = (field, id) => `${data.home}${data.path}/${field}?${new URLSearchParams({ ...question.changedLink(), [field]: id, ...data.fixed })}`;

const fetchCard = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`not loaded: ${address} (${answer.status})`);
  return answer.text();
};

// The cards that were fetched last, by their addresses.
const CACHED_CARDS = 20;
const cards = new Map();
const cacheCard = (address, card) => {
  cards.set(address, card);
  if (cards.size > CACHED_CARDS) cards.delete(cards.keys().next().value);
  return card;
};
const cardAt = (address) => cards.get(address) ?? fetchCard(address).then((card) => cacheCard(address, card));

// What is pointed at for a moment is likely to be clicked on: the browser fetches its card, and keeps it for then.
const POINTED_AT_AFTER = 60;
let pointedAt;
export const prefetchCard = (field, id) => {
  clearTimeout(pointedAt);
  if (data && id) pointedAt = setTimeout(() => Promise.resolve(cardAt(addressOf(field, id))).catch(() => {}), POINTED_AT_AFTER);
};

const follow = async () => {
  if (!data) return;
  const [field, id] = requested();
  if (!field) {
    shown = "";
    if (dialog.open) dialog.close();
    return;
  }
  const address = addressOf(field, id);
  if (address === shown) return;
  shown = address;
  try {
    const found = cardAt(address);
    // What is here already is shown at once: waiting for nothing costs a frame.
    const card = typeof found === "string" ? found : await found;
    if (address !== shown) return;
    // Closed first, so that the focus is where it was before, and goes back there when the card is closed.
    if (dialog.open) dialog.close();
    dialog.innerHTML = card;
    dialog.dataset.opens = field;
    if (!dialog.isConnected) document.body.append(dialog);
    dialog.setAttribute("aria-labelledby", "ledger-card-title");
    dialog.showModal();
    dialog.scrollTop = 0;
  } catch (error) {
    console.error(error);
    // The click is still sent to the server, and its answer tries again.
    if (address === shown) shown = "";
  }
};

dialog.addEventListener("click", ({ target }) => {
  if (target === dialog || target.closest(".ledger-close")) dialog.close();
});
// Closed by its reader, and not because another card or another view takes its place.
dialog.addEventListener("close", () => {
  if (shown && !dialog.open && dialog.dataset.opens) {
    shown = "";
    channel.change({ [dialog.dataset.opens]: "" });
  }
});

channel.listeners.add(follow);

export const mount = ({ data: received }) => {
  data = received;
  dialog.style.cssText = data.colours;
  channel.connected.then(follow);
};
