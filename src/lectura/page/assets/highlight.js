// Marks in the text: the CSS Custom Highlight API, which needs no element per word; where a
// browser lacks it, a class on the whole line.

const CLASSES = { found: "has-hit", "found-current": "hit-current", quoted: "quoted" };
const PRIORITIES = { unsure: 0, quoted: 1, found: 2, "found-current": 3, lit: 4 };

// `mark(name, stretches)` marks these and nothing else under that name. A stretch is
// `{ element, node, from, endNode, to }`: offsets in two text nodes, and the element they are in.
export function makeHighlighter(scope = globalThis) {
  if (scope.CSS?.highlights && scope.Highlight) return nativeHighlighter(scope);
  return classHighlighter();
}

function nativeHighlighter(scope) {
  const highlights = {};
  for (const [name, priority] of Object.entries(PRIORITIES)) {
    highlights[name] = new scope.Highlight();
    highlights[name].priority = priority;
    scope.CSS.highlights.set(name, highlights[name]);
  }
  return {
    marksWords: true,
    mark(name, stretches) {
      highlights[name].clear();
      for (const stretch of stretches) highlights[name].add(staticRange(stretch, scope));
    },
  };
}

// Unlike a live Range it costs nothing when the page changes elsewhere.
function staticRange({ node, from, endNode = node, to }, scope) {
  return new scope.StaticRange({
    startContainer: node,
    startOffset: from,
    endContainer: endNode,
    endOffset: to,
  });
}

function classHighlighter() {
  const marked = {};
  return {
    marksWords: false,
    mark(name, stretches) {
      const className = CLASSES[name];
      if (!className) return; // the lit word: its line is marked as the current one anyway
      for (const element of marked[name] ?? []) element.classList.remove(className);
      marked[name] = stretches.map(({ element }) => element);
      for (const element of marked[name]) element.classList.add(className);
    },
  };
}
