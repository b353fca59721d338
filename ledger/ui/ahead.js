// Draws pictures ahead of the page. What the server answers to a click is heard here first: a picture that is on the page changes at once, and the
// framework is told everything, in the order in which it came, when that has been painted. Told at once, it works through the whole page three times before.
const LONGEST = 250;
const KEPT = 100;
// What a message says of itself in the framework's protocol (ForwardMsg.proto), as far as it matters here; tests/ui/test_picture.py holds it to that.
const ENDED = 0x4a00;
const HASHES = /[0-9a-f]{32}/g;
const PICTURE = /(<div class="ledger-picture"[^>]*><\/div>)<script type="application\/json">(.*?)<\/script>/s;

const decoder = new TextDecoder();
// By the hash of their messages: a message that the browser has already comes as its hash only.
const pictures = new Map();
const pictureOf = (message) => {
  const text = decoder.decode(message), hashes = text.match(HASHES) ?? [], picture = text.match(PICTURE)?.slice(1);
  if (!picture) return pictures.get(hashes.at(-1));
  pictures.set(hashes[0], picture);
  if (pictures.size > KEPT) pictures.delete(pictures.keys().next().value);
  return picture;
};
// The state of the session, sent last: nothing runs any more.
const ended = (message) => message.byteLength === 2 && new DataView(message).getUint16(0) === ENDED;
const painted = (then) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(then)));

window.WebSocket = class extends WebSocket {
  held = [];

  constructor(...given) {
    super(...given);
    this.addEventListener("message", (event) => this.hear(event));
  }

  // A page that nobody sees is never painted.
  send(said) {
    super.send(said);
    if (this.holding || document.hidden || !window.ledger.shown()) return;
    this.drawn = false;
    this.holding = setTimeout(() => this.tell(), LONGEST);
  }

  hear(event) {
    if (this.telling) return;
    const message = event.data, picture = pictureOf(message);
    if (picture && window.ledger.ahead(...picture)) this.drawn = true;
    if (!this.holding) return;
    event.stopImmediatePropagation();
    this.held.push(message);
    if (!ended(message)) return;
    if (this.drawn) painted(() => this.tell());
    else this.tell();
  }

  tell() {
    clearTimeout(this.holding);
    this.holding = undefined;
    this.telling = true;
    for (const data of this.held.splice(0)) this.dispatchEvent(new MessageEvent("message", { data }));
    this.telling = false;
  }
};
