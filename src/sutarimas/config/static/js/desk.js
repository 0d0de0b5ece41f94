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
// A wide page shows the menu whether it is folded or not; open, it is so for every reader.
const menu = document.querySelector(".desk-menu");
if (menu) menu.open = window.matchMedia("(min-width: 64rem)").matches;
