// Opens the cards of dialog.py. The browser keeps the focus inside and closes them at Escape; the server hears of it.
let ahead;
const open = (card) => {
  card.addEventListener("click", ({ target }) => {
    if (target === card || target.closest(".ledger-close")) card.close();
  });
  card.addEventListener("close", () => window.ledger.open(card.dataset.closes, ""));
  card.showModal();
};
Object.assign(window.ledger, {
  // Called by the script that comes with each card: the page has it now.
  card(script) {
    ahead?.remove();
    open(script.previousElementSibling);
  },
  // Called by ahead.js; false where that card is open already.
  cardAhead(html) {
    const card = new DOMParser().parseFromString(html, "text/html").body.firstChild, there = document.querySelector("dialog.ledger-card[open]");
    if (there?.textContent === card.textContent) return false;
    ahead?.remove();
    ahead = card;
    document.body.append(card);
    open(card);
    return true;
  },
});
