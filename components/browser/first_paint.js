// What a reader sees before Streamlit is there; server/first_paint/composition.py describes it. Draws its figures, then
// starts Streamlit, and hands over to the page when all of it has come.
import { canHandOver, drawFirstPaint, handOver } from "./figure.js";
import { localise } from "./prefetch.js";
import renderDocument from "/_stcore/bidi-components/components.document/document.js";

const PATIENCE = 10_000; // milliseconds from the first element of the page on; then it is shown as far as it has come

const firstPaint = document.getElementById("first-paint");
const figures = document.getElementById("first-paint-figures");
const documentData = document.getElementById("first-paint-document");
const root = document.getElementById("root");
let begun; // when the first element of the page was there

async function draw() {
  const drawn = drawFirstPaint((name) => firstPaint.querySelector(`[data-figure="${name}"]`), figures.content.textContent);
  for (const text of firstPaint.querySelectorAll(".copyable, .print-only")) text.textContent = localise(text.textContent);
  renderDocument({ data: JSON.parse(documentData.content.textContent) });
  await drawn;
}

/** The page is complete when its script rests, nothing of it is still to be fetched, and every figure has its place. */
function isComplete() {
  return root.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning"
    && root.querySelector(".stElementContainer") && !root.querySelector("[data-testid=stSkeleton], [data-stale=true]")
    && canHandOver((name) => root.querySelector(`.st-key-${name}`));
}

/** Something of the page may never come, such as a script that a filter blocks: the rest of it must be usable. */
function isOverdue() {
  if (root.querySelector(".stElementContainer")) begun ??= performance.now();
  return begun !== undefined && performance.now() - begun > PATIENCE;
}

function swapIn() {
  if (!isComplete() && !isOverdue()) return requestAnimationFrame(swapIn);
  const page = document.querySelector("[data-testid=stMain]");
  const { activeElement: focused } = document;
  const { scrollLeft, scrollTop } = firstPaint;
  handOver();
  for (const [one, other] of pairs(page, "details")) other.open = one.open;
  for (const [one, other] of pairs(page, "input")) other.value = one.value;
  const successor = pairs(page, "a[href], summary, input").find(([one]) => one === focused)?.[1];
  for (const element of [firstPaint, figures, documentData]) element.remove();
  page.scrollTo(scrollLeft, scrollTop);
  (successor ?? focused).focus({ preventScroll: true });
}

/** The same things here and on the page: both are written by the same functions. Figures bring their own along. */
function pairs(page, selector) {
  const [ours, theirs] = [firstPaint, page].map((part) => [...part.querySelectorAll(selector)].filter((found) => !found.closest(".figure")));
  return ours.length === theirs.length ? ours.map((found, at) => [found, theirs[at]]) : [];
}

try {
  await draw();
} finally {
  const streamlit = document.getElementById("streamlit");
  streamlit.replaceWith(streamlit.content);
  requestAnimationFrame(swapIn);
}
