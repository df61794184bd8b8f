// What Streamlit leaves to the page itself: the language it is in now, and links between its own pages.

let pages = new Set();

/** A plain click on a link to one of our pages asks the server for that page, instead of loading everything anew. */
document.addEventListener("click", follow, { capture: true }); // before Streamlit, whose own links come here too

function follow(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return; // a new tab or window is wanted
  if (link.getAttribute("href").startsWith("#")) return; // a place on this page
  const { origin, pathname, search } = new URL(link.href, location.href);
  if (origin !== location.origin || !pages.has(pathname)) return;
  // Streamlit's links know the way to another page; one to the same page changes what is shown and not the address.
  if (link.closest("[data-testid=stPageLink]") && pathname !== location.pathname) return;
  event.preventDefault();
  event.stopPropagation();
  open(pathname + search);
}

document.addEventListener("cooperation-open", (event) => open(event.detail)); // a point of a figure was chosen

/** One new step in the history, told to Streamlit as if the reader had gone there with Back or Forward. */
function open(address) {
  history.pushState({}, "", address);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}

export default function ({ data }) {
  document.documentElement.lang = data.language;
  pages = new Set(data.pages);
}
