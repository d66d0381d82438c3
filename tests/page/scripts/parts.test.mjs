import assert from "node:assert/strict";
import { test } from "node:test";

import { captionsOf, escaped } from "../assets/captions.js";
import { linkTo } from "../assets/copying.js";
import { placesOf } from "../assets/doubts.js";
import { followsAfter, isInSight, scrollNeeded } from "../assets/follow.js";
import { makeHighlighter } from "../assets/highlight.js";
import { madeOnce, stepByStep } from "../assets/idle.js";
import { actionOf } from "../assets/keyboard.js";
import { leadsIntoLecture, parseLink } from "../assets/links.js";
import { bytesOfBase64, filled, leavesQuote, quoteIsOver, skipped } from "../assets/player.js";
import { shownAt, waitFor } from "../assets/reading.js";
import { openStore, tickedIn } from "../assets/remembered.js";
import { readTimes } from "../assets/times.js";
import { chosenOf } from "../assets/translations.js";

test("links: a time, a quote, a search", () => {
  assert.deepEqual(parseLink("#t=1:02:05"), { start: 3725, end: null, query: null });
  assert.deepEqual(parseLink("#t=3725"), { start: 3725, end: null, query: null });
  assert.deepEqual(parseLink("#t=54.2,57.1"), { start: 54.2, end: 57.1, query: null });
  assert.deepEqual(parseLink("#q=ca%C3%B1%C3%B3n%20de"), { start: null, end: null, query: "cañón de" });
  assert.deepEqual(parseLink("#t=60&q=net"), { start: 60, end: null, query: "net" });
});

test("links: what is no time or no text asks for nothing", () => {
  const nothing = { start: null, end: null, query: null };
  for (const hash of ["", "#", "#notes", "#t=", "#t=soon", "#q=", "#q=%20", "#t=1:75"]) {
    assert.deepEqual(parseLink(hash), nothing, hash);
  }
  assert.deepEqual(parseLink("#t=60,50"), { start: 60, end: null, query: null });
  assert.equal(parseLink("#q=%E0%A4%A").query, "\ufffd%A"); // a damaged escape does not throw
  assert.ok(leadsIntoLecture("#t=5") && leadsIntoLecture("#q=a"));
  assert.ok(!leadsIntoLecture("#transcript") && !leadsIntoLecture("https://example.org/#t=5"));
});

test("a copied link is the page's address with another end", () => {
  assert.equal(linkTo("#t=54", "file:///home/a/clase.html#q=a#b"), "file:///home/a/clase.html#t=54");
  assert.equal(linkTo("#t=54", "https://example.org/c.html?x=1"), "https://example.org/c.html?x=1#t=54");
});

test("the page follows until the reader leaves", () => {
  assert.equal(followsAfter(true, "reader-scrolled"), false);
  assert.equal(followsAfter(true, "went-elsewhere"), false);
  assert.equal(followsAfter(false, "called-back"), true);
  assert.equal(followsAfter(false, "jumped"), true);
  assert.equal(followsAfter(false, "played", false), false);
  assert.equal(followsAfter(false, "played", true), true);
  assert.equal(followsAfter(true, "played", false), true);
});

test("a line that stands well is left alone, another comes to a third of the view", () => {
  const view = { top: 100, bottom: 1000 };
  assert.equal(scrollNeeded({ top: 300, bottom: 330 }, view), 0);
  assert.equal(scrollNeeded({ top: 900, bottom: 930 }, view), 500);
  assert.equal(scrollNeeded({ top: -200, bottom: -170 }, view), -600);
  assert.equal(scrollNeeded({ top: 110, bottom: 140 }, view), -290);
});

test("in sight is what shows some of itself", () => {
  const view = { top: 100, bottom: 1000 };
  assert.ok(isInSight({ top: 90, bottom: 110 }, view));
  assert.ok(!isInSight({ top: 20, bottom: 100 }, view));
  assert.ok(!isInSight({ top: 1000, bottom: 1020 }, view));
});

const key = (name, more = {}) => ({ key: name, ctrlKey: false, altKey: false, metaKey: false, ...more });

test("keys do what the help says", () => {
  const expected = { " ": "play", k: "play", K: "play", j: "back15", l: "forward15", ArrowLeft: "back5", ArrowRight: "forward5", "/": "search", n: "next", N: "previous", "?": "help" };
  for (const [name, action] of Object.entries(expected)) {
    assert.equal(actionOf(key(name), "page"), action, name);
  }
  for (const name of ["a", "Enter", "Tab", "Escape", "ArrowUp", "ArrowDown", "1", "constructor"]) {
    assert.equal(actionOf(key(name), "page"), null, name);
  }
});

test("keys do nothing while a person types, and never with ctrl, alt or meta", () => {
  for (const name of [" ", "k", "/", "?", "n", "ArrowLeft"]) {
    assert.equal(actionOf(key(name), "field"), null, name);
    for (const modifier of ["ctrlKey", "altKey", "metaKey", "isComposing"]) {
      assert.equal(actionOf(key(name, { [modifier]: true }), "page"), null, `${modifier} ${name}`);
    }
  }
});

