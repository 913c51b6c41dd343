// The page's colours, for what is drawn and not laid out.

export const GRADES = /** @type {const} */ (["single-source", "corroborated", "official-only", "contested", "retracted"]);

/** The colours as they are now, in light or dark. */
export function colours() {
  const style = getComputedStyle(document.body);
  /** @param {string} name */
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    ink: of("ink"),
    quiet: of("quiet"),
    line: of("line"),
    accent: of("accent"),
    card: of("card"),
    sea: of("sea"),
    land: of("land"),
    border: of("border"),
    name: of("name"),
    grades: GRADES.map(of),
  };
}

/** @typedef {ReturnType<typeof colours>} Colours */

/** Run something again whenever the page turns light or dark. @param {() => void} again */
export function whenRecoloured(again) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
}
