// Builds the form of entry_form.py from the browser's own fields. From then on the browser knows what stands in them: the server is
// told all of it when something changes, and answers with what is wrong.
import { element, pastedDay } from "./controls.js";
import { longDay } from "./day_slider.js";

// Typing is over after so many milliseconds without a key, or when the field is left.
const TYPED_AFTER = 700;

const choicesOf = ({ choices }) => choices.flatMap(([, own]) => own);
const options = ({ choices }, none) => [
  new Option(none, ""),
  ...choices.flatMap(([name, own]) => {
    const made = own.map(({ value, words }) => new Option(words, value));
    return name ? [element("optgroup", { label: name }, made)] : made;
  }),
];

// Where the codes of a short list have meanings, all of them can be read before one is chosen.
const SHORT = 12;
const meanings = (field, words) => {
  const explained = choicesOf(field).filter(({ meaning }) => meaning);
  if (!explained.length || explained.length > SHORT) return [];
  const list = explained.flatMap((choice) => [element("dt", { textContent: choice.words }), element("dd", { textContent: choice.meaning })]);
  return [element("details", {}, [element("summary", { textContent: words.meanings }), element("dl", {}, list)])];
};

const INPUTS = {
  list: (field, words) => [element("select", {}, options(field, words.choose))],
  words: () => [element("textarea", { rows: 3 })],
  date: () => [element("input", { type: "date", max: "9999-12-31" })],
  number: () => [element("input", { type: "text", inputMode: "decimal", autocomplete: "off" })],
  text(field, _words, id) {
    const input = element("input", { type: "text", autocomplete: "off" });
    if (!field.choices.length) return [input];
    input.setAttribute("list", `${id}_list`);
    const proposed = choicesOf(field).map(({ value, words }) => element("option", { value, label: words }));
    return [input, element("datalist", { id: `${id}_list` }, proposed)];
  },
};

const build = (field, words, key) => {
  const id = `${key}_${field.name}`;
  const [input, ...more] = INPUTS[field.form](field, words, id);
  Object.assign(input, { id, name: field.name, required: field.required, lang: field.lang });
  input.setAttribute("aria-describedby", `${id}_said ${id}_fault`);
  const label = element("label", { htmlFor: id }, [`${field.label}${field.required ? " *" : ""} `, element("code", { textContent: field.name })]);
  const notes = [element("small", { id: `${id}_said` }), element("small", { id: `${id}_fault`, className: "ledger-fault" })];
  return element("div", {}, [label, input, ...more, ...notes, ...meanings(field, words)]);
};

// A line break in a cell is none that was meant: words wrap as they are typed.
const written = (input) => input.value.replace(/\s*[\r\n]+\s*/g, " ").trim();

// What a choice means, and a day in words.
const say = (field, input, lang) => {
  const said = input.parentElement.querySelector("small");
  if (field.form === "date") said.textContent = input.value && !input.validity.rangeOverflow ? longDay(input.value, lang) : "";
  if (field.form === "list") said.textContent = choicesOf(field).find(({ value }) => value === input.value)?.meaning ?? "";
};

class EntryForm {
  constructor({ name, groups, values, defaults, words, lang }, tell) {
    this.fields = new Map(groups.flatMap(([, fields]) => fields.map((field) => [field.name, field])));
    this.lang = lang;
    this.tell = tell;
    const fieldsets = groups.map(([heading, fields]) => element("fieldset", {}, [element("legend", { textContent: heading }), ...fields.map((field) => build(field, words, name))]));
    const empty = element("button", { type: "button", textContent: words.empty, onclick: () => this.empty(defaults) });
    this.root = element("form", { noValidate: true, autocomplete: "off", onsubmit: (event) => event.preventDefault() }, [...fieldsets, empty]);
    this.inputs = [...this.root.querySelectorAll("input, select, textarea")];
    this.fill(values);
    this.told = JSON.stringify(this.values());
    this.root.addEventListener("input", () => this.later());
    this.root.addEventListener("change", () => this.now());
    this.root.addEventListener("keydown", (event) => event.key === "Enter" && event.target.matches("input, textarea") && (event.preventDefault(), this.now()));
    this.root.addEventListener("paste", (event) => this.paste(event));
  }

  values() {
    return Object.fromEntries(this.inputs.map((input) => [input.name, written(input)]));
  }

  fill(values) {
    for (const input of this.inputs) {
      input.value = values[input.name] ?? "";
      say(this.fields.get(input.name), input, this.lang);
    }
  }

  empty(defaults) {
    this.fill(defaults);
    this.now();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), TYPED_AFTER);
  }

  now() {
    clearTimeout(this.timer);
    for (const input of this.inputs) say(this.fields.get(input.name), input, this.lang);
    const values = this.values(), told = JSON.stringify(values);
    if (told === this.told) return;
    this.told = told;
    this.tell(values);
  }

  paste(event) {
    const day = event.target.type === "date" && pastedDay(event.clipboardData.getData("text"));
    if (!day) return;
    event.preventDefault();
    event.target.value = day;
    this.now();
  }

  showFaults(faults) {
    for (const input of this.inputs) {
      const fault = faults[input.name] ?? "";
      input.parentElement.querySelector(".ledger-fault").textContent = fault;
      if (fault) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }
}

export const mount = ({ data, parentElement, setTriggerValue }) => {
  const root = parentElement.querySelector(".ledger-entry");
  // In another language, or on another record, it is another form.
  const made = JSON.stringify([data.groups, data.words]);
  if (root.made !== made) {
    const values = root.form?.values() ?? data.values;
    root.made = made;
    root.form = new EntryForm({ ...data, values }, (told) => root.form.send(told));
    root.replaceChildren(root.form.root);
  }
  root.form.send = (told) => setTriggerValue("changed", told);
  root.form.showFaults(data.faults);
  return () => clearTimeout(root.form.timer);
};
