// The Plotly bundle: one ES module that a page with `script-src 'self'` may run, and that asks no other server for anything.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;

// Each change names the text it replaces, so that a new version of Plotly stops the build instead of undoing it.
const CHANGES = [
  // A choropleth with shapes of its own still waits for a world map from Plotly's server, which it then does not use.
  ["src/plots/geo/geo.js", "if (trace.locationmode)", "if (trace.locationmode && trace.locationmode !== 'geojson-id')"],
  // And if a figure ever asks for that map, it shall miss it here and not fetch it there.
  ["src/plot_api/plot_config.js", "'https://cdn.plot.ly/un/'", "'/assets/no-world-map/'"],
];

// What an attribute means is written for Plotly's own reference, a tenth of the bundle; its own build leaves it out too.
const MEANING = /^\s*description: (?:'.*'|\[[\s\S]*?\]\.join\(\s*'[^']*'\s*\)),?$/gm;

const ourChanges = {
  name: "our-changes",
  setup({ onLoad }) {
    for (const [file, before, after] of CHANGES) {
      onLoad({ filter: new RegExp(`plotly\\.js/${file.replaceAll(".", "\\.")}$`) }, ({ path }) => {
        const source = readFileSync(path, "utf8");
        if (!source.includes(before)) throw new Error(`${file} no longer contains: ${before}`);
        return { contents: source.replace(before, after) };
      });
    }
    onLoad({ filter: /plotly\.js\/src\/.*\.js$/ }, ({ path }) => ({ contents: readFileSync(path, "utf8").replace(MEANING, "") }));
  },
};

/** Writes the bundle; returns the folders of all packages that went into it. */
export async function buildPlotly(outfile) {
  const { metafile } = await build({
    entryPoints: [join(here, "plotly-entry.js")],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    define: { global: "globalThis" },
    alias: { "country-iso-search": join(here, "no-country-names.js") },
    loader: { ".css": "empty" }, // of MapLibre, whose traces we leave out
    legalComments: "none", // all licences stand in one file, made below
    banner: { js: "// Built from plotly.js by scripts/browser/build.mjs; licences: static/licences/plotly.txt" },
    plugins: [ourChanges],
    absWorkingDir: here,
    metafile: true,
    logLevel: "error",
  });
  const output = Object.values(metafile.outputs).find((one) => one.entryPoint);
  const used = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return [...new Set(used.map(([path]) => packageFolder(join(here, path))).filter(Boolean))].sort();
}

function packageFolder(path) {
  const match = path.match(/^.*\/node_modules\/(@[^/]+\/)?[^/]+/);
  return match?.[0];
}

/** The licences of these packages in one text. */
export function licenceTexts(folders) {
  return folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(folder, file), "utf8").trim() : `(no text in the package; its licence is ${license})`;
    return `${name} ${version}\n\n${text}\n`;
  }).join(`\n${"-".repeat(80)}\n\n`);
}