test("a button and a player keep their own keys", () => {
  assert.equal(actionOf(key(" "), "control"), null);
  assert.equal(actionOf(key("ArrowLeft"), "control"), null);
  assert.equal(actionOf(key("k"), "control"), "play");
  assert.equal(actionOf(key("k"), "dialog"), null);
  assert.equal(actionOf(key("?"), "dialog"), "help");
});

test("a key held down skips on, and does not play and pause", () => {
  assert.equal(actionOf(key("k", { repeat: true }), "page"), null);
  assert.equal(actionOf(key("j", { repeat: true }), "page"), "back15");
});

test("on keyboards of other alphabets the place of the key counts", () => {
  assert.equal(actionOf(key("л", { code: "KeyK" }), "page"), "play");
  assert.equal(actionOf(key("т", { code: "KeyN" }), "page"), "next");
  assert.equal(actionOf(key("Т", { code: "KeyN", shiftKey: true }), "page"), "previous");
  assert.equal(actionOf(key("t", { code: "KeyK" }), "page"), null); // Dvorak: the letter counts
});

test("skips stay inside the recording", () => {
  assert.equal(skipped(3, -15, 100), 0);
  assert.equal(skipped(98, 5, 100), 100);
  assert.equal(skipped(98, 5, NaN), 103);
  assert.equal(skipped(50, -5, 100), 45);
});

test("a quote stops at its end, unless the reader goes elsewhere", () => {
  const quote = { start: 10, end: 12 };
  assert.ok(!quoteIsOver(null, 12));
  assert.ok(!quoteIsOver(quote, 11.9));
  assert.ok(quoteIsOver(quote, 11.99));
  assert.ok(!leavesQuote(quote, 10));
  assert.ok(!leavesQuote(quote, 11));
  assert.ok(leavesQuote(quote, 40) && leavesQuote(quote, 3));
  assert.ok(!leavesQuote(null, 40));
});

test("embedded sound is decoded byte for byte, in slices", async () => {
  const bytes = Uint8Array.from({ length: 1_000_003 }, (_, n) => (n * 31 + (n >> 8)) & 255);
  const parts = await bytesOfBase64(Buffer.from(bytes).toString("base64"), async () => {});
  assert.equal(parts.length, 2);
  assert.deepEqual(Buffer.concat(parts), Buffer.from(bytes));
});

test("phrases are filled in, once", () => {
  assert.equal(filled("{n} of {m}", { n: 3, m: "3000+" }), "3 of 3000+");
  assert.equal(filled("{name} {other}", { name: "{other}$&" }), "{other}$& {other}");
  assert.equal(filled(undefined, {}), "");
});

test("the next look comes when a word is due, at most four times as often as asked", () => {
  assert.equal(waitFor(1000, 1120, Infinity, 1), 120);
  assert.equal(waitFor(1000, 1120, Infinity, 2), 60);
  assert.equal(waitFor(1000, 1120, 0.05, 1), 50);
  assert.equal(waitFor(1000, Infinity, Infinity, 1), 250);
  assert.equal(waitFor(1000, 1001, Infinity, 1), 16);
});

test("the slide that is shown is the last whose time it is", () => {
  const spans = [{ start: 0, end: 10 }, { start: 10, end: 30 }, { start: 25, end: 40 }];
  assert.deepEqual([0, 9.99, 10, 26, 40].map((time) => shownAt(spans, time)), [0, 0, 1, 2, -1]);
  assert.equal(shownAt([], 3), -1);
});

test("what is stored is kept under the lecture's digest", () => {
  const kept = new Map();
  const storage = () => ({ getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => kept.set(name, value) });
  openStore("abc", storage).set("speed", "1.5");
  assert.deepEqual([...kept], [["lectura:abc:speed", "1.5"]]);
  assert.equal(openStore("abc", storage).get("speed"), "1.5");
  assert.equal(openStore("other", storage).get("speed"), null);
});

test("a browser that refuses storage keeps it while the page is open", () => {
  const refused = () => {
    throw new Error("SecurityError");
  };
  const store = openStore("abc", refused);
  assert.equal(store.get("speed"), null);
  store.set("speed", "2");
  assert.equal(store.get("speed"), "2");
});

test("damaged storage ticks nothing", () => {
  assert.deepEqual([...tickedIn('["a","b",3]')], ["a", "b"]);
  for (const damaged of [null, "", "{", "null", "7", '{"a":1}']) {
    assert.equal(tickedIn(damaged).size, 0, String(damaged));
  }
});

const WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"];
const LONG = WORDS.join(" "); // 97 characters
const times = readTimes({
  lines: { start: [0, 20_000], length: [17_000, 500] },
  words: {
    count: [17, 1],
    start: [...WORDS.map((_, n) => (n === 0 ? 0 : 100)), 400],
    length: [...WORDS.map(() => 90), 1],
    chars: [...WORDS.map((word, n) => word.length + (n < 16 ? 1 : 0)), 9],
  },
});

