// What a reader sees before Streamlit is there; server/first_paint/first_sight.py describes it. Draws its figures, then
// starts Streamlit, and gives way to the page when all of it has come.
import { drawEarly, giveOver, here, isTakenOver } from "./figure.js";
import connect from "/_stcore/bidi-components/components.document/document.js";

const sight = document.getElementById("first-sight");
const figures = document.getElementById("first-figures");
const told = document.getElementById("first-document");

async function draw() {
  const all = [];
  const lines = here(figures.content.textContent).split("\n");
  for (let at = 0; at < lines.length; at += 3) {
    all.push(drawEarly((name) => sight.querySelector(`[data-figure="${name}"]`), lines.slice(at, at + 3)));
  }
  for (const text of sight.querySelectorAll(".copyable")) text.textContent = here(text.textContent);
  connect({ data: JSON.parse(told.content.textContent) });
  await Promise.all(all);
}

/** The page has come when its script rests, nothing of it is still to be fetched, and every figure has its place. */
function hasCome() {
  const root = document.getElementById("root");
  return root.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning"
    && root.querySelector(".stElementContainer") && !root.querySelector("[data-testid=stSkeleton], [data-stale=true]")
    && isTakenOver((name) => root.querySelector(`.st-key-${name}`));
}

function giveWay() {
  if (!hasCome()) return requestAnimationFrame(giveWay);
  const page = document.querySelector("[data-testid=stMain]");
  const { activeElement: focused } = document;
  const { scrollLeft, scrollTop } = sight;
  giveOver();
  for (const [one, other] of pairs(page, "details")) other.open = one.open;
  for (const [one, other] of pairs(page, "input")) other.value = one.value;
  const found = pairs(page, "a[href], summary, input").find(([one]) => one === focused);
  for (const each of [sight, figures, told]) each.remove();
  page.scrollTo(scrollLeft, scrollTop);
  (found?.[1] ?? focused).focus({ preventScroll: true });
}

/** The same things here and on the page: both are written by the same hand. What belongs to figures comes along. */
function pairs(page, selector) {
  const [ours, theirs] = [sight, page].map((part) => [...part.querySelectorAll(selector)].filter((each) => !each.closest(".figure")));
  return ours.length === theirs.length ? ours.map((each, at) => [each, theirs[at]]) : [];
}

try {
  await draw();
} finally {
  const streamlit = document.getElementById("streamlit");
  streamlit.replaceWith(streamlit.content);
  requestAnimationFrame(giveWay);
}
