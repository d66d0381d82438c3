import assert from "node:assert/strict";
import { test } from "node:test";

import { beginSearch, findAll, foldQuery, foldText, inParts, makeCorpus, searchOn, stepped, strokes } from "../assets/search.js";

const fold = (text) => foldText(text).text;

// What the hits of a query are in the texts that a reader sees.
function found(texts, query, options) {
  const pieces = texts.map((piece) => (typeof piece === "string" ? { text: piece, group: piece } : piece));
  const { hits } = findAll(makeCorpus(pieces), foldQuery(query), options);
  return hits.map(({ piece, from, lastPiece, to }) =>
    piece === lastPiece
      ? pieces[piece].text.slice(from, to)
      : [pieces[piece].text.slice(from), pieces[lastPiece].text.slice(0, to)].join("|"),
  );
}

test("accents, capitals and forms of letters are folded", () => {
  assert.equal(fold("El NIÑO Übung Œuvre"), "el nino ubung œuvre");
  assert.equal(fold("e\u0301tude"), "etude"); // an accent of its own
  assert.equal(fold("Straße ﬁnal İstanbul ı"), "strasse final istanbul i");
  assert.equal(fold("Σίσυφος"), "σισυφοσ");
  assert.equal(fold("it’s “so”"), 'it\'s "so"');
  assert.equal(fold("ｋ－means"), "k-means");
});

test("vowels of Asia's scripts stay, points of Hebrew and Arabic go", () => {
  assert.equal(fold("हिन्दी"), "हिन्दी");
  assert.equal(fold("ภาษาไทย"), "ภาษาไทย".normalize("NFKD").normalize("NFC"));
  assert.equal(fold("が"), "が");
  assert.equal(fold("한국"), "한국");
  assert.equal(fold("שָׁלוֹם"), "שלום");
  assert.equal(fold("مُحَمَّد أحمد"), "محمد احمد");
});

test("what cannot be seen does not hide a word", () => {
  assert.equal(fold("gra\u00addient \u202edescent\u202c"), "gradient descent");
});

test("every folded unit knows where it came from", () => {
  const { text, starts } = foldText("aé\u0301ß𝒳z");
  assert.equal(text, "aessxz");
  assert.deepEqual([...starts], [0, 1, 3, 3, 4, 6, 7]);
});

test("hits are the words as they stand in the text", () => {
  assert.deepEqual(found(["El niño y la NIÑA"], "nin"), ["niñ", "NIÑ"]);
  assert.deepEqual(found(["e\u0301tude"], "et"), ["e\u0301t"]);
  assert.deepEqual(found(["der ﬁnale Fluß"], "fi"), ["ﬁ"]);
  assert.deepEqual(found(["der Fluß war"], "flus"), ["Fluß"]);
  assert.deepEqual(found(["𝒳𝒴 x"], "x"), []); // a single letter is too short
  assert.deepEqual(found(["我们学习"], "学"), ["学"]);
});

test("what was typed is trimmed, and too little of it is nothing", () => {
  assert.equal(foldQuery("  Gradient   Descent "), "gradient descent");
  assert.equal(foldQuery(" K "), "");
  assert.equal(foldQuery("é"), "");
  assert.equal(foldQuery("学"), "学");
  assert.equal(foldQuery("   "), "");
});

test("signs are not patterns", () => {
  assert.deepEqual(found(["C++ (a.k.a. C plus)"], "c++"), ["C++"]);
  assert.deepEqual(found(["abc"], "a.c"), []);
  assert.deepEqual(found(["say <b>$&</b>"], "<b>$&"), ["<b>$&"]);
});

test("a phrase is found across lines of one speaker, not of two", () => {
  const lines = [
    { text: "we call it gradient", group: 1, speaker: 0 },
    { text: "descent today", group: 1, speaker: 0 },
    { text: "today we ask", group: 2, speaker: 1 },
  ];
  assert.deepEqual(found(lines, "gradient descent"), ["gradient|descent"]);
  assert.deepEqual(found(lines, "today today"), []);
  assert.deepEqual(found(lines, "today\ntoday"), []);
  assert.deepEqual(found(lines, "today"), ["today", "today"]);
});

test("one speaker's words alone", () => {
  const lines = [
    { text: "the net", group: 1, speaker: 0 },
    { text: "a net and a net", group: 2, speaker: 1 },
    { text: "net of the notes", group: 3, speaker: null },
  ];
  assert.equal(found(lines, "net").length, 4);
  assert.equal(found(lines, "net", { speaker: 1 }).length, 2);
  assert.equal(found(lines, "net", { speaker: 0 }).length, 1);
});

test("a line feed inside a piece is white space", () => {
  assert.deepEqual(found(["two\nwords"], "two words"), ["two\nwords"]);
});

test("more hits than can be marked are counted", () => {
  const corpus = makeCorpus([{ text: "na ".repeat(50), group: 0 }]);
  const { hits, total } = findAll(corpus, "na", { most: 7 });
  assert.equal(hits.length, 7);
  assert.equal(total, 50);
});

test("nothing is found in nothing", () => {
  assert.deepEqual(findAll(makeCorpus([]), "na"), { hits: [], total: 0 });
  assert.deepEqual(findAll(makeCorpus([{ text: "", group: 0 }]), ""), { hits: [], total: 0 });
});

test("a lecture of three hours is searched in a moment", () => {
  const pieces = Array.from({ length: 2500 }, (_, n) => ({ text: `La función número ${n} tiende al límite más próximo de la sucesión`, group: n }));
  const before = performance.now();
  const { total } = findAll(makeCorpus(pieces), "funcion numero");
  assert.equal(total, 2500);
  assert.ok(performance.now() - before < 1000);
});

test("next and previous go round", () => {
  assert.equal(stepped(0, -1, 3), 2);
  assert.equal(stepped(2, 1, 3), 0);
  assert.equal(stepped(0, 1, 0), -1);
});

test("the timeline has one stroke for each place with hits", () => {
  assert.equal(strokes([0, 0.1, 50], 100, 80), "M0 0V80M1 0V80M500 0V80");
  assert.equal(strokes([], 100, 80), "");
});

test("parts are at least as long as asked for, and no group is cut", () => {
  const groups = ["a", "a", "b", "b", "b", "b", "c", "d", "d"];
  assert.deepEqual(
    inParts(groups, (group) => group, 3),
    [["a", "a", "b", "b", "b", "b"], ["c", "d", "d"]],
  );
  assert.deepEqual(inParts([], (group) => group), []);
});

test("a search goes from part to part, and counts what it marks no more", () => {
  const corpora = ["a net", "none", "net net net"].map((text) => makeCorpus([{ text, group: 0, speaker: 1 }]));
  const search = beginSearch("net", 1);
  searchOn(search, corpora[0], 3);
  assert.deepEqual([search.hits.length, search.total, search.next], [1, 1, 1]);
  searchOn(search, corpora[1], 3);
  searchOn(search, corpora[2], 3);
  assert.deepEqual([search.hits.length, search.total, search.next], [3, 4, 3]);
  assert.deepEqual(search.hits.map(({ corpus, from }) => [corpora.indexOf(corpus), from]), [
    [0, 2],
    [2, 0],
    [2, 4],
  ]);
  const ofAnother = beginSearch("net", 2);
  searchOn(ofAnother, corpora[0]);
  assert.equal(ofAnother.total, 0);
});
