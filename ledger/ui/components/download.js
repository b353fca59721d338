// Answers the buttons of download.py: copies a text, or saves an image of a picture with its title and caption.
import { setFullScreen } from "./full_screen.js";
import { image } from "./image.js";

// A PNG has so many pixels for each of the image, in both directions.
const SCALE = 2;

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
      const canvas = Object.assign(document.createElement("canvas"), { width: SCALE * width, height: SCALE * height });
      const pen = canvas.getContext("2d");
      pen.scale(SCALE, SCALE);
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
