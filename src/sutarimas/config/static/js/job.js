// Asks every two seconds how far the work is, and shows the page anew when it has ended.
const EVERY = 2000;

async function look(place) {
  const address = place.dataset.sutJob;
  let answer;
  try {
    answer = await fetch(address, { credentials: "same-origin" });
  } catch {
    return place; // No connection: what is shown stays, and we ask again.
  }
  if (!answer.ok) return answer.status >= 500 ? place : null;
  const holder = document.createElement("template");
  holder.innerHTML = await answer.text();
  const fresh = holder.content.firstElementChild;
  if (!fresh) return null;
  // Only what changed is replaced, so that a screen reader reads the new words and no more.
  if (fresh.innerHTML !== place.innerHTML) place.innerHTML = fresh.innerHTML;
  return fresh.dataset.sutJob ? place : null;
}

async function follow(place) {
  while (place.isConnected) {
    await new Promise((done) => setTimeout(done, EVERY));
    if (document.hidden) continue;
    if (!(await look(place))) {
      location.reload();
      return;
    }
  }
}

for (const place of document.querySelectorAll("[data-sut-job]")) follow(place);
