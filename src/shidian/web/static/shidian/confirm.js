// Keys of the page for confirming. Without this script every card still has its buttons.
"use strict";

const cards = () => [...document.querySelectorAll(".cards .card")];
const current = () => document.activeElement?.closest?.(".card");

function show(card) {
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  const place = document.getElementById(card.id.replace("p", "t"));
  for (const other of document.querySelectorAll(".plan .current")) other.classList.remove("current");
  place?.classList.add("current");
  place?.scrollIntoView({ block: "center" });
}

function step(by) {
  const all = cards(), at = all.indexOf(current());
  const next = all[Math.min(all.length - 1, Math.max(0, at + by))];
  if (next) show(next);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
  const key = event.key.toLowerCase();
  if (key === "j" || key === "k") return step(key === "j" ? 1 : -1);
  const act = current()?.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!act) return;
  event.preventDefault();
  act.click();
});

// A stretch of the text leads to its card, and the card is ready for keys.
document.querySelector(".plan").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const card = link && document.querySelector(link.getAttribute("href"));
  if (!card) return;
  event.preventDefault();
  show(card);
});

// The card that comes back stands where the old one stood: keep the keys there, and go on.
document.body.addEventListener("htmx:afterSwap", (event) => {
  const card = document.getElementById(event.detail.target.id);
  if (!card?.matches(".card")) return;
  card.focus({ preventScroll: true });
  if (card.matches(".accepted, .rejected")) step(1);
});
