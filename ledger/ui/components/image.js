// A picture as an image that stands alone: the same on a phone and on a wall, in the colours that were asked for, with its title
// and what is to be known of it. Its words fit in any program, whichever font that puts in the place of ours.
import { figureOf } from "./chart.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 960, MARGIN = 16, TITLE = 24, LINE = 17, GAP = 6;
// Where the page's font is missing, a program takes the next that it has. The first of these are about as wide as ours; of those
// that it may take for want of them, DejaVu Sans is the widest: lines of ours are broken so early that they fit in it as well.
const FONT = '"Source Sans", "Source Sans 3", "Arial Narrow", "Liberation Sans Narrow", "DejaVu Sans Condensed", Arial, "Liberation Sans", sans-serif';
const WIDER = { 400: 1.24, 600: 1.36 };
// Below an axis of days stand their names, in pixels; a legend has as much room as it takes.
const AXIS_LABELS = 34, LEGEND_ROOM = 80;
// So many spaces that do not break are as wide as what one letter may be wider in another font.
const SPACES = 0.6;
// A map is so high for its width, at the least and at the most.
const FLATTEST = 0.5, STEEPEST = 0.65;

const node = (name, attributes = {}) => {
  const made = document.createElementNS(SVG, name);
  for (const [each, value] of Object.entries(attributes)) made.setAttribute(each, value);
  return made;
};

// A text as lines; a word that is longer than a line, such as an address, is broken.
const wrapped = (text, size, weight) => {
  const ruler = document.createElement("canvas").getContext("2d"), width = (WIDTH - 2 * MARGIN) / WIDER[weight];
  ruler.font = `${weight} ${size}px ${FONT}`;
  const fits = (line) => ruler.measureText(line).width <= width;
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (fits(longer)) { lines[lines.length - 1] = longer; continue; }
    lines.push("");
    for (const letter of word) {
      if (!fits(lines.at(-1) + letter)) lines.push("");
      lines[lines.length - 1] += letter;
    }
  }
  return lines.filter(Boolean);
};

