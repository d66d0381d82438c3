// Search in what was said, noted and shown, without regard to accents and capitals.

export const MOST_HITS = 3000; // marked and gone through; more are counted as "3000+"
const PART = 250; // lines, and texts of the notes, that are made searchable at once

// Marks that are no part of a letter's meaning to who searches: accents, the points of Hebrew and
// Arabic, and what cannot be seen (soft hyphens, joiners, controls of direction).
const DROPPED = new RegExp(
  "[\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a" +
    "\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed" +
    "\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f" +
    "\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]",
  "g",
);
const OTHER_FORMS = new Map([
  ...["’", "‘", "ʼ"].map((mark) => [mark, "'"]),
  ...["“", "”", "„"].map((mark) => [mark, '"']),
  ...["‐", "‑", "–"].map((mark) => [mark, "-"]),
  ...["ß", "ẞ"].map((letter) => [letter, "ss"]),
  ["ı", "i"],
  ["ς", "σ"],
]);
const OTHERS = /[^\x00-\x7f]/gu; // than plain letters
const foldedCharacters = new Map();

// A text in small letters without accents, and where each of its units came from:
// `starts[i]` is the offset in `text` of the folded text's unit i, `starts[length]` the end.
export function foldText(text) {
  let isEven = true; // each character became one of the same length, as in most languages
  const folded = text.replace(OTHERS, (character) => {
    const other = foldCharacter(character);
    isEven &&= other.length === character.length;
    return other;
  });
  const starts = isEven ? new Uint32Array(text.length + 1).map((_, i) => i) : originsOf(text);
  return { text: blanked(folded.toLowerCase()), starts };
}

// The offset in a text of each unit of the folded one.
function originsOf(text) {
  const starts = [];
  let offset = 0;
  for (const character of text) {
    const length = character < "\u0080" ? 1 : foldCharacter(character).length;
    for (let unit = 0; unit < length; unit++) starts.push(offset);
    offset += character.length;
  }
  starts.push(text.length);
  return Uint32Array.from(starts);
}

// Every white space as a blank, but for the line feeds that keep groups apart.
function blanked(text) {
  return text.replace(/[^\S\n]/g, " ");
}

function foldCharacter(character) {
  let folded = foldedCharacters.get(character);
  if (folded === undefined) {
    const small = OTHER_FORMS.get(character) ?? character.normalize("NFKD").toLowerCase();
    folded = blanked(small.normalize("NFKD").replace(DROPPED, "").normalize("NFC"));
    foldedCharacters.set(character, folded);
  }
  return folded;
}

// One searchable text of many pieces `{ text, group, speaker }`. Pieces of one group follow each
// other with a space, so that a phrase is found across their border; other groups never join.
export function makeCorpus(pieces) {
  const offsets = new Uint32Array(pieces.length + 1);
  const parts = [];
  pieces.forEach(({ text, group }, number) => {
    parts.push(text.replaceAll("\n", " "), pieces[number + 1]?.group === group ? " " : "\n");
    offsets[number + 1] = offsets[number] + text.length + 1;
  });
  return { pieces, offsets, ...foldText(parts.join("")) };
}

// Items in parts of at least `size`, the last one of what is left: no part ends within a group.
export function inParts(items, groupOf, size = PART) {
  const parts = [];
  for (const item of items) {
    const part = parts.at(-1);
    const isFull = !part || (part.length >= size && groupOf(item) !== groupOf(part.at(-1)));
    if (isFull) parts.push([item]);
    else part.push(item);
  }
  return parts;
}

// What a person typed, as it is looked for; empty where it is too short to be looked for:
// a single letter of an alphabet is, a single Chinese character is not.
export function foldQuery(query) {
  const folded = foldText(query).text.replace(/\s+/g, " ").trim();
  return folded.length === 1 && folded < "\u0e00" ? "" : folded;
}

// The places of a folded query: `hits` of `{ piece, from, lastPiece, to }` in the order of the
// page (offsets in the texts of the two pieces), the first `most` of `total`.
export function findAll(corpus, folded, { speaker = null, most = MOST_HITS } = {}) {
  const hits = [];
  let total = 0;
  let piece = 0;
  for (let at = corpus.text.indexOf(folded); folded && at >= 0; ) {
    const from = corpus.starts[at];
    while (corpus.offsets[piece + 1] <= from) piece++;
    if (speaker === null || corpus.pieces[piece].speaker === speaker) {
      total++;
      if (hits.length < most) hits.push(placed(corpus, piece, from, at + folded.length));
    }
    at = corpus.text.indexOf(folded, at + folded.length);
  }
  return { hits, total };
}

// A search that goes from corpus to corpus: what was found so far, and the number of the next.
export function beginSearch(folded, speaker = null) {
  return { folded, speaker, hits: [], total: 0, next: 0 };
}

// Adds the hits of the next corpus; each knows the corpus it is in.
export function searchOn(search, corpus, most = MOST_HITS) {
  const left = { speaker: search.speaker, most: most - search.hits.length };
  const { hits, total } = findAll(corpus, search.folded, left);
  for (const hit of hits) search.hits.push({ ...hit, corpus });
  search.total += total;
  search.next += 1;
}

function placed(corpus, piece, from, foldedEnd) {
  let end = foldedEnd; // "ﬁ" is one character and two units: a hit takes all of it
  while (end < corpus.text.length && corpus.starts[end] === corpus.starts[end - 1]) end++;
  const last = corpus.starts[end - 1];
  let lastPiece = piece;
  while (corpus.offsets[lastPiece + 1] <= last) lastPiece++;
  const length = corpus.pieces[lastPiece].text.length;
  const to = Math.min(corpus.starts[end] - corpus.offsets[lastPiece], length);
  return { piece, from: from - corpus.offsets[piece], lastPiece, to };
}

// The hit after or before one, round the end.
export function stepped(current, by, count) {
  return count === 0 ? -1 : (current + by + count) % count;
}

// A path of vertical strokes, one for each place on the timeline that has hits.
export function strokes(seconds, duration, height) {
  const places = new Set(seconds.map((time) => Math.round((1000 * time) / duration)));
  return [...places].map((x) => `M${x} 0V${height}`).join("");
}
