// Which word is being said. All times here are whole milliseconds on the recording's own clock.

const UNIT_OF_WORDS = 10; // the page's data gives the times of words in hundredths of a second
const SHORTEST_WORD = 50;
const STAYS_LIT = 300; // after its end, so that short pauses do not flicker
const SLACK = 10; // the times of a quote were rounded apart from those of its words

// The times of the lines and words out of the page's data; null where it has none.
//
// Words are numbered through the whole lecture in the order of the text, so one sorted index of
// their starts (`order`, `sorted`) finds the lit one in log2(28,000) = 15 steps.
export function readTimes(data) {
  if (!data?.words?.start || !data.lines?.start) return null;
  const { lines, words } = data;
  const lineStart = summed(lines.start, 1);
  const start = summed(words.start, UNIT_OF_WORDS);
  const first = new Uint32Array(lines.start.length + 1); // number of each line's first word
  words.count.forEach((count, line) => (first[line + 1] = first[line] + count));
  const line = new Uint32Array(start.length);
  const from = new Uint32Array(start.length); // where the word begins in its line's text
  for (let l = 0; l < words.count.length; l++) {
    for (let w = first[l], at = 0; w < first[l + 1]; at += words.chars[w], w++) {
      line[w] = l;
      from[w] = at;
    }
  }
  const end = start.map((time, w) => time + Math.max(0, words.length[w]) * UNIT_OF_WORDS);
  const order = { words: inTime(start), lines: inTime(lineStart) };
  const about = { speakerOfLine: lines.speaker, unsure: data.unsure ?? [] };
  return { start, end, line, from, first, lineStart, ...about, ...order };
}

// The running sums of differences.
function summed(differences, unit) {
  const sums = new Int32Array(differences.length);
  let value = 0;
  for (let i = 0; i < sums.length; i++) sums[i] = (value += differences[i]) * unit;
  return sums;
}

// Numbers in the order of their times, equal times in the order of the text.
function inTime(times) {
  const order = new Uint32Array(times.length).map((_, number) => number);
  if (times.some((time, number) => time < times[number - 1])) {
    order.sort((a, b) => times[a] - times[b] || a - b);
  }
  return { order, sorted: times.map((_, place) => times[order[place]]) };
}

// The place of the last of sorted values that is at most `value`; -1 where none is.
export function lastUpTo(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

// The word that is lit at a time: the last one begun, until shortly after its end; else -1.
export function litWord(times, at) {
  const place = lastUpTo(times.words.sorted, at);
  if (place < 0) return -1;
  const word = times.words.order[place];
  return at < litUntil(times, word) ? word : -1;
}

function litUntil(times, word) {
  return Math.max(times.end[word], times.start[word] + SHORTEST_WORD) + STAYS_LIT;
}

// The line that is being said: that of the lit word, else the last one begun, else -1.
export function currentLine(times, at, word) {
  if (word >= 0) return times.line[word];
  const place = lastUpTo(times.lines.sorted, at);
  return place < 0 ? -1 : times.lines.order[place];
}

// When the next word lights up or the lit one goes out; Infinity where nothing follows.
export function nextChange(times, at, word) {
  const place = lastUpTo(times.words.sorted, at) + 1;
  const next = place < times.words.sorted.length ? times.words.sorted[place] : Infinity;
  return word >= 0 ? Math.min(next, litUntil(times, word)) : next;
}

// The word of a line's text at an offset, by its number; -1 in a line without words.
export function wordAt(times, line, offset) {
  const words = times.from.subarray(times.first[line], times.first[line + 1]);
  if (words.length === 0) return -1;
  return times.first[line] + Math.max(0, lastUpTo(words, offset));
}

// Where a word stands in the text of its line, its end without the white space behind it.
export function extent(times, word, text) {
  const line = times.line[word];
  const from = times.from[word];
  const next = word + 1 < times.first[line + 1] ? times.from[word + 1] : text.length;
  return { line, from, to: from + text.slice(from, next).trimEnd().length };
}

// The words said between two times, as [first, last] of every line that has some of them.
export function saidBetween(times, start, end) {
  const found = new Map();
  let place = lastUpTo(times.words.sorted, start - SLACK - 1) + 1;
  for (; times.words.sorted[place] < end - SLACK; place++) {
    const word = times.words.order[place];
    const [first, last] = found.get(times.line[word]) ?? [word, word];
    found.set(times.line[word], [Math.min(first, word), Math.max(last, word)]);
  }
  return [...found.values()].sort((a, b) => a[0] - b[0]);
}

// Seconds as milliseconds: a player's clock gives 12.339999 for 12.34.
export function milliseconds(seconds) {
  return Math.round(seconds * 1000);
}

// `1:02:05`, `62:05`, `3725` or `54.2` as seconds; null for anything else.
export function parseTime(text) {
  const match = /^(?:(?:(\d{1,4}):)?(\d{1,5}):)?(\d{1,6}(?:\.\d{1,6})?)s?$/.exec(text.trim());
  if (!match) return null;
  const [hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  if (match[2] !== undefined && seconds >= 60) return null;
  if (match[1] !== undefined && minutes >= 60) return null;
  return hours * 3600 + minutes * 60 + seconds;
}

// Seconds as a player shows them, rounded down: `2:05`, `1:02:05`.
export function clockText(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return (hours ? `${hours}:${two(minutes)}` : `${minutes}`) + `:${two(whole % 60)}`;
}
