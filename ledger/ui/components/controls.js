// Builds the controls of controls.py from the browser's own, and changes the question as they are used. Each stays while its
// page does, so that the focus stays on it.
import { isFree, keyOf } from "./keys.js";
import { DaySlider, longDay } from "./day_slider.js";
import { question } from "./question.js";

// Typing is over after so many milliseconds without a key, or with Enter.
const TYPED_AFTER = 700;

export const element = (name, properties = {}, children = []) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
const set = (node, name, value) => {
  if (value) node.setAttribute(name, value === true ? "" : value);
  else node.removeAttribute(name);
};
const option = ([value, words]) => new Option(words, value);

// A day as it is pasted: 2025-04-28, 28.4.2025, 28/04/2025; undefined for anything else.
export const pastedDay = (text) => {
  const iso = text.trim().match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/), local = text.trim().match(/^(\d{1,2})[./]\s*(\d{1,2})[./]\s*(\d{4})$/);
  const [year, month, day] = iso ? iso.slice(1) : local ? local.slice(1).reverse() : [];
  return year && `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
};

// What is typed into a field is committed once: with Enter, when the field is left, or after a pause. What a field remembers of
// its typing stands in the field: a run of the server fills it again meanwhile.
const whenTyped = (input, commit) => {
  const now = () => {
    clearTimeout(input.timer);
    input.timer = undefined;
    commit();
  };
  input.commitTyped = now;
  Object.assign(input, {
    oninput: (event) => {
      clearTimeout(input.timer);
      // What the field's own calendar or its cross sets is no typing.
      if (input.typing || event.inputType) input.timer = setTimeout(() => input.commitTyped(), TYPED_AFTER);
      else now();
    },
    onkeydown: ({ key }) => {
      if (key === "Enter") return now();
      input.typing = true;
      clearTimeout(input.rest);
      input.rest = setTimeout(() => { input.typing = false; }, TYPED_AFTER);
      return undefined;
    },
    onblur: now,
  });
  input.isBeingTyped = () => input.timer !== undefined;
};

const pressed = (button) => button.getAttribute("aria-pressed") === "true";
const press = (button, yes) => button.setAttribute("aria-pressed", yes);

// How many of a long list are chosen, and the list itself behind that.
const fillChecklist = (details, { label, groups: [[, options]], none, search }, value, onChange) => {
  const [summary, filter, list] = details.children;
  const chosen = options.filter(([own]) => value.includes(own));
  summary.textContent = chosen.length ? chosen.map(([, words]) => words).join(", ") : none;
  summary.setAttribute("aria-label", `${label}: ${summary.textContent}`);
  Object.assign(filter, { placeholder: search, ariaLabel: search });
  filter.hidden = options.length < 12;
  const show = () => [...list.children].forEach((row) => {
    row.hidden = !row.textContent.toLowerCase().includes(filter.value.trim().toLowerCase());
  });
  filter.oninput = show;
  if (list.offered !== JSON.stringify(options)) {
    list.offered = JSON.stringify(options);
    list.replaceChildren(...options.map(([own, words]) => element("label", {}, [element("input", { type: "checkbox", value: own }), element("span", { textContent: words })])));
  }
  const boxes = [...list.querySelectorAll("input")];
  for (const box of boxes) {
    box.checked = value.includes(box.value);
    box.onchange = () => onChange(boxes.filter((each) => each.checked).map((each) => each.value));
  }
  show();
};

const FORMS = {
  list: {
    build: (id) => [element("label", { htmlFor: id }), element("select", { id })],
    fill([label, list], { label: words, groups }, value, onChange) {
      label.textContent = words;
      list.replaceChildren(...groups.flatMap(([name, options]) => name ? [element("optgroup", { label: name }, options.map(option))] : options.map(option)));
      list.value = value;
      list.onchange = () => onChange(list.value);
    },
  },
  buttons: {
    build: (id) => [element("span", { id }), element("div", { role: "group" })],
    fill([label, group], { label: words, groups: [[, options]], multiple, titles }, value, onChange) {
      label.textContent = words;
      group.setAttribute("aria-labelledby", label.id);
      while (group.children.length > options.length) group.lastChild.remove();
      while (group.children.length < options.length) group.append(element("button", { type: "button" }));
      [...group.children].forEach((button, place) => {
        const [own, text] = options[place];
        button.textContent = text;
        set(button, "title", titles[own]);
        press(button, multiple ? value.includes(own) : value === own);
        button.onclick = () => {
          if (pressed(button) && !multiple) return;
          if (!multiple) [...group.children].forEach((each) => press(each, false));
          press(button, !pressed(button));
          onChange(multiple ? options.filter((_, each) => pressed(group.children[each])).map(([each]) => each) : own);
        };
      });
    },
  },
  switch: {
    build: () => [element("label", {}, [element("input", { type: "checkbox", role: "switch" }), element("span")])],
    fill([{ children: [input, label] }], { label: words }, value, onChange) {
      label.textContent = words;
      input.checked = value;
      input.onchange = () => onChange(input.checked);
    },
  },
  date: {
    build: (id) => [element("label", { htmlFor: id }), element("input", { id, type: "date" }), element("small", { id: `${id}_written` })],
    fill([label, input, day], { label: words, min, max, lang, outside, required }, value, onChange) {
      label.textContent = words;
      Object.assign(input, { min, max, lang });
      input.setAttribute("aria-describedby", day.id);
      const shown = value ?? "";
      const write = (text, wrong = false) => {
        day.textContent = text;
        set(input, "aria-invalid", wrong && "true");
      };
      if (!input.isBeingTyped?.()) {
        if (input.value !== shown) input.value = shown;
        write(shown && longDay(shown, lang));
      }
      const commit = () => {
        const { value: typed, validity } = input;
        if (validity.badInput || (!typed && required) || validity.rangeUnderflow || validity.rangeOverflow) return write(outside, true);
        write(typed && longDay(typed, lang));
        return typed === shown ? undefined : onChange(typed || null);
      };
      whenTyped(input, commit);
      input.onpaste = (event) => {
        const pasted = pastedDay(event.clipboardData.getData("text"));
        if (!pasted) return;
        event.preventDefault();
        input.value = pasted;
        commit();
      };
    },
  },
  text: {
    build: (id) => [element("label", { htmlFor: id }), element("input", { id, type: "search", maxLength: 100 })],
    fill([label, input], { label: words }, value, onChange) {
      label.textContent = words;
      if (!input.isBeingTyped?.() && input.value !== value) input.value = value;
      whenTyped(input, () => input.value.trim() === value || onChange(input.value.trim()));
    },
  },
  checklist: {
    build: (id) => [
      element("span", { id }),
      element("details", {}, [element("summary"), element("input", { type: "search" }), element("div", { role: "group" })]),
    ],
    fill([label, details], control, value, onChange) {
      label.textContent = control.label;
      details.lastChild.setAttribute("aria-labelledby", label.id);
      fillChecklist(details, control, value, onChange);
    },
  },
  action: {
    build: () => [element("button", { type: "button" })],
    fill([button], { label, changes, disabled, shortcut, title }) {
      Object.assign(button, { textContent: label, disabled, onclick: () => question.change(changes) });
      set(button, "title", title);
      set(button, "data-shortcut", shortcut);
    },
  },
  disclosure: {
    build: () => [element("h3", {}, [element("button", { type: "button" })])],
    fill([{ firstChild: button }], { label, name }, value, onChange) {
      button.textContent = label;
      button.setAttribute("aria-expanded", value.includes(name));
      button.onclick = () => onChange(value.includes(name) ? value.filter((each) => each !== name) : [...value, name]);
    },
  },
  timeline: {
    build(id) {
      const slider = new DaySlider(id);
      slider.day.slider = slider;
      return slider.parts;
    },
    fill([{ slider }], control, value, onChange) {
      slider.fill(control, value, onChange);
    },
  },
};

const fillHelp = (box, help) => {
  const sign = box.querySelector(":scope > .ledger-help") ?? (help && box.appendChild(element("button", { type: "button", className: "ledger-help", textContent: "?" })));
  if (!sign) return;
  if (!help) sign.remove();
  else Object.assign(sign, { ariaLabel: help });
  sign.dataset.help = help;
};

// What is chosen and not acknowledged yet stands above what the server says.
const valueOf = ({ field, value }) => (field in question.changes ? question.changes[field] : value);

const fill = (root, key, controls) => {
  const name = ({ field, id }) => id || field;
  for (const old of [...root.children]) if (!controls.some((control) => name(control) === old.dataset.control)) old.remove();
  controls.forEach((control, place) => {
    const { field, form, multiple, label_shown: labelShown, help, also } = control;
    if (root.children[place]?.dataset.control !== name(control)) {
      const made = element("div", {}, FORMS[form].build(`${key}_${name(control)}`));
      Object.assign(made.dataset, { control: name(control), field, form }, multiple && { multiple }, !labelShown && { unlabelled: true });
      root.insertBefore(made, root.children[place] ?? null);
    }
    // Another control of the field shows the change too, but not every day that passes.
    const onChange = (value, how) => {
      const shown = question.change({ [field]: value, ...also }, how);
      if (!how?.passing) for (const [each, [name, filled]] of roots) fill(each, name, filled);
      return shown;
    };
    FORMS[form].fill([...root.children[place].children], control, valueOf(control), onChange);
    fillHelp(root.children[place], help);
  });
};

const roots = new Map();
question.completed.add(() => {
  for (const [root, [key, controls]] of roots) if (root.isConnected) fill(root, key, controls);
});

window.addEventListener("keydown", (event) => {
  const button = isFree(event) && document.querySelector(`[data-shortcut~="${CSS.escape(keyOf(event))}"]`);
  if (!button) return;
  // At the last slide too: the key is no way to scroll.
  event.preventDefault();
  button.click();
});

export const mount = ({ data: { name, controls }, parentElement }) => {
  const root = parentElement.querySelector(".ledger-controls");
  roots.set(root, [name, controls]);
  fill(root, name, controls);
  return () => roots.delete(root);
};
