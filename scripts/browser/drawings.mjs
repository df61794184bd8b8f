// The mark of the site, alone (icon) and with its name (wordmark). Our own drawing; no emblem of anybody.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import opentype from "opentype.js";
import { Resvg } from "@resvg/resvg-js";

// Two level stretches and the way between them, 32 wide and high.
const MARK = "M2 7H15L23 18H30V25H17L9 14H2Z";

const COLOURS = {
  light: "#1F4E9E",
  dark: "#8FB4F7",
  either: "#4478CB", // 4.2:1 on the light background and 4.1:1 on the dark one: for what cannot change with the theme
};

/** File name -> content. */
export function drawings() {
  const icon = svg(32, 32, COLOURS.either, MARK, "");
  const name = nameAsPath("EU – Central Asia");
  const wordmark = (colour) => svg(name.width, 32, colour, MARK, name.path);
  return {
    "icon.svg": icon,
    "icon.png": new Resvg(icon, { fitTo: { mode: "width", value: 64 } }).render().asPng(),
    "wordmark.svg": wordmark(COLOURS.either),
    "wordmark-light.svg": wordmark(COLOURS.light),
    "wordmark-dark.svg": wordmark(COLOURS.dark),
  };
}

/** An image cannot use the page's fonts, so the letters become outlines. */
function nameAsPath(text) {
  const file = readFileSync(createRequire(import.meta.url).resolve("@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff"));
  const font = opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
  const [x, baseline, size] = [40, 23.5, 22];
  return {
    path: pathData(font.getPath(text, x, baseline, size).commands),
    width: Math.ceil(x + font.getAdvanceWidth(text, size) + 1),
  };
}

// Not opentype's own toPathData: version 2.0.0 writes NaN for numbers near zero.
function pathData(commands) {
  return commands.map(({ type, ...at }) => type + ["x1", "y1", "x2", "y2", "x", "y"].filter((name) => name in at).map((name) => +at[name].toFixed(2)).join(" ")).join("");
}

function svg(width, height, colour, ...paths) {
  const drawn = paths.filter(Boolean).map((d) => `<path d="${d}"/>`).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" fill="${colour}">${drawn}</svg>\n`;
}
