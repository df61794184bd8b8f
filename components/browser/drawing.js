// One figure on the page: its title, its drawing by Plotly, its keyboard, its downloads.
import Plotly from "./plotly.js";
import { download } from "./download.js";
import { clickablePoints, endHover, idOf, outline, showHover } from "./points.js";

const SLOT = /#0000(?:0[1-9]|[12]\d|30|38)(?=(?:[0-9A-Fa-f]{2})?(?![0-9A-Fa-f]))/g;
const [INK, PAPER] = ["#000028", "#000038"];
const CONFIG = { displayModeBar: false, displaylogo: false, scrollZoom: false, doubleClick: false, showTips: false };

const themes = {}; // by background
let count = 0; // of drawings, for ids

/** The drawings on the page by the names of their figures. */
export const drawings = new Map();

/** A figure from its three lines: what stands around it, the figure, and the one for phones. */
export function parse([around, figure, narrow]) {
  return { ...JSON.parse(around), figure, narrow };
}

/** The figures of a text, which has three lines for each. */
export function parseAll(text) {
  const lines = text.split("\n");
  return Array.from({ length: Math.floor(lines.length / 3) }, (_, at) => parse(lines.slice(3 * at, 3 * at + 3)));
}

export class Drawing {
  constructor(parent) {
    this.root = element(parent, "div", "figure");
    this.above = element(this.root, "div", "figure-header");
    this.frame = element(this.root, "div", "figure-drawing");
    this.plot = element(this.frame, "div", "figure-plot");
    this.plot.ariaHidden = "true"; // said by the frame's label and by `status`
    this.ring = element(this.frame, "div", "figure-focus");
    this.ring.hidden = true;
    this.keys = element(this.root, "div", "figure-status");
    this.keys.id = `figure-keys-${(count += 1)}`;
    this.status = element(this.root, "div", "figure-status");
    this.status.ariaLive = "polite";
    this.downloads = element(this.root, "div", "figure-downloads");
    this.downloads.setAttribute("role", "group");
    this.source = element(this.downloads, "span", "figure-source");
    this.more = element(this.downloads, "a");
    this.buttons = { png: element(this.downloads, "button"), svg: element(this.downloads, "button") };
    this.frame.onkeydown = (event) => this.press(event);
    this.frame.onblur = () => this.leave();
    this.size = new ResizeObserver(() => {
      this.width = this.frame.clientWidth;
      this.draw();
    });
    this.size.observe(this.frame);
  }

  show(data) {
    this.width ??= this.frame.clientWidth; // later the observer says it: asked for now, the browser would lay out the page
    Object.assign(this, { data, theme: themeOf(this.root) });
    drawings.set(data.name, this);
    this.shownAt = location.pathname;
    this.describe();
    return this.draw();
  }

  /** First what takes time and is seen. */
  async showPrefetched(data) {
    this.data = data;
    await this.draw();
    this.describe();
  }

  /** All of it, listeners and focus included; what it draws does not change. */
  moveTo(parent) {
    parent.append(this.root);
    this.takeHeight();
  }

  describe() {
    const { above, alt, clickable, labels, fileName, more } = this.data;
    if (above !== this.written) this.above.innerHTML = this.written = above; // by our server, with all words escaped
    // Only an application gets the arrow keys from a screen reader; only what can be used deserves the name.
    this.frame.setAttribute("role", clickable ? "application" : "img");
    this.frame.setAttribute("aria-label", alt);
    for (const [name, value] of [["tabindex", "0"], ["aria-describedby", this.keys.id]]) {
      if (clickable) this.frame.setAttribute(name, value);
      else this.frame.removeAttribute(name);
    }
    this.keys.textContent = clickable ? labels.keys : "";
    this.frame.palettes = this.data.palettes; // for paper, see printing.js
    this.downloads.ariaLabel = labels.download;
    this.source.textContent = this.data.source ?? "";
    this.more.hidden = !more;
    if (more) [this.more.textContent, this.more.href] = more;
    this.downloads.hidden = !fileName; // a key is part of its figure and not taken away alone
    for (const [format, button] of Object.entries(this.buttons)) {
      button.type = "button";
      button.textContent = labels[format];
      button.title = `${fileName}.${format}`;
      button.onclick = () => download(Plotly, this.figure(), { ...this.data, format, paper: this.palette()[PAPER], ink: this.palette()[INK] });
    }
  }

  /** What has no form for phones keeps the width it needs, and scrolls. */
  drawnWidth() {
    return Math.max(this.width, this.data.leastWidth);
  }

  isNarrow() {
    return this.data.narrow !== "" && this.width < this.data.narrowBelow;
  }

  height() {
    return this.isNarrow() ? this.data.narrowHeight : this.data.height;
  }

  /** Streamlit has reserved the usual height, so that nothing jumps; what is said and drawn may need another. */
  takeHeight() {
    this.frame.style.height = `${this.height()}px`;
    const reserved = this.root.closest(".stElementContainer");
    if (reserved) Object.assign(reserved.style, { height: "auto", flex: "none" });
  }

