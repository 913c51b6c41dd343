// Points of the view, from the server's columns to what the map draws.

/**
 * Columns of the same length: where incidents lie, whether somewhere in a wider place, and how many of each grade.
 * @typedef {{lat: number[], lon: number[], coarse: (0 | 1)[], grades: string[], counts: number[][]}} Columns
 */

/** @param {URLSearchParams} query @param {AbortSignal} signal @returns {Promise<Columns>} */
export async function fetchPoints(query, signal) {
  const answer = await fetch(`/explore/points?${query}`, { signal });
  if (!answer.ok) throw new Error(`the points of the map could not be had (${answer.status})`);
  return answer.json();
}

/**
 * Those of the points that stand for themselves, or for wider places.
 * @param {Columns} columns @param {0 | 1} coarse @returns {GeoJSON.FeatureCollection<GeoJSON.Point>}
 */
export function features(columns, coarse) {
  /** @type {GeoJSON.Feature<GeoJSON.Point>[]} */
  const found = [];
  columns.lat.forEach((lat, row) => {
    if (columns.coarse[row] !== coarse) return;
    /** @type {Record<string, number>} */
    const properties = { coarse, n: 0, lat, lon: columns.lon[row] ?? 0 }; // tiles round where a feature lies
    columns.counts.forEach((of, k) => {
      properties[`g${k}`] = of[row] ?? 0;
      properties.n = (properties.n ?? 0) + (of[row] ?? 0);
    });
    found.push({ type: "Feature", properties, geometry: { type: "Point", coordinates: [columns.lon[row] ?? 0, lat] } });
  });
  return { type: "FeatureCollection", features: found };
}

/** West, south, east, north of all points; null where there are none. @param {Columns} columns */
export function bounds(columns) {
  if (!columns.lat.length) return null;
  let [west, south, east, north] = [180, 90, -180, -90];
  columns.lat.forEach((lat, row) => {
    const lon = columns.lon[row] ?? 0;
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  });
  return /** @type {[number, number, number, number]} */ ([west, south, east, north]);
}
