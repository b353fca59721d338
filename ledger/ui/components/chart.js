// Draws the pictures of chart.py. Each has an address, made from the parameters of the page's link; a change of the question
// is drawn as soon as it is made. A picture keeps the charts that it drew last: what comes back need not be drawn again.
import { coincidingClaims, showMenu } from "./coinciding.js";
import { prefetchCard } from "./dialog.js";
import { channels, question } from "./question.js";
import { json, jsonNow, once, plotly } from "./plotly.js";
import { Zoom } from "./zoom.js";

// A window that changes its size is followed after so many milliseconds; a picture is drawn when its reader is so many
// pixels away; an address that did not answer is tried again after so many milliseconds.
const RESIZE_AFTER = 100, NEAR = 300, RETRY_AFTER = [1000, 2000, 4000];
const KEPT_CHARTS = 4, REMEMBERED_ADDRESSES = 12;

const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));

// Pictures that were fetched before they were asked for, by their addresses.
const MAX_PREFETCHED = 16;
const prefetched = new Map();
const prefetchPicture = (address) => {
  if (prefetched.has(address)) return;
  prefetched.set(address, json(address));
  prefetched.get(address).catch(() => prefetched.delete(address));
  if (prefetched.size > MAX_PREFETCHED) prefetched.delete(prefetched.keys().next().value);
};
const fetched = (address) => {
  const found = prefetched.get(address) ?? json(address);
  prefetched.delete(address);
  return found;
};

// Puts one at the end of a set, and gives back the one that is pushed out at its beginning.
export const remember = (all, one, most) => {
  all.delete(one);
  all.add(one);
  if (all.size <= most) return undefined;
  const [oldest] = all;
  all.delete(oldest);
  return oldest;
};

// The address of a picture for a link. Only fields that it depends on stand in it, in a fixed order, so that equal pictures
// have equal addresses.
export const addressOf = ({ path, fields, fixed }, link) => {
  const relevant = Object.entries(link).filter(([field]) => fields.includes(field)).sort(([one], [other]) => (one < other ? -1 : 1));
  return `${path}?${new URLSearchParams([...relevant, ...Object.entries(fixed)])}`;
};

// The traces of a figure with all areas of one colour as one: it is drawn twice as fast, and nobody points at them while
// days pass.
export const merged = (data) => {
  const areas = data.filter(({ hoveron }) => hoveron === "fills");
  const joined = (colour, axis) => areas.filter(({ fillcolor }) => fillcolor === colour).flatMap((area) => [...area[axis], null]);
  const colours = [...new Set(areas.map(({ fillcolor }) => fillcolor))];
  return [
    ...colours.map((colour) => ({ ...areas.find(({ fillcolor }) => fillcolor === colour), hoverinfo: "skip", x: joined(colour, "x"), y: joined(colour, "y") })),
    ...data.filter((trace) => !areas.includes(trace)),
  ];
};

// What Plotly draws on, with what happens there.
class Chart {
  constructor(Plotly, on) {
    Object.assign(this, { Plotly, on });
    this.plot = document.createElement("div");
  }

  draw(address, { data, layout }, config, size) {
    const first = !this.address;
    this.Plotly.react(this.plot, { data, layout: { ...layout, ...size }, config });
    if (first) this.listen();
    Object.assign(this, { address, size, changed: false });
  }

  listen() {
    const { plot, on } = this;
    const idOf = (points) => points.map((point) => [point.customdata ?? ""].flat()[0]).find(Boolean);
    plot.on("plotly_click", ({ points, event }) => {
      const id = idOf(points);
      if (id) on.click(id, points[0], event);
    });
    plot.on("plotly_hover", ({ points }) => on.hover(idOf(points)));
    plot.on("plotly_unhover", () => on.hover(undefined));
    // Mark the chart as modified by its reader, so that it is not kept for reuse; a relayout that only sets the size does not count.
    for (const act of ["plotly_relayout", "plotly_restyle"]) {
      plot.on(act, (what) => this.changed ||= !("width" in what));
    }
    plot.on("plotly_relayout", (what) => "xaxis.range[0]" in what && on.drag());
  }

  resize(size) {
    const { width, height } = size;
    if (!width || !height || (width === this.size.width && height === this.size.height)) return;
    this.size = size;
    this.Plotly.relayout(this.plot, { width, height });
  }

  unhover() {
    this.Plotly.Fx.unhover(this.plot);
  }

  detach() {
    this.unhover();
    this.plot.remove();
  }

  dispose() {
    this.plot.remove();
    this.Plotly.purge(this.plot);
  }
}

