// Links into the lecture: #t=1:02:05, #t=3725, #t=54.2,57.1 (a quote), #q=words.

import { parseTime } from "./times.js";

// What a link asks for: `{ start, end, query }`, each null where it does not say.
export function parseLink(hash) {
  const asked = new URLSearchParams(hash.replace(/^[^#]*#/, ""));
  const [start, end] = (asked.get("t") ?? "").split(",").map(parseTime);
  const query = asked.get("q")?.trim() || null;
  return { start: start ?? null, end: end > start ? end : null, query };
}

// Whether a link leads to a time or a search, and not to a part of the page.
export function leadsIntoLecture(hash) {
  return /^#[tq]=/.test(hash);
}

// The wiring: `go(link, how)` is called with what a link asks for, `how` it was followed being
// "opened" (the page was opened with it), "pressed" or "back" (also forward and typed addresses).
//
// What is left remembers where the lecture stood, so that the browser's back leads there again.
export function followLinks({ go, position }) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const hash = link?.getAttribute("href");
    if (!link || !leadsIntoLecture(hash) || isForAnotherWindow(event)) return;
    event.preventDefault();
    remember(position());
    if (hash !== location.hash) push(hash);
    go(parseLink(hash), "pressed");
  });

  let restored = false; // a "popstate" comes before its "hashchange"
  addEventListener("popstate", ({ state }) => {
    restored = typeof state?.position === "number";
    if (restored) go({ start: state.position, end: null, query: null }, "back");
  });
  addEventListener("hashchange", () => {
    if (!restored && leadsIntoLecture(location.hash)) go(parseLink(location.hash), "back");
    restored = false;
  });
  if (leadsIntoLecture(location.hash)) go(parseLink(location.hash), "opened");
}

function isForAnotherWindow(event) {
  return event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
}

function remember(seconds) {
  try {
    history.replaceState({ position: seconds }, "");
  } catch {
    // Some browsers refuse it on file://; then back follows the links alone.
  }
}

function push(hash) {
  try {
    history.pushState(null, "", hash);
  } catch {
    location.hash = hash; // comes as "hashchange" too, which goes to the same place
  }
}
