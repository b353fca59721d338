// Paper: the page is as wide as a sheet and light, every picture is drawn and all that is folded in the page is open, while
// the browser prints it. A closed section of analysis is not in the page; its title says so (style.css).
import { slotsOnPage } from "./chart.js";

let light = {};
export const setLightColours = (colours) => { light = colours; };

// Colours of a picture are written on its elements; back is what they were.
const hex = (colour) => {
  const parts = colour.match(/^rgb\((\d+), (\d+), (\d+)\)$/);
  return parts && `#${parts.slice(1).map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
};
let back = [];
const recolour = () => {
  for (const { style } of document.querySelectorAll(".ledger-chart svg *")) {
    for (const name of ["fill", "stroke"]) {
      const colour = light[hex(style[name])];
      if (!colour) continue;
      back.push([style, name, style[name]]);
      style[name] = colour;
    }
  }
};

let folded = [];
const unfold = () => {
  for (const details of document.querySelectorAll("details:not([open])")) {
    details.open = true;
    folded.push(details);
  }
};
const foldAgain = () => {
  for (const details of folded) details.open = false;
  folded = [];
};

const paper = (printed) => {
  document.documentElement.classList.toggle("ledger-paper", printed);
  for (const slot of slotsOnPage()) slot.print();
};

window.addEventListener("beforeprint", () => {
  if (back.length) return;
  unfold();
  paper(true);
  recolour();
});
window.addEventListener("afterprint", () => {
  for (const [style, name, colour] of back) style[name] = colour;
  back = [];
  foldAgain();
  paper(false);
});
