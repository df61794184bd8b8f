// Links between our pages and choices in the selection bar, as steps of the browser's history that Streamlit answers.
import { closePanels } from "./panels.js";
import { switchTheme } from "./theme.js";

const LOOK_EVERY = 250; // milliseconds, for the connection, while an answer is awaited
const ACTIONS = { "#print": () => print(), "#theme": switchTheme };
const isInFrame = new URLSearchParams(location.search).get("embed") === "true"; // for as long as the page lives

let paths = new Set(); // of our pages
let selection = { names: [], multiple: [] }; // its parameters, and those of which there can be several
let rendered; // the address for which the page was rendered
let watch; // the timer that looks for the connection
let wasLost = false; // the connection, since the reader's choice
let focusKey; // what the keyboard has followed or changed, to be focused again when the page is rendered
let openPanel; // the panel in which the reader chooses, to be opened again

/** The page has been rendered; `page` and `query` are its address, as the server read it. */
export function setRendered(data) {
  paths = new Set(data.pages);
  selection = data.selection;
  rendered = new URL(`/${data.page}?${data.query}`, location);
  updatePending();
}

/** A page that does not say its address, such as one without records. */
export function clearRendered() {
  rendered = undefined;
  updatePending();
}

/** Mark the page from a choice until its answer: document.css shows a moving line, the browser tests wait for it. */
function updatePending() {
  const isPending = rendered !== undefined && !isRenderedFor(new URL(location));
  document.documentElement.toggleAttribute("data-pending", isPending);
  clearInterval(watch);
  if (isPending) watch = setInterval(askAgain, LOOK_EVERY);
  else wasLost = false;
}

addEventListener("popstate", updatePending); // Back and Forward too; our own steps dispatch the same event

function isRenderedFor(address) {
  const [one, other] = [rendered, address].map(({ searchParams }) => {
    for (const name of ["embed", "embed_options"]) searchParams.delete(name); // Streamlit keeps them from the server
    searchParams.sort();
    return searchParams.toString();
  });
  return rendered.pathname === address.pathname && one === other;
}

/** What was chosen while the connection was lost never reached the server, and Streamlit does not send it later. */
function askAgain() {
  const { testConnectionState, testScriptState } = document.querySelector("[data-testid=stApp]")?.dataset ?? {};
  if (testConnectionState !== "CONNECTED") wasLost = true;
  else if (wasLost && testScriptState === "notRunning") {
    wasLost = false;
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }
}

/** A plain click on a link to one of our pages asks the server for that page, instead of loading everything anew. */
document.addEventListener("click", follow, { capture: true }); // before Streamlit, whose own links come here too

function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return; // a new tab or window is wanted
  const act = actionOf(link);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

/** What a click on a link does instead of what the browser would do; undefined where the browser shall do that. */
function actionOf(link) {
  const href = link.getAttribute("href");
  if (href in ACTIONS) return ACTIONS[href];
  if (href.startsWith("#") || link.closest(".full-page, #notice")) return undefined; // on this page, or to be loaded
  const target = resolve(link);
  if (target.origin !== location.origin || !paths.has(target.pathname)) return undefined;
  return () => {
    focusKey = link === document.activeElement ? link.dataset.focusKey : undefined;
    if (link.closest(".selection")) return choose(target, link);
    closePanels();
    navigate(target.pathname + target.search + target.hash);
  };
}

/** Where a link leads. A link of the menu or the bar changes something of the selection it was rendered for; applied
 * to the address, which is newer where two choices follow each other faster than the page is rendered. */
function resolve(link) {
  const target = new URL(link.href, location.href);
  if (!rendered || !link.closest(".menu, .selection")) return target;
  const now = new URLSearchParams(location.search);
  target.search = inOrder(target.searchParams, (name) => {
    const [before, after, current] = [rendered.searchParams, target.searchParams, now].map((from) => from.getAll(name));
    if (isSame(before, current)) return after;
    if (!selection.multiple.includes(name)) return isSame(before, after) ? current : after;
    return [...current.filter((value) => !before.includes(value) || after.includes(value)),
      ...after.filter((value) => !before.includes(value) && !current.includes(value))];
  });
  return target;
}

/** Parameters in the order in which the server writes them: those of the selection by `values`, then the others. */
function inOrder(parameters, values) {
  const chosen = selection.names.flatMap((name) => values(name).map((value) => [name, value]));
  return new URLSearchParams([...chosen, ...[...parameters].filter(([name]) => !selection.names.includes(name))]);
}

function isSame(one, other) {
  return one.join() === other.join();
}

/** The same page with another selection: it keeps its scroll position, and the panel of `control` stays open. */
function choose(target, control) {
  openPanel = control?.closest("[data-panel]")?.dataset.panel;
  step(target.pathname + target.search);
}

/** The same page with these values of one parameter; `control` is what the reader changed, `key` what is focused next. */
export function setParameter(name, values, control, key) {
  const target = new URL(location.href);
  const now = target.searchParams;
  target.search = inOrder(now, (other) => (other === name ? values : now.getAll(other)));
  focusKey = key;
  choose(target, control);
}

// What the pointer or the keyboard is on may be chosen next: its figures can be fetched already, see prefetch.js.
for (const kind of ["pointerover", "pointerdown", "focusin"]) {
  document.addEventListener(kind, ({ target }) => {
    const link = target.closest?.(".selection a[href]");
    if (link) document.dispatchEvent(new CustomEvent("cooperation-prefetch", { detail: resolve(link).search }));
  });
}

// A country of a map: this one alone, or all again where it was chosen already.
document.addEventListener("cooperation-toggle-place", ({ detail: place }) => {
  const isChosen = isSame(new URLSearchParams(location.search).getAll("country"), [place]);
  setParameter("country", isChosen ? [] : [place]);
});

// What says that it is a button is pressed by the space bar too.
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches?.("a[role=button]")) return;
  event.preventDefault();
  event.target.click();
});

document.addEventListener("cooperation-navigate", (event) => navigate(event.detail)); // a point of a figure was chosen

function navigate(address) {
  step(address);
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

/** One new step in the history, told to Streamlit as if the reader had gone there with Back or Forward. */
function step(address) {
  if (document.getElementById("first-paint")) return location.assign(address); // Streamlit does not listen yet
  history.pushState({}, "", isInFrame ? embedded(address) : address);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

function embedded(address) {
  const target = new URL(address, location.href);
  target.searchParams.set("embed", "true");
  return target.pathname + target.search + target.hash;
}

/** Menu and bar are rendered anew for another page, language or selection: what was open is open again, and the focus
 * of the keyboard goes on from where it was. */
export function resume() {
  const panel = openPanel && document.querySelector(`[data-panel="${openPanel}"]`);
  if (panel) panel.open = true;
  if (focusKey === undefined || document.activeElement !== document.body) return;
  const candidates = [...document.querySelectorAll("[data-focus-key]")].filter(({ dataset }) => dataset.focusKey === focusKey);
  candidates.find((element) => element.checkVisibility())?.focus({ preventScroll: true });
}

/** All of the page is new: what was kept for it is used up. */
export function forgetFocus() {
  focusKey = openPanel = undefined;
}
