// On paper a figure is as wide as its column, and in the colours of the light theme.
const restorers = [];

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
  while (restorers.length) restorers.pop()();
});

function change(element, name, value) {
  const before = element.getAttribute(name);
  element.setAttribute(name, value);
  restorers.push(() => (before === null ? element.removeAttribute(name) : element.setAttribute(name, before)));
}

function isDark() {
  const background = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
  return background.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) < 384;
}

/** Swap what a figure draws in the colours of the dark theme; `palettes` is left there by drawing.js. */
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
