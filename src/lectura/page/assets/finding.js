// The search panel: marks in the text, strokes on the timeline, next and previous, one speaker.

import { filled } from "./player.js";
import { rangeOf } from "./reading.js";
import { MOST_HITS, findAll, foldQuery, makeCorpus, stepped, strokes } from "./search.js";
import { wordAt } from "./times.js";

const NOTHING = { hits: [], total: 0 };
const SVG = "http://www.w3.org/2000/svg";

// The wiring; `panel` holds the elements, `say` tells the reader something.
export function makeFinding({ panel, data, times, lines, highlighter, follow, say }) {
  const speakerOfLine = data.lines?.speaker ?? [];
  const turns = [...document.querySelectorAll("#transcript .turn")];
  let corpus = null;
  let found = NOTHING;
  let current = -1;
  let visited = ""; // the query of which a hit was shown

  // Made when it is first needed, or when the page has nothing else to do.
  function searchable() {
    corpus ??= makeCorpus(piecesOf(lines, speakerOfLine));
    return corpus;
  }

  function search() {
    const folded = foldQuery(panel.query.value);
    found = folded ? findAll(searchable(), folded, { speaker: chosenSpeaker() }) : NOTHING;
    current = found.hits.length ? 0 : -1;
    highlighter.mark("found", found.hits.map(stretchOf));
    markOnMap();
    showCurrent();
    if (folded && current < 0) panel.found.textContent = data.strings.found_none ?? "";
  }

  function chosenSpeaker() {
    return panel.speaker?.value ? Number(panel.speaker.value) : null;
  }

  function stretchOf({ piece, from, lastPiece, to }) {
    const { element, node } = corpus.pieces[piece];
    return { element, node, from, endNode: corpus.pieces[lastPiece].node, to };
  }

  function showCurrent() {
    highlighter.mark("found-current", current < 0 ? [] : [stretchOf(found.hits[current])]);
    const most = found.total > MOST_HITS ? `${MOST_HITS}+` : found.total;
    const text = filled(data.strings.found_of, { n: current + 1, m: most });
    panel.found.textContent = current < 0 ? "" : text;
  }

  function step(by) {
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

  function timeOf({ piece, from }) {
    const { line, at } = corpus.pieces[piece];
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
  panel.query.addEventListener("focus", searchable);
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
    searchable,
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

// What is searched, in the order of the page: the lines, and the notes' and slides' texts.
function piecesOf(lines, speakerOfLine) {
  const numbers = new Map(lines.map((element, number) => [element, number]));
  const pieces = [];
  for (const element of document.querySelectorAll(".line, .searched")) {
    const line = numbers.get(element);
    if (line === undefined) {
      pieces.push(...piecesOfNote(element));
    } else {
      const [node, group] = [element.firstChild, element.parentNode];
      const speaker = speakerOfLine[line];
      pieces.push({ element, node, text: node.data, line, group, speaker, at: null });
    }
  }
  return pieces;
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