test("long lines are cut to captions at ends of words, and those in two lines", () => {
  const FIRST = "one two three four five six seven eight";
  assert.deepEqual(captionsOf(times, [LONG, "a < b & c"]), [
    { start: 0, end: 13_900, text: `${FIRST}\nnine ten eleven twelve thirteen fourteen` },
    { start: 14_000, end: 16_900, text: "fifteen sixteen seventeen" },
    { start: 20_000, end: 20_300, text: "a < b & c" },
  ]);
});

test("captions name who begins to speak, where several do", () => {
  const named = captionsOf(times, [LONG, "a < b & c"], ["Ana", "Luis"], [0, 1]);
  assert.ok(named[0].text.startsWith("Ana: one"));
  assert.ok(named[0].text.length <= 84);
  assert.ok(!named[1].text.includes("Ana"));
  assert.equal(named[2].text, "Luis: a < b & c");
});

test("a caption is text, not WebVTT", () => {
  assert.equal(escaped("a < b & c --> <v Eve>"), "a &lt; b &amp; c --&gt; &lt;v Eve&gt;");
});

test("a word longer than the screen is cut", () => {
  const long = readTimes({ lines: { start: [0], length: [1000] }, words: { count: [1], start: [0], length: [100], chars: [10_000] } });
  const [{ text }] = captionsOf(long, ["x".repeat(10_000)]);
  assert.equal(text, "x".repeat(83) + "…");
});

test("marks are highlights where a browser has them", () => {
  const registry = new Map();
  class StaticRange {
    constructor(init) {
      Object.assign(this, init);
    }
  }
  const highlighter = makeHighlighter({ CSS: { highlights: registry }, Highlight: class extends Set {}, StaticRange });
  assert.deepEqual([...registry.keys()].sort(), ["found", "found-current", "lit", "quoted", "unsure"]);
  highlighter.mark("lit", [{ node: "a", from: 1, to: 3 }]);
  highlighter.mark("lit", [{ node: "b", from: 4, to: 6 }]);
  assert.deepEqual([...registry.get("lit")].map(({ startContainer, endContainer, startOffset, endOffset }) => [startContainer, endContainer, startOffset, endOffset]), [["b", "b", 4, 6]]);
  assert.equal(registry.get("found").size, 0);
});

test("else they are classes of whole lines", () => {
  const line = () => ({ classList: new ClassList() });
  const [first, second] = [line(), line()];
  const highlighter = makeHighlighter({});
  highlighter.mark("found", [{ element: first }, { element: second }]);
  highlighter.mark("found-current", [{ element: first }]);
  highlighter.mark("lit", [{ element: second }]);
  assert.deepEqual([[...first.classList], [...second.classList]], [["has-hit", "hit-current"], ["has-hit"]]);
  highlighter.mark("found", []);
  assert.deepEqual([[...first.classList], [...second.classList]], [["hit-current"], []]);
});

class ClassList extends Set {
  remove(name) {
    this.delete(name);
  }
}

test("steps are done one at a time until there is no other, or they are ended", () => {
  const waiting = [];
  const moment = () => waiting.splice(0).forEach((task) => task());
  let left = 3;
  stepByStep(() => --left > 0, (task) => waiting.push(task));
  assert.equal(left, 3);
  moment();
  assert.equal(left, 2);
  moment();
  moment();
  assert.deepEqual([left, waiting.length], [0, 0]);

  const end = stepByStep(() => (left += 1), (task) => waiting.push(task));
  moment();
  end();
  moment();
  assert.deepEqual([left, waiting.length], [1, 0]);
});

test("what is made once is made when it is asked for", () => {
  let count = 0;
  const made = madeOnce(() => (++count, null));
  assert.equal(count, 0);
  assert.deepEqual([made(), made(), count], [null, null, 1]);
});

test("unsure words are found in the texts of their lines", () => {
  const times = readTimes({
    lines: { start: [0, 1000], length: [900, 900], speaker: [0, 0] },
    words: { count: [2, 1], start: [0, 50, 50], length: [40, 40, 40], chars: [4, 3, 5] },
    unsure: [1, 2],
  });
  assert.deepEqual(placesOf(times.unsure, times, { 0: "uno dos", 1: "tres." }), [
    { line: 0, from: 4, to: 7 },
    { line: 1, from: 0, to: 5 },
  ]);
});

test("the translation that a reader chose before, else the first", () => {
  assert.equal(chosenOf(["", "en", "fr"], null), "en");
  assert.equal(chosenOf(["", "en", "fr"], "fr"), "fr");
  assert.equal(chosenOf(["", "en", "fr"], ""), "");
  assert.equal(chosenOf(["", "en"], "fr"), "en"); // it lies there no longer
});
