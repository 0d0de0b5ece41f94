// The chapter editor. Everything here is a convenience: the form works without it.
import { drafts } from "./editor_draft.js";
import { choosing } from "./editor_insert.js";
import { pasting } from "./editor_paste.js";
import { toolbar, toggled } from "./editor_tools.js";

const form = document.querySelector("[data-sut-editor]");
const area = form.elements.body;
const reading = document.getElementById("reading");
let reads = false;

function counted() {
  // A binding counts as the words it shows, as it does when the server counts.
  const shown = area.value.replace(/\[\[\w{1,20}:[^\]|]{0,400}(?:\|([^\]]{0,1000}))?\]\]/g, (_, words) => words ?? "");
  const words = shown.split(/\s+/).filter(Boolean).length;
  const whole = words + Number(form.dataset.wordsElsewhere);
  const number = new Intl.NumberFormat(form.dataset.lang === "lt" ? "lt-LT" : "en-GB");
  document.getElementById("count").textContent = form.dataset.sayCount.replace("#w", number.format(words));
  const chapter = document.getElementById("count-chapter");
  chapter.textContent = form.dataset.sayChapter.replace("#c", number.format(whole));
  chapter.classList.toggle("over", Boolean(form.dataset.limit) && whole > Number(form.dataset.limit));
}

async function read() {
  const answer = await fetch(form.dataset.readingUrl, { method: "POST", body: new FormData(form) });
  if (!answer.ok) throw new Error(String(answer.status));
  // The server's own answer to this very page; what people typed is escaped in it.
  reading.innerHTML = await answer.text();
}

const keeper = drafts(form, area, () => {
  if (reads) read().catch(() => {});
});
toolbar(form, area);
choosing(area);
pasting(form, area);
area.addEventListener("input", counted);
counted();

form.querySelector('button[value="read"]').addEventListener("click", (event) => {
  event.preventDefault();
  reads = true;
  reading.setAttribute("aria-busy", "true");
  read()
    .then(() => reading.scrollIntoView({ block: "start" }))
    .catch(() => keeper.offline())
    .finally(() => reading.removeAttribute("aria-busy"));
});

form.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const key = event.key.toLowerCase();
  if (key === "s") {
    event.preventDefault();
    form.requestSubmit(form.querySelector('button[value="save"]'));
  } else if (event.target === area && (key === "b" || key === "i")) {
    event.preventDefault();
    toggled(area, key === "b" ? "**" : "*", form.dataset.sampleWords);
  }
});
