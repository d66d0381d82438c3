// The page's script begins here: it finds the parts of the page and joins them.

import { addCaptions, captionsOf } from "./captions.js";
import { copyText, linkTo } from "./copying.js";
import { markDoubts } from "./doubts.js";
import { makeFinding } from "./finding.js";
import { makeFollow } from "./follow.js";
import { makeHighlighter } from "./highlight.js";
import { madeOnce, whenIdle } from "./idle.js";
import { listenToKeys } from "./keyboard.js";
import { followLinks } from "./links.js";
import { filled, helpWithMissing, makePlayer, offerPictureInPicture, playEmbedded, rememberSpeed, togglePictureInPicture } from "./player.js";
import { makeReading } from "./reading.js";
import { openStore, rememberTicks } from "./remembered.js";
import { clockText, currentLine, extent, litWord, milliseconds, readTimes, saidBetween, wordAt } from "./times.js";
import { chooseTranslation } from "./translations.js";

const PAGE_FIRST = 300; // milliseconds; what the recording waits until the page stands

const part = (id) => document.getElementById(id);

function start() {
  const data = JSON.parse(part("data").textContent);
  const timesOf = madeOnce(() => readTimes(part("times") && JSON.parse(part("times").textContent)));
  const lines = [...document.querySelectorAll("#transcript .line")];
  const store = openStore(document.body.dataset.digest);
  const highlighter = makeHighlighter();
  const say = speakTo(part("said"), data.strings);

  const narrow = matchMedia("(max-width: 63.99rem)"); // as the style sheet has it
  let reading = null;
  const player = makePlayer(part("media"), (what) => {
    if (what === "loadedmetadata") whenIdle(() => reading?.update());
    else reading?.update();
    if (what === "jumped") follow.happened("jumped");
    // Beside the notes the transcript stays where it is read; below them, nobody was reading it.
    if (what === "sought-by-hand" && narrow.matches) follow.happened("jumped");
    if (what === "play") follow.happened("played");
    if (what === "play" || what === "pause" || what === "ended") showPlaying(player, data.strings);
    if (what === "timeupdate") follow.showButton();
  });
  const follow = makeFollow({
    transcript: part("transcript"),
    button: document.querySelector("[data-do=follow]") ?? document.createElement("button"),
    isUnderWay: player.isUnderWay,
    wantsStill: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
  });
  const panel = {
    query: part("query"),
    speaker: part("speaker"),
    found: part("found"),
    marks: part("map-hits"),
  };
  const finding = makeFinding({ panel, data, timesOf, highlighter, follow, say });
  const lecture = { data, timesOf, lines, player, highlighter, follow, finding, say };
  if (part("times")) {
    part("clock")?.setAttribute("aria-live", "off"); // it would be read out every second
    const map = part("map-cursor");
    reading = makeReading({ ...lecture, map, clock: part("clock"), duration: data.duration });
    seekByClick(lecture);
  }
  setUpPlayer(lecture);
  chooseTranslation(part("translation"), store);
  const actions = actionsOf(lecture);
  document.addEventListener("click", (event) => press(event, actions));
  listenToKeys(actions);
  followLinks({ go: (asked, how) => go(asked, how, lecture), position: player.time });
  whenIdle(() => {
    rememberTicks([...document.querySelectorAll("input[data-task]")], store);
    rememberSpeed(player.media, part("speed"), store);
    reading?.update();
    if (part("times")) markDoubts(lecture);
    finding.prepare();
  });
}

function setUpPlayer({ data, timesOf, lines, player, say }) {
  const { media } = player;
  if (!media) return;
  offerPictureInPicture(media, document.querySelector("[data-do=pip]"));
  setTimeout(() => whenIdle(() => (media.preload = "metadata")), PAGE_FIRST);
  const lecture = { duration: data.duration, clock: clockText };
  helpWithMissing({ media, panel: part("media-missing"), input: part("media-file"), lecture, say });
  if (part("embedded-media")) playEmbedded(media, part("embedded-media"));
  if (part("times") && media.localName === "video") {
    whenIdle(() => {
      const texts = lines.map((line) => line.textContent);
      const captions = captionsOf(timesOf(), texts, data.speakers, timesOf().speakerOfLine);
      addCaptions(media, captions, data.strings.captions ?? "", document.documentElement.lang);
    });
  }
}

