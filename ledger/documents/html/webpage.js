// Draws the pictures as they come near the window, in the reader's colours, and all of them for paper.
'use strict';
{
  const CONFIG = {displayModeBar: false, doubleClick: 'reset', showTips: false, responsive: true};
  const FONT = '14px "Source Sans"';
  const {numbers, months, dark: darkened} = JSON.parse(document.getElementById('data').textContent);
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const plots = [...document.querySelectorAll('.plot')];
  const drawn = new Set();
  let printing = false;

  // Plotly keeps and changes what it is given, so every drawing begins from the text.
  const figure = plot => {
    const text = document.getElementById(plot.id.replace('-picture', '-figure')).textContent;
    const coloured = dark.matches && !printing ? text.replace(/#[0-9a-f]{6}/gi, colour => darkened[colour] ?? colour) : text;
    return {...JSON.parse(coloured), config: {...CONFIG, ...months}};
  };

  // A link is followed even when it leads where the page already is; location.hash would then do nothing.
  const follow = address => Object.assign(document.createElement('a'), {href: address}).click();

  const clicked = event => {
    const data = event.points[0]?.customdata;
    const number = numbers[Array.isArray(data) ? data[0] : data];
    if (number) follow(`#ref-${number}`);
  };

  const draw = plot => {
    if (drawn.has(plot)) Plotly.purge(plot);
    drawn.add(plot);
    Plotly.newPlot(plot, figure(plot));
    plot.on('plotly_click', clicked);
  };

  // Each in a task of its own: the first picture is seen before the second is drawn.
  const near = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(({target}) => {
    near.unobserve(target);
    if (!drawn.has(target)) setTimeout(draw, 0, target);
  }), {rootMargin: '600px 0px'});

  // Letters come first: plotly measures them once.
  const letters = ['400', '600'].map(weight => document.fonts.load(`${weight} ${FONT}`));
  Promise.allSettled(letters).then(() => plots.forEach(plot => near.observe(plot)));

  const redraw = () => drawn.forEach(draw);
  dark.addEventListener('change', redraw);
  addEventListener('beforeprint', () => {
    printing = true;
    document.documentElement.classList.add('paper');
    plots.forEach(draw);
  });
  addEventListener('afterprint', () => {
    printing = false;
    document.documentElement.classList.remove('paper');
    redraw();
  });

  // A finger on a picture scrolls the page, as it does elsewhere.
  addEventListener('touchstart', event => {
    if (event.target.closest('.plot')) event.stopImmediatePropagation();
  }, {capture: true, passive: true});

  const contents = document.querySelector('nav details');
  if (matchMedia('(max-width: 48rem)').matches) contents.open = false;
}
