// A finger on a picture scrolls the page, as it does elsewhere: plotly is kept from the touch and gets the click that
// follows a tap. Only the large map takes the finger, to be moved. Pausing the map breaks off the promise of the
// playing one, without a reason; that is no error. A browser goes to the whole screen only at a click or a key, not
// when the server says so: the ways to the presentation and out of it, button and key alike, are listened to here.
window.addEventListener('touchstart', event => {
  if (event.target.closest('.js-plotly-plot') && !event.target.closest('[data-picture=map], [data-picture=slide_map], [data-picture=alone_map]')) event.stopImmediatePropagation();
}, {capture: true, passive: true});
const wall = on => {
  const done = on ? document.documentElement.requestFullscreen?.() : document.fullscreenElement && document.exitFullscreen();
  done?.catch?.(() => {});
};
const there = name => document.querySelector(`.st-key-${name} button`);
window.addEventListener('click', event => {
  if (event.target.closest('.st-key-present button')) wall(true);
  if (event.target.closest('.st-key-slide_end button')) wall(false);
}, true);
window.addEventListener('keydown', event => {
  if (event.target.closest('input, textarea, select, [contenteditable]') || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.toLowerCase() === 'p' && there('present')) wall(true);
  if (event.key.toLowerCase() === 'e' && there('slide_end')) wall(false);
}, true);
window.addEventListener('unhandledrejection', event => { if (event.reason === undefined) event.preventDefault(); });
