// Lets the reader of a map, or of days, come closer: Ctrl and the wheel, two fingers, the keys + and -, buttons. The wheel alone
// and one finger scroll the page. The mouse drags a map, and draws a frame around days (both Plotly's own); arrow keys move them.

const STEP = 1.5, CLOSEST = 16, WHEEL = 0.0025, SHIFT = 0.15;

// West, south, east, north, as Plotly has them now.
export const boxOf = ({ xaxis, yaxis }) => [xaxis.range[0], yaxis.range[0], xaxis.range[1], yaxis.range[1]].map(Number);
const rangesOf = ([west, south, east, north]) => ({ "xaxis.range": [west, east], "yaxis.range": [south, north] });

// Of a picture through time only the days are zoomed; a day is its milliseconds here, and has no time zone there.
const millisecondsOf = (day) => Date.parse(`${String(day).replace(" ", "T")}${String(day).length > 10 ? "Z" : ""}`);
const dayOf = (milliseconds) => new Date(Math.round(milliseconds)).toISOString().slice(0, -1);
export const daysOf = ({ xaxis: { range: [first, last] } }) => [millisecondsOf(first), 0, millisecondsOf(last), 1];
const daysRangesOf = ([first, , last]) => ({ "xaxis.range": [dayOf(first), dayOf(last)] });

// The part that is in sight as it stands in a link.
const inLink = (box, of) => (of === "days" ? [box[0], box[2]].map((day) => dayOf(day).slice(0, 10)) : box.map((edge) => String(Number(edge.toFixed(2))))).join("~");
export const fromLink = (text, of) => {
  const parts = text ? text.split("~") : [];
  const box = of === "days" ? parts.length === 2 && [millisecondsOf(parts[0]), 0, millisecondsOf(parts[1]), 1] : parts.length === 4 && parts.map(Number);
  return box && box.every(Number.isFinite) && box[0] < box[2] && box[1] < box[3] ? box : undefined;
};
// The link follows when its reader has come to rest for so many milliseconds.
const REST = 400;

const KINDS = { map: { boxOf, rangesOf }, days: { boxOf: daysOf, rangesOf: daysRangesOf } };

// A box so many times closer around a point that stays where it is; never wider than the whole extent, and never so far off that its
// middle lies outside of it.
export const closer = (box, extent, factor, [x, y]) => {
  const width = box[2] - box[0], full = extent[2] - extent[0];
  const by = Math.min(Math.max(factor, width / full), CLOSEST * width / full);
  return within([x + (box[0] - x) / by, y + (box[1] - y) / by, x + (box[2] - x) / by, y + (box[3] - y) / by], extent);
};

export const moved = (box, extent, [right, up]) => within([box[0] + right, box[1] + up, box[2] + right, box[3] + up], extent);

const within = (box, extent) => {
  const shift = (low, high, least, most) => Math.min(Math.max((low + high) / 2, least), most) - (low + high) / 2;
  const right = shift(box[0], box[2], extent[0], extent[2]), up = shift(box[1], box[3], extent[1], extent[3]);
  return [box[0] + right, box[1] + up, box[2] + right, box[3] + up];
};

// Zooms the plot that a frame shows now (``plot`` gives it). ``onRest`` is called with what is in sight, as it stands in a link.
export class Zoom {
  reported = "";

  constructor(frame, plot, of, onRest = () => {}) {
    Object.assign(this, { frame, plot, of, onRest, fingers: new Map() }, KINDS[of]);
    Object.assign(frame, { tabIndex: 0, role: "group" });
    frame.dataset.zooms = of;
    this.buttons = document.createElement("div");
    this.buttons.className = "ledger-zoom";
    const button = (text, act) => {
      const made = Object.assign(document.createElement("button"), { type: "button", textContent: text, onclick: act });
      this.buttons.append(made);
      return made;
    };
    this.buttonsByAct = { in: button("+", () => this.by(STEP)), out: button("−", () => this.by(1 / STEP)), reset: button("⟲", () => this.reset()) };
    this.listen();
  }

  // Labels in the reader's language.
  name(words) {
    this.frame.setAttribute("aria-label", words.label);
    for (const [act, button] of Object.entries(this.buttonsByAct)) Object.assign(button, { title: words[act], ariaLabel: words[act] });
  }

