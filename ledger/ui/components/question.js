// The reader's question in the browser: as the server knows it, and what has been changed since. A change shows first in
// controls and pictures, then it is sent to the server, and again until the server has acknowledged it.

// A change is sent when the pictures are painted, after so many milliseconds at the latest.
const PAINT_LIMIT = 250;
// A change that is not acknowledged is sent again, at longer and longer intervals: the server may just be busy.
const RETRY_AFTER = 2000, LONGEST_RETRY = 16000;
// While something passes, the server rests for so many milliseconds between two runs: they take time of the browser as well.
const REST = 300;
// After a lost connection the server is probed this often; where it answers and the page's stream does not, for so long,
// the address of the changed view is loaded.
const PROBE_EVERY = 1000, RELOAD_AFTER = 2000;

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

// A value as it stands in a link.
export const toText = (value) => {
  if (Array.isArray(value)) return value.join(",");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value ?? "");
};

export class Channel {
  changes = {};
  // The number of the last change, of the one that was sent last, and of the one that the server knows.
  number = 0;
  delivered = 0;
  acknowledged = 0;
  passing = false;
  // Whether the reader has clicked on another page, whose run has not begun.
  isLeaving = false;
  link = {};
  defaults = {};
  // Each is called after a change and after an answer of the server, and gives a promise of what it has painted.
  listeners = new Set();
  // Are called when a run of the server is complete: what the server did not apply is undone.
  completed = new Set();
  // Each is called with a link that is likely to be asked for next.
  prefetchers = new Set();
  // Called with whether the server can be reached.
  onReach = () => {};

  constructor({ reachable, load, now = () => performance.now() }) {
    Object.assign(this, { reachable, load, now });
    this.connected = new Promise((done) => { this.onConnect = done; });
  }

  get pending() {
    return Object.keys(this.changes).length > 0;
  }

  // At each run of the server.
  connect({ session, acknowledged, link, defaults, path }, send) {
    const isNewSession = this.session !== undefined && session !== this.session;
    const hasArrived = this.isLeaving && path !== this.path;
    if (hasArrived) this.isLeaving = false;
    Object.assign(this, { session, acknowledged, link, defaults, path, send, lastRun: this.now() });
    this.onConnect();
    if (acknowledged >= this.number) this.settle();
    // The first run of a new session reads the link, and loses the change that caused it.
    else if ((isNewSession || hasArrived) && this.pending) this.deliver();
    this.notify();
  }

  notify() {
    return Promise.all([...this.listeners].map((listener) => listener()));
  }

  // A run of the server is complete: what has passed meanwhile may be sent.
  complete() {
    if (this.isRunning && this.acknowledged >= this.delivered) {
      setTimeout(() => {
        this.isRunning = false;
        if (this.number > this.delivered) this.deliverPassing();
      }, this.passing ? REST : 0);
    }
    if (!this.pending) this.completed.forEach((listener) => listener());
  }

  // What passes, such as days that are played, is shown like any other change; it is sent when the server has answered
  // the one before, and leaves the link as it is until something stays.
  async change(fields, { passing = false } = {}) {
    Object.assign(this.changes, fields);
    this.passing = passing;
    const number = ++this.number;
    const painted = this.notify();
    if (passing) {
      await painted;
      return this.deliverPassing();
    }
    if (!document.hidden) await Promise.race([painted, wait(PAINT_LIMIT)]);
    // A later change names the fields of this one too.
    return number === this.number ? this.deliver() : undefined;
  }

  deliverPassing() {
    if (this.passing && !this.isRunning) this.deliver();
  }

  // Fetches what a change to these fields would show.
  prefetch(fields) {
    this.prefetchers.forEach((prefetch) => prefetch(this.changedLink(fields)));
  }

  // The link of the changed question: fields at their defaults do not stand in it.
  changedLink(more = {}) {
    const link = { ...this.link };
    for (const [field, value] of Object.entries({ ...this.changes, ...more })) {
      if (field !== "lang" && toText(value) === this.defaults[field]) delete link[field];
      else link[field] = toText(value);
    }
    return link;
  }

  // The reader goes to another page. Nothing is sent until its run begins: Streamlit sends the page along that it shows, and
  // the server would come back to that one.
  leave() {
    this.isLeaving = true;
    this.schedule(LONGEST_RETRY);
  }

  deliver() {
    if (this.isLeaving) return;
    this.transmit();
    this.retryAfter = RETRY_AFTER;
    this.schedule(this.retryAfter);
  }

  transmit() {
    this.delivered = this.number;
    this.isRunning = true;
    this.send?.({ number: this.number, fields: this.changes, passing: this.passing });
  }

  schedule(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.recover(), milliseconds);
  }

  async recover() {
    this.isLeaving = false;
    const answers = await this.reachable();
    if (!this.pending) return;
    this.onReach(false);
    if (!answers) {
      this.isDisconnected = true;
      this.answersSince = undefined;
      return this.schedule(PROBE_EVERY);
    }
    this.answersSince ??= this.now();
    if (this.isDisconnected && this.lastRun < this.answersSince && this.now() - this.answersSince >= RELOAD_AFTER) {
      return this.load(this.changedLink());
    }
    this.transmit();
    this.retryAfter = this.isDisconnected ? RETRY_AFTER : Math.min(2 * this.retryAfter, LONGEST_RETRY);
    this.schedule(this.retryAfter);
  }

  // All changes are acknowledged, or given up for another view.
  settle() {
    clearTimeout(this.timer);
    this.changes = {};
    this.isDisconnected = false;
    this.answersSince = undefined;
    this.onReach(true);
  }
}

let home = "";
const browser = {
  reachable: () => fetch(`${home}/api`, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(2000) }).then(({ ok }) => ok, () => false),
  load: (link) => location.assign(`${location.pathname}?${new URLSearchParams(link)}`),
};
export const channels = { page: new Channel(browser), card: new Channel(browser) };
export const question = channels.page;

// Back and Forward lead to a view that was there before: what was not acknowledged until then is given up.
let path;
window.addEventListener("popstate", () => {
  Object.values(channels).forEach((channel) => channel.settle());
  if (location.pathname !== path) return;
  question.link = Object.fromEntries(new URLSearchParams(location.search));
  question.notify();
});

export const mount = ({ data, setTriggerValue }) => {
  home = data.home;
  path = location.pathname;
  channels[data.channel].connect({ ...data, path }, (change) => setTriggerValue("changed", change));
  // The channel of the card stands at the end of the page; what came with it is mounted in the same turn, in any order.
  if (data.channel === "card") setTimeout(() => question.complete());
};