// The place of a picture on the page; it outlives the element, which Streamlit may build anew.
class ChartSlot {
  charts = new Set();
  drawnBefore = new Set();

  constructor() {
    this.frame = Object.assign(document.createElement("div"), { className: "ledger-chart" });
    new IntersectionObserver((crossed) => {
      this.isNear = crossed.at(-1).isIntersecting;
      if (this.isNear) this.loadIfDue();
    }, { rootMargin: `${NEAR}px`, scrollMargin: `${NEAR}px` }).observe(this.frame);
  }

  // Called in each run of the server with the element and the data of the page as it is now.
  mount(element, data) {
    Object.assign(element.dataset, { picture: data.name, opens: data.opens });
    element.setAttribute("role", "figure");
    Object.assign(this, { element, data });
    element.append(this.frame);
    this.zoom?.name(data.zooms);
    if (this.address === undefined || !question.pending) this.describe(data);
    return this.follow();
  }

  // The words and the height of the picture.
  describe({ alt, height }) {
    this.element.setAttribute("aria-label", alt);
    this.element.style.height = this.data.stretch ? "100%" : `${height}px`;
  }

  // Gives a promise of what is painted for the question as it is now; a picture out of sight waits until its reader comes near.
  follow() {
    const address = addressOf(this.data, question.changedLink());
    if (address === this.address) {
      this.zoom?.follow(question.changedLink().zoom);
      // The server has answered since this picture did not come: it is tried again at once.
      if (this.failed) this.retry();
      // It was drawn while days passed, and they have come to rest.
      else if (this.isMerged && !question.passing) this.loading = this.load(address);
      return this.loading;
    }
    this.address = address;
    clearTimeout(this.failed);
    this.failed = undefined;
    this.due = true;
    this.tries = 0;
    if (this.near()) return this.loadIfDue();
    this.frame.style.visibility = "hidden";
    return undefined;
  }

  // Fetches what its reader is likely to ask for next.
  prefetch(link) {
    const address = addressOf(this.data, link);
    if (address !== this.address && this.near()) prefetchPicture(this.data.home + address);
  }

  // The observer reports after the next frame, and whenever it changes; the first figure cannot wait for that.
  near() {
    if (this.isNear !== undefined) return this.isNear;
    const { top, bottom } = this.frame.getBoundingClientRect();
    return bottom > -NEAR && top < innerHeight + NEAR;
  }

  loadIfDue() {
    if (!this.due || !this.frame.isConnected) return this.loading;
    this.due = false;
    this.loading = this.load(this.address);
    return this.loading;
  }

  async load(address) {
    const cached = !this.isMerged && !this.zoom?.isMoved && [...this.charts].find((chart) => chart.address === address);
    if (cached) {
      this.frame.style.visibility = "";
      this.describe(cached.described);
      this.attach(cached);
      cached.resize(this.size());
      return painted();
    }
    const { home, plotly: library, outlines } = this.data;
    try {
      const [Plotly, picture, lines] = await Promise.all([
        plotly(home + library), fetched(home + address), outlines && once(home + outlines, json),
      ]);
      if (address !== this.address) return undefined;
      if (!this.show(address, Plotly, picture, lines)) return undefined;
      return question.passing ? new Promise(requestAnimationFrame) : painted();
    } catch (error) {
      this.fail(address, error);
      return undefined;
    }
  }

  // The figure in the colours of a theme, with Plotly and with the part of it that its reader is looking at, for an image.
  async figure(theme) {
    const { home, plotly: library, outlines, fixed } = this.data;
    const address = addressOf({ ...this.data, fixed: { ...fixed, theme } }, question.changedLink());
    const [Plotly, { figure, config }, lines] = await Promise.all([
      plotly(home + library), json(home + address), outlines && once(home + outlines, json),
    ]);
    for (const trace of figure.data) Object.assign(trace, lines?.[trace.meta]);
    return { Plotly, ...figure, config, seen: this.zoom?.isMoved ? this.chart.plot.layout : undefined };
  }

  // Whether there is something to draw: where there is not, the page will say why.
  show(address, Plotly, picture, lines) {
    this.frame.style.visibility = "";
    if (!picture.figure) return false;
    for (const trace of picture.figure.data) Object.assign(trace, lines?.[trace.meta]);
    this.describe(picture);
    this.draw(address, Plotly, picture);
    return true;
  }

  // As wide as it is now on the page. A browser that prints waits for nobody: what is not drawn yet is fetched in one go.
  print() {
    this.chart?.resize(this.size());
    if (!this.due || !window.Plotly) return;
    const { home, outlines } = this.data;
    try {
      this.show(this.address, window.Plotly, jsonNow(home + this.address), outlines && jsonNow(home + outlines));
      this.due = false;
    } catch (error) {
      console.error(error);
    }
  }

