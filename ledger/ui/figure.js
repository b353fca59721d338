// Draws the pictures of picture.py with Plotly. Each keeps its place while its page is there, and in it the charts that hung there last, so that what comes back again need not be drawn again.
// A picture that is out of sight waits until its reader comes near, in pixels.
const PATIENCE = 100, NEAR = 300;
const KEPT = { charts: 4, seen: 12 };
// At the end of what is kept; what gives way to it.
const newest = (all, one, most) => {
  all.delete(one);
  all.add(one);
  if (all.size <= most) return undefined;
  const [oldest] = all;
  all.delete(oldest);
  return oldest;
};

// Fetched once for all pictures; what failed is tried again.
const fetched = {};
const once = (address, get) => fetched[address] ??= get(address).then((got) => fetched[address] = got, (error) => {
  delete fetched[address];
  throw error;
});
// For each trace at each draw, Plotly looks through all that its type may have for what is an array: up to half of its time. Traces of one shape have the same arrays.
const shape = (container) => Object.entries(container ?? {}).map(([name, value]) => {
  if (name.startsWith("_") || !(value instanceof Object)) return "";
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return `${name}[${value[0] instanceof Object ? value.map(shape) : ""}]`;
  return `${name}{${shape(value)}}`;
}).join("");
const quicker = (Plotly) => {
  const { PlotSchema } = Plotly, look = PlotSchema.findArrayAttributes, found = {};
  PlotSchema.findArrayAttributes = (trace) => [...found[trace.type + shape(trace)] ??= look(trace)];
  return Plotly;
};
const plotly = (address) => new Promise((done, failed) => {
  const script = Object.assign(document.createElement("script"), { src: address, onload: () => done(quicker(window.Plotly)), onerror: () => failed(new Error(`not loaded: ${address}`)) });
  document.head.append(script);
});
const lines = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`not loaded: ${address}`);
  return answer.json();
};

// What Plotly draws on, with what happens there.
class Chart {
  constructor(Plotly, opens) {
    this.Plotly = Plotly;
    this.opens = opens;
    this.plot = document.createElement("div");
  }

  draw(sent, { data, layout, frames }, config, room) {
    const first = !this.sent;
    this.Plotly.react(this.plot, { data, layout: { ...layout, ...room }, config, frames });
    if (first) this.listen();
    this.sent = sent;
    this.changed = false;
  }

  listen() {
    const { plot, Plotly, opens } = this;
    plot.on("plotly_click", ({ points }) => {
      const stands = points.map((point) => [point.customdata ?? ""].flat()[0]).find(Boolean);
      if (stands) opens(stands);
    });
    // A day that plays is drawn without the rest of the map, which has no marks to point at until it stops.
    const plays = (yes) => {
      if (this.playing && !yes) Plotly.redraw(plot);
      this.playing = yes;
      plot.querySelector(".draglayer").style.pointerEvents = yes ? "none" : "";
    };
    plot.on("plotly_buttonclicked", ({ button }) => plays(button.args[0] === null));
    for (const end of ["plotly_animated", "plotly_animationinterrupted"]) plot.on(end, () => plays(false));
    // Moved by its reader, but for the room, which is ours.
    for (const act of ["plotly_relayout", "plotly_restyle", "plotly_sliderchange", "plotly_buttonclicked"]) plot.on(act, (what) => this.changed ||= !("width" in what));
  }

  fit({ width, height }) {
    const drawn = this.plot._fullLayout;
    if (width && height && drawn && (width !== drawn.width || height !== drawn.height)) this.Plotly.relayout(this.plot, { width, height });
  }

  // The label of the mark that the mouse was on is gone when the chart comes back.
  takeDown() {
    this.plot.querySelector(".hoverlayer")?.replaceChildren();
    this.plot.remove();
  }

  giveUp() {
    this.plot.remove();
    this.Plotly.purge(this.plot);
  }
}

class Place {
  constructor() {
    this.frame = Object.assign(document.createElement("div"), { className: "ledger-chart" });
    this.charts = new Set();
    this.seen = new Set();
    new IntersectionObserver((crossed) => {
      this.close = crossed.at(-1).isIntersecting;
      if (this.close) this.put();
    }, { rootMargin: `${NEAR}px`, scrollMargin: `${NEAR}px` }).observe(this.frame);
  }

  // Where the page has the picture now.
  show(here, sent) {
    here.append(this.frame);
    this.change(sent);
  }

