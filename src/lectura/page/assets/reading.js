// Reading along: the word that is being said is lit, its line is the current one, and the cursor
// of the map stands where the lecture is.

import { clockText, currentLine, extent, litWord, milliseconds, nextChange } from "./times.js";

const SOONEST = 16; // milliseconds: a frame
const LATEST = 250; // and as often as a player tells its time

// How long to wait until something changes, in milliseconds of the reader's clock.
export function waitFor(now, next, quoteLeft, rate) {
  const wait = Math.min(next - now, 1000 * quoteLeft) / rate;
  return Math.min(LATEST, Math.max(SOONEST, wait));
}

// The wiring. Between two of the player's own ticks (four a second) a timer wakes up when the next
// word is due: far fewer times than there are frames, and not at all on a page that is not seen.
export function makeReading(lecture) {
  const { timesOf, lines, player, highlighter, follow, map, clock, duration } = lecture;
  const showSlide = makeSlides([...document.querySelectorAll("[data-until]")], follow);
  let word = -2;
  let line = -1;
  let timer = 0;
  let shownClock = "";
  let shownPlace = -1;

  function update() {
    clearTimeout(timer);
    const quoteLeft = player.watchQuote();
    if (document.hidden) return;
    const times = timesOf();
    const now = milliseconds(player.time());
    const lit = litWord(times, now);
    makeCurrent(currentLine(times, now, lit), lit);
    if (lit !== word) light(lit);
    showTime(now / 1000);
    showSlide(now / 1000);
    if (player.isPlaying()) {
      const next = nextChange(times, now, lit);
      timer = setTimeout(update, waitFor(now, next, quoteLeft, player.rate()));
    }
  }

  function light(lit) {
    word = lit;
    if (lit < 0) return highlighter.mark("lit", []);
    const element = lines[line];
    const node = element.firstChild;
    const { from, to } = extent(timesOf(), lit, node.data);
    highlighter.mark("lit", [{ element, node, from, to }]);
    follow.to(rangeOf(node, from, to), element);
  }

  function makeCurrent(next, lit) {
    if (next === line) return;
    lines[line]?.classList.remove("current");
    lines[line]?.removeAttribute("aria-current");
    line = next;
    lines[line]?.classList.add("current");
    lines[line]?.setAttribute("aria-current", "true");
    if (lit < 0 && line >= 0) follow.to(rangeOf(lines[line].firstChild, 0, 1), lines[line]);
  }

  function showTime(seconds) {
    const text = `${clockText(seconds)} / ${clockText(duration)}`;
    if (clock && text !== shownClock) clock.textContent = shownClock = text;
    const place = Math.round((2000 * seconds) / duration) / 2;
    if (map && place !== shownPlace) {
      shownPlace = place;
      map.setAttribute("x1", place);
      map.setAttribute("x2", place);
    }
  }

  document.addEventListener("visibilitychange", update);
  return { update };
}

// Marks the slide that is shown at a time, and moves the strip along while the page follows. (It
// is no `aria-current`: that is the line alone.)
function makeSlides(slides, follow) {
  const spans = slides.map(({ dataset }) => ({ start: +dataset.at, end: +dataset.until }));
  let current = -1;
  return (seconds) => {
    const next = shownAt(spans, seconds);
    if (next === current) return;
    slides[current]?.classList.remove("showing");
    slides[next]?.classList.add("showing");
    current = next;
    if (next >= 0 && follow.isOn()) requestAnimationFrame(() => centreInStrip(slides[next]));
  };
}

// The last of some spans in which a time lies; -1 where none is.
export function shownAt(spans, seconds) {
  return spans.findLastIndex(({ start, end }) => start <= seconds && seconds < end);
}

// Moves the strip alone: `scrollIntoView` would move the page too.
function centreInStrip(slide) {
  const strip = slide.parentElement;
  const [box, view] = [slide.getBoundingClientRect(), strip.getBoundingClientRect()];
  const left = box.left + box.width / 2 - (view.left + view.width / 2);
  strip.scrollBy({ left, behavior: "instant" });
}

// A stretch of one text node as a range.
export function rangeOf(node, from, to) {
  const range = document.createRange();
  range.setStart(node, Math.min(from, node.length));
  range.setEnd(node, Math.min(to, node.length));
  return range;
}
