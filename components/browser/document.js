// What Streamlit leaves to the page itself: the language it is in now, links between its own pages, and printing.

let pages = new Set();
let selection = { names: [], several: [] }; // the parameters that hold it, and of which there can be several
let written; // the address for which the page was written
let stays; // what the keyboard has followed or changed, and will find again when the page is written anew
let chosenIn; // the panel in which the reader chooses
const isInFrame = new URLSearchParams(location.search).get("embed") === "true"; // for as long as the page lives

/** From a choice until its page is there: document.css shows that it is on its way, the browser tests wait for it. */
function tellWaiting() {
  document.documentElement.toggleAttribute("data-waits", written !== undefined && !isWrittenFor(new URL(location)));
}

addEventListener("popstate", tellWaiting); // with Back and Forward too; what we open ourselves says it in the same way

function isWrittenFor(address) {
  const [one, other] = [written, address].map(({ searchParams }) => {
    for (const name of ["embed", "embed_options"]) searchParams.delete(name); // of which Streamlit tells the server nothing
    searchParams.sort();
    return searchParams.toString();
  });
  return written.pathname === address.pathname && one === other;
}

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
  const there = fromHere(link);
  if (there.origin !== location.origin || !pages.has(there.pathname)) return;
  event.preventDefault();
  event.stopPropagation();
  stays = link === document.activeElement ? link.dataset.stays : undefined;
  if (link.closest(".selection")) return choose(there, link);
  closePanels();
  open(there.pathname + there.search);
}

/** Where a link of the frame leads. What it changes of the selection for which it was written, it changes of that in
 * the address, which is newer where two choices follow each other faster than the page is written. */
function fromHere(link) {
  const there = new URL(link.href, location.href);
  if (!written || !link.closest(".menu, .selection")) return there;
  const now = new URLSearchParams(location.search);
  there.search = inOrder(there.searchParams, (name) => {
    const [before, after, current] = [written.searchParams, there.searchParams, now].map((from) => from.getAll(name));
    if (isSame(before, current)) return after;
    if (!selection.several.includes(name)) return isSame(before, after) ? current : after;
    return [...current.filter((each) => !before.includes(each) || after.includes(each)),
      ...after.filter((each) => !before.includes(each) && !current.includes(each))];
  });
  return there;
}

/** Parameters in the order in which the server writes them: those of the selection by `values`, then the others. */
function inOrder(parameters, values) {
  const chosen = selection.names.flatMap((name) => values(name).map((value) => [name, value]));
  return new URLSearchParams([...chosen, ...[...parameters].filter(([name]) => !selection.names.includes(name))]);
}

function isSame(one, other) {
  return one.join() === other.join();
}

/** The same page with another selection: it stays where it is, and so does the panel in which was chosen. */
function choose(there, control) {
  chosenIn = control?.closest("[data-panel]")?.dataset.panel;
  step(there.pathname + there.search);
}

/** The same page with these values of one parameter. */
function set(name, values, control) {
  const there = new URL(location.href);
  const now = there.searchParams;
  there.search = inOrder(now, (each) => (each === name ? values : now.getAll(each)));
  choose(there, control);
}

// What the pointer or the keyboard is on may be chosen next: its figures can be fetched already, see figure.js.
for (const kind of ["pointerover", "pointerdown", "focusin"]) {
  document.addEventListener(kind, ({ target }) => {
    const link = target.closest?.(".selection a[href]");
    if (link) document.dispatchEvent(new CustomEvent("cooperation-soon", { detail: fromHere(link).search }));
  });
}

// A box for a year or a day. Where it is neither, or lies outside, the browser says what would be right.
document.addEventListener("change", ({ target }) => {
  if (!target.closest?.(".selection") || !target.reportValidity()) return;
  stays = target.dataset.stays;
  set(target.name, ["", target.dataset.all].includes(target.value) ? [] : [target.value], target);
});

// A country of a map: this one alone, or all again where it was chosen already.
document.addEventListener("cooperation-place", ({ detail: place }) => {
  const isChosen = isSame(new URLSearchParams(location.search).getAll("country"), [place]);
  set("country", isChosen ? [] : [place]);
});

// What says that it is a button is pressed by the space bar too.
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches?.("a[role=button]")) return;
  event.preventDefault();
  event.target.click();
});

document.addEventListener("cooperation-open", (event) => open(event.detail)); // a point of a figure was chosen

function open(address) {
  step(address);
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

/** One new step in the history, told to Streamlit as if the reader had gone there with Back or Forward. */
function step(address) {
  if (document.getElementById("first-sight")) return location.assign(address); // Streamlit does not listen yet
  history.pushState({}, "", isInFrame ? embedded(address) : address);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
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

/** Menu and bar are written anew for another page, language or selection: what was open is open again, and the focus
 * of the keyboard goes on from where it was. */
function goOn() {
  const panel = chosenIn && document.querySelector(`[data-panel="${chosenIn}"]`);
  if (panel) panel.open = true;
  if (stays === undefined || document.activeElement !== document.body) return;
  const again = [...document.querySelectorAll("[data-stays]")].filter((each) => each.dataset.stays === stays);
  again.find((each) => each.checkVisibility())?.focus({ preventScroll: true });
}

const rewritten = new MutationObserver(goOn);

export default function ({ data }) {
  document.documentElement.lang = data.language;
  pages = new Set(data.pages);
  selection = data.selection;
  written = new URL(`/${data.page}?${data.written}`, location);
  tellWaiting();
  for (const part of document.querySelectorAll(".menu, .selection")) rewritten.observe(part.parentElement, { childList: true });
  document.documentElement.dataset.links = "ours"; // for the browser tests: from now on links are followed here
  requestAnimationFrame(() => {
    goOn(); // where all of the page is new
    stays = chosenIn = undefined;
  });
  return () => {
    written = undefined; // a page without this, such as one without records, says nothing of its address
    tellWaiting();
  };
}
