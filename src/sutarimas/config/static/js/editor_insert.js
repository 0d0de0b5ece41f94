// The dialog that puts a fact, a chart, a picture or a reference into the text.
import { put, putBlock } from "./editor_tools.js";

export function choosing(area) {
  const dialog = document.getElementById("insert");
  const query = document.getElementById("insert-q");
  const found = document.getElementById("insert-found");
  let what = "fact";
  let timer = 0;
  let asked = 0;

  async function search() {
    const mine = ++asked;
    const url = new URL(dialog.dataset.url.replace(/fact\/$/, `${what}/`), location.href);
    url.search = new URLSearchParams({ bare: "1", in: dialog.dataset.in, q: query.value });
    try {
      const answer = await fetch(url);
      // A slow answer to an earlier word must not replace that to a later one.
      if (answer.ok && mine === asked) found.innerHTML = await answer.text();
    } catch {
      found.textContent = document.querySelector("[data-sut-editor]").dataset.sayOffline;
    }
  }

  document.querySelectorAll("[data-insert]").forEach((button) => {
    button.addEventListener("click", () => {
      what = button.dataset.insert;
      query.value = "";
      found.replaceChildren();
      document.getElementById("insert-title").textContent = button.textContent.trim();
      dialog.showModal();
      query.focus();
      search();
    });
  });
  query.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 250); });
  query.addEventListener("keydown", (event) => {
    // Enter would press the only button of the dialog, which closes it.
    if (event.key === "Enter") { event.preventDefault(); search(); }
  });
  found.addEventListener("click", (event) => {
    const text = event.target.closest("[data-put]")?.dataset.put;
    if (!text) return;
    dialog.close();
    if (/^\[\[(chart|picture):/.test(text)) putBlock(area, text);
    else put(area, text);
  });
}
