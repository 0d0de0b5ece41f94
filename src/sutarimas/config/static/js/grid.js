// The finance grid: arrows, Enter, pasted tables, undo, sums while typing. The server reckons anew.
import { cents, shown } from "./amount.js";

const form = document.querySelector("[data-sut-grid]");
const lang = document.documentElement.lang;
const rows = [...form.querySelectorAll("tbody tr:not(.total)")].map((row) => ({
  cells: [...row.querySelectorAll('input[name^="cell:"]')],
  total: row.querySelector("[data-row-total]"),
}));
const columns = [...form.querySelectorAll("[data-column-total]")];
const grand = form.querySelector("[data-grand-total]");
const status = form.querySelector("[data-grid-status]");
const past = [];
const future = [];

function place(input) {
  for (const [down, row] of rows.entries()) {
    const across = row.cells.indexOf(input);
    if (across >= 0) return [down, across];
  }
  return null;
}

function reckon() {
  const sums = columns.map(() => 0n);
  let all = 0n;
  for (const row of rows) {
    let sum = 0n;
    row.cells.forEach((input, across) => {
      const amount = cents(input.value);
      const wrong = amount === undefined;
      input.closest("td").classList.toggle("wrong", wrong);
      input.setAttribute("aria-invalid", wrong ? "true" : "false");
      if (amount) {
        sum += amount;
        sums[across] += amount;
      }
    });
    row.total.textContent = shown(sum, lang);
    all += sum;
  }
  columns.forEach((cell, across) => (cell.textContent = shown(sums[across], lang)));
  grand.textContent = shown(all, lang);
}

function put(changes) {
  past.push(changes.map(({ input }) => ({ input, value: input.dataset.kept ?? "" })));
  future.length = 0;
  for (const { input, value } of changes) {
    input.value = value;
    input.dataset.kept = value;
  }
  reckon();
}

function step(from, to) {
  const changes = from.pop();
  if (!changes) return;
  to.push(changes.map(({ input }) => ({ input, value: input.value })));
  for (const { input, value } of changes) {
    input.value = value;
    input.dataset.kept = value;
  }
  changes[0].input.focus();
  reckon();
}

function go(input, down, across) {
  const [row, column] = place(input);
  const target = rows[row + down]?.cells[column + across];
  if (target) {
    target.focus();
    target.select();
  }
  return Boolean(target);
}

function say(...texts) {
  status.textContent = texts.filter(Boolean).join(" ");
}

function paste(event) {
  const text = event.clipboardData.getData("text/plain");
  const table = text.replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.split("\t"));
  if (table.length === 1 && table[0].length === 1) return;
  event.preventDefault();
  const [row, column] = place(event.target);
  const changes = [];
  const unclear = [];
  let outside = 0;
  table.forEach((line, down) =>
    line.forEach((value, across) => {
      const input = rows[row + down]?.cells[column + across];
      if (!input) outside += value.trim() ? 1 : 0;
      else if (cents(value) === undefined) unclear.push(`${input.getAttribute("aria-label")} („${value.trim().slice(0, 20)}“)`);
      else changes.push({ input, value: value.trim() });
    }),
  );
  if (changes.length) put(changes);
  say(
    form.dataset.pasted.replace("{count}", changes.length),
    outside ? form.dataset.outside.replace("{count}", outside) : "",
    unclear.length ? form.dataset.unclear.replace("{cells}", unclear.join(", ")) : "",
  );
}

for (const row of rows) for (const input of row.cells) input.dataset.kept = input.value;
form.addEventListener("input", reckon);
form.addEventListener("change", (event) => {
  const { target } = event;
  if (place(target) && target.value !== target.dataset.kept) {
    past.push([{ input: target, value: target.dataset.kept }]);
    future.length = 0;
    target.dataset.kept = target.value;
  }
});
form.addEventListener("paste", (event) => place(event.target) && paste(event));
form.addEventListener("keydown", (event) => {
  const input = event.target;
  if (!place(input)) return;
  const control = event.ctrlKey || event.metaKey;
  if (control && event.key.toLowerCase() === "z" && !event.shiftKey) {
    // What is being typed is undone by the browser first.
    if (input.value === input.dataset.kept) {
      event.preventDefault();
      step(past, future);
    }
    return;
  }
  if (control && (event.key.toLowerCase() === "y" || (event.key.toLowerCase() === "z" && event.shiftKey))) {
    event.preventDefault();
    step(future, past);
    return;
  }
  if (control || event.altKey) return;
  const atStart = input.selectionStart === 0;
  const atEnd = input.selectionEnd === input.value.length;
  const moves = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    Enter: [event.shiftKey ? -1 : 1, 0],
    ...(atStart ? { ArrowLeft: [0, -1] } : {}),
    ...(atEnd ? { ArrowRight: [0, 1] } : {}),
  };
  if (event.key === "Escape") {
    input.value = input.dataset.kept;
    reckon();
  } else if (moves[event.key]) {
    event.preventDefault();
    go(input, ...moves[event.key]);
  }
});
reckon();
