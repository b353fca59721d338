// Lets a reader choose a file and sends it to this session in pieces, each once the one before has come: no address takes it in,
// so that nothing of it stands in a log.
const PIECE = 42_000;
const sendings = new Map();

const inText = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

const fill = (root, { accept, words, limit }) => {
  const label = document.createElement("label");
  // The browser's own button and words beside it are in its own language, whatever that of the page is.
  const input = Object.assign(document.createElement("input"), { type: "file", accept, className: "ledger-unseen" });
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  label.append(words.choose, input);
  root.replaceChildren(label, status);
  return { input, status, limit, words };
};

export const mount = ({ data, key, parentElement, setTriggerValue }) => {
  const root = parentElement.querySelector(".ledger-upload");
  const sending = sendings.get(key);
  const send = (each) => setTriggerValue("piece", {
    file: each.file, number: each.number, count: each.count,
    text: inText(each.bytes.subarray(each.number * PIECE, (each.number + 1) * PIECE)),
  });
  const { input, status } = root.firstChild ? { input: root.querySelector("input"), status: root.querySelector("p") } : fill(root, data);
  input.onchange = async () => {
    const [chosen] = input.files;
    if (!chosen) return;
    if (chosen.size > data.limit) {
      status.textContent = data.words.tooLarge;
      return;
    }
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const next = { file: crypto.randomUUID?.() ?? String(Math.random()), number: 0, count: Math.max(1, Math.ceil(bytes.length / PIECE)), bytes };
    sendings.set(key, next);
    status.textContent = data.words.sending;
    send(next);
  };
  if (sending && data.received.file === sending.file) {
    if (data.received.pieces >= sending.count) {
      sendings.delete(key);
      status.textContent = "";
      input.value = "";
    } else if (data.received.pieces > sending.number) {
      sending.number = data.received.pieces;
      send(sending);
    }
  }
};
