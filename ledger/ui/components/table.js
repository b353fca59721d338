// Builds the table of table.py, sorts it, and fills it as it is scrolled. A row opens what it stands for as any line does
// (page.js); one row at a time can be reached with Tab, the others from there with the arrow keys.
import { prefetchCard } from "./dialog.js";

// So many rows are there at first, and so many come when the last of them is near.
const FIRST = 60, MORE = 120, NEAR = 400;

const element = (name, properties = {}, children = []) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

// A text with what is marked in it, as nodes: no word of it is markup.
const marked = (text, marks = []) => {
  let end = 0;
  const nodes = [];
  for (const [from, to] of marks) {
    nodes.push(text.slice(end, from), element("mark", { textContent: text.slice(from, to) }));
    end = to;
  }
  return [...nodes, text.slice(end)].filter((node) => node !== "");
};

// The places of the rows in the chosen order; rows without a key come last either way.
export const order = ({ cells, keys }, direction, lang) => {
  const collator = new Intl.Collator(lang, { numeric: true });
  const by = keys.length ? keys : cells.map((cell) => cell || null);
  const compare = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));
  const places = [...by.keys()];
  const last = (place) => (by[place] === null ? 1 : 0);
  return places.sort((a, b) => last(a) - last(b) || (last(a) ? 0 : direction * compare(by[a], by[b])) || a - b);
};

const rowOf = ({ columns, ids, opens, excerpts }, place, number) => {
  const [excerpt, marks] = excerpts[place] ?? [];
  const below = excerpt ? [element("small", {}, marked(excerpt, marks))] : [];
  const cells = columns.map(({ cells, marks: found, narrow }, column) => {
    const content = marked(cells[place], found[place]);
    const more = column === Math.min(1, columns.length - 1) ? below : [];
    if (column === 0) {
      const button = element("button", { type: "button", tabIndex: number ? -1 : 0 }, content.length ? content : ["–"]);
      return element("th", { scope: "row" }, [button, ...more]);
    }
    return element("td", { className: narrow ? "narrow" : "" }, [...content, ...more]);
  });
  const row = element("tr", {}, cells);
  Object.assign(row.dataset, { to: ids[place], opens });
  row.setAttribute("aria-rowindex", number + 2);
  return row;
};

const grow = (root, count) => {
  const body = root.querySelector("tbody"), { places, data } = root;
  for (let number = body.children.length; number < Math.min(places.length, count); number += 1) body.append(rowOf(data, places[number], number));
};

const arrange = (root) => {
  const { data, sort } = root;
  const column = data.columns.find(({ name }) => name === sort?.name);
  root.places = column && sort.chosen ? order(column, sort.direction, data.lang) : [...data.ids.keys()];
  root.querySelectorAll("thead th").forEach((head, place) => {
    const here = data.columns[place].name === sort?.name;
    if (here) head.setAttribute("aria-sort", sort.direction > 0 ? "ascending" : "descending");
    else head.removeAttribute("aria-sort");
  });
  root.querySelector("tbody").replaceChildren();
  root.firstElementChild.scrollTop = 0;
  grow(root, FIRST);
};

const build = (root) => {
  const { columns, ids, alt, sort: words } = root.data;
  const heads = columns.map(({ name, label, keys }) => {
    const button = element("button", { type: "button", textContent: label, title: words.replace("{column}", label) });
    button.onclick = () => {
      // Numbers and days are sorted from the largest on first.
      const first = keys.length ? -1 : 1;
      root.sort = { name, chosen: true, direction: root.sort?.name === name ? -root.sort.direction : first };
      arrange(root);
    };
    return element("th", { scope: "col" }, [button]);
  });
  const table = element("table", {}, [element("thead", {}, [element("tr", {}, heads)]), element("tbody")]);
  table.setAttribute("aria-label", alt);
  table.setAttribute("aria-rowcount", ids.length + 1);
  const box = element("div", { className: "ledger-table-box" }, [table]);
  box.onscroll = () => {
    if (box.scrollTop + box.clientHeight > box.scrollHeight - NEAR) grow(root, root.querySelector("tbody").children.length + MORE);
  };
  root.replaceChildren(box);
};

// From a row to another: the one that has the focus is the one that Tab reaches.
const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };
const step = (root, event) => {
  const body = root.querySelector("tbody"), row = event.target.closest("tbody tr");
  if (!row || !(event.key in STEPS) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  const place = Math.max(0, Math.min(root.places.length - 1, [...body.children].indexOf(row) + STEPS[event.key]));
  grow(root, place + 1);
  focus(root, body.children[place]);
};
const focus = (root, row, options) => {
  root.querySelectorAll("tbody button[tabindex='0']").forEach((button) => { button.tabIndex = -1; });
  const button = row.querySelector("button");
  button.tabIndex = 0;
  button.focus(options);
};

export const mount = ({ data, parentElement }) => {
  const root = parentElement.querySelector(".ledger-table");
  // A run that changes nothing here leaves the reader at his row.
  const written = JSON.stringify(data);
  if (root.written === written) return;
  Object.assign(root, { written, data });
  if (!data.columns.some(({ name }) => name === root.sort?.name) || !root.sort?.chosen) root.sort = data.sorted && { name: data.sorted, direction: -1 };
  build(root);
  arrange(root);
  root.onkeydown = (event) => step(root, event);
  // Whoever closes the card is back at the row; whoever selects text does not want to open it.
  root.onclick = (event) => {
    const row = event.target.closest("tbody tr");
    if (!row) return;
    const selection = getSelection();
    if (!selection.isCollapsed && row.contains(selection.anchorNode)) event.stopPropagation();
    else focus(root, row, { preventScroll: true });
  };
  root.onpointerover = (event) => {
    const row = event.target.closest("tbody tr");
    if (row) prefetchCard(data.opens, row.dataset.to);
  };
};
