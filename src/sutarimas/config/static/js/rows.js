// Tables of small records: a button adds an empty row, another takes one away.
// Without scripts the spare rows and the tick in the last column do the same.
const NUMBER = /\.(\d+)\./;

function renumbered(row, box, number) {
  for (const part of row.querySelectorAll("[name]")) {
    part.name = part.name.replace(`${box}.${NUMBER.exec(part.name.slice(box.length))[1]}.`, `${box}.${number}.`);
    if (part.id) part.id = `id_${part.name.replaceAll(".", "_")}`;
  }
}

function emptied(row) {
  for (const part of row.querySelectorAll("input, textarea, select")) {
    if (part.type === "checkbox") part.checked = false;
    else part.value = "";
    part.removeAttribute("aria-invalid");
  }
  for (const message of row.querySelectorAll(".ds-validation-message")) message.remove();
}

function withRemoval(row, words) {
  const tick = row.querySelector('[name$=".delete"]');
  if (!tick) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "link-button" });
  const known = tick.getAttribute("aria-label");
  button.textContent = words.remove;
  button.setAttribute("aria-label", known);
  button.addEventListener("click", () => {
    tick.checked = true;
    row.hidden = true;
    const rows = [...row.parentElement.rows].filter((x) => !x.hidden);
    (rows.at(-1)?.querySelector("input, select, textarea") ?? row.closest("fieldset").querySelector("[data-sut-add]")).focus();
  });
  tick.hidden = true;
  row.querySelector("[data-sut-remove]")?.remove();
  button.dataset.sutRemove = "";
  tick.after(button);
}

for (const table of document.querySelectorAll("[data-sut-rows]")) {
  const body = table.querySelector("tbody");
  const box = table.dataset.sutRows;
  const words = { add: table.dataset.sutAddWords, remove: table.dataset.sutRemoveWords };
  if (!body.rows.length) continue;
  let next = body.rows.length;
  for (const row of body.rows) withRemoval(row, words);
  const add = Object.assign(document.createElement("button"), { type: "button", className: "ds-button" });
  add.dataset.variant = "tertiary";
  add.dataset.sutAdd = "";
  add.textContent = words.add;
  add.addEventListener("click", () => {
    const row = body.rows[body.rows.length - 1].cloneNode(true);
    row.hidden = false;
    emptied(row);
    renumbered(row, box, next++);
    row.querySelector('[name$=".delete"]').setAttribute("aria-label", `${words.remove} ${next}`);
    body.append(row);
    withRemoval(row, words);
    row.querySelector("input, select, textarea").focus();
  });
  table.querySelector(".meta")?.remove();
  table.append(add);
}
