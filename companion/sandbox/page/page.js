// Keeps the page fresh: fetches itself once a second and swaps the main part only when it has changed.
const periodMs = 1000;
const live = document.getElementById('live');
const offline = document.getElementById('offline');
let shown;

async function fetchMain() {
  const answer = await fetch(location.href, { cache: 'no-store' });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return page.getElementById('live');
}

function swap(main) {
  const known = new Set([...live.querySelectorAll('.record')].map(({ id }) => id));
  const focused = document.activeElement?.getAttribute('href');
  live.replaceChildren(...main.childNodes);
  for (const row of live.querySelectorAll('.record')) row.classList.toggle('new', !known.has(row.id));
  if (focused) live.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

async function refresh() {
  if (!document.hidden) {
    try {
      const main = await fetchMain();
      const fresh = main.innerHTML;
      if (shown !== undefined && fresh !== shown) swap(main);
      shown = fresh;
      offline.hidden = true;
    } catch {
      // The portal was stopped: say so, and find it again when it runs.
      offline.hidden = false;
    }
  }
  setTimeout(refresh, periodMs);
}

refresh();
