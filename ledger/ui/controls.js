// Builds the controls of controls.py and tells the server what is chosen. Each stays while its page does, so that the focus stays on it.
const element = (name, about = {}, children = []) => {
  const made = Object.assign(document.createElement(name), about);
  made.append(...children);
  return made;
};
const option = ([value, words]) => new Option(words, value);

const FORMS = {
  list: {
    build: (id) => [element("label", { htmlFor: id }), element("select", { id })],
    fill([label, list], { label: words, value, groups }, tell) {
      label.textContent = words;
      list.replaceChildren(...groups.flatMap(([name, options]) => name ? [element("optgroup", { label: name }, options.map(option))] : options.map(option)));
      list.value = value;
      list.onchange = () => tell(list.value);
    },
  },
  buttons: {
    build: (id) => [element("span", { id }), element("div", { role: "group" })],
    fill([label, group], { label: words, value, groups: [[, options]], several }, tell) {
      label.textContent = words;
      group.setAttribute("aria-labelledby", label.id);
      while (group.children.length > options.length) group.lastChild.remove();
      while (group.children.length < options.length) group.append(element("button", { type: "button" }));
      const press = (button, pressed) => button.setAttribute("aria-pressed", pressed);
      const pressed = (button) => button.getAttribute("aria-pressed") === "true";
      [...group.children].forEach((button, place) => {
        const [own, text] = options[place];
        button.textContent = text;
        press(button, several ? value.includes(own) : value === own);
        button.onclick = () => {
          if (pressed(button) && !several) return;
          if (!several) [...group.children].forEach((each) => press(each, false));
          press(button, !pressed(button));
          tell(several ? options.filter((_, each) => pressed(group.children[each])).map(([each]) => each) : own);
        };
      });
    },
  },
  switch: {
    build: () => [element("label", {}, [element("input", { type: "checkbox", role: "switch" }), element("span")])],
    fill([{ children: [input, label] }], { label: words, value }, tell) {
      label.textContent = words;
      input.checked = value;
      input.onchange = () => tell(input.checked);
    },
  },
};

export default ({ key, parentElement, data: { heard, controls }, setTriggerValue }) => {
  const root = parentElement.querySelector(".ledger-controls");
  const unheard = root.unheard ??= [];
  // A server that has heard of no press is a new one, which will not hear of those before it either.
  unheard.splice(0, heard ? unheard.lastIndexOf(heard) + 1 : unheard.length);
  // What answers an earlier press would take the last one back.
  if (unheard.length) return;
  const tell = (field) => (value) => {
    // With what is under way: of several presses, a server that is busy hears of the last alone.
    unheard.push(JSON.stringify(Object.assign({}, ...unheard.map(JSON.parse), { [field]: value })));
    setTriggerValue("told", unheard.at(-1));
  };

  for (const old of [...root.children]) if (!controls.some(({ field }) => field === old.dataset.field)) old.remove();
  controls.forEach((control, place) => {
    const { field, form, several, label_shown } = control;
    if (root.children[place]?.dataset.field !== field) {
      const made = element("div", {}, FORMS[form].build(`${key}_${field}`));
      Object.assign(made.dataset, { field, form }, several && { several }, !label_shown && { unlabelled: true });
      root.insertBefore(made, root.children[place] ?? null);
    }
    FORMS[form].fill([...root.children[place].children], control, tell(field));
  });
};
