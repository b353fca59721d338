// Times one gesture inside the page: from its first input event to the second frame after the last change of what is watched.
// What is watched is summed up in one string a frame, and only in frames before which it may have changed, so that
// hover labels, spinners and other early or late changes cannot be taken for the chart, and looking costs little.
(() => {
  const watch = window.benchWatch = { armed: false, began: 0, ended: 0, changes: 0, last: 0 };
  let looked = "", dirty = false, sum = () => "", within = "html";
  const started = (event) => { if (watch.armed && !watch.began) watch.began = event.timeStamp; };
  for (const name of ["pointerdown", "keydown", "input"]) window.addEventListener(name, started, { capture: true });

  const marks = (chart) => [...chart.querySelectorAll(".point")].map((mark) => `${mark.getAttribute("transform")}${mark.style.fill}`).join();
  const lines = (chart) => [...chart.querySelectorAll(".errorbar path, .js-line, .shapelayer path")].map((line) => line.getAttribute("d") ?? "")
    .map((path) => `${path.length}:${path.slice(0, 24)}`).join();
  const words = (chart) => [...chart.querySelectorAll("svg text:not(.hoverlayer text)")].map((text) => text.textContent).join();
  watch.charts = () => [...document.querySelectorAll(".js-plotly-plot")].filter((chart) => chart.querySelector(".main-svg"))
    .map((chart) => [chart.clientHeight, marks(chart), lines(chart), words(chart)].join("|")).join("§");
  watch.text = (selector) => () => [...document.querySelectorAll(selector)].map((node) => node.textContent).join("§");

  new MutationObserver((changes) => {
    dirty ||= changes.some(({ target, addedNodes }) => [target, ...addedNodes].some((node) => (node.closest ? node : node.parentElement)?.closest(within)));
    watch.last = performance.now();
  })
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  const look = () => {
    if (!watch.armed) return;
    if (dirty) {
      dirty = false;
      const now = sum();
      if (now !== looked) {
        looked = now;
        watch.changes += 1;
        // This is the first frame after the change; the next one is the second.
        requestAnimationFrame(() => { watch.ended = performance.now(); });
      }
    }
    requestAnimationFrame(look);
  };
  watch.arm = (selector) => {
    [sum, within] = selector ? [watch.text(selector), "body"] : [watch.charts, ".js-plotly-plot"];
    looked = sum();
    Object.assign(watch, { armed: true, began: 0, ended: 0, changes: 0 });
    requestAnimationFrame(look);
  };
  // Settled: changed at least once, and nothing on the page changed for a while.
  watch.quiet = (quiet) => performance.now() - watch.last > quiet;
  watch.settled = (quiet) => watch.began && watch.ended && watch.quiet(quiet);
  // Asks once a frame until an asynchronous condition holds.
  watch.until = async (condition, patience) => {
    for (const end = performance.now() + patience; !(await condition());) {
      if (performance.now() > end) throw new Error(`not within ${patience} ms: ${condition}`);
      await new Promise(requestAnimationFrame);
    }
  };
  watch.took = () => { watch.armed = false; return watch.ended - watch.began; };
})();