  palette() {
    return this.data.palettes[this.theme];
  }

  /** The figure for this width, as text with slots for colours. */
  text() {
    return this.isNarrow() ? this.data.narrow : this.data.figure;
  }

  /** The figure for this width and theme, as Plotly takes it. */
  figure() {
    const palette = this.palette();
    const { data, layout } = JSON.parse(this.text().replace(SLOT, (slot) => palette[slot]));
    const size = { width: this.drawnWidth(), height: this.height(), autosize: false };
    return { data, layout: { ...layout, ...size } };
  }

  async draw() {
    if (this.width === 0 || !this.data) return; // in a closed tab; the observer tells when it opens
    this.takeHeight();
    this.frame.classList.toggle("scrolls", this.drawnWidth() > this.width);
    if (this.drawnWidth() > this.width) this.frame.tabIndex = 0; // by keyboard too
    const wanted = [this.drawnWidth(), this.height(), this.theme, this.data.language, this.text()].join();
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    const { data, layout } = this.figure();
    // Plotly measures text, so the font must be there first, with the letters of this figure.
    await document.fonts.load('14px "IBM Plex Sans"', wanted).catch(() => {});
    if (wanted !== this.drawn) return;
    this.leave();
    // Plotly must have finished one drawing before the next begins, or before it is removed.
    this.drawing = (this.drawing ?? Promise.resolve()).then(() =>
      wanted === this.drawn ? Plotly.react(this.plot, data, layout, { ...CONFIG, locale: this.data.language }) : undefined);
    await this.drawing;
    document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true"); // Plotly measures text in it
    if (wanted !== this.drawn) return;
    this.listen();
    this.frame.dataset.drawCount = Number(this.frame.dataset.drawCount ?? 0) + 1; // for the browser tests, which count how often a change is drawn
  }

  listen() {
    if (this.listening) return;
    this.listening = true;
    const pointed = ({ points }) => points.map(idOf).find((id) => id !== undefined);
    this.plot.on("plotly_click", (event) => this.choose(pointed(event)));
    this.plot.on("plotly_hover", (event) => this.plot.classList.toggle("over-link", this.data.clickable && pointed(event) !== undefined));
    this.plot.on("plotly_unhover", () => this.plot.classList.remove("over-link"));
  }

  choose(id) {
    const { clickable, places, recordAddress } = this.data;
    if (!clickable || id === undefined) return;
    if (places.includes(id)) document.dispatchEvent(new CustomEvent("cooperation-toggle-place", { detail: id }));
    else if (recordAddress) document.dispatchEvent(new CustomEvent("cooperation-navigate", { detail: recordAddress + encodeURIComponent(id) }));
  }

  press(event) {
    if (!this.data.clickable || event.ctrlKey || event.altKey || event.metaKey) return;
    const points = clickablePoints(this.plot);
    const last = points.length - 1;
    const moves = { ArrowRight: this.at === undefined ? 0 : this.at + 1, ArrowLeft: this.at === undefined ? last : this.at - 1, Home: 0, End: last };
    if (event.key in moves && last >= 0) this.goTo(points, Math.min(last, Math.max(0, moves[event.key])));
    else if ((event.key === "Enter" || event.key === " ") && this.at !== undefined) this.choose(points[this.at]?.id);
    else if (event.key === "Escape" && this.at !== undefined) this.leave();
    else return;
    event.preventDefault();
    event.stopPropagation(); // the arrows also turn the slides of a briefing
  }

  async goTo(points, at) {
    this.leave();
    this.at = at;
    const point = (this.point = points[at]);
    Object.assign(this.ring.style, outline(point, this.frame));
    this.ring.hidden = false;
    const words = await showHover(Plotly, this.plot, point);
    if (this.point === point) this.status.textContent = words; // and not already elsewhere
  }

  leave() {
    this.at = undefined;
    this.ring.hidden = true;
    this.status.textContent = "";
    endHover(Plotly, this.plot, this.point);
    this.point = undefined;
  }

  remove() {
    this.size.disconnect();
    if (drawings.get(this.data?.name) === this) drawings.delete(this.data.name);
    this.drawn = undefined;
    this.root.remove();
    Promise.resolve(this.drawing).then(() => Plotly.purge(this.plot));
  }
}

function element(parent, tag, className = "") {
  const child = document.createElement(tag);
  child.className = className;
  return parent.appendChild(child);
}

/** Whether the page is light or dark. The browser turns any way of writing a colour into numbers. */
function themeOf(root) {
  const background = getComputedStyle(root).getPropertyValue("--st-background-color");
  if (!(background in themes)) {
    const pen = document.createElement("canvas").getContext("2d");
    pen.fillStyle = background.trim();
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(pen.fillStyle.slice(at, at + 2), 16));
    themes[background] = 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128 ? "dark" : "light";
  }
  return themes[background];
}
