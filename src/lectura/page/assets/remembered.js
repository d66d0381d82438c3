// What the browser keeps of one lecture: ticked tasks and the speed, under the lecture's digest.
// A browser that refuses storage (private windows, some on file://) forgets it with the page.

export function openStore(digest, storage = () => globalThis.localStorage) {
  const unsaved = new Map();
  return {
    get(name) {
      try {
        return unsaved.get(name) ?? storage().getItem(keyOf(digest, name));
      } catch {
        return null;
      }
    },
    set(name, value) {
      unsaved.set(name, value);
      try {
        storage().setItem(keyOf(digest, name), value);
      } catch {
        // kept in `unsaved` as long as the page is open
      }
    },
  };
}

function keyOf(digest, name) {
  return `lectura:${digest}:${name}`;
}

// The ticked tasks out of what was stored; none where that is damaged.
export function tickedIn(stored) {
  try {
    const keys = JSON.parse(stored ?? "[]");
    return new Set(Array.isArray(keys) ? keys.filter((key) => typeof key === "string") : []);
  } catch {
    return new Set();
  }
}

// The wiring of all boxes; those of one task go together. What the reader was quick enough to tick
// before stays so.
export function rememberTicks(boxes, store) {
  const ticked = tickedIn(store.get("tasks"));
  const show = () => boxes.forEach((box) => (box.checked = ticked.has(box.dataset.task)));
  for (const box of boxes) {
    if (box.checked) ticked.add(box.dataset.task);
    box.addEventListener("change", () => {
      if (box.checked) ticked.add(box.dataset.task);
      else ticked.delete(box.dataset.task);
      store.set("tasks", JSON.stringify([...ticked].sort()));
      show();
    });
  }
  show();
}
