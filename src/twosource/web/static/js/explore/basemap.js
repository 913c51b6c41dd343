// What lies under the incidents: Natural Earth as it is shipped, or the server's own file.

/** @typedef {import("./colours.js").Colours} Colours */
/** @typedef {import("maplibre-gl").StyleSpecification} Style */
/** @typedef {import("maplibre-gl").LayerSpecification} Layer */

const OWN = "/explore/basemap";
export const FONT = ["system-ui, sans-serif"];
const SEAS = /water|ocean|sea|lake/;
const LANDS = /land|earth|countr|admin|bound/;

/**
 * The sources and layers of the map under the incidents.
 * @param {DOMStringMap} wanted what the page says of the map
 * @param {Colours} colours
 * @param {typeof import("maplibre-gl")} library
 * @returns {Promise<Pick<Style, "sources" | "layers">>}
 */
export async function basemap(wanted, colours, library) {
  /** @type {Layer} */
  const sea = { id: "sea", type: "background", paint: { "background-color": colours.sea } };
  if (wanted.own === "tiles") return tiles(wanted.tiles ?? "", sea, colours, library);
  const own = wanted.own === "shapes";
  /** @type {(kind: string) => import("maplibre-gl").FilterSpecification} */
  const only = (kind) => (own ? ["==", ["geometry-type"], kind] : ["==", ["get", "kind"], kind]);
  const address = new URL(own ? OWN : (wanted.world ?? ""), location.href).href;
  return {
    sources: { world: { type: "geojson", data: address, tolerance: 0.3, buffer: 32 } },
    layers: [
      sea,
      { id: "land", type: "fill", source: "world", filter: only(own ? "Polygon" : "land"), paint: { "fill-color": colours.land, "fill-outline-color": colours.border } },
      {
        id: "borders", type: "line", source: "world",
        ...(own ? {} : { filter: only("border") }),
        paint: { "line-color": colours.border, "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.5, 6, 1.2] },
      },
      ...(own ? [] : [names(colours)]),
    ],
  };
}

/** One name a country, larger countries first. @param {Colours} colours @returns {Layer} */
function names(colours) {
  return {
    id: "names", type: "symbol", source: "world",
    filter: ["all", ["==", ["get", "kind"], "label"], [">=", ["*", ["get", "area"], ["^", 3, ["zoom"]]], 400]],
    layout: {
      "text-field": ["get", "name"], "text-font": FONT, "text-max-width": 7, "text-padding": 4,
      "text-size": ["interpolate", ["linear"], ["zoom"], 1, 10, 5, 14],
      "symbol-sort-key": ["-", ["get", "area"]],
    },
    paint: { "text-color": colours.name, "text-halo-color": colours.land, "text-halo-width": 1.2 },
  };
}

/**
 * The server's own tiles. Their layers have names of their own: seas and lands are told by them, the rest are lines.
 * @param {string} script @param {Layer} sea @param {Colours} colours @param {typeof import("maplibre-gl")} library
 * @returns {Promise<Pick<Style, "sources" | "layers">>}
 */
async function tiles(script, sea, colours, library) {
  const pmtiles = await loaded(script);
  const protocol = new pmtiles.Protocol({ metadata: true });
  library.addProtocol("pmtiles", protocol.tile);
  const file = new pmtiles.PMTiles(new URL(OWN, location.href).href);
  protocol.add(file);
  const header = await file.getHeader();
  const url = `pmtiles://${file.source.getKey()}`;
  if (header.tileType !== pmtiles.TileType.Mvt) {
    return { sources: { world: { type: "raster", url, tileSize: 256 } }, layers: [sea, { id: "land", type: "raster", source: "world" }] };
  }
  const metadata = /** @type {{vector_layers?: {id: string}[]}} */ (await file.getMetadata());
  const found = (metadata.vector_layers ?? []).map((layer) => layer.id);
  const areas = found.filter((id) => LANDS.test(id) || SEAS.test(id)).sort((a, b) => Number(SEAS.test(a)) - Number(SEAS.test(b)));
  return {
    sources: { world: { type: "vector", url } },
    layers: [
      sea,
      ...areas.map((id) => /** @type {Layer} */ ({
        id: `area-${id}`, type: "fill", source: "world", "source-layer": id, filter: ["==", ["geometry-type"], "Polygon"],
        paint: { "fill-color": SEAS.test(id) ? colours.sea : colours.land },
      })),
      ...found.filter((id) => !SEAS.test(id)).map((id) => /** @type {Layer} */ ({
        id: `line-${id}`, type: "line", source: "world", "source-layer": id, filter: ["!=", ["geometry-type"], "Point"],
        paint: { "line-color": colours.border, "line-width": 0.8 },
      })),
    ],
  };
}

/** The library that reads tiles, which is no module. @param {string} script @returns {Promise<typeof import("pmtiles")>} */
function loaded(script) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = script;
    element.onload = () => resolve(/** @type {any} */ (globalThis).pmtiles);
    element.onerror = () => reject(new Error("the library that reads map tiles could not be loaded"));
    document.head.append(element);
  });
}