// Short messages, also to who does not see the page.
function speakTo(element, strings) {
  let timer = 0;
  return (key, values = {}) => {
    if (!element || (element.textContent === "" && !strings[key])) return;
    element.textContent = filled(strings[key], values);
    clearTimeout(timer);
    timer = setTimeout(() => (element.textContent = ""), 4000 + 80 * element.textContent.length);
  };
}

function showPlaying(player, strings) {
  const button = document.querySelector("[data-do=play]");
  if (!button) return;
  const playing = player.isPlaying();
  button.classList.toggle("playing", playing);
  const label = playing ? strings.pause : strings.play;
  if (!label) return;
  button.setAttribute("aria-label", label);
  button.title = label;
}

// What buttons (`data-do`) and keys do.
function actionsOf({ player, follow, finding, say }) {
  const help = part("help");
  const tell = async (text) => say((await copyText(text)) ? "copied" : "copy_failed");
  return {
    play: player.toggle,
    back15: () => player.skip(-15),
    back5: () => player.skip(-5),
    forward5: () => player.skip(5),
    forward15: () => player.skip(15),
    pip: () => togglePictureInPicture(player.media),
    follow: () => follow.happened("called-back"),
    search: finding.focus,
    next: finding.next,
    previous: finding.previous,
    help: () => (help.open ? help.close() : help.showModal()),
    "copy-quote": (button) => tell(button.dataset.copy),
    "copy-link": (button) => tell(linkTo(button.dataset.link, location.href)),
  };
}

function press(event, actions) {
  const button = event.target.closest?.("[data-do]");
  actions[button?.dataset.do]?.(button);
}

// Follows a link into the lecture.
function go({ start, end, query }, how, lecture) {
  if (start !== null) goTo(start, end, how, lecture);
  if (query !== null) lecture.finding.lookFor(query);
}

function goTo(start, end, how, { player, timesOf, lines, highlighter, follow, finding }) {
  const times = timesOf();
  const isQuote = end !== null;
  highlighter.mark("quoted", times && isQuote ? stretchesOf(times, lines, start, end) : []);
  if (times) finding.reveal(lineAt(times, lines, milliseconds(start)));
  if (isQuote && how === "pressed") player.playQuote(start, end);
  else player.seek(start);
  // Who goes through the notes of a page that scrolls as one stays there.
  if (isQuote && how === "pressed" && !follow.isApart()) follow.happened("went-elsewhere");
}

function lineAt(times, lines, at) {
  return lines[currentLine(times, at, litWord(times, at))];
}

// The words of a quote, as they are marked.
function stretchesOf(times, lines, start, end) {
  return saidBetween(times, milliseconds(start), milliseconds(end)).map(([first, last]) => {
    const element = lines[times.line[first]];
    const node = element.firstChild;
    const { from } = extent(times, first, node.data);
    return { element, node, from, to: extent(times, last, node.data).to };
  });
}

// A click on a word of the transcript, or on the map, goes there; selecting text does not.
function seekByClick({ data, timesOf, lines, player }) {
  part("transcript").addEventListener("click", (event) => {
    const element = event.target.closest(".line");
    if (!element || event.defaultPrevented || event.target.closest("a, button")) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (!getSelection().isCollapsed) return;
    const place = placeAt(event.clientX, event.clientY);
    if (place?.node !== element.firstChild) return;
    const word = wordAt(timesOf(), lines.indexOf(element), place.offset);
    if (word >= 0) player.seek(timesOf().start[word] / 1000);
  });
  const map = part("map");
  const svg = map?.ownerSVGElement === null ? map : map?.querySelector("svg");
  svg?.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.target.closest("a")) return;
    const point = new DOMPoint(event.clientX, event.clientY);
    const { x } = point.matrixTransform(svg.getScreenCTM().inverse());
    player.seek(Math.min(Math.max(0, x / 1000), 1) * data.duration);
  });
}

// The text under a point of the window.
function placeAt(x, y) {
  if (document.caretPositionFromPoint) {
    const place = document.caretPositionFromPoint(x, y);
    return place && { node: place.offsetNode, offset: place.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

start();
