// A figure as an image file: on opaque paper, with title, finding and caption, in the page's own font.

const TITLE = { size: 18, weight: 600, line: 26 };
const FINDING = { size: 14, weight: 400, line: 22 };
const CAPTION = { size: 13, weight: 400, line: 20 };
const GAP = 10; // between words and figure
const EDGE = 16; // of empty paper around it

/** Save the figure as PNG (twice its size, for print and slides) or SVG. */
export async function download(Plotly, figure, { format, fileName, title, finding, caption, paper, ink, language }) {
  const { data, layout } = withWords(figure, { title, finding, caption }, paper, ink);
  const { width, height } = layout;
  const address = await Plotly.toImage({ data, layout, config: { locale: language } }, { format: "svg", width, height });
  const drawn = decodeURIComponent(address.slice(address.indexOf(",") + 1));
  const svg = await withFont(drawn.replaceAll("TOBESTRIPPED", "'")); // Plotly's mark for a quote, which it leaves in Firefox
  const blob = new Blob([svg], { type: "image/svg+xml" });
  save(format === "png" ? await rasterised(blob, width, height) : blob, `${fileName}.${format}`);
}

function withWords({ data, layout }, { title, finding, caption }, paper, ink) {
  const { width } = layout;
  const above = [...lines(title, TITLE, width), ...lines(finding, FINDING, width)];
  const below = caption.flatMap((text) => lines(text, CAPTION, width));
  const { l = 0, r = 0, t = 0, b = 0 } = layout.margin ?? {};
  const [roomAbove, roomBelow] = [above, below].map((part) => (part.length ? heightOf(part) + GAP : 0));
  // From the upper and from the lower edge of what is drawn, whose margins grow by the words.
  const written = [...stacked(above, 1, t + roomAbove), ...stacked(below, 0, -(b + GAP))].map((line) => ({
    ...line, x: 0, xref: "paper", yref: "paper", xanchor: "left", yanchor: "top", align: "left", showarrow: false, borderpad: 0,
    xshift: -l, font: { ...line.font, color: ink },
  }));
  return {
    data,
    layout: {
      ...layout,
      width: width + 2 * EDGE,
      height: layout.height + roomAbove + roomBelow + 2 * EDGE,
      margin: { ...layout.margin, l: l + EDGE, r: r + EDGE, t: t + roomAbove + EDGE, b: b + roomBelow + EDGE },
      annotations: [...(layout.annotations ?? []), ...written],
      paper_bgcolor: paper,
    },
  };
}

function heightOf(part) {
  return part.reduce((sum, { style }) => sum + style.line, 0);
}

function stacked(part, y, top) {
  return part.map(({ text, style: { size, weight } }, at) => ({ text, y, yshift: top - heightOf(part.slice(0, at)), font: { size, weight } }));
}

/** The words in lines that have room, each with its style. */
function lines(words, style, width) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.weight} ${style.size}px "IBM Plex Sans", sans-serif`;
  const texts = words.split(" ").reduce((found, word) => {
    const longer = found.length ? `${found.at(-1)} ${word}` : word;
    if (found.length && pen.measureText(longer).width <= width) return [...found.slice(0, -1), longer];
    return [...found, word];
  }, []);
  return words ? texts.map((text) => ({ text, style })) : [];
}

/** An image cannot use the page's fonts; so those it needs travel inside. */
async function withFont(svg) {
  const rules = [...document.styleSheets].flatMap(rulesOf).filter((rule) => rule instanceof CSSFontFaceRule);
  const ours = rules.filter((rule) => rule.style.fontFamily.includes("IBM Plex Sans") && speaks(rule, svg));
  const faces = await Promise.all(ours.map(async (rule) => rule.cssText.replace(/url\("?([^")]+)"?\)/, `url("${await asData(addressOf(rule))}")`)));
  return svg.replace(/<svg[^>]*>/, (opening) => `${opening}<style>${faces.join("")}</style>`);
}

function rulesOf(sheet) {
  try {
    return [...sheet.cssRules];
  } catch {
    return []; // a style sheet of another origin, put there by a browser extension
  }
}

function addressOf(rule) {
  return rule.style.getPropertyValue("src").match(/url\("?([^")]+)"?\)/)[1];
}

function speaks(rule, text) {
  const ranges = rule.style.getPropertyValue("unicode-range").matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi);
  const limits = [...ranges].map(([, first, last = first]) => [parseInt(first, 16), parseInt(last, 16)]);
  return limits.length === 0 || [...text].some((letter) => limits.some(([first, last]) => letter.codePointAt(0) >= first && letter.codePointAt(0) <= last));
}

async function asData(address) {
  const file = await (await fetch(address)).blob();
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(file);
  });
}

async function rasterised(blob, width, height) {
  const image = new Image();
  await new Promise((loaded, failed) => { // image.decode() does not wait for the fonts inside
    Object.assign(image, { onload: loaded, onerror: failed, src: URL.createObjectURL(blob) });
  });
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [2 * width, 2 * height];
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
