// Single keys press what carries them in `data-key`: a link or button is pressed, a field is gone to.

/** @param {EventTarget | null} target whether keys write into it */
function writes(target) {
  return target instanceof HTMLElement && Boolean(target.closest("input:not([type=checkbox]), textarea, select"));
}

/**
 * Act on keys while the page is open; a page whose element `[data-keys]` says "off" has none.
 * @param {HTMLElement} main
 */
export function listen(main) {
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && writes(event.target)) return /** @type {HTMLElement | null} */ (main.querySelector("#item"))?.focus();
    if (writes(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (main.querySelector("[data-keys=off]")) return;
    const keyed = /** @type {NodeListOf<HTMLElement>} */ (main.querySelectorAll("[data-key]"));
    const wanted = [...keyed].find((each) => each.dataset.key === event.key.toLowerCase());
    if (!wanted) return;
    event.preventDefault();
    if (wanted instanceof HTMLInputElement && wanted.type !== "checkbox") wanted.focus();
    else wanted.click();
  });
}
