// The points of a drawn figure that lead somewhere: those with `customdata`, the id of a record or a country.

const MARKS = ".point, .choroplethlocation, .textpoint";
const FLOWS = ".sankey-node, .sankey-link";

/** The id of a point, or undefined: `customdata`, or the first of several. */
export function idOf({ customdata }) {
  const id = Array.isArray(customdata) ? customdata[0] : customdata;
  return id === null || id === "" ? undefined : id;
}

/** All clickable points in the order of traces and rows, each with the element that shows it. */
export function clickablePoints(plot) {
  const found = new Map();
  for (const point of [...marked(plot), ...flows(plot)]) {
    const key = `${point.curveNumber}/${point.part}/${point.pointNumber}`;
    if (point.id !== undefined && !found.has(key)) found.set(key, point);
  }
  return [...found.values()].sort((one, other) => one.curveNumber - other.curveNumber || one.part - other.part || one.pointNumber - other.pointNumber);
}

function* marked(plot) {
  for (const group of plot.querySelectorAll(".trace")) {
    const points = group.__data__; // Plotly binds its computed points here, with the whole trace in the first of them
    const trace = Array.isArray(points) ? points[0]?.trace : undefined;
    if (!trace?.customdata) continue;
    for (const mark of group.querySelectorAll(MARKS)) {
      const computed = mark.__data__;
      const pointNumber = computed?.i ?? computed?.index ?? points.indexOf(computed);
      yield { id: idOf({ customdata: trace.customdata[pointNumber] }), mark, trace, computed, curveNumber: trace.index, part: 0, pointNumber };
    }
  }
}

function* flows(plot) {
  for (const mark of plot.querySelectorAll(FLOWS)) {
    const { node, link } = mark.__data__;
    const { trace, pointNumber, customdata } = link ?? node;
    yield { id: idOf({ customdata }), mark, trace, curveNumber: trace.index, part: link ? 1 : 0, pointNumber };
  }
}

/** Where a ring around the point lies within the frame, as style. */
export function outline({ mark }, frame) {
  const [inner, outer, room] = [mark.getBoundingClientRect(), frame.getBoundingClientRect(), 3];
  return {
    left: `${inner.left - outer.left + frame.scrollLeft - room}px`,
    top: `${inner.top - outer.top - room}px`,
    width: `${inner.width + 2 * room}px`,
    height: `${inner.height + 2 * room}px`,
  };
}

/** Show what hovering would show; resolves to its words. */
export async function showHover(Plotly, plot, point) {
  const { trace, mark, curveNumber, pointNumber } = point;
  if (trace.geo) hoverOnMap(plot, point);
  else if (trace.xaxis) Plotly.Fx.hover(plot, [{ curveNumber, pointNumber }], `${trace.xaxis}${trace.yaxis}`);
  else for (const kind of ["mouseover", "mousemove"]) mark.dispatchEvent(new MouseEvent(kind, { ...middle(mark), view: window }));
  await new Promise((resolve) => setTimeout(resolve, 100)); // Plotly shows a hover at most every 50 ms
  const words = [...plot.querySelectorAll(".hoverlayer .hovertext .nums .line, .hoverlayer .hovertext .nums:not(:has(.line))")];
  return words.map((line) => line.textContent).join(", ") || mark.textContent || point.id;
}

/** Take that hover away again. */
export function endHover(Plotly, plot, point) {
  if (point && !point.trace.geo && !point.trace.xaxis) point.mark.dispatchEvent(new MouseEvent("mouseout", { view: window }));
  else if (plot._fullLayout) Plotly.Fx.unhover(plot);
}

function middle(mark) {
  const { left, top, width, height } = mark.getBoundingClientRect();
  return { clientX: left + width / 2, clientY: top + height / 2 };
}

// Maps know no hover by number: only the mouse finds a country, so we put one there.
function hoverOnMap(plot, { trace, computed }) {
  const map = plot._fullLayout[trace.geo]._subplot;
  const box = plot.getBoundingClientRect();
  const [x, y] = map.projection(computed.ct ?? computed.lonlat) ?? [];
  if (x === undefined) return;
  const at = { clientX: box.left + x, clientY: box.top + y, bubbles: true, view: window };
  map.bgRect.node().dispatchEvent(new MouseEvent("mousemove", at));
}
