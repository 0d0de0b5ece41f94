// Passkeys of the accounts library: its forms are found by data- attributes, and a key that the
// device did not give is told on the page, not in the console alone.
for (const form of document.querySelectorAll("[data-sut-passkey]")) {
  const { sutPasskey, button, credential, passwordless } = form.dataset;
  const ids = { add: button, authenticate: button, credential, passwordless, data: "js_data" };
  window.allauth.webauthn.forms[sutPasskey]({ ids });
}
document.addEventListener("allauth.error", (event) => {
  const told = document.getElementById("passkey_failed");
  if (!told) return;
  event.preventDefault();
  told.hidden = true;
  requestAnimationFrame(() => { told.hidden = false; });
});