  listen() {
    const { frame } = this;
    frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      this.by(Math.exp(-WHEEL * event.deltaY * (event.deltaMode ? 16 : 1)), this.at(event));
    }, { passive: false });
    frame.addEventListener("keydown", (event) => {
      if (event.target !== frame || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = {
        "+": () => this.by(STEP), "=": () => this.by(STEP), "-": () => this.by(1 / STEP), "0": () => this.reset(),
        ArrowLeft: () => this.shift(-SHIFT, 0), ArrowRight: () => this.shift(SHIFT, 0),
        ...(this.of === "map" && { ArrowUp: () => this.shift(0, SHIFT), ArrowDown: () => this.shift(0, -SHIFT) }),
      }[event.key];
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    });
    for (const act of ["pointerdown", "pointermove"]) frame.addEventListener(act, (event) => this.finger(event), true);
    for (const act of ["pointerup", "pointercancel"]) window.addEventListener(act, ({ pointerId }) => this.fingers.delete(pointerId));
  }

  // Two fingers: the point between them goes with them, and their distance zooms.
  finger(event) {
    if (event.pointerType !== "touch" || (event.type === "pointermove" && !this.fingers.has(event.pointerId))) return;
    const grip = () => {
      const [one, other] = [...this.fingers.values()];
      return other && { middle: { clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 }, apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) };
    };
    const before = grip();
    this.fingers.set(event.pointerId, { clientX: event.clientX, clientY: event.clientY });
    const after = grip();
    if (!before || !after || event.type === "pointerdown" || !this.extent) return;
    event.preventDefault();
    const [x, y] = this.at(before.middle), [toX, toY] = this.at(after.middle);
    this.show(closer(moved(this.box, this.extent, [x - toX, y - toY]), this.extent, after.apart / before.apart, [x, y]));
  }

  // The figure that is to be drawn next, with the part that its reader is looking at: it is the same map while its revision is.
  withView(layout) {
    const same = this.revision === layout.uirevision;
    const extent = this.boxOf(layout);
    this.revision = layout.uirevision;
    this.initialRanges = this.rangesOf(extent);
    if (this.of === "days") this.extent = extent;
    if (!same || !this.isMoved) {
      if (this.isMoved) this.reportAtRest();
      this.isMoved = false;
      this.targetBox = undefined;
      return layout;
    }
    const ranges = Object.entries(this.rangesOf(this.box)).map(([name, range]) => [name.split(".")[0], range]);
    return { ...layout, ...Object.fromEntries(ranges.map(([axis, range]) => [axis, { ...layout[axis], range }])) };
  }

  // It has been drawn: Plotly has widened one of the ranges, so that a kilometre is as long in both.
  drawn() {
    if (!this.isMoved) this.extent = this.boxOf(this.plot().layout);
  }

  // Reports what is in sight when nothing has moved for a while.
  reportAtRest() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      const now = this.isMoved ? inLink(this.box, this.of) : "";
      if (now === this.reported) return;
      this.reported = now;
      this.onRest(now);
    }, REST);
  }

  // Brings into sight what a link names, unless it was reported or shown last; a part of another kind of picture is none.
  follow(text = "") {
    if (text === this.reported || !this.extent) return;
    this.reported = text;
    clearTimeout(this.resting);
    const box = fromLink(text, this.of);
    if (box) this.show(box, false);
    else if (this.isMoved) this.reset(false);
  }

  get box() {
    return this.targetBox ?? this.boxOf(this.plot().layout);
  }

  // The point of the map under a point of the window: a kilometre is as long in both directions.
  at({ clientX, clientY }) {
    const { left, top } = this.frame.getBoundingClientRect(), { width, margin = {} } = this.plot().layout;
    const [west, , east, north] = this.box;
    const km = (east - west) / (width - (margin.l ?? 0) - (margin.r ?? 0));
    return [west + (clientX - left - (margin.l ?? 0)) * km, north - (clientY - top - (margin.t ?? 0)) * km];
  }

  by(factor, point) {
    if (!this.extent) return;
    const [west, south, east, north] = this.box;
    this.show(closer(this.box, this.extent, factor, point ?? [(west + east) / 2, (south + north) / 2]));
  }

  shift(right, up) {
    if (!this.extent) return;
    const [west, south, east, north] = this.box;
    this.show(moved(this.box, this.extent, [right * (east - west), up * (north - south)]));
  }

  // Moves that come while one is drawn are drawn as one.
  async show(box, report = true) {
    if (report) this.reportAtRest();
    this.isMoved = true;
    this.targetBox = box;
    if (this.isMoving) return;
    this.isMoving = true;
    while (this.targetBox) {
      const next = this.targetBox;
      await window.Plotly.relayout(this.plot(), this.rangesOf(next));
      await new Promise(requestAnimationFrame);
      if (this.targetBox === next) this.targetBox = undefined;
    }
    this.isMoving = false;
  }

  // By the mouse: Plotly knows where it is now.
  dragged() {
    this.isMoved = true;
    this.reportAtRest();
  }

  async reset(report = true) {
    if (report) this.reportAtRest();
    this.targetBox = undefined;
    this.isMoved = false;
    await window.Plotly.relayout(this.plot(), this.initialRanges);
    this.drawn();
  }
}
