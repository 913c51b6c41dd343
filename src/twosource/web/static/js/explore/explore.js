// The Explore page comes alive: the view follows the address, and map and timeline follow the view.
import { showMap } from "./map.js";
import { showTimeline } from "./timeline.js";
import { View } from "./view.js";

const root = document.getElementById("explore");
if (root) {
  const view = new View(root);
  const filters = /** @type {HTMLDetailsElement | null} */ (root.querySelector(".filters"));
  const narrow = matchMedia("(max-width: 60rem)");
  const fold = () => filters && (filters.open = !narrow.matches);
  narrow.addEventListener("change", fold);
  fold();
  void showTimeline(view);
  void showMap(view);
}