// An image knows no font of the page: its letters are carried along, so that they are as wide as on the page.
const fontFace = async () => {
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

// The layout of a figure for an image: its own width, the part that its reader looks at, the legend right below the picture.
export const imageLayout = ({ title: _title, ...layout }, seen) => {
  const { l = 0, r = 0, t = 0, b = 0 } = layout.margin ?? {}, isMap = layout.yaxis?.scaleanchor !== undefined;
  const span = ({ range: [low, high] }) => Math.abs(high - low);
  const steep = isMap && Math.min(Math.max(span(layout.yaxis) / span(layout.xaxis), FLATTEST), STEEPEST);
  const plot = isMap ? Math.round(steep * (WIDTH - l - r)) : layout.height - t - b;
  const isBelow = layout.legend?.yref === "container";
  const viewOf = (axis) => (seen?.[axis] ? { [axis]: { ...layout[axis], range: seen[axis].range } } : {});
  return {
    ...layout, ...viewOf("xaxis"), ...(isMap && viewOf("yaxis")),
    width: WIDTH, height: t + plot + b + LEGEND_ROOM, margin: { ...layout.margin, b: b + LEGEND_ROOM },
    font: { ...layout.font, family: FONT },
    ...(isBelow && { legend: { ...layout.legend, yref: "paper", y: -(isMap ? GAP : AXIS_LABELS) / plot, yanchor: "top", ...(layout.legend.entrywidth && { entrywidth: layout.legend.entrywidth * 1.2 }) } }),
  };
};

// Names in a legend keep room for a wider font, which they give back when all has been measured.
const withRoom = (trace) => (trace.name ? { ...trace, name: trace.name + "\u00a0".repeat(Math.ceil(SPACES * trace.name.length)) } : trace);

// Each line says how wide it is: a program that has another font fits it in. Nothing of a legend is cut.
const fit = (svg) => {
  svg.querySelectorAll(".legend, .legend *").forEach((part) => part.removeAttribute("clip-path"));
  svg.querySelectorAll(".legendtext").forEach((text) => { text.textContent = text.textContent.trimEnd(); });
  // LibreOffice heeds no dy beside a y, and writes the lines of a label over each other.
  for (const line of svg.querySelectorAll("tspan[dy$=em][y]")) {
    const size = Number.parseFloat(getComputedStyle(line).fontSize);
    line.setAttribute("y", (Number(line.getAttribute("y")) + Number.parseFloat(line.getAttribute("dy")) * size).toFixed(2));
    line.removeAttribute("dy");
  }
  for (const line of svg.querySelectorAll("text:not(:has(tspan)), tspan:not(:has(tspan))")) {
    const width = line.getComputedTextLength();
    if (width > 0) {
      line.setAttribute("textLength", width.toFixed(2));
      line.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }
  }
};

// A name at the edge of a map that would be cut there, in this font or a wider one, says nothing; its mark stays.
const dropCutNames = (svg) => {
  const { left, right } = svg.getBoundingClientRect(), more = WIDER[400] - 1;
  for (const name of svg.querySelectorAll(".textpoint text")) {
    const box = name.getBoundingClientRect();
    if (box.left - more * box.width < left || box.right + more * box.width > right) name.remove();
  }
};

// How far down something stands: the area of the picture, all words, the legend.
const bottomOf = (svg, { height, margin }) => {
  const { top } = svg.getBoundingClientRect();
  const bottoms = [...svg.querySelectorAll("text, .legend .traces")].map((part) => part.getBoundingClientRect().bottom - top);
  return Math.ceil(Math.max(height - margin.b, ...bottoms.filter((bottom) => bottom <= height)) + GAP);
};

// The picture as SVG, without empty room at its foot.
const renderSvg = async (name, theme) => {
  const { Plotly, data, layout, config, seen } = await figureOf(name, theme);
  const placed = imageLayout(layout, seen);
  const { width, height } = placed;
  const address = await Plotly.toImage({ data: data.map(withRoom), layout: placed, config }, { format: "svg", width, height });
  const text = decodeURIComponent(address.slice(address.indexOf(",") + 1));
  const svg = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  const stage = Object.assign(document.createElement("div"), { ariaHidden: "true" });
  stage.style.cssText = "position:fixed;left:-9999px;top:0;visibility:hidden";
  stage.append(svg);
  document.body.append(stage);
  fit(svg);
  if (layout.yaxis?.scaleanchor) dropCutNames(svg);
  const bottom = bottomOf(svg, placed);
  stage.remove();
  for (const [each, value] of Object.entries({ width, height: bottom, viewBox: `0 0 ${width} ${bottom}` })) svg.setAttribute(each, value);
  return { svg, height: bottom };
};

// Gives the text of an SVG, and its size.
export const image = async ({ picture, theme, ink, paper, title, caption, alt }) => {
  const [{ svg: chart, height }, face] = await Promise.all([renderSvg(picture, theme), fontFace()]);
  const heads = wrapped(title, 18, 600);
  const foots = JSON.parse(caption).map((line) => wrapped(line, 12, 400));
  const top = MARGIN + heads.length * TITLE + GAP;
  const size = { width: WIDTH, height: Math.ceil(top + height + foots.flat().length * LINE + foots.length * GAP / 2 + MARGIN) };
  const svg = node("svg", { ...size, viewBox: `0 0 ${size.width} ${size.height}`, role: "img" });
  const withText = (tag, text) => Object.assign(node(tag), { textContent: text });
  svg.append(withText("title", title), withText("desc", alt), withText("style", face), node("rect", { ...size, fill: paper }));
  const write = (text, y, size, weight) => {
    const line = node("text", { x: MARGIN, y, fill: ink, "font-size": size, "font-weight": weight, "font-family": FONT });
    line.textContent = text;
    svg.append(line);
  };
  heads.forEach((line, n) => write(line, MARGIN + 18 + n * TITLE, 18, 600));
  chart.setAttribute("y", top);
  svg.append(chart);
  let y = top + height;
  for (const lines of foots) {
    y += GAP / 2;
    for (const line of lines) write(line, y += LINE, 12, 400);
  }
  return { text: new XMLSerializer().serializeToString(svg), ...size };
};
