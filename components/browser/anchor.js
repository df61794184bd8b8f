// An address that ends in `#receipt`: the page is scrolled to that part of it once all of it is there.

const PATIENCE = 10_000; // milliseconds; then the page stays where it is

let done; // the address whose part was shown

/** Called whenever a page was rendered. */
export function showAnchor() {
  const { href, hash } = location;
  if (!hash || href === done) return;
  done = href;
  const until = performance.now() + PATIENCE;
  const look = () => {
    if (location.href !== href || performance.now() > until) return;
    const part = partOf(hash.slice(1));
    if (!part || !isComplete()) return setTimeout(look, 100);
    const { top } = part.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) part.scrollIntoView();
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
  };
  look();
}

addEventListener("popstate", () => { done = undefined; });

function partOf(name) {
  return document.getElementById(name) ?? document.querySelector(`.st-key-${CSS.escape(name)}`);
}

/** Until figures are drawn, what stands below them still moves. */
function isComplete() {
  const app = document.querySelector("[data-testid=stApp]");
  const figures = [...document.querySelectorAll(".figure-drawing")].filter((figure) => figure.offsetWidth);
  return app?.dataset.testScriptState === "notRunning" && !document.documentElement.hasAttribute("data-pending")
    && !document.querySelector("#first-paint, [data-testid=stSkeleton]") && figures.every(({ dataset }) => dataset.drawCount);
}
