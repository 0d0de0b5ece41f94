// Keeps what is typed: on the server every few seconds, in this browser until the server has it.
const PAUSE = 2500;
const RETRY = 5000;
// Long enough for the click that took the focus away to turn out to be the one that saves.
const AFTER_FOCUS = 400;

export function drafts(form, area, kept) {
  const say = form.dataset;
  const key = `sut-draft/${say.key}`;
  const status = document.getElementById("draft-status");
  const trouble = document.getElementById("draft-trouble");
  const now = () => JSON.stringify([form.elements.title.value, area.value]);
  // What the server has: nothing of a form that it only showed again.
  let had = say.continuing ? "" : JSON.stringify([form.elements.title.defaultValue, area.defaultValue]);
  let timer = 0;
  let leaving = false;
  let sending = false;

  const moment = (date) => date.toTimeString().slice(0, 5);
  const remember = () => {
    const told = { title: form.elements.title.value, body: area.value, base: form.elements.base_version.value, at: Date.now() };
    // A full or forbidden store must not stop anybody from writing.
    try { localStorage.setItem(key, JSON.stringify(told)); } catch { /* the server still gets it */ }
  };
  const forget = () => { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } };
  const plan = (pause) => { clearTimeout(timer); timer = setTimeout(send, pause); };
  const offline = () => { status.textContent = ""; trouble.textContent = say.sayOffline; };

  async function send() {
    if (sending || leaving || now() === had) return;
    const sent = now();
    sending = true;
    try {
      const answer = await fetch(say.draftUrl, { method: "POST", body: new FormData(form), redirect: "manual" });
      if (answer.ok) done(sent);
      else {
        status.textContent = say.sayTyping;
        // Signed out meanwhile, or a fault of the server: trying again may help, waiting may not.
        trouble.textContent = answer.status === 422 ? say.sayLong : say.sayRefused;
        if (answer.status !== 422) plan(RETRY);
      }
    } catch {
      if (!leaving) { offline(); plan(RETRY); }
    } finally {
      sending = false;
    }
    if (now() !== sent) plan(PAUSE);
  }

  function done(sent) {
    had = sent;
    trouble.textContent = "";
    if (now() === sent) forget();
    status.textContent = say.sayKept.replace("#t", moment(new Date()));
    kept();
  }

  form.addEventListener("input", () => {
    remember();
    if (!trouble.textContent) status.textContent = say.sayTyping;
    plan(PAUSE);
  });
  form.addEventListener("focusout", () => { if (now() !== had) plan(AFTER_FOCUS); });
  window.addEventListener("online", send);
  window.addEventListener("pagehide", () => {
    if (leaving || now() === had) return;
    navigator.sendBeacon(say.draftUrl, new FormData(form));
  });
  window.addEventListener("pageshow", () => { leaving = false; });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.value === "read") return;
    if (!navigator.onLine) {
      event.preventDefault();
      remember();
      offline();
      plan(RETRY);
      return;
    }
    leaving = true;
    clearTimeout(timer);
    if (now() !== had) remember();
  });
  offer();
  // Somebody was quicker than this script, or the browser filled the form again.
  if (now() !== had) plan(PAUSE);
  return { offline };

  function offer() {
    let left = null;
    try { left = JSON.parse(localStorage.getItem(key)); } catch { forget(); }
    if (!left) return;
    const same = (a, b) => a.trim() === b.trim();
    if (same(left.body, area.value) && same(left.title, form.elements.title.value)) {
      forget();
      return;
    }
    show(left);
  }

  function show(left) {
    const box = document.createElement("div");
    box.className = "ds-alert";
    box.dataset.color = "info";
    const date = new Date(left.at);
    const day = date.toLocaleDateString("sv-SE");
    const title = document.createElement("h2");
    title.textContent = say.sayLocal.replace("#t", `${day}\u00a0${moment(date)}`);
    const actions = document.createElement("div");
    actions.className = "actions";
    actions.append(
      button(say.sayContinue, "secondary", () => {
        area.value = left.body;
        form.elements.title.value = left.title;
        form.elements.base_version.value = left.base;
        box.remove();
        area.focus();
        area.dispatchEvent(new Event("input", { bubbles: true }));
      }),
      button(say.sayDiscard, "tertiary", () => { forget(); box.remove(); area.focus(); }),
    );
    box.append(title, actions);
    document.getElementById("local-draft").append(box);
  }

  function button(words, variant, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "ds-button";
    made.dataset.variant = variant;
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  }
}
