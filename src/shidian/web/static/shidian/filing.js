// The grid of a filing: saves each cell by itself, takes keys and pastes, and loses nothing typed.
// Without this script every section is a plain form with a button.
"use strict";
(() => {
const data = JSON.parse(document.getElementById("filing-script").textContent);
const words = data.words, lang = document.documentElement.lang;
const STORE = `shidian.filing.${data.filing}.${data.person}`;
const SAVE = `/api/v1/filings/${data.filing}/cells`;
const WAIT = 150, SETTLE = 700, FIRST_RETRY = 2000, LAST_RETRY = 60000;

const FIELD = "input[type=text], select, textarea";
const cells = new Map([...document.querySelectorAll("td.cell[data-key]")].map((td) => [td.dataset.key, td]));
const fieldOf = (key) => cells.get(key)?.querySelector(`:scope > :is(${FIELD})`);
const hidden = (key, kind) => cells.get(key).querySelector(`:scope > input[name^="${kind}:"]`);
const bar = document.getElementById("bar"), line = document.getElementById("state"), acts = document.getElementById("acts");
const say = (form, values) => form.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const nameOf = (key) => { const td = cells.get(key); return td ? `${td.parentElement.cells[0].innerText.trim()} · ${td.dataset.label}` : key; };
const size = () => Object.keys(edits).length;

// What is typed and not saved: key -> {value, base}; on this machine too, until it is saved.
let edits = {};
const ready = new Set(); // those to be sent: their fields were left
let sending = false, timer = 0, retry = FIRST_RETRY, settling = 0, doubtful = false;

function stored() {
  try { return JSON.parse(localStorage.getItem(STORE)) ?? {}; } catch { return {}; }
}

function remember(key) { // key by key: another tab has its own
  const all = stored();
  if (edits[key]) all[key] = edits[key]; else delete all[key];
  try {
    if (Object.keys(all).length) localStorage.setItem(STORE, JSON.stringify(all)); else localStorage.removeItem(STORE);
  } catch { /* a full or forbidden store: the page itself still holds it */ }
}

function note(key) { // what the field holds differs from what is saved, or no longer does
  const value = fieldOf(key).value, was = hidden(key, "was").value;
  if (value === was) { delete edits[key]; ready.delete(key); } else edits[key] = { value, base: edits[key]?.base ?? Number(hidden(key, "base").value) };
  cells.get(key).classList.toggle("unsaved", Boolean(edits[key]));
  cells.get(key).classList.remove("kept");
  remember(key);
  tell();
}

function tell(text) {
  if (bar.classList.contains("trouble") && text === undefined) return;
  line.textContent = text ?? (size() ? say(words.unsaved, { n: size() }) : "");
}

function trouble(text, ...buttons) {
  bar.classList.toggle("trouble", Boolean(text));
  acts.replaceChildren(...buttons);
  bar.querySelector("ul")?.remove();
  tell(text || undefined);
}

function button(text, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  made.addEventListener("click", act);
  return made;
}

function signIn() {
  return Object.assign(document.createElement("a"), { href: data.signIn, target: "_blank", rel: "noopener", textContent: words.signIn });
}

// Sending ------------------------------------------------------------------------------------

function soon(wait = WAIT) {
  clearTimeout(timer);
  timer = setTimeout(send, wait);
}

const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

function put(sent, check = "") {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token(), "Accept-Language": lang };
  return fetch(SAVE + check, { method: "PUT", headers, body: JSON.stringify({ cells: sent }), redirect: "error" });
}

async function send() {
  if (sending) return;
  const sent = [...ready].filter((key) => edits[key]).map((key) => ({ key, ...edits[key] }));
  ready.clear();
  if (!sent.length) return;
  sending = true;
  if (!bar.classList.contains("trouble")) tell(words.saving);
  try {
    await received(await put(sent), sent);
  } catch { // no answer at all
    later(sent);
  }
  sending = false;
  if (ready.size && !bar.classList.contains("trouble")) soon();
}

function later(sent) {
  for (const { key } of sent) ready.add(key);
  trouble(say(words.offline, { n: size() }), button(words.again, again));
  soon(retry);
  retry = Math.min(LAST_RETRY, retry * 2);
}

function again() {
  for (const key of Object.keys(edits)) ready.add(key);
  retry = FIRST_RETRY;
  soon(0);
}

async function received(answer, sent) {
  if (answer.ok || answer.status === 409) return done(await answer.json(), sent);
  if (answer.status >= 500 || answer.status === 429) return later(sent);
  for (const { key } of sent) ready.add(key);
  const problem = await answer.json().catch(() => ({}));
  if (answer.status === 401) return signedOut();
  if (problem.type === "form_expired" && !doubtful) return renew();
  trouble(say(words.refused, { why: `${problem.title ?? answer.status} ${problem.detail ?? ""}` }), button(words.again, again));
}

function signedOut() {
  trouble(say(words.signedOut, { n: size() }), signIn(), button(words.again, renew));
}

// Signing in again gave the browser another token; what is kept here goes out under its own name.
async function renew() {
  let session;
  try {
    const answer = await fetch(data.session, { cache: "no-store", redirect: "manual" });
    if (!answer.ok) return signedOut();
    session = await answer.json();
  } catch { return later([]); }
  if (session.username !== data.username) return trouble(say(words.refused, { why: words.other }), signIn(), button(words.again, renew));
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = session.token;
  doubtful = true; // if this token is refused too, there is no use in trying
  again();
}

function done(body, sent) {
  retry = FIRST_RETRY;
  doubtful = false;
  trouble("");
  const wrote = new Map(sent.map((one) => [one.key, one.value]));
  for (const one of body.saved) saved(one, wrote.get(one.key));
  for (const one of body.faults) fault(one.key, `${one.detail} ${one.todo}`);
  for (const one of body.conflicts ?? []) disputed(one);
  tell(size() ? undefined : say(words.saved, { time: new Date().toLocaleTimeString(lang) }));
  choose();
  clearTimeout(settling);
  settling = setTimeout(check, SETTLE);
}

function saved(one, wrote) {
  const field = fieldOf(one.key), td = cells.get(one.key);
  if (!field) return;
  hidden(one.key, "base").value = one.version;
  hidden(one.key, "was").value = one.value;
  if (field.value === wrote) field.value = one.value; // else it was typed in again meanwhile
  if (edits[one.key]) edits[one.key].base = one.version;
  td.classList.remove("fault", "conflict");
  td.querySelector(".note .fault")?.remove();
  note(one.key);
  td.classList.toggle("kept", !edits[one.key]);
  whoSaved(td, one);
}

function whoSaved(td, one) {
  const who = td.querySelector(".who"), text = document.createElement("span");
  text.textContent = say(words.by, { by: one.by, at: new Date(one.at).toLocaleString(lang), version: one.version });
  const link = Object.assign(document.createElement("a"), { href: `${data.life}${one.key}/`, tabIndex: -1, textContent: words.life });
  who.replaceChildren(text, " ", link);
}

function fault(key, text) {
  const td = cells.get(key);
  if (!td) return;
  td.querySelector(".note .fault")?.remove();
  td.querySelector(".note").prepend(Object.assign(document.createElement("p"), { className: "fault", textContent: text }));
  td.classList.add("fault");
}

// When the saves have settled: what the checks say, and what the steps still wait for.
async function check() {
  if (sending || ready.size) return;
  try {
    const answer = await put([], "?check=1");
    if (!answer.ok) return;
    findings((await answer.json()).findings);
    const page = await fetch(`${location.pathname}?part=steps`, { redirect: "error" });
    if (page.ok) standing(await page.text());
  } catch { /* the next save asks again */ }
}

function findings(found) {
  for (const old of document.querySelectorAll(".note :is(.hard, .soft)")) old.remove();
  for (const td of cells.values()) td.classList.remove("hard", "soft");
  for (const one of found) {
    const td = cells.get(one.key), kind = one.hard ? "hard" : "soft";
    const text = one.detail + (one.explained ? ` ${words.explained}` : "");
    td?.querySelector(".note").append(Object.assign(document.createElement("p"), { className: kind, textContent: text }));
    td?.classList.add(kind);
  }
}

function standing(text) {
  const old = document.getElementById("steps");
  const typing = old.contains(document.activeElement) || [...old.querySelectorAll("textarea")].some((one) => one.value);
  const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("steps");
  if (fresh && !typing) old.replaceWith(fresh);
}

// Conflicts ----------------------------------------------------------------------------------

const disputes = [];
const dialog = document.getElementById("choose");

function disputed(one) {
  if (!fieldOf(one.key)) return;
  cells.get(one.key).classList.add("conflict");
  disputes.push(one);
}

function choose() {
  if (dialog.open || !disputes.length) return;
  const one = disputes[0], shown = (value) => fieldOf(one.key).querySelector?.(`option[value="${CSS.escape(value)}"]`)?.textContent || value || "—";
  document.getElementById("choose-cell").textContent = nameOf(one.key);
  document.getElementById("choose-mine").textContent = shown(fieldOf(one.key).value);
  document.getElementById("choose-theirs").textContent = shown(one.theirs);
  document.getElementById("choose-by").textContent = `${one.by} ${new Date(one.at).toLocaleString(lang)}`;
  dialog.returnValue = "";
  dialog.showModal();
}

dialog.addEventListener("click", (event) => { if (event.target.value) dialog.close(event.target.value); });
dialog.addEventListener("close", () => {
  const one = disputes.shift();
  if (dialog.returnValue) settle(one, dialog.returnValue === "mine");
  if (disputes.length) choose(); else fieldOf(one.key).focus();
});

function settle(one, mine) { // closed without an answer, the cell stays unsaved and marked
  hidden(one.key, "base").value = one.version;
  hidden(one.key, "was").value = one.theirs;
  if (!mine) fieldOf(one.key).value = one.theirs;
  if (edits[one.key]) edits[one.key].base = one.version;
  cells.get(one.key).classList.remove("conflict");
  note(one.key);
  if (edits[one.key]) { ready.add(one.key); soon(0); }
}

// Keys and pasting ---------------------------------------------------------------------------

const keyOf = (field) => field.closest("td.cell[data-key]")?.dataset.key;
const isCell = (field) => field instanceof Element && field.matches(`form.grid td.cell > :is(${FIELD})`);

function step(field, by) {
  const td = field.closest("td"), at = td.cellIndex;
  let row = td.parentElement;
  do row = by > 0 ? row.nextElementSibling : row.previousElementSibling; while (row && row.offsetParent === null);
  const next = row?.cells[at]?.querySelector(FIELD);
  if (next) next.focus(); else field.blur(), field.focus(); // leaving it is what saves it
  if (next?.select) next.select();
}

function atEdge(field, down) {
  if (field.tagName === "INPUT") return true;
  return field.tagName === "TEXTAREA" && field.selectionStart === field.selectionEnd && field.selectionStart === (down ? field.value.length : 0);
}

function takeBack(field) {
  const key = keyOf(field);
  field.value = hidden(key, "was").value;
  cells.get(key).classList.remove("fault", "conflict");
  cells.get(key).querySelector(".note .fault")?.remove();
  note(key);
  tell(words.takenBack);
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return; // the key belongs to the input method
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    return again();
  }
  const field = event.target;
  if (!isCell(field) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const down = event.key === "ArrowDown", up = event.key === "ArrowUp";
  if (event.key === "Escape") takeBack(field), field.select?.();
  else if (event.key === "Enter" || ((down || up) && atEdge(field, down))) step(field, up ? -1 : 1);
  else return;
  event.preventDefault();
});

