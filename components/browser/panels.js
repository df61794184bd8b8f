// A panel of the menu, or of something to be copied, closes as one expects: by Escape, by a click or Tab past it.
const PANEL = "details.disclosure[open]";

export function closePanels(kept) {
  for (const panel of document.querySelectorAll(PANEL)) if (panel !== kept) panel.open = false;
}

document.addEventListener("click", (event) => closePanels(event.target.closest?.("details.disclosure")), { capture: true });
document.addEventListener("focusin", (event) => closePanels(event.target.closest?.("details.disclosure")));
document.addEventListener("keydown", (event) => {
  const panel = event.key === "Escape" && document.querySelector(PANEL);
  if (!panel) return;
  panel.open = false;
  if (panel.contains(document.activeElement)) panel.querySelector("summary").focus();
});

/** The text beside the button into the clipboard; where the browser keeps that shut (no https), it is marked. */
document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("button.copy-button");
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
