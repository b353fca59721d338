// Draws the pictures of picture.py with Plotly. Each has a chart that stays while its page does: what changes is drawn over, at once, before the page goes on.
const PATIENCE = 100;

// Fetched once for all pictures; what failed is tried again.
const fetched = {};
const once = (address, get) => fetched[address] ??= get(address).then((got) => fetched[address] = got, (error) => {
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

class Place {
  constructor() {
    this.chart = Object.assign(document.createElement("div"), { className: "ledger-chart" });
  }

  // Where the page has the picture now.
  show(here, sent) {
    here.append(this.chart);
    this.change(sent);
  }

  // Only the newest figure is drawn. Where none comes about, its words stand in its place, and the next one tries again. True where there is a new one.
  change(sent) {
    if (sent === this.sent) return false;
    this.sent = sent;
    const { home, plotly: library, config, figure } = JSON.parse(sent);
    const failed = (error) => {
      console.error(error);
      this.leave();
      this.chart.textContent = this.chart.parentElement.getAttribute("aria-label");
    };
    const draw = ([Plotly, points]) => {
      try {
        if (sent === this.sent) this.draw(Plotly, points, figure, config);
      } catch (error) {
        failed(error);
      }
    };
    const needed = [once(home + library, plotly), figure.outlines && once(home + figure.outlines, lines)];
    if (needed.some((each) => each instanceof Promise)) Promise.all(needed).then(draw, failed);
    else draw(needed);
    return true;
  }

  // Before the page has it: as high, and with the words, that it will have there.
  ahead({ style, ariaLabel }, sent) {
    const here = this.chart.parentElement;
    here.style.height = style.height;
    here.ariaLabel = ariaLabel;
    return this.change(sent);
  }

  draw(Plotly, points, { data, layout, frames }, config) {
    this.Plotly = Plotly;
    for (const trace of data) Object.assign(trace, points?.[trace.meta]);
    if (!this.watching) this.chart.replaceChildren();
    Plotly.react(this.chart, { data, layout: { ...layout, ...this.room() }, config, frames });
    if (!this.watching) this.watch();
  }

  room() {
    return { width: this.chart.clientWidth, height: this.chart.clientHeight };
  }

  watch() {
    this.chart.on("plotly_click", ({ points }) => {
      const stands = points.map((point) => [point.customdata ?? ""].flat()[0]).find(Boolean);
      if (stands) window.ledger.open(this.chart.parentElement.dataset.opens, stands);
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
        if (!this.chart.isConnected) return this.leave();
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

const places = {};
const onThePage = (place) => place?.watching && place.chart.isConnected;
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
  // opener.js puts the way to the server in its place.
  open() {},
};
window.addEventListener("click", ({ target }) => {
  const line = target.closest("[data-to]");
  if (line) window.ledger.open(line.dataset.opens, line.dataset.to);
});