document.addEventListener("input", ({ target }) => { if (isCell(target)) note(keyOf(target)); });
document.addEventListener("change", ({ target }) => {
  if (!isCell(target)) return;
  note(keyOf(target));
  if (edits[keyOf(target)]) ready.add(keyOf(target)), soon();
});

// A block as spreadsheets put it on the clipboard: tabs, lines, and quotes around what has them.
function block(text) {
  const rows = [[]], part = /(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/y;
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let found; (found = part.exec(plain)); ) {
    rows.at(-1).push((found[1]?.replace(/""/g, '"') ?? found[2]).trim());
    if (!found[3]) break;
    if (found[3] === "\n") rows.push([]);
  }
  return rows;
}

document.addEventListener("paste", (event) => {
  const field = event.target, text = event.clipboardData?.getData("text/plain") ?? "";
  if (!isCell(field)) return;
  const sheet = text.includes("\t") || (event.clipboardData.getData("text/html") ?? "").includes("<table");
  if (!sheet && (field.tagName === "TEXTAREA" || !/\n./.test(text))) return;
  event.preventDefault();
  spread(field.closest("td"), block(text));
});

function spread(td, rows) {
  const left = [], first = td.cellIndex;
  let row = td.parentElement;
  for (const values of rows) {
    row?.classList.remove("spare");
    values.forEach((value, n) => {
      const place = row?.cells[first + n];
      if (!(place?.dataset.key && fill(place.dataset.key, value)) && value) left.push(value);
    });
    row = row?.nextElementSibling;
  }
  soon(0);
  if (left.length) trouble(say(words.noCell, { n: left.length, what: left.slice(0, 8).join(" | ") }), button(words.close, () => trouble("")));
}

