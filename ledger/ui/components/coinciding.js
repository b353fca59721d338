// Marks of a picture through time that lie so near to each other that only the uppermost takes a click: all of them are offered.

// Marks whose middles are closer than so many pixels coincide.
const NEAR = 8;

const place = (value, { type }) => (type === "date" ? Date.parse(value) : type === "log" ? Math.log10(value) : Number(value));
const axisOf = (layout, name) => layout[`${name[0]}axis${name.slice(1)}`];

// How many pixels a step on an axis is: ``length`` is that of all axes of that direction.
const pixelsBy = (axis, length) => {
  const [low, high] = axis.range.map((end) => (axis.type === "date" ? Date.parse(end) : Number(end)));
  const [start, end] = axis.domain ?? [0, 1];
  return ((end - start) * length) / (high - low);
};

// The claims near a point of a plot, from left to right, each once, with the first line of what is said of it.
export const coincidingClaims = ({ data, layout }, { data: clicked, x, y }) => {
  const own = clicked.yaxis ?? "y", across = axisOf(layout, "x"), up = axisOf(layout, own), { margin, width, height } = layout;
  const byX = pixelsBy(across, width - margin.l - margin.r), byY = pixelsBy(up, height - margin.t - margin.b);
  const apart = (otherX, otherY) => Math.hypot((place(otherX, across) - place(x, across)) * byX, (place(otherY, up) - place(y, up)) * byY);
  const found = new Map();
  for (const { yaxis = "y", customdata = [], x: xs, y: ys, hovertext } of data) {
    if (yaxis !== own) continue;
    customdata.forEach((id, at) => {
      if (id && apart(xs[at], ys[at]) <= NEAR && !found.has(id)) found.set(id, { id, at: place(xs[at], across), words: String(hovertext[at]) });
    });
  }
  return [...found.values()].sort((one, other) => one.at - other.at).map(({ id, words }) => ({ id, words: words.split("<br>").slice(0, 2).join(" · ").replace(/<\/?b>/g, "") }));
};

// A list of them where its reader clicked; it goes with a choice, Escape, or a click elsewhere.
export const showMenu = (frame, claims, { clientX, clientY }, choose) => {
  frame.querySelector(".ledger-coinciding")?.remove();
  const list = Object.assign(document.createElement("div"), { className: "ledger-coinciding" });
  list.setAttribute("role", "menu");
  const close = () => {
    list.remove();
    document.removeEventListener("pointerdown", onPointerDown, true);
  };
  const onPointerDown = ({ target }) => list.contains(target) || close();
  list.append(...claims.map(({ id, words }) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words, onclick: () => { close(); choose(id); } });
    button.setAttribute("role", "menuitem");
    return button;
  }));
  list.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], all = [...list.children];
    if (event.key === "Escape") close();
    else if (step) all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  frame.append(list);
  const { left, top, width, height } = frame.getBoundingClientRect();
  list.style.left = `${Math.max(0, Math.min(clientX - left, width - list.offsetWidth))}px`;
  list.style.top = `${Math.max(0, Math.min(clientY - top + 8, height - list.offsetHeight))}px`;
  document.addEventListener("pointerdown", onPointerDown, true);
  list.firstChild.focus();
};
