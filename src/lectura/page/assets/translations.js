// The reader chooses which translation stands beside the transcript and under the quotes, or none.

// The value of the menu for what was chosen before; the first translation where that is not there.
export function chosenOf(values, stored) {
  return stored !== null && values.includes(stored) ? stored : values.find((value) => value);
}

// The wiring.
export function chooseTranslation(menu, store) {
  if (!menu) return;
  const texts = [...document.querySelectorAll("[data-in]")];
  const options = [...menu.options];
  nameLanguages(options.filter(({ value }) => value));
  menu.value = chosenOf(options.map(({ value }) => value), store.get("translation"));
  const show = () => {
    texts.forEach((text) => (text.hidden = text.dataset.in !== menu.value));
    document.body.classList.toggle("alone", menu.value === "");
  };
  menu.addEventListener("change", () => {
    store.set("translation", menu.value);
    show();
  });
  show();
}

// The names of the languages as the language of the page has them, where the browser knows them.
function nameLanguages(options) {
  try {
    const names = new Intl.DisplayNames([document.documentElement.lang], { type: "language" });
    for (const option of options) option.textContent = names.of(option.value) ?? option.textContent;
  } catch {
    // their English names stay
  }
}
