// The component of a figure, for components/charts/figure.py, which describes what `data` holds.
//
// Streamlit calls the default export at every run and after every change of theme, always with the same element.
// Figures arrive as JSON text, a line each: equal text is an equal figure, and slots are swapped for colours with one
// replacement.
import { Drawing, parse, parseAll } from "./drawing.js";
import { localise } from "./prefetch.js";

const utf8 = new TextDecoder();
const byElement = new WeakMap(); // the drawing of each element of Streamlit's
const firstPaint = new Map(); // by name: drawn before the page was there, and waiting for their elements

export default function ({ data, parentElement }) {
  const figure = parse(utf8.decode(data).split("\n"));
  if (!byElement.has(parentElement)) byElement.set(parentElement, firstPaint.get(figure.name) ?? new Drawing(parentElement));
  const drawing = byElement.get(parentElement);
  if (firstPaint.has(figure.name)) drawing.home = parentElement;
  drawing.show(figure);
  return () => {
    drawing.remove();
    byElement.delete(parentElement);
  };
}

/** Draw the figures of the first paint in the places that it has for them; resolves when all are drawn. */
export function drawFirstPaint(placeOf, text) {
  return Promise.all(parseAll(localise(text)).map((figure) => {
    const place = placeOf(figure.name);
    place.replaceChildren();
    firstPaint.set(figure.name, new Drawing(place));
    return firstPaint.get(figure.name).show(figure);
  }));
}

/** Whether each figure of the first paint has its element on the page, or the page has none for it. */
export function canHandOver(placeOf) {
  return [...firstPaint].every(([name, drawing]) => drawing.home || !placeOf(name));
}

/** Move the drawings of the first paint into their elements on the page, as they are. */
export function handOver() {
  for (const drawing of firstPaint.values()) {
    if (drawing.home) drawing.moveTo(drawing.home);
    else drawing.remove();
  }
  firstPaint.clear();
}
