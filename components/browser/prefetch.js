// Figures of the first page for a selection that may be chosen next, as far as the server has them ready: fetched when
// the pointer or the keyboard is on its link, drawn when it is chosen, while the page itself is still being made.
import { drawings, parseAll } from "./drawing.js";

const BROWSER_ORIGIN = "origin://browser"; // stands for the address of the server, see server/first_paint/answers.py

let fetched = {}; // the parameters of an address, and the promise of its figures as text

/** What is the same for all readers, for this one. */
export function localise(text) {
  return text.replaceAll(BROWSER_ORIGIN, location.origin);
}

document.addEventListener("cooperation-prefetch", ({ detail: search }) => {
  if (location.pathname === "/") prefetch(search);
});

function prefetch(search) {
  if (search !== fetched.search) fetched = { search, text: fetchFigures(search) };
  return fetched.text;
}

function fetchFigures(search) {
  return fetch(`/drawings${search}`).then((answer) => (answer.status === 200 ? answer.text() : undefined))
    .catch(() => undefined); // the page itself comes another way
}

addEventListener("popstate", async () => {
  const { pathname, search } = location;
  const before = new Map([...drawings.values()].filter(({ shownAt }) => shownAt === "/").map((drawing) => [drawing, drawing.data]));
  if (pathname !== "/" || before.size === 0) return;
  const text = await prefetch(search);
  fetched = {};
  if (!text || location.pathname !== pathname || location.search !== search) return; // there is a newer selection
  for (const figure of parseAll(localise(text))) {
    const drawing = drawings.get(figure.name);
    if (drawing && drawing.data === before.get(drawing)) drawing.showPrefetched(figure); // else the page was faster
  }
});
