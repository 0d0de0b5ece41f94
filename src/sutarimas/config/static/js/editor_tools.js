// Buttons that write Markdown into the text, as one toolbar with one stop for the Tab key.

export function put(area, text) {
  area.focus();
  // The browser's own command keeps the undo history; where it is gone, the text still arrives.
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

export function putBlock(area, block) {
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  const lead = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = after === "" || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  put(area, lead + block + tail);
}

export function toggled(area, mark, sample) {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  const marked = value.slice(start - mark.length, start) === mark && value.slice(end, end + mark.length) === mark;
  if (chosen && marked) {
    area.setSelectionRange(start - mark.length, end + mark.length);
    put(area, chosen);
    area.setSelectionRange(start - mark.length, end - mark.length);
    return;
  }
  const words = chosen || sample;
  put(area, mark + words + mark);
  area.setSelectionRange(start + mark.length, start + mark.length + words.length);
}

function prefixed(area, prefix, sample) {
  const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const found = area.value.indexOf("\n", area.selectionEnd);
  const end = found < 0 ? area.value.length : found;
  const lines = area.value.slice(start, end) || sample;
  area.setSelectionRange(start, end);
  put(area, lines.split("\n").map((line) => prefix + line).join("\n"));
}

function link(area, sample) {
  const words = area.value.slice(area.selectionStart, area.selectionEnd) || sample;
  const start = area.selectionStart + words.length + 3;
  put(area, `[${words}](https://)`);
  area.setSelectionRange(start, start + "https://".length);
}

export function toolbar(form, area) {
  const bar = form.querySelector('[role="toolbar"]');
  const say = form.dataset;
  const row = (word) => `| ${word} | ${word} |`;
  const tools = {
    bold: () => toggled(area, "**", say.sampleWords),
    italic: () => toggled(area, "*", say.sampleWords),
    heading: () => prefixed(area, "## ", say.sampleHeading),
    list: () => prefixed(area, "- ", say.sampleItem),
    table: () => putBlock(area, [row(say.sampleColumn), row("---"), row(say.sampleCell)].join("\n")),
    link: () => link(area, say.sampleWords),
  };
  const buttons = [...bar.querySelectorAll("button")];
  bar.hidden = false;
  buttons.forEach((button, index) => { button.tabIndex = index ? -1 : 0; });
  bar.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-tool]")?.dataset.tool;
    if (tool) tools[tool]();
  });
  bar.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(document.activeElement);
    const last = buttons.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at ? at - 1 : last, Home: 0, End: last }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    buttons[at].tabIndex = -1;
    buttons[to].tabIndex = 0;
    buttons[to].focus();
  });
}
