// Copying a quote or a link.

// The address of a place in the page.
export function linkTo(hash, address) {
  return address.replace(/#.*$/s, "") + hash;
}

// Copies a text; true where that worked.
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text); // no clipboard: some browsers on file://, or it was refused
  }
}

function copyBySelection(text) {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "for-copying";
  area.setAttribute("aria-hidden", "true");
  (focused?.closest("dialog[open]") ?? document.body).append(area);
  area.focus({ preventScroll: true });
  area.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    area.remove();
    focused?.focus({ preventScroll: true });
  }
}
