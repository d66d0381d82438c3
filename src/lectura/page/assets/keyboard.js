// What keys do. Never while a person types, never with ctrl, alt or meta.

const KEYS = new Map([
  [" ", "play"],
  ["k", "play"],
  ["j", "back15"],
  ["l", "forward15"],
  ["ArrowLeft", "back5"],
  ["ArrowRight", "forward5"],
  ["/", "search"],
  ["n", "next"],
  ["N", "previous"],
  ["?", "help"],
]);
const ONCE = ["play", "search", "help"]; // not again and again while the key is held down
// Of keyboards with other alphabets the place of a key counts.
const PLACES = new Map([["KeyK", "k"], ["KeyJ", "j"], ["KeyL", "l"], ["KeyN", "n"]]);

// What a key does; null for nothing. `focus` says where it was pressed: "field" (typing),
// "control" (a button, a player …, which uses some keys itself), "dialog" or "page".
export function actionOf(event, focus) {
  const { key, repeat, shiftKey } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null;
  if (focus === "field" || (focus === "dialog" && key !== "?")) return null;
  if (focus === "control" && (key === " " || key.startsWith("Arrow"))) return null;
  const latin = (key > "\u007f" && PLACES.get(event.code)) || key;
  const action = KEYS.get(shiftKey && latin === "n" ? "N" : latin) ?? KEYS.get(latin.toLowerCase());
  return action === undefined || (repeat && ONCE.includes(action)) ? null : action;
}

const FIELDS =
  "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";
const CONTROLS = "button, input, summary, video, audio, [role=button]";

// Where an element stands for `actionOf`.
export function focusOf(element) {
  if (element.closest(FIELDS)) return "field";
  if (element.closest("dialog[open]")) return "dialog";
  return element.closest(CONTROLS) ? "control" : "page";
}

// The wiring: `actions` by the names above.
export function listenToKeys(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    const action = actionOf(event, focusOf(event.target));
    if (!action || !actions[action]) return;
    event.preventDefault();
    actions[action]();
  });
}
