import assert from "node:assert/strict";
import { test } from "node:test";

import { clockText, currentLine, extent, lastUpTo, litWord, milliseconds, nextChange, parseTime, readTimes, saidBetween, wordAt } from "../assets/times.js";

// "Hola a todos" 1.00–2.40, "bueno" 1.50–1.70 (said into it), "fin" 5.00–4.00 (ends before it starts)
const DATA = {
  lines: { start: [1000, 500, 3500], length: [1400, 200, 0] },
  words: {
    count: [3, 1, 1],
    start: [100, 60, 20, -30, 350],
    length: [50, 10, 60, 20, -100],
    chars: [5, 2, 5, 5, 3],
  },
};
const TEXTS = ["Hola a todos", "bueno", "fin"];
const times = readTimes(DATA);
const litAt = (seconds) => litWord(times, milliseconds(seconds));

test("the data's differences become milliseconds, lines and offsets", () => {
  assert.deepEqual([...times.start], [1000, 1600, 1800, 1500, 5000]);
  assert.deepEqual([...times.end], [1500, 1700, 2400, 1700, 5000]);
  assert.deepEqual([...times.line], [0, 0, 0, 1, 2]);
  assert.deepEqual([...times.from], [0, 5, 7, 0, 0]);
  assert.deepEqual([...times.lineStart], [1000, 1500, 5000]);
});

test("a page without times has none", () => {
  assert.equal(readTimes({ lines: { speaker: [0] } }), null);
  assert.equal(readTimes({}), null);
});

test("the last word begun is lit, whoever says it", () => {
  assert.equal(litAt(0.99), -1);
  assert.equal(litAt(1), 0);
  assert.equal(litAt(1.499), 0);
  assert.equal(litAt(1.5), 3);
  assert.equal(litAt(1.6), 1);
  assert.equal(litAt(1.8), 2);
});

test("a word stays lit for 0.3 s after its end, and for 0.35 s at least", () => {
  assert.equal(litAt(2.699), 2);
  assert.equal(litAt(2.7), -1);
  assert.equal(litAt(5.349), 4);
  assert.equal(litAt(5.35), -1);
});

test("of words that begin together the later in the text is lit", () => {
  const together = readTimes({
    lines: { start: [0], length: [900] },
    words: { count: [3], start: [10, 0, 0], length: [5, 5, 5], chars: [1, 1, 1] },
  });
  assert.equal(litWord(together, 100), 2);
  const apart = readTimes({
    lines: { start: [0, 0], length: [900, 900] },
    words: { count: [2, 1], start: [10, 20, -20], length: [5, 5, 5], chars: [1, 1, 1] },
  });
  assert.equal(litWord(apart, 100), 2);
});

test("a player's clock that falls short by a rounding error is on time", () => {
  assert.equal(litAt(1.7999996), 2);
});

test("the current line is the lit word's, else the last one begun", () => {
  assert.equal(currentLine(times, 1550, 3), 1);
  assert.equal(currentLine(times, 1650, 1), 0);
  assert.equal(currentLine(times, 4000, -1), 1);
  assert.equal(currentLine(times, 9000, -1), 2);
  assert.equal(currentLine(times, 500, -1), -1);
});

test("the next change is the next word's beginning or the lit one's end", () => {
  assert.equal(nextChange(times, 0, -1), 1000);
  assert.equal(nextChange(times, 1000, 0), 1500);
  assert.equal(nextChange(times, 1800, 2), 2700);
  assert.equal(nextChange(times, 2700, -1), 5000);
  assert.equal(nextChange(times, 6000, -1), Infinity);
});

test("an offset in a line belongs to the word before it", () => {
  assert.deepEqual([0, 4, 5, 6, 7, 12].map((offset) => wordAt(times, 0, offset)), [0, 0, 1, 1, 2, 2]);
  assert.equal(wordAt(times, 2, 3), 4);
});

test("a word's extent leaves out the space behind it", () => {
  assert.deepEqual(extent(times, 0, TEXTS[0]), { line: 0, from: 0, to: 4 });
  assert.deepEqual(extent(times, 2, TEXTS[0]), { line: 0, from: 7, to: 12 });
});

test("a quote's words are those that begin in it, by lines", () => {
  assert.deepEqual(saidBetween(times, 1000, 1600), [[0, 0], [3, 3]]);
  assert.deepEqual(saidBetween(times, 1600, 2400), [[1, 2]]);
  assert.deepEqual(saidBetween(times, 1605, 2400), [[1, 2]]); // rounded up on its way
  assert.deepEqual(saidBetween(times, 2500, 4000), []);
});

test("28,000 words: each is found as by looking at all of them", () => {
  const count = 28_000;
  let seed = 7;
  const random = (below) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  const words = Array.from({ length: count }, (_, number) => number * 38 + random(60));
  const data = {
    lines: { start: [0], length: [count * 380] },
    words: {
      count: [count],
      start: words.map((start, number) => start - (words[number - 1] ?? 0)),
      length: words.map(() => random(40)),
      chars: words.map(() => 5),
    },
  };
  const many = readTimes(data);
  for (let look = 0; look < 500; look++) {
    const at = random(count * 380);
    let expected = -1;
    for (let word = 0; word < count; word++) {
      if (words[word] * 10 <= at && (expected < 0 || words[word] >= words[expected])) expected = word;
    }
    const end = expected < 0 ? 0 : Math.max(data.words.length[expected] * 10, 50) + 300;
    if (expected >= 0 && at >= words[expected] * 10 + end) expected = -1;
    assert.equal(litWord(many, at), expected, `at ${at}`);
  }
});

test("the last value up to another", () => {
  assert.equal(lastUpTo([], 3), -1);
  assert.equal(lastUpTo([1, 3, 3, 7], 0), -1);
  assert.equal(lastUpTo([1, 3, 3, 7], 3), 2);
  assert.equal(lastUpTo([1, 3, 3, 7], 99), 3);
});

test("times are read as people write them", () => {
  assert.equal(parseTime("1:02:05"), 3725);
  assert.equal(parseTime("62:05"), 3725);
  assert.equal(parseTime("3725"), 3725);
  assert.equal(parseTime(" 54.2 "), 54.2);
  assert.equal(parseTime("90s"), 90);
  for (const wrong of ["", "abc", "1:60", "1:60:00", "-3", "1:2:3:4", "1e5", "Infinity", "5,3"]) {
    assert.equal(parseTime(wrong), null, wrong);
  }
});

test("times are shown as a player shows them", () => {
  assert.equal(clockText(125.9), "2:05");
  assert.equal(clockText(3725), "1:02:05");
  assert.equal(clockText(0), "0:00");
  assert.equal(clockText(-1), "0:00");
});
