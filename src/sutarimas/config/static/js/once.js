// A second click on a button that has been clicked does nothing more.
for (const form of document.querySelectorAll("form[data-sut-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "true";
    // Coming back to the page makes the form usable again.
    window.addEventListener("pageshow", () => delete form.dataset.sent, { once: true });
  });
}
