// The static floor: draws the figures of a page, and those of a country when its link is clicked. Nothing more.
import Plotly from "/plotly.js";

const SLOT = /#0000(?:0[1-9]|[12]\d|30|38)(?![0-9A-Fa-f])/g;
const CONFIG = { displayModeBar: false, displaylogo: false, scrollZoom: false, doubleClick: false, showTips: false, locale: "en" };
const palette = JSON.parse(document.getElementById("palette").textContent);
const drawn = new Map();

async function draw(name, { figure, narrow }) {
  const frame = document.querySelector(`[data-figure="${name}"]`);
  if (!frame || frame.clientWidth === 0) return;
  const wanted = narrow !== null && frame.clientWidth < 640 ? narrow : figure;
  if (drawn.get(name) === wanted) return;
  drawn.set(name, wanted);
  const { data, layout } = JSON.parse(wanted.replace(SLOT, (slot) => palette[slot]));
  frame.style.height = `${layout.height}px`;
  await document.fonts.load('14px "IBM Plex Sans"', wanted).catch(() => {});
  await Plotly.react(frame.firstElementChild, data, { ...layout, width: frame.clientWidth, autosize: false }, CONFIG);
  frame.dataset.drawCount = Number(frame.dataset.drawCount ?? 0) + 1;
}

const drawAll = (figures) => Promise.all(Object.entries(figures).map(([name, figure]) => draw(name, figure)));

for (const link of document.querySelectorAll(".places a")) {
  link.onclick = async (event) => {
    event.preventDefault();
    drawAll(await (await fetch(`/${link.textContent}.json`)).json());
  };
}
drawAll(JSON.parse(document.getElementById("figures").textContent));
