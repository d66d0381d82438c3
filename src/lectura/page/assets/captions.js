// Captions out of the page's own data: `file://` forbids a <track> with an address.

import { extent } from "./times.js";

const LINE = 42; // characters, and two lines at most, as broadcasters set them
const LONGEST = 2 * LINE;
const LEAST = 300; // milliseconds on the screen

// The captions of a lecture: `{ start, end, text }` in milliseconds, one or more per line, cut at
// ends of words, with the name of who begins to speak where there are several.
export function captionsOf(times, texts, speakers = [], speakerOfLine = []) {
  const captions = [];
  for (let line = 0; line < texts.length; line++) {
    const goesOn = line > 0 && speakerOfLine[line] === speakerOfLine[line - 1];
    const name = speakers.length > 1 && !goesOn ? speakers[speakerOfLine[line]] : undefined;
    captions.push(...captionsOfLine(times, line, texts[line], name ? `${name}: ` : ""));
  }
  return captions;
}

function captionsOfLine(times, line, text, prefix) {
  const captions = [];
  let current = null;
  for (let word = times.first[line]; word < times.first[line + 1]; word++) {
    const { from, to } = extent(times, word, text);
    if (current && to - current.from <= LONGEST - current.prefix.length) {
      current.to = to;
      current.end = Math.max(current.end, times.end[word]);
    } else {
      const [start, end] = [times.start[word], times.end[word]];
      current = { prefix: current ? "" : prefix, from, to, start, end };
      captions.push(current);
    }
  }
  return captions.map(({ prefix: name, from, to, start, end }, number) => ({
    start,
    end: Math.max(start + LEAST, Math.min(end, captions[number + 1]?.start ?? end)),
    text: inTwoLines(shortened(name + text.slice(from, to))),
  }));
}

// A single word may be longer than the screen.
function shortened(text) {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

// A long caption is broken at the space nearest to its middle, the later of two.
function inTwoLines(text) {
  if (text.length <= LINE) return text;
  const middle = text.length / 2;
  const [before, after] = [text.lastIndexOf(" ", middle), text.indexOf(" ", middle)];
  const space = after >= 0 && after - middle <= middle - before ? after : before;
  return space < 0 ? text : `${text.slice(0, space)}\n${text.slice(space + 1)}`;
}

// A caption's text as WebVTT, in which `<` would begin a tag.
export function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

// Adds them to a player and switches them on.
export function addCaptions(media, captions, label, language) {
  const track = media.addTextTrack("captions", label, language);
  for (const { start, end, text } of captions) {
    track.addCue(new VTTCue(start / 1000, end / 1000, escaped(text)));
  }
  track.mode = "showing";
}