  // True where there is a new figure, and it is in sight. The last one is not seen in its place.
  change(sent) {
    if (sent === this.sent) return false;
    this.sent = sent;
    this.waits = true;
    if (this.near()) this.put();
    else this.frame.style.visibility = "hidden";
    return !this.waits;
  }

  // The browser says so of itself after the next frame, and whenever it changes; only the first figure cannot wait for that.
  near() {
    if (this.close !== undefined) return this.close;
    const { top, bottom } = this.frame.getBoundingClientRect();
    return bottom > -NEAR && top < innerHeight + NEAR;
  }

  // Only the newest figure is drawn. Where none comes about, its words stand in its place, and the next one tries again.
  put() {
    if (!this.waits || !this.frame.isConnected) return;
    this.waits = false;
    this.frame.style.visibility = "";
    const { sent } = this;
    const drawn = [...this.charts].find((chart) => chart.sent === sent);
    if (drawn) {
      this.hang(drawn);
      drawn.fit(this.room());
      return;
    }
    const { home, plotly: library, config, figure } = JSON.parse(sent);
    const failed = (error) => {
      console.error(error);
      this.leave();
      this.frame.textContent = this.frame.parentElement.getAttribute("aria-label");
    };
    const draw = ([Plotly, points]) => {
      if (sent !== this.sent) return;
      for (const trace of figure.data) Object.assign(trace, points?.[trace.meta]);
      try {
        this.draw(sent, Plotly, figure, config);
      } catch (error) {
        failed(error);
      }
    };
    const needed = [once(home + library, plotly), figure.outlines && once(home + figure.outlines, lines)];
    if (needed.some((each) => each instanceof Promise)) Promise.all(needed).then(draw, failed);
    else draw(needed);
  }

  // Before the page has it: as high, and with the words, that it will have there.
  ahead({ style, ariaLabel }, sent) {
    const here = this.frame.parentElement;
    here.style.height = style.height;
    here.ariaLabel = ariaLabel;
    return this.change(sent);
  }

  // A new figure is drawn over the last one, which is quickest. One that comes back gets a chart of its own, and hangs there at once from then on.
  draw(sent, Plotly, figure, config) {
    const chart = !this.seen.has(sent) && this.chart || new Chart(Plotly, (stands) => window.ledger.open(this.frame.parentElement.dataset.opens, stands));
    newest(this.seen, sent, KEPT.seen);
    this.hang(chart);
    chart.draw(sent, figure, config, this.room());
    if (!this.watching) this.watch();
  }

  // The one before is kept as it was drawn, unless its reader has changed it.
  hang(chart) {
    const before = this.chart;
    this.chart = chart;
    newest(this.charts, chart, KEPT.charts)?.giveUp();
    if (before === chart) return;
    if (before?.changed) {
      this.charts.delete(before);
      before.giveUp();
    } else before?.takeDown();
    this.frame.replaceChildren(chart.plot);
  }

  room() {
    return { width: this.frame.clientWidth, height: this.frame.clientHeight };
  }

  watch() {
    let waiting;
    this.watching = new ResizeObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.frame.isConnected ? this.waits || this.chart?.fit(this.room()) : this.leave(), PATIENCE);
    });
    this.watching.observe(this.frame);
  }

  leave() {
    for (const chart of this.charts) chart.giveUp();
    this.charts.clear();
    this.seen.clear();
    this.sent = this.chart = this.close = undefined;
    this.waits = false;
    this.watching = this.watching?.disconnect();
  }
}

const places = {};
const onThePage = (place) => place?.watching && place.frame.isConnected;
window.ledger = {
  // Called by the script that comes with each new figure.
  show(script) {
    const sent = script.previousElementSibling, here = sent.previousElementSibling;
    (places[here.dataset.picture] ??= new Place()).show(here, sent.textContent);
  },
  // Called by ahead.js: whether there are pictures, and a new figure for one of them, if it is there.
  shown: () => Object.values(places).some(onThePage),
  ahead(around, sent) {
    const here = new DOMParser().parseFromString(around, "text/html").body.firstChild, place = places[here.dataset.picture];
    return onThePage(place) && place.ahead(here, sent);
  },
  // Called where a picture is needed that its reader may not be near to.
  draw: () => Object.values(places).forEach((place) => place.put()),
  // opener.js puts the way to the server in its place.
  open() {},
};
window.addEventListener("beforeprint", window.ledger.draw);
window.addEventListener("click", ({ target }) => {
  const line = target.closest("[data-to]");
  if (line) window.ledger.open(line.dataset.opens, line.dataset.to);
});
