// The search panel: marks in the text, strokes on the timeline, next and previous, one speaker.
//
// The first hit is shown as soon as it is found. In a long lecture the others follow part by part,
// when the page has time for it; what is asked for sooner (the next hit) is not kept waiting.

import { madeOnce, stepByStep } from "./idle.js";
import { filled } from "./player.js";
import { rangeOf } from "./reading.js";
import { MOST_HITS, beginSearch, foldQuery, inParts, makeCorpus, searchOn, stepped, strokes } from "./search.js";
import { wordAt } from "./times.js";

const SVG = "http://www.w3.org/2000/svg";
const STILL_COUNTING = "…";

// The wiring; `panel` holds the elements, `say` tells the reader something.
export function makeFinding({ panel, data, timesOf, highlighter, follow, say }) {
  const corpora = makeCorpora();
  const turns = [...document.querySelectorAll("#transcript .turn")];
  let found = beginSearch("");
  let current = -1;
  let visited = ""; // the query of which a hit was shown
  let stop = () => {};

  function search() {
    stop();
    found = beginSearch(foldQuery(panel.query.value), chosenSpeaker());
    while (goOn() && found.hits.length === 0);
    current = found.hits.length ? 0 : -1;
    if (isOver()) showAll();
    else {
      highlighter.mark("found", found.hits.map(stretchOf));
      showCurrent();
      stop = stepByStep(() => goOn() || showAll());
    }
  }

  // Looks through one part more; false where there is none.
  function goOn() {
    if (isOver()) return false;
    searchOn(found, corpora.at(found.next));
    return true;
  }

  function isOver() {
    return found.folded === "" || found.next >= corpora.count();
  }

  // Finds at once what is not found yet.
  function finish() {
    if (isOver()) return;
    stop();
    while (goOn());
    showAll();
  }

  function showAll() {
    highlighter.mark("found", found.hits.map(stretchOf));
    markOnMap();
    showCurrent();
    if (found.folded && current < 0) panel.found.textContent = data.strings.found_none ?? "";
  }

  function chosenSpeaker() {
    return panel.speaker?.value ? Number(panel.speaker.value) : null;
  }

  function stretchOf({ corpus, piece, from, lastPiece, to }) {
    const { element, node } = corpus.pieces[piece];
    return { element, node, from, endNode: corpus.pieces[lastPiece].node, to };
  }

  function showCurrent() {
    highlighter.mark("found-current", current < 0 ? [] : [stretchOf(found.hits[current])]);
    const most = found.total > MOST_HITS ? `${MOST_HITS}+` : found.total;
    const count = { n: current + 1, m: isOver() ? most : STILL_COUNTING };
    panel.found.textContent = current < 0 ? "" : filled(data.strings.found_of, count);
  }

  function step(by) {
    finish();
    if (current < 0) return;
    current = stepped(current, by, found.hits.length);
    showCurrent();
    visit();
  }

  // Brings the current hit into view, out of a closed part of the page too.
  function visit() {
    if (current < 0) return;
    const { element, node, from, endNode, to } = stretchOf(found.hits[current]);
    for (let box = element; box; box = box.parentElement) {
      if (box.localName === "details") box.open = true;
    }
    const range = rangeOf(node, from, node === endNode ? to : node.length);
    follow.visit(range, element);
  }

  function markOnMap() {
    if (!panel.marks || !data.duration) return;
    const moments = found.hits.map(timeOf).filter((time) => time !== null);
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", "hit");
    const { height } = panel.marks.ownerSVGElement.viewBox.baseVal;
    path.setAttribute("d", strokes(moments, data.duration, height));
    panel.marks.replaceChildren(path);
  }

  function timeOf({ corpus, piece, from }) {
    const { line, at } = corpus.pieces[piece];
    const times = timesOf();
    if (line < 0 || !times) return at;
    const word = wordAt(times, line, from);
    return (word < 0 ? times.lineStart[line] : times.start[word]) / 1000;
  }

  function filter() {
    const speaker = chosenSpeaker();
    for (const turn of turns) {
      turn.hidden = speaker !== null && Number(turn.dataset.speaker) !== speaker;
    }
    say(speaker === null ? "unfiltered" : "filtered", { name: data.speakers[speaker] });
    search();
  }

  panel.query.addEventListener("input", search);
  panel.query.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      step(event.shiftKey ? -1 : firstStep());
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (panel.query.value === "") panel.query.blur();
      panel.query.value = "";
      search();
    }
  });
  panel.speaker?.addEventListener("change", filter);

  // The first Enter shows the first hit, the next ones go on.
  function firstStep() {
    const first = visited !== panel.query.value;
    visited = panel.query.value;
    return first ? 0 : 1;
  }

  return {
    next: () => step(firstStep()),
    previous: () => step(-1),
    prepare: () => stepByStep(corpora.prepare),
    focus() {
      panel.query.focus();
      panel.query.select();
    },
    // Searches for something and shows the first place of it.
    lookFor(query) {
      panel.query.value = query;
      search();
      step(firstStep());
    },
    // Ends a filter that hides a line.
    reveal(element) {
      if (!element?.closest(".turn")?.hidden) return;
      panel.speaker.value = "";
      filter();
    },
  };
}

// What is searched, in the order of the page: the lines, and the notes' and slides' texts. Its
// parts are made searchable one by one, when they are needed or ahead of it (`prepare`).
function makeCorpora() {
  const elements = madeOnce(() =>
    inParts(document.querySelectorAll(".line, .searched"), (element) => element.parentNode),
  );
  const made = [];
  const at = (number) => (made[number] ??= makeCorpus(elements()[number].flatMap(piecesOf)));
  return {
    at,
    count: () => elements().length,
    prepare() {
      if (made.length < elements().length) at(made.length);
      return made.length < elements().length;
    },
  };
}

function piecesOf(element) {
  return element.classList.contains("line") ? [pieceOfLine(element)] : piecesOfNote(element);
}

function pieceOfLine(element) {
  const [node, group] = [element.firstChild, element.parentNode];
  const speaker = Number(group.parentNode.dataset.speaker ?? -1);
  return { element, node, text: node.data, line: numberOf(element), group, speaker, at: null };
}

// The number of a line, which its id tells.
function numberOf(line) {
  return Number(line.id.slice(1));
}

function piecesOfNote(element) {
  const moment = element.closest("[data-at]")?.dataset.at;
  const at = moment === undefined ? null : Number(moment);
  const about = { element, line: -1, group: element, speaker: null, at };
  return [...textNodesOf(element)].map((node) => ({ ...about, node, text: node.data }));
}

function* textNodesOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield walker.currentNode;
}
