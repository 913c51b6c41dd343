// The map: incidents by place, gathered where they lie close, coloured by how far they are corroborated.
import { basemap, FONT } from "./basemap.js";
import { colours, whenRecoloured } from "./colours.js";
import { list } from "./listed.js";
import { bounds, features, fetchPoints } from "./points.js";
import { drawMark, markName } from "./rings.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./points.js").Columns} Columns */
/** @typedef {import("maplibre-gl").Map} Map */

const CLOSEST = 11;
const FIT = { padding: 48, maxZoom: 5 };
/** @type {Columns} */
const NOTHING = { lat: [], lon: [], coarse: [], grades: [], counts: [] };

/** @param {View} view */
export async function showMap(view) {
  const holder = document.getElementById("map");
  const instead = document.getElementById("instead");
  if (!holder || !instead) return;
  const asking = points(view);
  instead.textContent = "";
  try {
    if (!document.createElement("canvas").getContext("webgl2")) throw new Error("WebGL 2 is missing or turned off");
    const library = /** @type {typeof import("maplibre-gl")} */ (await import(holder.dataset.library ?? ""));
    library.setWorkerUrl(holder.dataset.worker ?? "");
    library.prewarm();
    await draw(library, holder, view, asking);
    instead.remove();
  } catch (error) {
    instead.textContent = `This browser could not start the map (${error instanceof Error ? error.message : error}). The table below tells the same.`;
    for (const part of holder.querySelectorAll(":scope > :not(#instead)")) part.remove();
  }
}

/** The points of the view, whichever is asked for last. @param {View} view */
function points(view) {
  /** @type {AbortController | undefined} */
  let last;
  const ask = () => {
    last?.abort();
    last = new AbortController();
    return fetchPoints(view.query, last.signal);
  };
  return { first: ask(), ask };
}

/**
 * @param {typeof import("maplibre-gl")} library @param {HTMLElement} holder @param {View} view
 * @param {ReturnType<typeof points>} asking
 */
async function draw(library, holder, view, asking) {
  let columns = NOTHING;
  let shownCountry = view.query.get("country");
  const style = async () => {
    const now = colours();
    const under = await basemap(holder.dataset, now, library);
    return { version: /** @type {8} */ (8), ...over(under, columns, now) };
  };
  columns = await asking.first;
  const map = new library.Map({
    container: holder, style: await style(), attributionControl: false, dragRotate: false, pitchWithRotate: false,
    touchPitch: false, renderWorldCopies: true, maxZoom: 14, minZoom: 0, fadeDuration: 0,
    ...start(columns, view),
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new library.NavigationControl({ showCompass: false }));
  map.setMissingStyleImageResolver((id) => {
    const mark = drawMark(id, colours());
    if (mark) map.addImage(id, mark.image, { pixelRatio: mark.pixelRatio });
  });
  whenRecoloured(async () => map.setStyle(await style()));
  view.addEventListener("asked", async () => {
    try {
      columns = await asking.ask();
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
      throw error;
    }
    source(map, "spots").setData(features(columns, 0));
    source(map, "areas").setData(features(columns, 1));
    const country = view.query.get("country");
    const seen = map.getBounds();
    const away = columns.lat.length && !columns.lat.some((lat, row) => seen.contains([columns.lon[row] ?? 0, lat]));
    const around = bounds(columns);
    if (around && (away || country !== shownCountry)) map.fitBounds(around, FIT);
    shownCountry = country;
  });
  list(library, map, view);
  searchHere(map, view);
  await new Promise((resolve) => map.once("idle", resolve));
  holder.dataset.ready = "true";
}

/** @param {Map} map @param {string} id */
const source = (map, id) => /** @type {import("maplibre-gl").GeoJSONSource} */ (map.getSource(id));

/** Where the map begins: at the box that is asked for, or around all points. @param {Columns} columns @param {View} view */
function start(columns, view) {
  const asked = view.query.get("box")?.split(",").map(Number);
  const around = asked?.length === 4 ? /** @type {[number, number, number, number]} */ (asked) : bounds(columns);
  if (!around) return { center: /** @type {[number, number]} */ ([15, 20]), zoom: 1 };
  return { bounds: around, fitBoundsOptions: asked ? {} : FIT };
}

/**
 * The basemap with the incidents over it.
 * @param {Awaited<ReturnType<typeof basemap>>} under @param {Columns} columns @param {import("./colours.js").Colours} now
 * @returns {Awaited<ReturnType<typeof basemap>>}
 */
function over(under, columns, now) {
  const sums = Object.fromEntries(now.grades.map((_, k) => [`g${k}`, ["+", ["get", `g${k}`]]]));
  /** @type {(id: string) => import("maplibre-gl").SymbolLayerSpecification} */
  const marks = (id) => ({
    id, type: "symbol", source: id,
    layout: {
      "icon-image": markName(now, now.grades.length), "icon-allow-overlap": true, "symbol-sort-key": ["get", "n"],
      "text-field": ["case", ["<", ["get", "n"], 2], "", [">=", ["get", "n"], 10000], ["concat", ["round", ["/", ["get", "n"], 1000]], "k"], ["to-string", ["get", "n"]]],
      "text-font": FONT, "text-size": 11.5, "text-allow-overlap": true,
    },
    paint: { "text-color": now.ink },
  });
  return {
    sources: {
      ...under.sources,
      areas: { type: "geojson", data: features(columns, 1) },
      spots: {
        type: "geojson", data: features(columns, 0), cluster: true, clusterRadius: 44, clusterMaxZoom: CLOSEST,
        clusterProperties: { ...sums, n: ["+", ["get", "n"]], coarse: ["max", ["get", "coarse"]] },
      },
    },
    layers: [...under.layers, marks("areas"), marks("spots")],
  };
}

/** Offer to search where the user has moved the map to. @param {Map} map @param {View} view */
function searchHere(map, view) {
  const button = document.getElementById("here");
  if (!button || !document.querySelector('[name="box"]')) return; // where the server blurs places, no box can be asked for
  map.on("moveend", (event) => {
    if (event.originalEvent) button.hidden = false;
  });
  button.addEventListener("click", () => {
    button.hidden = true;
    const [[west, south], [east, north]] = map.getBounds().toArray();
    const whole = east - west >= 360;
    const wrapped = (/** @type {number} */ lon) => ((((lon + 180) % 360) + 360) % 360) - 180;
    const box = [whole ? -180 : wrapped(west), Math.max(-90, south), whole ? 180 : wrapped(east), Math.min(90, north)];
    view.change({ box: box.map((n) => n.toFixed(3)).join(",") });
  });
}
