// What HTML and htmx cannot do: moving through lists and answering by key.
"use strict";

// j and k move through the rows of a list ([data-list] with [data-item]); Enter opens the first link of one.
const items = () => [...document.querySelectorAll("[data-list] [data-item]")];

function move(by) {
  const all = items();
  const now = all.findIndex((item) => item.classList.contains("chosen"));
  const next = all[Math.min(Math.max(now + by, 0), all.length - 1)];
  if (!next) return;
  all.forEach((item) => item.classList.toggle("chosen", item === next));
  next.scrollIntoView({ block: "nearest" });
  const link = next.querySelector("a, button");
  if (link) link.focus({ preventScroll: true });
}

const typing = (target) => target.closest("input, select, textarea, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "j" || event.key === "k") {
    move(event.key === "j" ? 1 : -1);
  } else if (event.key === "/") {
    const search = document.querySelector("input[type=search]");
    if (!search) return;
    search.focus();
    search.select();
  } else {
    return;
  }
  event.preventDefault();
});
