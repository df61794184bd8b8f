// A figure as an image file: on opaque paper, with a caption, in the page's own font.

const LINE = 20;
const EDGE = 16; // of empty paper around it

/** Save the figure as PNG (twice its size, for print and slides) or SVG. */
export async function download(Plotly, figure, { format, fileName, caption, paper, ink, language }) {
  const { data, layout } = withCaption(figure, caption, paper, ink);
  const { width, height } = layout;
  const address = await Plotly.toImage({ data, layout, config: { locale: language } }, { format: "svg", width, height });
  const svg = await withFont(decodeURIComponent(address.slice(address.indexOf(",") + 1)));
  const blob = new Blob([svg], { type: "image/svg+xml" });
  save(format === "png" ? await rasterised(blob, width, height) : blob, `${fileName}.${format}`);
}

function withCaption({ data, layout }, caption, paper, ink) {
  const lines = caption.flatMap((text) => wrapped(text, layout.width));
  const room = lines.length * LINE + (lines.length ? LINE / 2 : 0);
  const { l = 0, r = 0, t = 0, b = 0 } = layout.margin ?? {};
  const written = lines.map((text, at) => ({
    text, x: 0, y: 0, xref: "paper", yref: "paper", xanchor: "left", yanchor: "top", align: "left", showarrow: false, borderpad: 0,
    xshift: -l, yshift: -(b + LINE / 2 + at * LINE), font: { size: 13, color: ink },
  }));
  return {
    data,
    layout: {
      ...layout,
      width: layout.width + 2 * EDGE,
      height: layout.height + room + 2 * EDGE,
      margin: { ...layout.margin, l: l + EDGE, r: r + EDGE, t: t + EDGE, b: b + room + EDGE },
      annotations: [...(layout.annotations ?? []), ...written],
      paper_bgcolor: paper,
    },
  };
}

function wrapped(text, width) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = '13px "IBM Plex Sans", sans-serif';
  return text.split(" ").reduce((lines, word) => {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= width) return [...lines.slice(0, -1), longer];
    return [...lines, word];
  }, []);
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
  image.src = URL.createObjectURL(blob);
  await image.decode();
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
