// The page follows the speech until the reader scrolls; one button brings it back.

const SMOOTH_MS = 1000; // a smooth scroll is over by then, or was broken off
const SMOOTH_TRIES = 3;
const LEAST_VIEW = 120; // pixels: what shows less of itself is as good as out of the window

// Whether the page follows after something happened. "reader-scrolled" and "went-elsewhere" (to a
// hit, to a quote among the notes) end it; a jump of the speech and the button begin it again, and
// so does pressing play where the speech is in sight.
export function followsAfter(follows, happened, inSight = false) {
  if (happened === "reader-scrolled" || happened === "went-elsewhere") return false;
  if (happened === "jumped" || happened === "called-back") return true;
  return follows || (happened === "played" && inSight);
}

// How far to scroll so that a box (`top`, `bottom`) can be read in a view: 0 where it stands well,
// else what brings its top to a third of the view's height.
export function scrollNeeded(box, view) {
  const height = view.bottom - view.top;
  const highest = view.top + 0.08 * height;
  const lowest = view.bottom - 0.2 * height;
  if (box.top >= highest && box.bottom <= lowest) return 0;
  return Math.round(box.top - (view.top + height / 3));
}

// Whether some of a box can be seen in a view.
export function isInSight(box, view) {
  return box.bottom > view.top && box.top < view.bottom;
}

// Whether a key moves the page.
export function scrollsPage(key) {
  return ["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"].includes(key);
}

// The wiring: `to(range, element)` is called with the place of the speech whenever it moves.
export function makeFollow({ transcript, button, isUnderWay, wantsStill }) {
  let follows = true;
  let place = null; // { range, element } of the speech
  let scrollsTranscript = null; // looked for once, not with every word
  let visited = null; // another place that is to be shown
  let frame = 0;
  let oursUntil = 0; // scrolling before this moment is our own
  let frames = 0; // how often more to look whether a far jump has settled
  let tries = 0; // how often more to look whether a smooth scroll came to its end
  let timer = 0;

  function scrollerFor(element) {
    if (!transcript.contains(element)) return scrollerOf(element);
    return (scrollsTranscript ??= scrollerOf(transcript));
  }

  function happened(what) {
    scrollsTranscript = null;
    follows = followsAfter(follows, what, place !== null && isShown());
    visited = null;
    showButton();
    if (follows && isUnderWay()) soon();
  }

  function isShown() {
    const { range, element } = place;
    return isInSight(boxOf(range, element), viewOf(scrollerFor(element)));
  }

  function showButton() {
    const hidden = follows || !isUnderWay();
    if (button.hidden !== hidden) button.hidden = hidden;
  }

  function soon() {
    frame ||= requestAnimationFrame(look);
  }

  function look() {
    frame = 0;
    const target = follows ? place : visited;
    if (target === null || document.hidden) return;
    // What is far away is laid out only when it comes near, which moves it.
    if (target === visited) showBox(scrollerFor(target.element));
    frames = show(target) ? 4 : Math.max(0, frames - 1);
    if (frames > 0) soon();
    else visited = null;
  }

  // Scrolls there where needed; true for a jump.
  function show({ range, element }) {
    if (element.closest("[hidden]")) return false; // of a speaker who is not shown
    const scroller = scrollerFor(element);
    const view = viewOf(scroller);
    const distance = scrollNeeded(boxOf(range, element), view);
    if (distance === 0) return false;
    const jumps = wantsStill() || Math.abs(distance) > view.bottom - view.top;
    oursUntil = performance.now() + (jumps ? 200 : SMOOTH_MS);
    scroller.scrollBy({ top: distance, behavior: jumps ? "instant" : "smooth" });
    if (!jumps && tries > 0) {
      // Text that is laid out on the way breaks a smooth scroll off.
      tries -= 1;
      clearTimeout(timer);
      timer = setTimeout(soon, SMOOTH_MS);
    }
    return jumps;
  }

  // Brings the transcript's own box into the window.
  function showBox(scroller) {
    const page = document.scrollingElement;
    if (scroller === page) return;
    const [box, view] = [scroller.getBoundingClientRect(), viewOf(page)];
    const shown = Math.min(box.bottom, view.bottom) - Math.max(box.top, view.top);
    if (shown > LEAST_VIEW) return;
    page.scrollBy({ top: Math.round(box.top - view.top), behavior: "instant" });
  }

  function readerMoved(event) {
    if (follows && scrollerFor(transcript).contains(event.target)) happened("reader-scrolled");
  }

  addEventListener("resize", () => (scrollsTranscript = null));

  addEventListener("wheel", (event) => {
    if (event.deltaY !== 0 && !event.ctrlKey) readerMoved(event);
  }, { passive: true });
  addEventListener("touchmove", readerMoved, { passive: true });
  addEventListener("keydown", (event) => {
    const used = event.target.closest("select, input, audio, video");
    if (scrollsPage(event.key) && !used) readerMoved(event);
  });
  // A scrollbar that is dragged tells only this.
  addEventListener("scroll", () => {
    if (!follows || place === null || performance.now() < oursUntil || frame) return;
    if (!isShown()) happened("reader-scrolled");
  }, { passive: true, capture: true });
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!follows || !selection || selection.isCollapsed) return;
    if (transcript.contains(selection.anchorNode)) happened("reader-scrolled");
  });

  return {
    happened,
    showButton,
    isOn: () => follows && isUnderWay(),
    to(range, element) {
      place = { range, element };
      tries = SMOOTH_TRIES;
      if (follows && isUnderWay()) soon();
    },
    // Shows a place that is not the speech: the page stays there.
    visit(range, element) {
      happened("went-elsewhere");
      visited = { range, element };
      soon();
    },
    // Whether the transcript has a box of its own, so that it can move while the notes stay.
    isApart: () => scrollerFor(transcript) !== document.scrollingElement,
  };
}

// What scrolls an element: the nearest box that can, else the page.
function scrollerOf(element) {
  for (let box = element; box && box !== document.body; box = box.parentElement) {
    const overflows = box.scrollHeight > box.clientHeight;
    if (overflows && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return document.scrollingElement;
}

// The part of the window in which a scroller shows text, without what sticks above and below. A
// box that is itself (nearly) out of the window counts as if it were there.
function viewOf(scroller) {
  const page = withoutPadding({ top: 0, bottom: innerHeight }, document.scrollingElement);
  if (scroller === document.scrollingElement) return page;
  const box = withoutPadding(scroller.getBoundingClientRect(), scroller);
  const top = Math.max(page.top, box.top);
  const bottom = Math.min(page.bottom, box.bottom);
  return bottom - top > LEAST_VIEW ? { top, bottom } : box;
}

function withoutPadding({ top, bottom }, scroller) {
  const style = getComputedStyle(scroller);
  return {
    top: top + (parseFloat(style.scrollPaddingTop) || 0),
    bottom: bottom - (parseFloat(style.scrollPaddingBottom) || 0),
  };
}

function boxOf(range, element) {
  const box = range.getBoundingClientRect();
  return box.height > 0 ? box : element.getBoundingClientRect();
}
