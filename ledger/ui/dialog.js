// Opens the cards of dialog.py. The browser keeps the focus inside, and closes them at Escape; the server hears of it.
let ahead;
const shown = () => document.querySelector("dialog.ledger-card[open]");
const open = (card) => {
  card.addEventListener("click", ({ target }) => {
    if (target === card || target.closest(".ledger-close")) card.close();
  });
  // What gives way to another card is gone by then.
  card.addEventListener("close", () => card.isConnected && window.ledger.open(card.dataset.closes, ""));
  card.showModal();
};
// Closed first, so that the focus is where it was before, and the next card gives it back to there.
const giveWay = (card) => {
  card?.close();
  card?.remove();
};
Object.assign(window.ledger, {
  // Called by the script that comes with each card: the page has it now.
  card(script) {
    giveWay(ahead);
    open(script.previousElementSibling);
  },
  // Called by ahead.js; false where that card is open already.
  cardAhead(html) {
    const card = new DOMParser().parseFromString(html, "text/html").body.firstChild;
    if (shown()?.textContent === card.textContent) return false;
    giveWay(shown());
    ahead = card;
    document.body.append(card);
    open(card);
    return true;
  },
});
