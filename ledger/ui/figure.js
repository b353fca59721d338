// Draws a figure of picture.py with Plotly, in a place that stays: what changes is drawn over, and a click says what its mark stands for.
const PATIENCE = 100;

// Fetched once for all pictures; what failed is tried again.
const fetched = {};
const once = (address, get) => fetched[address] ??= get(address).catch((error) => {
  delete fetched[address];
  throw error;
});
const plotly = (address) => new Promise((done, failed) => {
  const script = Object.assign(document.createElement("script"), { src: address, onload: () => done(window.Plotly), onerror: () => failed(new Error(`not loaded: ${address}`)) });
  document.head.append(script);
});
const lines = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`not loaded: ${address}`);
  return answer.json();
};

const places = new WeakMap();

class Place {
  constructor(parent) {
    this.chart = parent.appendChild(document.createElement("div"));
    this.chart.setAttribute("role", "figure");
    this.work = Promise.resolve();
  }

  // One drawing after the other; of those that wait, only the newest is drawn. Where none comes about, its words stand in its place, and the next run tries again.
  show(sent, opened) {
    this.opened = opened;
    if (sent === this.sent) return this.work;
    this.sent = sent;
    this.work = this.work.then(() => sent === this.sent ? this.draw(JSON.parse(sent)) : undefined).catch((error) => {
      console.error(error);
      this.leave();
      this.chart.textContent = this.chart.getAttribute("aria-label");
    });
    return this.work;
  }

  async draw({ home, plotly: library, alt, high, config, figure }) {
    const { data, layout, frames, outlines } = figure;
    this.high = high === "stretch" ? undefined : layout.height ?? 450;
    this.chart.setAttribute("aria-label", alt);
    this.chart.style.height = this.high === undefined ? "100%" : `${this.high}px`;
    const [Plotly, points] = await Promise.all([once(home + library, plotly), outlines && once(home + outlines, lines)]);
    this.Plotly = Plotly;
    for (const trace of data) Object.assign(trace, points?.[trace.meta]);
    if (!this.watching) this.chart.replaceChildren();
    await this.Plotly.react(this.chart, { data, layout: { ...layout, ...this.room() }, config, frames });
    if (!this.watching) this.watch();
  }

  room() {
    return { width: this.chart.clientWidth, height: this.high ?? this.chart.clientHeight };
  }

  watch() {
    this.chart.on("plotly_click", ({ points }) => {
      const stands = points.map((point) => [point.customdata ?? ""].flat()[0]).find(Boolean);
      if (stands) this.opened(stands);
    });
    // A day that plays is drawn without the rest of the map, which has no marks to point at until it stops.
    const plays = (yes) => {
      if (this.playing && !yes) this.Plotly.redraw(this.chart);
      this.playing = yes;
      this.chart.querySelector(".draglayer").style.pointerEvents = yes ? "none" : "";
    };
    this.chart.on("plotly_buttonclicked", ({ button }) => plays(button.args[0] === null));
    for (const end of ["plotly_animated", "plotly_animationinterrupted"]) this.chart.on(end, () => plays(false));
    let waiting;
    this.watching = new ResizeObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const { width, height } = this.room(), { _fullLayout: drawn } = this.chart;
        if (width && height && drawn && (width !== drawn.width || height !== drawn.height)) this.Plotly.relayout(this.chart, { width, height });
      }, PATIENCE);
    });
    this.watching.observe(this.chart);
  }

  leave() {
    this.sent = undefined;
    this.watching = this.watching?.disconnect();
    this.Plotly?.purge(this.chart);
  }
}

export default async ({ data, parentElement, setTriggerValue }) => {
  const place = places.get(parentElement) ?? new Place(parentElement);
  places.set(parentElement, place);
  await place.show(new TextDecoder().decode(data), (stands) => setTriggerValue("opened", stands));
  // Called too when a newer figure overtakes this one: the place is left only when it is gone.
  return () => { if (!parentElement.isConnected) place.leave(); };
};
