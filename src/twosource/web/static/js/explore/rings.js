// The marks of a map: a dot for one incident, a ring with the share of each grade for several, a hollow ring for those
// that lie somewhere in a wider place. A mark's name says how it looks, and it is drawn when the map first asks for it.

/** @typedef {import("./colours.js").Colours} Colours */
/** @typedef {import("maplibre-gl").ExpressionSpecification} Expression */

const PARTS = 8;
const RATIO = 2;

/** Radius in pixels by number of incidents; the ranges of the marks' names. */
const SIZES = /** @type {const} */ ([[1, 6], [2, 11], [10, 13], [50, 16], [250, 20], [1000, 24]]);

/**
 * The name of the mark of a feature: light or dark, hollow or not, radius, and the eighths of each grade.
 * @param {Colours} colours @param {number} grades how many there are @returns {Expression}
 */
export function markName(colours, grades) {
  const n = ["get", "n"];
  const [first, ...larger] = SIZES;
  const radius = ["step", n, first[1], ...larger.flat()];
  const shares = Array.from({ length: grades }, (_, k) => ["ceil", ["/", ["*", PARTS, ["get", `g${k}`]], n]]);
  const name = ["concat", colours.dark ? "dark" : "light", "/", ["get", "coarse"], "/", radius];
  return /** @type {Expression} */ (/** @type {unknown} */ ([...name, ...shares.flatMap((share) => ["/", share])]));
}

/** Draw a mark by its name. @param {string} name @param {Colours} colours */
export function drawMark(name, colours) {
  const [, coarse, radius, ...parts] = name.split("/");
  const shares = parts.map(Number);
  const all = shares.reduce((sum, share) => sum + share, 0) || 1;
  const r = Number(radius);
  const side = 2 * (r + 3);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side * RATIO;
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  pen.scale(RATIO, RATIO);
  pen.translate(side / 2, side / 2);
  const single = r <= SIZES[0][1];
  pen.fillStyle = colours.card;
  if (coarse !== "1" || !single) circle(pen, single ? r + 1.5 : r, coarse === "1" ? 0.55 : 0.94);
  let from = -Math.PI / 2;
  shares.forEach((share, k) => {
    if (!share) return;
    const to = from + (2 * Math.PI * share) / all;
    pen.strokeStyle = pen.fillStyle = colours.grades[k] ?? colours.quiet;
    pen.beginPath();
    if (coarse === "1") {
      pen.setLineDash(single ? [2.4, 1.8] : [4, 2.5]);
      pen.lineWidth = 2;
      pen.arc(0, 0, r, from, to);
      pen.stroke();
    } else if (single) {
      pen.arc(0, 0, r, 0, 2 * Math.PI);
      pen.fill();
    } else {
      pen.lineWidth = Math.max(3.5, r / 4);
      pen.arc(0, 0, r - pen.lineWidth / 2 + 1, from, to);
      pen.stroke();
    }
    from = to;
  });
  return { image: pen.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: RATIO };
}

/** @param {CanvasRenderingContext2D} pen @param {number} radius @param {number} opacity */
function circle(pen, radius, opacity) {
  pen.globalAlpha = opacity;
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.fill();
  pen.globalAlpha = 1;
}
