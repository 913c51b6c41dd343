// The timeline: bars of the server's own drawing, on which a stretch of time can be brushed.
import { colours, whenRecoloured } from "./colours.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {{since: string, until: string, incidents: number, title: string}} Bar */

/** @param {View} view */
export async function showTimeline(view) {
  const first = document.getElementById("timeline");
  const library = first?.dataset.library ?? "";
  /** @type {import("uplot") | null} */
  let chart = null;
  const draw = async () => {
    chart?.destroy();
    chart = null;
    const holder = document.getElementById("timeline");
    if (!holder) return;
    /** @type {{default: typeof import("uplot")}} */
    const { default: uPlot } = await import(library || (holder.dataset.library ?? ""));
    const bars = read(holder);
    if (bars.length && holder.isConnected) chart = plot(uPlot, holder, bars, view);
  };
  view.addEventListener("shown", draw);
  whenRecoloured(() => chart?.redraw());
  addEventListener("resize", () => {
    const holder = document.getElementById("timeline");
    if (chart && holder) chart.setSize(size(holder));
  });
  await draw();
}

/** The bars that the server drew. @param {HTMLElement} holder @returns {Bar[]} */
function read(holder) {
  return [...holder.querySelectorAll("a")].map((link) => ({
    since: link.dataset.since ?? "",
    until: link.dataset.until ?? "",
    incidents: Number(link.dataset.incidents),
    title: link.querySelector("title")?.textContent ?? "",
  }));
}

/** @param {HTMLElement} holder */
const size = (holder) => ({ width: holder.clientWidth - 20, height: 124 });

/**
 * @param {typeof import("uplot")} uPlot
 * @param {HTMLElement} holder
 * @param {Bar[]} bars
 * @param {View} view
 */
function plot(uPlot, holder, bars, view) {
  const told = document.getElementById("pointed");
  const usual = told?.textContent ?? "";
  const step = holder.dataset.step ?? "day";
  for (const part of holder.querySelectorAll("svg, .ticks")) part.setAttribute("hidden", "");
  const ink = () => colours().quiet;
  const grid = () => colours().line;
  const chart = new uPlot(
    {
      ...size(holder),
      legend: { show: false },
      padding: [8, 4, 0, 0],
      cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false, dist: 4 } },
      select: { show: true, left: 0, top: 0, width: 0, height: 0 },
      scales: { x: { time: false, range: [-0.5, bars.length - 0.5] }, y: { range: (_, __, most) => [0, Math.max(1, most)] } },
      axes: [
        {
          stroke: ink, grid: { show: false }, ticks: { stroke: grid, size: 4 }, size: 24, gap: 3, space: 90,
          incrs: [1, 2, 3, 5, 6, 7, 10, 12, 14, 24, 28, 60, 120], values: (_, at) => at.map((n) => named(bars[n], step)),
        },
        {
          stroke: ink, grid: { stroke: grid, width: 1 }, ticks: { show: false }, size: 44, space: 34,
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 50000, 100000],
        },
      ],
      series: [
        {},
        {
          fill: () => colours().accent, stroke: () => colours().accent, width: 0, points: { show: false },
          paths: uPlot.paths.bars?.({ size: [0.85, 60, 1] }),
        },
      ],
      hooks: {
        setCursor: [(u) => told && (told.textContent = (u.cursor.idx != null && bars[u.cursor.idx]?.title) || usual)],
        setSelect: [
          (u) => {
            const { left, width } = u.select;
            if (width < 1) return;
            const at = (/** @type {number} */ x) => Math.min(bars.length - 1, Math.max(0, Math.round(u.posToVal(x, "x"))));
            brushed(view, bars, at(left), at(left + width));
          },
        ],
      },
    },
    [bars.map((_, n) => n), bars.map((bar) => bar.incidents)],
    holder,
  );
  // a click without a drag takes the one bar
  chart.over.addEventListener("click", () => {
    const n = chart.cursor.idx;
    if (n != null && chart.select.width < 1) brushed(view, bars, n, n);
  });
  chart.root.setAttribute("role", "img");
  chart.root.setAttribute("aria-label", holder.querySelector("svg")?.getAttribute("aria-label") ?? "");
  return chart;
}

/** @param {View} view @param {Bar[]} bars @param {number} from @param {number} to */
function brushed(view, bars, from, to) {
  const [first, last] = [bars[from], bars[to]];
  if (first && last) view.change({ since: first.since, until: last.until });
}

/** What stands under a bar. @param {Bar | undefined} bar @param {string} step */
function named(bar, step) {
  if (!bar) return "";
  const day = new Date(`${bar.since}T00:00:00Z`);
  /** @type {Intl.DateTimeFormatOptions} */
  const shown = step === "year" ? { year: "numeric" } : step === "month" ? { month: "short", year: "numeric" } : { day: "numeric", month: "short" };
  return day.toLocaleDateString("en-GB", { ...shown, timeZone: "UTC" });
}
