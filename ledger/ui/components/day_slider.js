// A line of days: a slider with a step a day, a day back and forward, and a button that plays the days at two speeds. While
// days pass, pictures are fetched for those on which they change, and the server gets one now and then; where they come to
// rest, the question is changed.
import { question } from "./question.js";

// Days a second while it plays, and for those who want nothing to move, changes a second, from one to the next.
const SPEEDS = [8, 24], CALM_SPEEDS = [0.5, 1];
// So many changes are fetched ahead.
const AHEAD = 5;
const DAY = 86_400_000;

export const dayAfter = (first, days) => new Date(Date.parse(first) + days * DAY).toISOString().slice(0, 10);
export const daysBetween = (first, day) => Math.round((Date.parse(day) - Date.parse(first)) / DAY);

// The same day of another month, or the last one of a month that is shorter.
export const monthsAfter = (day, months) => {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate()))).toISOString().slice(0, 10);
};
export const longDay = (day, lang) => new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00Z`));

const until = (moment) => new Promise((done) => setTimeout(done, Math.max(0, moment - performance.now())));
const element = (name, properties) => Object.assign(document.createElement(name), properties);
const button = (className) => element("button", { type: "button", className });

// Back and Forward lead to another day: what moves stops where it is, and changes nothing any more.
let latest;
window.addEventListener("popstate", () => latest?.drop());

export class DaySlider {
  // 0: paused; 1 and 2: it plays, and faster.
  speed = 0;
  at = 0;

  constructor(id) {
    const [day, back, range, forward, play] = this.parts = [
      element("output", { htmlFor: id }), button("back"), element("input", { id, type: "range", step: 1, min: 0 }), button("forward"), button("play"),
    ];
    Object.assign(this, { day, back, range, forward, play });
    back.onclick = () => this.rest(this.at - 1);
    forward.onclick = () => this.rest(this.at + 1);
    play.onclick = () => (this.speed === 2 ? this.rest() : this.go(this.speed + 1));
    range.onpointerdown = () => this.speed && this.rest();
    range.oninput = () => this.pass(range.valueAsNumber);
    range.onchange = () => this.rest();
    range.onkeydown = (event) => this.key(event);
    range.onkeyup = range.onblur = () => this.isMoving && !this.speed && this.rest();
  }

  // The values of a run of the server; where the reader is moving, the days stay where they are.
  fill({ label, min, max, lang, steps, words }, value, onChange) {
    Object.assign(this, { first: min, lang, steps: steps ?? [], words, onChange, last: daysBetween(min, max) });
    this.range.ariaLabel = label;
    this.range.max = this.last;
    for (const [part, text] of [["back", "‹"], ["forward", "›"]]) Object.assign(this[part], { textContent: text, title: words[part], ariaLabel: words[part] });
    // A moment that was pressed, or another session, has another day.
    if (this.isMoving && this.sentDay !== undefined && daysBetween(min, value) !== this.sentDay) this.drop();
    if (!this.isMoving) this.at = this.within(daysBetween(min, value));
    this.show();
  }

  within(at) {
    return Math.min(Math.max(at, 0), this.last);
  }

  show() {
    const { at, range, words } = this, written = longDay(dayAfter(this.first, at), this.lang);
    if (range.valueAsNumber !== at) range.value = at;
    range.setAttribute("aria-valuetext", written);
    this.day.textContent = written;
    this.back.disabled = at === 0;
    this.forward.disabled = at === this.last;
    const next = ["play", "faster", "stop"][this.speed];
    this.play.dataset.next = next;
    this.play.textContent = words[next];
  }

  // The day that the pictures show: the last one up to here on which they change.
  get drawnDay() {
    return this.steps.findLast((step) => step <= this.at) ?? this.at;
  }

  drop() {
    this.speed = 0;
    this.isMoving = false;
    this.sentDay = undefined;
  }

  // Days that pass: drawn at once, one after the other, the newest where they come too fast.
  async pass(at) {
    latest = this;
    this.isMoving = true;
    this.at = this.within(at);
    this.show();
    if (this.isFollowing) return;
    this.isFollowing = true;
    while (this.isMoving && this.sentDay !== this.drawnDay) {
      this.sentDay = this.drawnDay;
      await this.onChange(dayAfter(this.first, this.sentDay), { passing: true });
    }
    this.isFollowing = false;
  }

  // The day that stays.
  rest(at = this.at) {
    this.drop();
    this.at = this.within(at);
    this.show();
    this.onChange(dayAfter(this.first, this.at));
  }

  key(event) {
    const month = (months) => daysBetween(this.first, monthsAfter(dayAfter(this.first, this.at), months));
    const to = {
      ArrowLeft: () => this.at - 1, ArrowDown: () => this.at - 1, ArrowRight: () => this.at + 1, ArrowUp: () => this.at + 1,
      PageUp: () => month(1), PageDown: () => month(-1), Home: () => 0, End: () => this.last,
    }[event.key];
    if (!to || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.speed = 0;
    this.pass(to());
  }

  async go(speed) {
    const plays = this.speed > 0;
    this.speed = speed;
    this.show();
    if (plays) return;
    if (this.at === this.last) await this.pass(0);
    let due = performance.now();
    while (this.speed && this.at < this.last) {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const later = this.steps.filter((step) => step > this.at);
      for (const step of later.slice(0, AHEAD)) question.prefetch({ day: dayAfter(this.first, step) });
      due = Math.max(due, performance.now() - 100) + 1000 / (calm ? CALM_SPEEDS : SPEEDS)[this.speed - 1];
      await until(due);
      if (!this.speed) return;
      // Its page is left.
      if (question.isLeaving || !this.range.isConnected) break;
      await this.pass(calm ? later[0] ?? this.last : this.at + 1);
    }
    if (this.speed) this.rest();
  }
}
