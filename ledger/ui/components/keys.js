// Which key is pressed, whatever the keyboard's layout, and whether the page may take it for a shortcut.

const NAMELESS = ["Dead", "Process", "Unidentified"];

// A key by its name ("ArrowLeft"); a letter by its label where that is Latin, else by its place: the key that is P on most
// keyboards is "p" on a Russian or Korean one too. With Shift only the space bar is another key.
export const keyOf = ({ key, code, shiftKey }) => {
  if (key === " " || code === "Space") return shiftKey ? "Shift+Space" : "Space";
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const letter = code?.match(/^Key([A-Z])$/)?.[1].toLowerCase();
  return letter && (key.length === 1 || NAMELESS.includes(key)) ? letter : key;
};

// What is typed into a field belongs to it, the space bar to whatever it presses, and all keys to an open card.
export const isFree = (event) => {
  const { target, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey || event.defaultPrevented || document.querySelector("dialog[open], [role=dialog]")) return false;
  if (target.closest("input, textarea, select, [contenteditable]")) return false;
  return !(keyOf(event).endsWith("Space") && target.closest("button, a, summary, [role=button]"));
};