function fill(key, value) {
  const field = fieldOf(key);
  if (!field) return false;
  const option = field.tagName === "SELECT" && [...field.options].find((one) => one.value === value || one.textContent === value);
  if (field.tagName === "SELECT" && !option) { fault(key, say(words.noChoice, { found: value })); return true; }
  field.value = option ? option.value : value;
  note(key);
  if (edits[key]) ready.add(key);
  return true;
}

document.addEventListener("click", (event) => {
  if (!event.target.matches("[data-more]")) return;
  const spare = [...event.target.closest("form").querySelectorAll("tr.spare")];
  for (const row of spare.slice(0, 5)) row.classList.remove("spare");
  spare[0]?.querySelector(FIELD)?.focus();
  event.target.hidden = spare.length <= 5;
});

// Coming back --------------------------------------------------------------------------------

function offer() {
  const homeless = [];
  for (const [key, edit] of Object.entries(stored())) {
    const field = fieldOf(key);
    if (!field) { homeless.push([key, edit.value]); continue; }
    if (edit.value === hidden(key, "was").value) { remember(key); continue; }
    edits[key] = edit;
    field.value = edit.value;
    if (field.value !== edit.value) { delete edits[key]; homeless.push([key, edit.value]); continue; } // a choice that is gone
    field.closest("tr").classList.remove("spare");
    cells.get(key).classList.add("unsaved");
  }
  if (size()) trouble(say(words.offered, { n: size() }), button(words.save, () => { trouble(""); again(); }), button(words.discard, () => discard(Object.keys(edits))));
  if (homeless.length) list(homeless);
}

function list(homeless) {
  bar.classList.add("trouble");
  if (!size()) line.textContent = words.homeless;
  const ul = document.createElement("ul");
  for (const [key, value] of homeless) {
    ul.append(Object.assign(document.createElement("li"), { textContent: `${nameOf(key)}: ${value}` }));
  }
  bar.append(ul);
  if (!size()) acts.replaceChildren(button(words.discard, () => discard(homeless.map(([key]) => key))));
}

function discard(keys) {
  trouble("");
  for (const key of keys) {
    delete edits[key];
    remember(key);
    if (fieldOf(key)) takeBack(fieldOf(key));
  }
  tell();
}

addEventListener("online", () => { if (size()) again(); });
addEventListener("focus", () => { if (bar.classList.contains("trouble") && ready.size) renew(); });
if (cells.size) offer();
})();
