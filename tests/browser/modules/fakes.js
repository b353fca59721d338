// What the modules talk to, made up: the network, Plotly, Streamlit's component, and the server's side of a channel.

// The network: what was asked, and what is answered. An address that is held is answered when it is released.
export const asked = [];
export const answers = new Map();
const held = new Map();
export const hold = (part) => held.set(part, []);
export const release = (part) => {
  const waiting = held.get(part) ?? [];
  held.delete(part);
  waiting.forEach((go) => go());
};
window.fetch = async (address) => {
  const path = String(address);
  asked.push(path);
  for (const [part, waiting] of held) if (path.includes(part)) await new Promise((done) => waiting.push(done));
  const [, answer] = [...answers].find(([part]) => path.includes(part)) ?? [];
  const body = typeof answer === "function" ? answer(path) : answer;
  if (body === undefined) throw new TypeError("no network");
  if (typeof body === "number") return new Response("", { status: body });
  return new Response(typeof body === "string" ? body : JSON.stringify(body), { status: 200 });
};

// The same for who does not wait: what is made up is answered at once.
window.XMLHttpRequest = class {
  open(_method, address) { this.path = String(address); }
  send() {
    asked.push(this.path);
    const [, answer] = [...answers].find(([part]) => this.path.includes(part)) ?? [];
    const body = typeof answer === "function" ? answer(this.path) : answer;
    Object.assign(this, { status: body === undefined ? 404 : 200, responseText: JSON.stringify(body) });
  }
};

// Plotly: every call by its name, and the handlers of each chart.
export const calls = [];
const call = (name) => (plot, ...given) => {
  calls.push([name, given]);
  return Promise.resolve(plot);
};
window.Plotly = {
  react(plot, { data, layout, config }) {
    calls.push(["react", { data, layout, config }]);
    Object.assign(plot, { data, layout });
    plot.classList.add("drawn");
    plot.textContent = data.map(({ name }) => name).join();
    plot.handlers ??= {};
    plot.on = (event, handler) => { (plot.handlers[event] ??= []).push(handler); };
    plot.happen = (event, what = {}) => plot.handlers[event].forEach((handler) => handler(what));
    return Promise.resolve(plot);
  },
  relayout: call("relayout"),
  purge: call("purge"),
  toImage: call("toImage"),
  Fx: { unhover: call("unhover") },
};
export const count = (name) => calls.filter(([each]) => each === name).length;

// Streamlit's component: an element with its HTML, the data of a run, and what is triggered.
export const component = (html, data) => {
  const parentElement = document.createElement("div");
  parentElement.innerHTML = html;
  document.body.append(parentElement);
  return { data: { home: "http://ledger.test", ...data }, parentElement };
};

// The server's side of the channels: what it was sent, and a run of it with what is new; ``card`` is the run of a card.
export const sent = [];
const server = {
  session: "one", acknowledged: 0, link: { lang: "en" },
  defaults: { lang: "de", sides: "", metric: "troops", axis: "linear", repeats: "yes", known_on: "", claim: "", place: "" },
};
export const serverRun = (mount, changed = {}, channel = "page") => {
  Object.assign(server, changed);
  mount({ data: { home: "http://ledger.test", channel, ...structuredClone(server) }, setTriggerValue: (_, change) => sent.push(structuredClone(change)) });
};
