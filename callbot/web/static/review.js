// What HTML and htmx cannot do: moving through lists, answering by key, seeking in a waveform.
"use strict";

const items = () => [...document.querySelectorAll("[data-list] [data-item]")];
const typing = (target) => target.closest && target.closest("input, select, textarea, [contenteditable]");
let chosen = ""; // the chosen question, which a correction draws anew

function choose(item, focus = true) {
  items().forEach((one) => one.classList.toggle("chosen", one === item));
  chosen = item.id;
  const question = item.dataset.question;
  document.querySelectorAll(".talk .person").forEach((turn) => {
    turn.classList.toggle("lit", Boolean(question) && turn.dataset.node === question);
  });
  if (!focus) return;
  const link = item.matches("[tabindex]") ? item : item.querySelector("a, button");
  if (link) link.focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

function move(by) {
  const all = items();
  const now = all.findIndex((item) => item.classList.contains("chosen"));
  const next = all[Math.min(Math.max(now + by, 0), all.length - 1)];
  if (next) choose(next);
}

// The sound of the turns that belong to the chosen question, else the next one that was not yet played.
function play() {
  const lit = document.querySelector(".talk .lit audio") || document.querySelector(".talk audio");
  if (!lit) return;
  if (!lit.paused) return lit.pause();
  document.querySelectorAll("audio").forEach((one) => one !== lit && one.pause());
  lit.currentTime = 0;
  lit.play();
}

function press(key) {
  const item = document.querySelector("[data-item].chosen");
  if (/^[0-9]$/.test(key)) {
    const button = item && item.querySelector(`[data-number="${key}"]`);
    if (button) button.click();
    return Boolean(button);
  }
  if (key === "e") {
    const field = item && item.querySelector("[data-value]");
    if (field) field.focus();
    return Boolean(field);
  }
  if (key === "p") {
    play();
    return true;
  }
  const button = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
  if (button) button.click();
  return Boolean(button);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target)) {
    if (event.key === "Escape") {
      event.preventDefault(); // it would empty a search field, and so change the list
      event.target.blur();
    }
    return;
  }
  if (event.key === "j" || event.key === "k") {
    move(event.key === "j" ? 1 : -1);
  } else if (event.key === "/") {
    const search = document.querySelector("input[type=search]");
    if (!search) return;
    search.focus();
    search.select();
  } else if (!press(event.key)) {
    return;
  }
  event.preventDefault();
});

document.addEventListener("focusin", (event) => {
  const item = event.target.closest("[data-item]");
  if (item && !item.classList.contains("chosen")) choose(item, false);
});

// A picture that is wider than the screen begins where the call does.
function place() {
  for (const drawing of document.querySelectorAll(".drawing")) {
    const first = drawing.querySelector("[data-node]");
    if (!first || drawing.scrollLeft) continue;
    const box = first.getBoundingClientRect(), seen = drawing.getBoundingClientRect();
    drawing.scrollLeft = box.left + box.width / 2 - seen.left - seen.width / 2;
  }
}
place();
document.addEventListener("htmx:afterSettle", place);

// A part that was drawn anew keeps the chosen question.
document.addEventListener("htmx:afterSettle", () => {
  const item = chosen && document.getElementById(chosen);
  if (item && !typing(document.activeElement)) choose(item);
});

// A server that has gone, or that refuses, is told where one looks.
document.addEventListener("htmx:responseError", (event) => {
  const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  const told = page.querySelector(".note");
  document.getElementById("told").textContent = told ? told.textContent : `${event.detail.xhr.status}`;
});
document.addEventListener("htmx:sendError", () => {
  const told = document.getElementById("told");
  told.textContent = told.dataset.gone;
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) document.getElementById("told").textContent = "";
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) return window.print();
  const wave = event.target.closest("svg.wave");
  if (!wave) return;
  const sound = wave.parentElement.querySelector("audio");
  const place = wave.getBoundingClientRect();
  const seek = () => {
    sound.currentTime = (sound.duration || 0) * ((event.clientX - place.left) / place.width);
    sound.play();
  };
  if (sound.readyState > 0) seek();
  else {
    sound.addEventListener("loadedmetadata", seek, { once: true });
    sound.load();
  }
});
