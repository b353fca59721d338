// Answers the buttons of download.py: copies a text, or makes an image of a picture with its title and caption.
import { drawAll, pictured } from "./chart.js";
import { setFullScreen } from "./full_screen.js";

const MARGIN = 16, TITLE = 24, LINE = 17, FONT = '"Source Sans", "Source Sans 3", sans-serif';
const SVG = "http://www.w3.org/2000/svg";

const wrapped = (text, size, width) => {
  const ruler = document.createElement("canvas").getContext("2d");
  ruler.font = `${size}px ${FONT}`;
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/).flatMap((each) => each.match(/.{1,80}/g) ?? [])) {
    const longer = line ? `${line} ${word}` : word;
    if (line && ruler.measureText(longer).width > width) { lines.push(line); line = word; } else line = longer;
  }
  return line ? [...lines, line] : lines;
};

const node = (name, attributes) => {
  const made = document.createElementNS(SVG, name);
  for (const [each, value] of Object.entries(attributes)) made.setAttribute(each, value);
  return made;
};

const write = (svg, text, y, size, weight, ink) => {
  const line = node("text", { x: MARGIN, y, fill: ink, "font-size": size, "font-weight": weight, "font-family": FONT });
  line.textContent = text;
  svg.append(line);
};

// An image knows no font of the page: its letters are carried along, so that they are as wide as on the page.
const letters = async () => {
  const faces = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSFontFaceRule);
  const face = faces.find((rule) => /Source Sans/.test(rule.style.getPropertyValue("font-family")) && rule.style.getPropertyValue("font-style") !== "italic");
  const address = face?.style.getPropertyValue("src").match(/url\("?([^")]+)"?\)/)?.[1];
  if (!address) return "";
  const font = await (await fetch(new URL(address, face.parentStyleSheet.href ?? document.baseURI))).blob();
  const inside = await new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.readAsDataURL(font);
  });
  return ["Source Sans", "Source Sans 3"].map((name) => `@font-face{font-family:"${name}";font-weight:200 900;src:url(${inside})}`).join("");
};

const image = async ({ picture, title, caption }) => {
  await drawAll();
  const { svg: drawn, width, height, ink, paper } = await pictured(picture).image();
  const heads = wrapped(title, 18, width - 2 * MARGIN);
  const foots = JSON.parse(caption).flatMap((line) => wrapped(line, 12, width - 2 * MARGIN));
  const top = MARGIN + heads.length * TITLE;
  const size = { width: Math.round(width), height: Math.round(top + height + foots.length * LINE + MARGIN) };
  const svg = node("svg", { ...size, viewBox: `0 0 ${size.width} ${size.height}` });
  svg.append(node("rect", { ...size, fill: paper }), Object.assign(node("style", {}), { textContent: await letters() }));
  heads.forEach((line, n) => write(svg, line, MARGIN + 18 + n * TITLE, 18, 600, ink));
  drawn.setAttribute("y", top);
  svg.append(drawn);
  foots.forEach((line, n) => write(svg, line, top + height + LINE * (n + 1), 12, 400, ink));
  return { text: new XMLSerializer().serializeToString(svg), ...size };
};

const save = (blob, name) => {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};

const answers = {
  screen: () => setFullScreen(!document.fullscreenElement),
  svg: async (data) => save(new Blob([(await image(data)).text], { type: "image/svg+xml" }), `${data.file}.svg`),
  png: async (data) => {
    const { text, width, height } = await image(data);
    const seen = new Image();
    seen.onload = () => {
      const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
      const pen = canvas.getContext("2d");
      pen.scale(2, 2);
      pen.drawImage(seen, 0, 0, width, height);
      canvas.toBlob((blob) => save(blob, `${data.file}.png`), "image/png");
    };
    seen.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  },
  copy: ({ text }, button) => {
    // navigator.clipboard is there only on https and on this machine; a deployment without TLS needs the older way.
    const older = () => {
      const field = Object.assign(document.createElement("textarea"), { value: text });
      button.after(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
    };
    const copied = navigator.clipboard ? navigator.clipboard.writeText(text).catch(older) : Promise.resolve(older());
    copied.then(() => {
      const label = button.textContent;
      if (label === button.dataset.done) return;
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = label; }, 1500);
    });
  },
};

document.addEventListener("click", (event) => {
  const button = event.target.closest(".ledger-take [data-take]");
  if (button) answers[button.dataset.take](button.dataset, button);
});
