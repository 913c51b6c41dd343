// A click on a mark: closer where its incidents lie apart, else a list of them that leads to each.

/** @typedef {import("maplibre-gl").Map} Map */
/** @typedef {import("./view.js").View} View */

const MOST_LISTED = 8;
const MOST_POINTS = 100;
const CLOSE = 9;

/** @param {typeof import("maplibre-gl")} library @param {Map} map @param {View} view */
export function list(library, map, view) {
  const popup = new library.Popup({ maxWidth: "none", focusAfterOpen: true });
  view.addEventListener("asked", () => popup.remove());
  const canvas = map.getCanvas();
  for (const layer of ["spots", "areas"]) {
    map.on("mouseenter", layer, () => canvas.classList.add("chosen"));
    map.on("mouseleave", layer, () => canvas.classList.remove("chosen"));
  }
  map.on("click", async (event) => {
    const [mark] = map.queryRenderedFeatures(event.point, { layers: ["spots", "areas"] });
    if (!mark || mark.geometry.type !== "Point") return;
    const at = /** @type {[number, number]} */ (mark.geometry.coordinates);
    const { cluster_id: cluster, n } = mark.properties;
    let points = [mark.properties];
    if (cluster !== undefined) {
      const spots = /** @type {import("maplibre-gl").GeoJSONSource} */ (map.getSource("spots"));
      const [closer, within] = await Promise.all([spots.getClusterExpansionZoom(cluster), spots.getClusterLeaves(cluster, MOST_POINTS + 1, 0)]);
      if (within.length > MOST_POINTS || (n > MOST_LISTED && closer <= CLOSE)) {
        map.easeTo({ center: at, zoom: closer + 0.3 });
        return;
      }
      points = within.map((leaf) => leaf.properties ?? {});
    }
    const query = view.query;
    query.set("at", points.map(({ lat, lon }) => `${lat},${lon}`).join(";"));
    const answer = await fetch(`/explore/here?${query}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const listed = page.querySelector(".listed");
    if (listed) popup.setLngLat(at).setDOMContent(document.adoptNode(listed)).addTo(map);
  });
}
