// The map shapes: Natural Earth 1:50m (npm world-atlas), cut to what our maps show.
//
// Outer rings run clockwise, as d3 (and so Plotly) wants them; the other way round a country is the whole globe except itself.
// Every feature is found by its `id`: ISO 3166-1 alpha-3, or EU, or CASPIAN. The data hold no lakes, so no Aral Sea.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import mapshaper from "mapshaper";

const atlas = readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-50m.json"));

const STATES = { 398: "KAZ", 417: "KGZ", 762: "TJK", 795: "TKM", 860: "UZB" };
const MEMBERS = [
  "040", "056", "100", "191", "196", "203", "208", "233", "246", "250", "276", "300", "348", "372",
  "380", "428", "440", "442", "470", "528", "616", "620", "642", "703", "705", "724", "752",
];
const ALAND = "248"; // Finland's, and in the Union
// The whole island of Cyprus is Union territory (Protocol 10 to the Act of Accession of 2003); Natural Earth draws the north apart, without an id.
const isMember = `${JSON.stringify([...MEMBERS, ALAND])}.includes(number) || name == "N. Cyprus"`;
// Europe's mainland and near islands: not the outermost regions, which would be dots an ocean away.
const EUROPE = "-11,34,35,71";

// The projection of the map (LOOK.md): hatch lines that are straight and even there.
const CONIC = "+proj=aea +lat_1=38 +lat_2=52 +lat_0=45 +lon_0=68";
const HATCH = { apart: 42_000, wide: 1_500, piece: 400_000 }; // metres

const withIds = `-each 'id = ${JSON.stringify(STATES)}[number]' -filter-fields id`;
const asGeojson = "format=geojson gj2008 precision=0.01 id-field=id";

/** File name -> GeoJSON text. */
export async function shapes() {
  const centralAsia = await run(
    `-i atlas.json id-field=number
     -target countries -filter '${JSON.stringify(Object.keys(STATES))}.includes(number)' + name=states ${withIds}
     -rectangle bbox=45,36,56,48 + name=water -erase land target=water -explode
     -sort this.area descending -filter 'this.id == 0' -each 'id = "CASPIAN"' -filter-fields id
     -merge-layers target=states,water name=all -o out.json target=all ${asGeojson}`,
    { "atlas.json": atlas },
  );
  const partners = await run(
    `-i atlas.json id-field=number
     -target countries -filter '${isMember}' + name=union -clip bbox=${EUROPE} -simplify 35% keep-shapes
     -dissolve -each 'id = "EU"'
     -target countries -filter '${JSON.stringify(Object.keys(STATES))}.includes(number)' + name=states ${withIds}
     -merge-layers target=union,states name=all -o out.json target=all ${asGeojson}`,
    { "atlas.json": atlas },
  );
  const hatch = await hatched(centralAsia);
  return {
    "central-asia.geojson": lines(centralAsia),
    "partners.geojson": lines(partners),
    "hatch.geojson": lines(hatch),
  };
}

/** For each state the slanting lines that say "no record". They are thin areas, because Plotly's maps take nothing else from a file. */
async function hatched(centralAsia) {
  const features = [];
  for (const id of Object.values(STATES)) {
    const text = await run(
      `-i state.json -filter 'id == "${id}"' -proj '${CONIC}'
       -i stripes.json name=stripes -proj target=stripes init='${CONIC}' '${CONIC}'
       -clip target=stripes state -dissolve -each 'id = "${id}"' -proj wgs84 -o out.json target=stripes ${asGeojson.replace("0.01", "0.001")}`,
      { "state.json": centralAsia, "stripes.json": JSON.stringify(stripes()) },
    );
    features.push(...JSON.parse(text).features);
  }
  return JSON.stringify({ type: "FeatureCollection", features });
}

function stripes() {
  const [reach, features] = [2_200_000, []];
  for (let at = -2 * reach; at <= 2 * reach; at += HATCH.apart * Math.SQRT2) {
    const edge = [];
    for (let y = -reach; y <= reach; y += HATCH.piece) edge.push([at + y, y]);
    const other = edge.map(([x, y]) => [x + HATCH.wide, y]).reverse();
    features.push({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [[...edge, ...other, edge[0]]] } });
  }
  return { type: "FeatureCollection", features };
}

async function run(command, input) {
  const output = await mapshaper.applyCommands(command.replace(/\s+/g, " "), input);
  return output["out.json"].toString();
}

/** One feature a line, for readable diffs; and the promise of this file's head, checked. */
function lines(text) {
  const { features } = JSON.parse(text);
  for (const { id, geometry } of features) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    if (!id || polygons.some(([outer]) => doubleArea(outer) > 0)) throw new Error(`${id}: no id, or a ring against the clock`);
  }
  return `{"type":"FeatureCollection","features":[\n${features.map((one) => JSON.stringify(one)).join(",\n")}\n]}\n`;
}

function doubleArea(ring) {
  return ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i][0] * y - x * ring[i][1]), 0);
}
