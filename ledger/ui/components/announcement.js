// Says aloud what a change has brought, in one polite region for the whole page. What was there when the page came is no news.
const region = Object.assign(document.createElement("div"), { className: "ledger-unseen" });
region.setAttribute("role", "status");
document.body.append(region);

// Several that change in one run of the server are one announcement: the last, which is nearest to what is looked at.
const TOGETHER = 200;
const texts = new Map();
let timer;

export const mount = ({ data: { name, text, lang } }) => {
  const before = texts.get(name);
  texts.set(name, text);
  if (before !== undefined && before !== text) {
    clearTimeout(timer);
    timer = setTimeout(() => Object.assign(region, { lang, textContent: text }), TOGETHER);
  }
  return () => texts.delete(name);
};
