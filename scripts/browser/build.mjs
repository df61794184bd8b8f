// Makes every committed file that needs Node: `npm ci && node build.mjs`, in this folder.
//
// `static/MANIFEST.toml` then says for each where it comes from, under which licence, and its hash. Versions stand in package.json.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { drawings } from "./drawings.mjs";
import { buildPlotly, licenceTexts } from "./plotly.mjs";
import { shapes } from "./shapes.mjs";

const root = join(import.meta.dirname, "../..");
const modules = join(import.meta.dirname, "node_modules");
const made = [];

const plotly = "components/browser/plotly.js";
const parts = await buildPlotly(join(root, plotly));
note(plotly, "plotly.js", "MIT, with parts under MIT, ISC, BSD and Apache-2.0", "plotly.txt");

for (const [name, text] of Object.entries(await shapes())) {
  write(`static/shapes/${name}`, text, "world-atlas", "ISC; Natural Earth itself is in the public domain", "world-atlas.txt");
}

const FAMILIES = [
  ["@fontsource-variable/ibm-plex-sans", (subset) => `ibm-plex-sans-${subset}-wght-normal.woff2`, "ibm-plex-sans.txt"],
  ["@fontsource/source-serif-4", (subset) => `source-serif-4-${subset}-600-normal.woff2`, "source-serif-4.txt"],
];
for (const [name, fileOf, licence] of FAMILIES) {
  for (const subset of ["latin", "latin-ext", "cyrillic", "cyrillic-ext"]) {
    write(`static/fonts/${fileOf(subset)}`, readFileSync(join(modules, name, "files", fileOf(subset))), name, "OFL-1.1", licence);
  }
}

for (const [name, content] of Object.entries(drawings())) {
  const lettering = name.startsWith("wordmark");
  write(`static/${name}`, content, lettering ? "@fontsource/source-serif-4" : "", lettering ? "our own drawing, letters OFL-1.1" : "our own drawing", lettering ? "source-serif-4.txt" : "");
}

write("tests/browser/axe.min.js", readFileSync(join(modules, "axe-core/axe.min.js")), "axe-core", "MPL-2.0", "axe-core.txt");

save("static/licences/plotly.txt", licenceTexts([join(modules, "plotly.js"), ...parts.filter((folder) => folder !== join(modules, "plotly.js"))]));
for (const [licence, name] of [["world-atlas", "world-atlas"], ["axe-core", "axe-core"], ...FAMILIES.map(([name, , file]) => [file.replace(".txt", ""), name])]) {
  save(`static/licences/${licence}.txt`, licenceTexts([join(modules, name)]));
}

const MARK = "# Written by scripts/icons.py";
const icons = readFileSync(join(root, "static/MANIFEST.toml"), "utf8").split(MARK)[1];
save("static/MANIFEST.toml", `# Written by scripts/browser/build.mjs: the files a browser is given that we did not write by hand.\n\n${made.join("\n")}\n${MARK}${icons}`);

function write(path, content, ...origin) {
  save(path, content);
  note(path, ...origin);
}

function save(path, content) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

function note(path, name, licence, licenceFile) {
  const entry = { path, ...(name && { package: name, version: versionOf(name) }), licence, ...(licenceFile && { licence_text: `static/licences/${licenceFile}` }) };
  entry.sha256 = createHash("sha256").update(readFileSync(join(root, path))).digest("hex");
  made.push(`[[file]]\n${Object.entries(entry).map(([key, value]) => `${key} = "${value}"\n`).join("")}`);
}

function versionOf(name) {
  return JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8")).version;
}
