// Doubtful lines: where the words are known of which the recogniser is unsure, these are marked and
// not the line. The line still says why. A browser that can mark no single words marks the line.

import { extent } from "./times.js";

// The places of words, given by their numbers: `{ line, from, to }` in the texts of the lines.
export function placesOf(numbers, times, texts) {
  return numbers.map((number) => extent(times, number, texts[times.line[number]]));
}

// The wiring.
export function markDoubts({ timesOf, lines, highlighter }) {
  const times = timesOf();
  if (!highlighter.marksWords || !times.unsure.length) return;
  const texts = { __proto__: null };
  for (const number of times.unsure) {
    const line = times.line[number];
    texts[line] ??= lines[line].firstChild.data;
  }
  const places = placesOf(times.unsure, times, texts);
  highlighter.mark("unsure", places.map(({ line, from, to }) => {
    const element = lines[line];
    element.classList.add("by-word");
    return { element, node: element.firstChild, from, to };
  }));
}
