// What Streamlit leaves to the page itself: the language it is in now, links between its own pages, and printing.

let pages = new Set();
let written; // the parameters of the address for which the menu was written
let stays; // which link of the menu the keyboard has followed
const isInFrame = new URLSearchParams(location.search).get("embed") === "true"; // for as long as the page lives

/** A plain click on a link to one of our pages asks the server for that page, instead of loading everything anew. */
document.addEventListener("click", follow, { capture: true }); // before Streamlit, whose own links come here too

function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return; // a new tab or window is wanted
  if (link.getAttribute("href") === "#print") {
    event.preventDefault();
    event.stopPropagation();
    return print();
  }
  if (link.getAttribute("href").startsWith("#")) return; // a place on this page
  if (link.closest(".full-page")) return; // out of the frame of another site
  const { origin, pathname, search } = withChoice(link);
  if (origin !== location.origin || !pages.has(pathname)) return;
  event.preventDefault();
  event.stopPropagation();
  stays = link === document.activeElement ? link.dataset.stays : undefined;
  closePanels();
  open(pathname + search);
}

/** Where a link leads; one of the menu, with what is chosen now: the address says so before the menu is written anew. */
function withChoice(link) {
  const there = new URL(link.href, location.href);
  const carries = link.closest("[data-carries]")?.dataset.carries.split(" ");
  if (!carries || location.search === written) return there;
  const now = [...new URLSearchParams(location.search)].filter(([name]) => carries.includes(name));
  const own = [...there.searchParams].filter(([name]) => !carries.includes(name));
  there.search = new URLSearchParams([...now, ...own]);
  return there;
}

document.addEventListener("cooperation-open", (event) => open(event.detail)); // a point of a figure was chosen

/** One new step in the history, told to Streamlit as if the reader had gone there with Back or Forward. */
function open(address) {
  history.pushState({}, "", isInFrame ? embedded(address) : address);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

function embedded(address) {
  const there = new URL(address, location.href);
  there.searchParams.set("embed", "true");
  return there.pathname + there.search;
}

// A panel of the menu, or of something to be copied, closes as one expects: by Escape, by a click or Tab past it.
const PANEL = "details.opens[open]";

function closePanels(kept) {
  for (const panel of document.querySelectorAll(PANEL)) if (panel !== kept) panel.open = false;
}

document.addEventListener("click", (event) => closePanels(event.target.closest?.("details.opens")), { capture: true });
document.addEventListener("focusin", (event) => closePanels(event.target.closest?.("details.opens")));
document.addEventListener("keydown", (event) => {
  const panel = event.key === "Escape" && document.querySelector(PANEL);
  if (!panel) return;
  panel.open = false;
  if (panel.contains(document.activeElement)) panel.querySelector("summary").focus();
});

/** The text beside the button into the clipboard; where the browser keeps that shut (no https), it is marked. */
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("button.copies");
  if (!button) return;
  const text = button.previousElementSibling;
  getSelection().selectAllChildren(text);
  if (!(await navigator.clipboard?.writeText(text.textContent).then(() => true, () => false))) return;
  button.classList.add("copied");
  setTimeout(() => button.classList.remove("copied"), 2000);
});

// Streamlit puts an open popover at the end of the document. Tab goes from its button into it, and out of it back to
// where the button stands; leaving it closes it, so that it covers nothing that comes next.
document.addEventListener("keydown", throughPopover, { capture: true });

function throughPopover(event) {
  const body = document.querySelector("[data-testid=stPopoverBody]");
  const button = document.querySelector("[data-testid=stPopoverButton][aria-expanded=true]");
  if (event.key !== "Tab" || !body || !button) return;
  const here = document.activeElement;
  const stops = [...body.querySelectorAll("a[href], button, input, textarea, [tabindex]")].filter(isStop);
  const end = event.shiftKey ? stops[0] : stops.at(-1);
  if (here === button && !event.shiftKey && stops.length) {
    event.preventDefault();
    stops[0].focus();
  } else if (end && group(here) === group(end)) {
    button.focus(); // from where the browser goes on
    button.click();
    if (event.shiftKey) event.preventDefault();
  }
}

/** Within a group arrow keys move, and Tab leaves it. */
function group(element) {
  return element.closest("[role=toolbar], [role=radiogroup]") ?? element;
}

function isStop(element) {
  const isOther = element.type === "radio" && !element.checked; // of a group the keyboard reaches the chosen one
  return element.tabIndex >= 0 && !element.disabled && !isOther && element.checkVisibility();
}

// On paper a figure is as wide as its column, and in the colours of the light theme.
const unprint = [];

addEventListener("beforeprint", () => {
  for (const svg of document.querySelectorAll(".figure-plot .main-svg")) {
    const [width, height] = [svg.getAttribute("width"), svg.getAttribute("height")];
    const shape = `aspect-ratio: ${width} / ${height}; max-width: ${width}px`;
    change(svg, "viewBox", `0 0 ${width} ${height}`);
    change(svg, "preserveAspectRatio", "xMinYMin");
    change(svg.parentElement, "style", `${svg.parentElement.getAttribute("style")}; ${shape}`);
  }
  if (isDark()) document.querySelectorAll(".figure-drawing").forEach(inLightColours);
});

addEventListener("afterprint", () => {
  while (unprint.length) unprint.pop()();
});

function change(element, name, value) {
  const before = element.getAttribute(name);
  element.setAttribute(name, value);
  unprint.push(() => (before === null ? element.removeAttribute(name) : element.setAttribute(name, before)));
}

function isDark() {
  const background = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
  return background.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) < 384;
}

/** Swap what a figure draws in the colours of the dark theme; `palettes` is left there by figure.js. */
function inLightColours(frame) {
  const { dark, light } = frame.palettes;
  const swapped = new Map(Object.keys(dark).map((slot) => [inNumbers(dark[slot]), light[slot]]));
  for (const drawn of frame.querySelectorAll("[style], [fill], [stroke]")) {
    for (const name of ["style", "fill", "stroke"]) {
      const value = drawn.getAttribute(name);
      const printed = value?.replace(/rgb\(\d+, ?\d+, ?\d+\)|#[0-9a-f]{6}/gi, (colour) => swapped.get(inNumbers(colour)) ?? colour);
      if (printed !== undefined && printed !== value) change(drawn, name, printed);
    }
  }
}

/** `rgb(1, 2, 3)` and `#010203` alike as `1,2,3`. */
function inNumbers(colour) {
  const parts = colour.startsWith("#") ? colour.slice(1).match(/../g).map((two) => parseInt(two, 16)) : colour.match(/\d+/g);
  return parts.map(Number).join();
}

/** The menu is written anew for another page or language: the focus of the keyboard goes on from the link followed. */
function focusAgain() {
  if (stays === undefined || document.activeElement !== document.body) return;
  const again = [...document.querySelectorAll("[data-stays]")].filter((link) => link.dataset.stays === stays);
  again.find((link) => link.checkVisibility())?.focus({ preventScroll: true });
  stays = undefined;
}

export default function ({ data }) {
  document.documentElement.lang = data.language;
  pages = new Set(data.pages);
  written = location.search;
  document.documentElement.dataset.links = "ours"; // for the browser tests: from now on links are followed here
  requestAnimationFrame(focusAgain);
}
