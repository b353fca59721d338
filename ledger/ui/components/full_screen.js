// The whole screen: a browser goes there only at a click or a key, not when the server says so.

let leaving = false;

export const setFullScreen = (on) => {
  leaving = !on && Boolean(document.fullscreenElement);
  const done = on ? document.documentElement.requestFullscreen?.() : leaving && document.exitFullscreen();
  done?.catch?.(() => {});
};

// Calls a function when the reader leaves it by the browser's own means: the browser keeps that Escape to itself.
export const whenLeft = (listener) => document.addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement && !leaving) listener();
  leaving = false;
});
