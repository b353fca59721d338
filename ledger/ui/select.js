// Fills the lists of select.py, and tells the server what is chosen. A list stays while its page does, so that the focus stays on it.
const option = ([value, words]) => new Option(words, value);
const group = (label, options) => {
  const element = Object.assign(document.createElement("optgroup"), { label });
  element.append(...options.map(option));
  return element;
};
export default ({ key, parentElement, data, setTriggerValue }) => {
  const [label, list] = parentElement.querySelector(".ledger-select").children;
  label.textContent = data.label;
  list.id = label.htmlFor = key;
  list.replaceChildren(...data.groups.flatMap(([name, options]) => name ? [group(name, options)] : options.map(option)));
  list.value = data.value;
  list.onchange = () => setTriggerValue("chosen", list.value);
};
