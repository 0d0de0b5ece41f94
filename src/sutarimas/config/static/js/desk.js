// Loads what a page asks for by a data- attribute. Without scripts every page works as a form.
const modules = {
  "[data-sut-grid]": () => import("./grid.js"),
  "[data-sut-editor]": () => import("./editor.js"),
  "[data-sut-rows]": () => import("./rows.js"),
  "[data-sut-copy]": () => import("./copy.js"),
  "[data-sut-job]": () => import("./job.js"),
  "[data-sut-once]": () => import("./once.js"),
  "[data-sut-pick]": () => import("./pick.js"),
};
for (const [selector, load] of Object.entries(modules)) {
  if (document.querySelector(selector)) load();
}
// A phone starts with the menu folded.
const menu = document.querySelector(".desk-menu");
if (menu && window.matchMedia("(max-width: 60rem)").matches) menu.open = false;
