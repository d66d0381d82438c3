// Work that waits until the page has nothing else to do, so that typing and playing come first.

const WAITS_AT_MOST = 500; // milliseconds; a page that is always busy does it all the same

// Does something at the next such moment.
export function whenIdle(task) {
  if (globalThis.requestIdleCallback) requestIdleCallback(() => task(), { timeout: WAITS_AT_MOST });
  else setTimeout(task);
}

// Does a step at each such moment until it returns false. Returns a function that ends it.
export function stepByStep(step, wait = whenIdle) {
  let ended = false;
  const next = () => wait(() => !ended && step() && next());
  next();
  return () => (ended = true);
}

// A function that makes something when it is first asked for it.
export function madeOnce(make) {
  let made;
  return () => (made === undefined ? (made = make()) : made);
}
