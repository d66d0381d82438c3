// The player: the browser's own element, with speed, skips, quotes that stop at their end, sound
// that lies inside the page, and recordings that were moved.

const SLICE = 4 * 262144; // characters of base64 that are decoded at once: the page stays alive
const AT_THE_END = 0.02; // seconds; a quote stops a frame early rather than begin the next word
const OTHER_LENGTH = 3; // seconds by which a recording may differ from the lecture

// Where a skip leads, in seconds; `duration` may still be unknown.
export function skipped(time, by, duration) {
  const end = Number.isFinite(duration) ? duration : Infinity;
  return Math.min(Math.max(0, time + by), end);
}

// Whether a quote that is being played, `{ start, end }`, is over at a time; null plays on.
export function quoteIsOver(quote, time) {
  return quote !== null && time >= quote.end - AT_THE_END;
}

// Whether a jump to a time leaves a quote that is being played.
export function leavesQuote(quote, time) {
  return quote !== null && (time < quote.start - 0.5 || time > quote.end);
}

// A text with `{name}` and the like filled in.
export function filled(text, values) {
  return (text ?? "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// The wiring. Without `media` (a page with times and no recording) it holds the place alone.
export function makePlayer(media, onChange) {
  let quote = null;
  let sought = -1; // seconds; where the page itself went last
  let place = 0; // seconds; where to go on once the recording can be played

  const player = {
    media,
    time: () => (media && media.readyState > 0 ? media.currentTime : place),
    isPlaying: () => Boolean(media) && !media.paused && !media.ended,
    isUnderWay: () => player.isPlaying() || player.time() > 0,
    rate: () => media?.playbackRate || 1,
    seek(seconds) {
      place = seconds;
      goThere(seconds);
      if (leavesQuote(quote, seconds)) quote = null;
      onChange("jumped");
    },
    play() {
      media?.play()?.catch(() => {}); // refused without a click, or the recording is missing
    },
    toggle() {
      if (player.isPlaying()) media.pause();
      else player.play();
    },
    skip: (by) => player.seek(skipped(player.time(), by, media?.duration)),
    playQuote(start, end) {
      quote = null;
      player.seek(start);
      quote = { start, end };
      player.play();
    },
    // Stops a quote at its end; returns how many seconds of it are left, Infinity outside of one.
    watchQuote() {
      if (!quoteIsOver(quote, player.time())) return quote ? quote.end - player.time() : Infinity;
      quote = null;
      media.pause();
      return Infinity;
    },
  };
  if (media) {
    for (const event of ["timeupdate", "play", "pause", "ended", "ratechange"]) {
      media.addEventListener(event, () => {
        if (media.readyState > 0) place = media.currentTime;
        onChange(event);
      });
    }
    media.addEventListener("seeking", () => {
      if (leavesQuote(quote, media.currentTime)) quote = null;
      onChange(isSame(media.currentTime, sought) ? "seeking" : "sought-by-hand");
    });
    media.addEventListener("loadedmetadata", () => {
      if (place > 0 && !isSame(media.currentTime, place)) goThere(place);
      onChange("loadedmetadata");
    });
  }

  function goThere(seconds) {
    if (!media) return;
    sought = skipped(seconds, 0, media.duration);
    media.currentTime = seconds;
  }

  return player;
}

function isSame(one, other) {
  return Math.abs(one - other) < 0.1;
}

// The choice of speed, remembered.
export function rememberSpeed(media, select, store) {
  if (!media || !select) return;
  const offered = [...select.options].map((option) => option.value);
  const choose = (value) => {
    if (offered.includes(value)) select.value = value;
    media.defaultPlaybackRate = Number(select.value);
    media.playbackRate = Number(select.value);
  };
  choose(store.get("speed") ?? select.value);
  select.addEventListener("change", () => {
    choose(select.value);
    store.set("speed", select.value);
  });
  media.addEventListener("ratechange", () => {
    const value = String(media.playbackRate); // of the browser's own menu
    if (offered.includes(value)) select.value = value;
  });
}

// Picture-in-picture, where the browser has it for this element.
export function offerPictureInPicture(media, button) {
  if (!button) return;
  button.hidden = !(document.pictureInPictureEnabled && media?.requestPictureInPicture);
}

export function togglePictureInPicture(media) {
  const done = document.pictureInPictureElement
    ? document.exitPictureInPicture()
    : media?.requestPictureInPicture?.();
  done?.catch(() => {}); // the recording has no picture, or is not loaded
}

// Base64 as the bytes of a file, in slices between which the page can do other things.
export async function bytesOfBase64(text, pause = () => new Promise((done) => setTimeout(done))) {
  const parts = [];
  for (let at = 0; at < text.length; at += SLICE) {
    parts.push(Uint8Array.from(atob(text.slice(at, at + SLICE)), (unit) => unit.charCodeAt(0)));
    await pause();
  }
  return parts;
}

// Plays the sound that lies inside the page as base64.
export async function playEmbedded(media, holder) {
  const text = holder.textContent.trim();
  holder.textContent = ""; // the page needs it no more
  const parts = await bytesOfBase64(text);
  media.src = URL.createObjectURL(new Blob(parts, { type: holder.dataset.type }));
}

// Offers to choose the recording where it does not play from its place. `say` tells the reader.
export function helpWithMissing({ media, panel, input, lecture, say }) {
  if (!media || !panel) return;
  let chosen = null;
  const failed = () => {
    panel.hidden = false;
    if (chosen) say("cannot_play", { name: chosen.name });
  };
  media.addEventListener("error", failed, true); // also of a <source>
  media.addEventListener("loadedmetadata", () => {
    if (panel.contains(document.activeElement)) media.focus();
    panel.hidden = true;
    say("");
    if (chosen && Math.abs(media.duration - lecture.duration) > OTHER_LENGTH) {
      const [seen, length] = [media.duration, lecture.duration].map(lecture.clock);
      say("other_length", { name: chosen.name, seen, length });
    }
  });
  input?.addEventListener("change", () => {
    [chosen] = input.files;
    if (!chosen) return;
    if (media.src.startsWith("blob:")) URL.revokeObjectURL(media.src);
    media.src = URL.createObjectURL(chosen);
  });
  if (media.error || (media.networkState === 3 && media.currentSrc)) failed();
}
