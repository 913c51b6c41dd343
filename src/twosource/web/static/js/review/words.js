// Words selected in the report go into the control that was gone to last, with the place where they begin. Places are
// counted in Unicode code points, as the ledger counts them, and not in the UTF-16 units of a script's strings.

/** The control that takes the words. @type {HTMLTextAreaElement | null} */
let target = null;

/** @param {string} words @returns {number} how many code points they have */
export const points = (words) => [...words].length;

/**
 * The words of a range without blanks around them, and the code point of the text that they begin at.
 * @param {HTMLElement} whole the text
 * @param {Range} range within it
 */
export function picked(whole, range) {
  const before = new Range();
  before.setStart(whole, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const words = range.toString();
  const blank = words.length - words.trimStart().length;
  return { start: points(before.toString()) + points(words.slice(0, blank)), quote: words.trim() };
}

/** @param {string} words */
function say(words) {
  const said = document.querySelector("#picking");
  if (said) said.textContent = words;
}

/** @param {Event} event */
function aim(event) {
  const control = event.target;
  if (!(control instanceof HTMLTextAreaElement) || !("words" in control.dataset)) return;
  target?.classList.remove("target");
  target = control;
  target.classList.add("target");
  say("Select words in the report: they go into the marked control.");
}

function take() {
  const whole = document.querySelector("#whole");
  const selection = getSelection();
  if (!(whole instanceof HTMLElement) || !selection?.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!whole.contains(range.commonAncestorContainer)) return;
  if (!target?.isConnected) return say("Go to “In the words” of a value first, then select its words.");
  const { start, quote } = picked(whole, range);
  if (!quote) return;
  target.value = quote;
  const place = /** @type {HTMLInputElement} */ (target.form?.elements.namedItem(target.name.replace(/quote$/, "start")));
  place.value = String(start);
  if (window.Highlight) CSS.highlights.set("picked", new Highlight(range.cloneRange()));
  say(`Taken: “${quote}”. Save keeps it.`);
}

/** Take words for as long as the page lives. */
export function listen() {
  /** @type {number | undefined} */
  let wait;
  addEventListener("focusin", aim);
  document.addEventListener("selectionchange", () => {
    clearTimeout(wait);
    wait = window.setTimeout(take, 150); // once the hand rests
  });
}

/** Bring the evidence into view within the text. */
export function showEvidence() {
  const whole = document.querySelector("#whole");
  const first = whole?.querySelector(".evidence");
  if (whole && first instanceof HTMLElement) whole.scrollTop = first.offsetTop - whole.clientHeight / 3;
}
