// Sliders move the numbers beside them; what differs from the stated number is marked, and only that is sent.
"use strict";

const asked = document.getElementById("fiscal");
const numberOf = (slider) => document.getElementById(slider.dataset.for);
const same = (field) => field.value === field.dataset.stated || (field.value !== "" && field.dataset.stated !== "" && Number(field.value) === Number(field.dataset.stated));

asked?.addEventListener("input", ({ target }) => {
  if (!target.dataset.for) return;
  numberOf(target).value = target.value;
  numberOf(target).dispatchEvent(new Event("change", { bubbles: true }));
});
asked?.addEventListener("change", (event) => {
  const { target } = event;
  if (target.dataset.for || target.closest("[data-column]") || ["origin", "step"].includes(target.id)) return event.stopPropagation(); // told by the number, or by the button
  if ("whole" in target.dataset) return event.stopPropagation(), asked.submit(); // other fields than before
  if ("stated" in target.dataset) target.classList.toggle("changed", target.dataset.stated !== "" && !same(target));
  const slider = asked.querySelector(`[data-for="${CSS.escape(target.id)}"]`);
  if (slider) slider.value = target.value || slider.min; // empty is not the middle
}, true);
// A column that was added has the focus; one that is there already is said to be.
const firstOf = (origin, step) => origin && step && asked?.querySelector(`.entry input[name$=".${CSS.escape(origin)}.${CSS.escape(step)}"]`);
asked?.addEventListener("click", ({ target }) => {
  if (!("column" in target.dataset)) return;
  const there = firstOf(asked.elements.origin.value, asked.elements.step.value);
  if (!there) return asked.submit();
  document.getElementById("origin-fault").textContent = target.dataset.column;
  there.focus();
});
const added = new URLSearchParams(location.search);
(firstOf(added.get("origin"), added.get("step")) || null)?.focus();
// An address holds what differs, nothing else.
asked?.addEventListener("formdata", ({ formData }) => drop(formData));
document.body.addEventListener("htmx:configRequest", ({ detail }) => {
  if (detail.elt === asked) drop(detail.formData);
});
function drop(data) {
  for (const field of asked.querySelectorAll("[data-stated]")) if (same(field)) data.delete(field.name);
  for (const [name, value] of [...data]) if (value === "" && !document.getElementById(name)?.dataset.stated) data.delete(name);
}
// What is empty is not printed.
function vacant() {
  for (const one of asked?.querySelectorAll(".field, .entry tbody tr") ?? []) {
    const typed = [...one.querySelectorAll("input:not([type=range])")];
    one.classList.toggle("vacant", typed.length > 0 && typed.every((field) => field.value === ""));
  }
}
vacant();
asked?.addEventListener("change", vacant);
// A refusal is a part of the page too: it says at the fields what is wrong.
document.body.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.status !== 400) return;
  detail.shouldSwap = true;
  detail.isError = false;
});
document.body.addEventListener("htmx:afterSettle", () => {
  for (const told of document.querySelectorAll("#fiscal .wrong")) {
    const field = document.getElementById(told.id.replace(/-fault$/, "")) ?? asked.elements.namedItem(told.id.replace(/-fault$/, ""));
    if (field?.setAttribute) told.textContent ? field.setAttribute("aria-invalid", "true") : field.removeAttribute("aria-invalid");
  }
});
