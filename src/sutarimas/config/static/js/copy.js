// A button that copies the text beside it; without scripts the text is selected by hand.
for (const box of document.querySelectorAll("[data-sut-copy]")) {
  box.addEventListener("focus", () => getSelection().selectAllChildren(box));
}
