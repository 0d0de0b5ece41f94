// What is pasted from a word processor or a web page becomes Markdown; the server reads it.
import { put } from "./editor_tools.js";

export function pasting(form, area) {
  const told = document.getElementById("paste-notes");
  area.addEventListener("paste", async (event) => {
    const html = event.clipboardData.getData("text/html");
    const plain = event.clipboardData.getData("text/plain");
    if (!html) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = area;
    const answer = await markdown(html);
    area.setSelectionRange(selectionStart, selectionEnd);
    put(area, answer.markdown ?? plain);
    notes(answer.notes ?? [answer.message ?? form.dataset.sayPasteFailed]);
  });

  async function markdown(html) {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    // Pictures inside the markup only make it large: they are left out anyway.
    data.set("html", html.replace(/data:[\w/+.-]+;base64,[A-Za-z0-9+/=]+/g, ""));
    try {
      const answer = await fetch(form.dataset.pasteUrl, { method: "POST", body: data });
      return answer.ok || answer.status === 422 ? await answer.json() : {};
    } catch {
      return {};
    }
  }

  function notes(lines) {
    told.replaceChildren();
    if (!lines.length) return;
    const title = document.createElement("p");
    title.textContent = form.dataset.sayPasted;
    const list = document.createElement("ul");
    list.append(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    told.append(title, list);
  }
}
