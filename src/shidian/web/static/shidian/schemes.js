// The slider moves the number beside it; the number is what the form sends. What differs is marked.
"use strict";

const form = document.getElementById("scheme"), slider = document.getElementById("slider"), number = document.getElementById("threshold");

form.addEventListener("change", ({ target }) => {
  if (target.dataset.stated) target.classList.toggle("changed", Number(target.value) !== Number(target.dataset.stated));
});
slider?.addEventListener("change", (event) => event.stopPropagation()); // told by the number
slider?.addEventListener("input", () => {
  number.value = slider.value;
  number.dispatchEvent(new Event("change", { bubbles: true }));
});
number?.addEventListener("change", () => { slider.value = number.value; });
