// The script's text field: line numbers, marks at lines with messages, going to a line, an edit that
// survives leaving the page, and suggestions put in where they belong.
"use strict";
{
const text = document.getElementById("text");
const gutter = document.getElementById("gutter");
const form = document.getElementById("edit");
const drafts = "callbot draft " + form.dataset.script + " ";
const draft = drafts + form.dataset.base;

function number() {
  const count = text.value.split("\n").length;
  if (gutter.childElementCount === count) return;
  gutter.replaceChildren(...Array.from({ length: count }, (_, index) => {
    const line = document.createElement("span");
    line.textContent = index + 1;
    return line;
  }));
  mark();
}

function mark() {
  for (const line of gutter.querySelectorAll("[class]")) line.removeAttribute("class");
  for (const issue of document.querySelectorAll("#checks [data-line]")) {
    const line = gutter.children[issue.dataset.line - 1];
    if (line && line.className !== "error") line.className = issue.dataset.severity;
  }
}

const follow = () => { gutter.scrollTop = text.scrollTop; };

function goTo(line, column) {
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const at = start + Math.max((column || 1) - 1, 0);
  text.focus();
  text.setSelectionRange(at, column ? at : start + (lines[line - 1] || "").length);
  const high = parseFloat(getComputedStyle(text).lineHeight);
  text.scrollTop = Math.max((line - 1) * high - text.clientHeight / 3, 0);
  text.scrollLeft = 0;
  follow();
}

// Only what differs is replaced, so that the place in the text stays.
function put(edited) {
  const now = text.value;
  let from = 0;
  while (from < now.length && now[from] === edited[from]) from += 1;
  let to = 0;
  while (to < now.length - from && to < edited.length - from
    && now[now.length - 1 - to] === edited[edited.length - 1 - to]) to += 1;
  text.setRangeText(edited.slice(from, edited.length - to), from, now.length - to, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
}

text.addEventListener("scroll", follow);
text.addEventListener("input", () => {
  number();
  if (text.value === text.defaultValue) sessionStorage.removeItem(draft);
  else sessionStorage.setItem(draft, text.value);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-line]");
  if (link && link.matches("a, button")) {
    event.preventDefault();
    goTo(Number(link.dataset.line), Number(link.dataset.column));
  }
});

const places = document.getElementById("places");
if (places) places.addEventListener("change", () => { if (places.value) goTo(Number(places.value)); });

document.body.addEventListener("htmx:afterSwap", (event) => {
  if (document.getElementById("checks").contains(event.target)) mark();
  const edited = document.getElementById("edited");
  if (!edited) return;
  put(edited.value);
  const item = event.detail.requestConfig.elt.closest("[data-item]");
  if (item) {
    choose(item.nextElementSibling || item.previousElementSibling);
    item.remove();
  }
  const line = gutter.children[edited.dataset.line - 1];
  edited.remove();
  if (line) {
    line.className = "new";
    text.scrollTop = Math.max(line.offsetTop - text.clientHeight / 3, 0);
    follow();
  }
});

function choose(item) {
  for (const other of document.querySelectorAll("[data-item].chosen")) other.classList.remove("chosen");
  if (!item) return;
  item.classList.add("chosen");
  item.querySelector("button, a").focus({ preventScroll: true });
  item.scrollIntoView({ block: "nearest" });
}

// What is asked once more is asked again for the text as it is now.
const ask = (name) => htmx.trigger(document.getElementById(name), "ask");

document.addEventListener("keydown", (event) => {
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key === "Enter") {
    ask("replay");
  } else if (command && event.key === "s") {
    document.getElementById("message").focus();
  } else if (event.key === "Escape" && event.target === text) {
    choose(document.querySelector("#suggestions [data-item]") || document.querySelector("#changes [data-item]"));
    if (document.activeElement === text) text.blur();
  } else if (event.key === "a" && !command && !event.altKey
    && !event.target.closest("input, select, textarea")) {
    const item = document.querySelector("[data-item].chosen [data-accept]")
      || event.target.closest("[data-item]")?.querySelector("[data-accept]");
    if (!item) return;
    item.click();
  } else {
    return;
  }
  event.preventDefault();
});

// Edits of this script that were not saved: begun with this text, or with an earlier one, which
// somebody else has saved another over.
const unsaved = () => Object.keys(sessionStorage).filter((key) => key.startsWith(drafts));
if (form.dataset.saved) {
  for (const key of unsaved()) {
    if (key === draft || sessionStorage.getItem(key) === text.value) sessionStorage.removeItem(key);
  }
}
const kept = sessionStorage.getItem(draft);
const earlier = unsaved().find((key) => key !== draft);
if (kept !== null && kept !== text.value && !form.dataset.trouble) {
  text.value = kept;
  const restored = document.getElementById("restored");
  restored.hidden = false;
  restored.querySelector("button").addEventListener("click", () => {
    put(text.defaultValue);
    restored.hidden = true;
  });
} else if (earlier && !form.dataset.trouble) {
  const older = document.getElementById("older");
  older.hidden = false;
  older.addEventListener("click", (event) => {
    if (!event.target.closest("button")) return;
    if (event.target.name === "put") put(sessionStorage.getItem(earlier));
    sessionStorage.removeItem(earlier);
    older.hidden = true;
  });
}
number();
const wanted = /^#line-(\d+)$/.exec(location.hash);
if (wanted) goTo(Number(wanted[1]));
}
