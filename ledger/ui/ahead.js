// Draws pictures and cards ahead of the page. What the server answers to a click is heard here first: a picture that is on the page changes at once, a card
// opens, and the framework is told everything, in the order in which it came, when that has been painted. Told at once, it works through the whole page three times before.
// What this tab has asked before is answered from here meanwhile: its pictures stand before the answer comes, which always has the last word.
const LONGEST = 250;
const KEPT = { pictures: 100, answers: 30 };
// What a message says of itself in the framework's protocol (ForwardMsg.proto, BackMsg.proto), as far as it matters here; tests/ui/test_picture.py holds it to that.
const ENDED = 0x4a00;
const HASHES = /[0-9a-f]{32}/g;
const PICTURE = /(<div class="ledger-picture"[^>]*><\/div>)<script type="application\/json">(.*?)<\/script>/s;
const CARD = /<dialog class="ledger-card".*?<\/dialog>/s;

// How long a question is, and which messages the browser has: the only parts in which a question that is asked again differs.
const ASIDE = /^Z[^\0-\x7f]*.|: [0-9a-f]{32}/gs;

const decoder = new TextDecoder();
// What was kept longest is given up.
const keep = (all, most, key, value) => {
  all.delete(key);
  all.set(key, value);
  if (all.size > most) all.delete(all.keys().next().value);
  return value;
};
// By the hash of their messages: a message that the browser has already comes as its hash only.
const pictures = new Map();
const pictureOf = (text) => {
  const hashes = text.match(HASHES) ?? [], picture = text.match(PICTURE)?.slice(1);
  return picture ? keep(pictures, KEPT.pictures, hashes[0], picture) : pictures.get(hashes.at(-1));
};
// By the question: the filters as they stand after the click, with page, link and theme.
const answers = new Map();
const question = (said) => decoder.decode(said).replace(ASIDE, "");
// The state of the session, sent last: nothing runs any more.
const ended = (message) => message.byteLength === 2 && new DataView(message).getUint16(0) === ENDED;
const painted = (then) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then)));

window.WebSocket = class extends WebSocket {
  held = [];

  constructor(...given) {
    super(...given);
    this.addEventListener("message", (event) => this.hear(event));
  }

  // A page that nobody sees is never painted. While an answer is on its way, nobody knows whether that or the next one is heard.
  send(said) {
    super.send(said);
    this.question = this.answering ? undefined : question(said);
    this.answering = true;
    this.answer = [];
    if (this.holding || document.hidden || !window.ledger.shown()) return;
    this.drawn = false;
    this.holding = setTimeout(() => this.tell(), LONGEST);
    for (const picture of answers.get(this.question) ?? []) this.draw(picture);
  }

  draw(picture) {
    if (window.ledger.ahead(...picture)) this.drawn = true;
  }

  hear(event) {
    if (this.telling) return;
    const message = event.data, text = decoder.decode(message), picture = pictureOf(text), card = text.match(CARD)?.[0];
    this.answering = !ended(message);
    if (picture) {
      this.answer?.push(picture);
      this.draw(picture);
    }
    if (card && this.holding && window.ledger.cardAhead(card)) this.drawn = true;
    if (!this.answering) this.remember();
    if (!this.holding) return;
    event.stopImmediatePropagation();
    this.held.push(message);
    if (this.answering) return;
    if (this.drawn) painted(() => this.tell());
    else this.tell();
  }

  remember() {
    if (this.question && this.answer.length) keep(answers, KEPT.answers, this.question, this.answer);
    this.question = undefined;
  }

  tell() {
    clearTimeout(this.holding);
    this.holding = undefined;
    this.telling = true;
    for (const data of this.held.splice(0)) this.dispatchEvent(new MessageEvent("message", { data }));
    this.telling = false;
  }
};