  // Words stand in the place of a picture that does not come; it is tried again.
  fail(address, error) {
    if (address !== this.address) return;
    console.error(error);
    if (!this.chart) {
      this.frame.style.visibility = "";
      this.frame.textContent = this.data.alt;
    }
    this.failed = setTimeout(() => this.retry(), RETRY_AFTER[Math.min(this.tries++, RETRY_AFTER.length - 1)]);
  }

  retry() {
    clearTimeout(this.failed);
    this.failed = undefined;
    this.due = true;
    this.loadIfDue();
  }

  // Update the existing chart in place, which is quickest. A figure that is requested a second time gets a chart element of its own,
  // which is kept for reuse; not so a map, which keeps its reader's view and is played day after day, nor a chart that is zoomed.
  draw(address, Plotly, picture) {
    const { zooms } = this.data, isMap = zooms?.of === "map";
    const chart = ((isMap || this.zoom?.isMoved || !this.drawnBefore.has(address)) && this.chart) || new Chart(Plotly, {
      click: (...clicked) => this.open(...clicked), hover: (id) => prefetchCard(this.data.opens, id), drag: () => this.zoom?.dragged(),
    });
    remember(this.drawnBefore, address, REMEMBERED_ADDRESSES);
    if (zooms && !this.zoom) {
      this.zoom = new Zoom(this.frame, () => this.chart.plot, zooms.of, (zoom) => question.change({ zoom }));
      this.zoom.name(zooms);
    }
    this.attach(chart);
    chart.described = picture;
    this.isMerged = isMap && question.passing;
    const { data, layout } = picture.figure;
    const figure = { data: this.isMerged ? merged(data) : data, layout: this.zoom ? this.zoom.withView(layout) : layout };
    chart.draw(address, figure, picture.config, this.size());
    this.zoom?.drawn();
    this.zoom?.follow(question.changedLink().zoom);
    if (!this.observer) this.observe();
  }

  // A click on a mark; of several that lie upon each other each can be chosen.
  open(id, point, event) {
    const show = (chosen) => channels.card.change({ [this.data.opens]: chosen });
    const found = this.data.zooms?.of === "days" ? coincidingClaims(this.chart.plot, point) : [];
    if (found.length < 2) return show(id);
    this.chart.unhover();
    return showMenu(this.frame, found, event, show);
  }

  // The chart before is kept as it was drawn, unless its reader has moved it.
  attach(chart) {
    const before = this.chart;
    this.chart = chart;
    remember(this.charts, chart, KEPT_CHARTS)?.dispose();
    if (before === chart) return;
    if (before?.changed) {
      this.charts.delete(before);
      before.dispose();
    } else before?.detach();
    this.frame.replaceChildren(chart.plot, ...(this.zoom ? [this.zoom.buttons] : []));
  }

  size() {
    return { width: this.frame.clientWidth, height: this.frame.clientHeight };
  }

  observe() {
    let waiting;
    this.observer = new ResizeObserver(() => {
      clearTimeout(waiting);
      waiting = setTimeout(() => (this.frame.isConnected ? this.due || this.chart?.resize(this.size()) : this.clear()), RESIZE_AFTER);
    });
    this.observer.observe(this.frame);
  }

  // The page is gone: so are its charts.
  clear() {
    for (const chart of this.charts) chart.dispose();
    this.charts.clear();
    this.drawnBefore.clear();
    this.address = this.chart = this.isNear = this.loading = undefined;
    this.due = this.isMerged = false;
    if (this.zoom) Object.assign(this.zoom, { reported: "", isMoved: false });
    this.observer = this.observer?.disconnect();
  }
}

const slots = new Map();
export const slotsOnPage = () => [...slots.values()].filter((slot) => slot.frame.isConnected);

// The figure of a picture as it is drawn now, in the colours of a theme.
export const figureOf = (name, theme) => slots.get(name).figure(theme);

// The chart of a picture as it is drawn now.
export const chartOf = (name) => slots.get(name).chart;

question.prefetchers.add((link) => slotsOnPage().forEach((slot) => slot.prefetch(link)));
question.listeners.add(() => Promise.all(slotsOnPage().map((slot) => slot.follow())));

export const mount = async ({ data, parentElement }) => {
  await question.connected;
  if (!slots.has(data.name)) slots.set(data.name, new ChartSlot());
  slots.get(data.name).mount(parentElement.querySelector(".ledger-picture"), data);
};
