"use strict";

const LONGEST_PARAGRAPH = 420;
const NEAR_THE_END = 120;
const SIZES = [1, 1.25, 1.5, 2, 2.5, 3];

const said = document.getElementById("said");
const draft = document.getElementById("draft");
const state = document.getElementById("state");
const follow = document.getElementById("follow");

let paragraph = null;
let closed = true;
let following = true;
let size = 2;

function clock(seconds) {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return parts.map((part, index) => String(part).padStart(index ? 2 : 1, "0")).join(":");
}

function block(name, text) {
  const made = document.createElement("p");
  made.className = name;
  made.dir = "auto";
  made.textContent = text;
  said.append(made);
  paragraph = null;
}

function firm(event) {
  const text = event.text;
  if (text) {
    const long = paragraph !== null && paragraph.childNodes[1].data.length > LONGEST_PARAGRAPH;
    if (paragraph === null || (long && closed)) {
      paragraph = document.createElement("p");
      paragraph.dir = "auto";
      const at = document.createElement("span");
      at.className = "at";
      at.textContent = event.start === null ? "" : clock(event.start);
      paragraph.append(at, document.createTextNode(""));
      said.append(paragraph);
    }
    const end = paragraph.childNodes[1];
    end.appendData(end.data ? text : text.trimStart());
  }
  closed = event.closed || /[.!?…。！？]["'”»)]*$/u.test(text);
}

const shown = {
  firm,
  draft(event) {
    draft.textContent = event.text;
  },
  gap(event) {
    block("gap", `[… ${clock(event.start)}–${clock(event.end)}]`);
  },
  told(event) {
    block("told", event.message);
    said.lastChild.lang = "en";
  },
  language(event) {
    document.documentElement.lang = event.code;
  },
  end() {
    source.close();
    draft.textContent = "";
    state.textContent = "Ended. The recording is being finished.";
  },
};

function toTheEnd() {
  if (following) {
    window.scrollTo(0, document.documentElement.scrollHeight);
  }
}

const source = new EventSource("events");
source.onopen = () => {
  state.textContent = "Live";
};
source.onerror = () => {
  state.textContent = "The connection is lost. Trying again …";
};
source.onmessage = (message) => {
  const event = JSON.parse(message.data);
  shown[event.kind]?.(event);
  (paragraph ?? said).append(draft);
  toTheEnd();
};

window.addEventListener("scroll", () => {
  const page = document.documentElement;
  following = window.innerHeight + window.scrollY >= page.scrollHeight - NEAR_THE_END;
  follow.hidden = following;
});
follow.addEventListener("click", () => {
  following = true;
  toTheEnd();
});

function resize(by) {
  size = Math.min(SIZES.length - 1, Math.max(0, size + by));
  document.documentElement.style.setProperty("--size", `${SIZES[size]}rem`);
  toTheEnd();
}
document.getElementById("smaller").addEventListener("click", () => resize(-1));
document.getElementById("larger").addEventListener("click", () => resize(1));
