// Long lists to pick from get a box that narrows them; letters fit with and without their marks.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function boxAbove(list, words) {
  const field = Object.assign(document.createElement("div"), { className: "ds-field" });
  const label = Object.assign(document.createElement("label"), { className: "ds-label", textContent: words });
  // Several boxes of a page say the same; each says for whom it is.
  const whose = document.querySelector(`label[for="${list.id}"]`) ?? list.closest("fieldset")?.querySelector("legend");
  label.append(Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: `: ${whose?.firstChild.textContent.trim()}` }));
  const box = Object.assign(document.createElement("input"), { className: "ds-input", type: "search" });
  box.id = `${list.id}-narrow`;
  label.htmlFor = box.id;
  field.append(label, box);
  list.before(field);
  // Enter narrows; it must not send the form.
  box.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  return box;
}

function fits(text, box) {
  const whole = plain(text);
  return plain(box.value).split(/\s+/).every((word) => whole.includes(word));
}

for (const list of document.querySelectorAll("[data-sut-pick]")) {
  const box = boxAbove(list, list.dataset.sutPick);
  if (list.tagName === "SELECT") {
    const options = [...list.options];
    box.addEventListener("input", () => {
      list.replaceChildren(...options.filter((x) => x.selected || !x.value || fits(x.textContent, box)));
    });
  } else {
    box.addEventListener("input", () => {
      for (const field of list.querySelectorAll(".ds-field")) {
        field.hidden = !field.querySelector("input").checked && !fits(field.textContent, box);
      }
    });
  }
}
