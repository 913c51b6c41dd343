// Evidence and claim cards light each other up; without this script the links still lead to the cards and the words.

/** @type {readonly (readonly [string, boolean])[]} */
const pairs = [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]];

/**
 * Words, shown where they lie folded.
 * @param {Element | undefined} words
 */
function unfolded(words) {
  const fold = /** @type {HTMLDetailsElement | null | undefined} */ (words?.closest("details.graphic"));
  if (fold) fold.open = true;
  return words;
}

/**
 * Words, or the fold that stands for them.
 * @param {Element | null | undefined} words
 */
function standing(words) {
  return words?.closest("details.graphic:not([open])") ?? words;
}

/**
 * @param {HTMLElement} element
 * @param {(on: boolean) => void} light
 */
function whenPointedAt(element, light) {
  for (const [kind, on] of pairs) element.addEventListener(kind, () => light(on));
}

/**
 * @param {ParentNode} within
 * @param {string} selector
 */
const all = (within, selector) => /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);

for (const report of document.querySelectorAll(".report")) {
  const pieces = all(report, "[data-at]");
  /** @type {Map<string, HTMLElement[]>} */
  const sentences = new Map();
  for (const link of all(report, ".evidence")) {
    for (const id of (link.dataset.cards ?? "").split(" ")) sentences.set(id, [...(sentences.get(id) ?? []), link]);
  }
  /** @param {HTMLElement} value */
  const wordsOf = (value) =>
    pieces.filter((p) => Number(p.dataset.at) >= Number(value.dataset.from) && Number(p.dataset.at) < Number(value.dataset.to));
  /** @param {HTMLElement} value */
  const width = (value) => Number(value.dataset.to) - Number(value.dataset.from);

  for (const [id, links] of sentences) {
    const card = document.getElementById(id);
    if (!card) continue;
    const values = all(card, ".value");
    /** @param {boolean} on */
    const light = (on) => {
      for (const link of links) link.classList.toggle("chosen", on);
      // the widest words first, so that a number inside a name keeps its own colour
      for (const value of values.toSorted((a, b) => width(b) - width(a))) {
        for (const piece of wordsOf(value)) on ? (piece.dataset.kind = value.classList[1]) : delete piece.dataset.kind;
      }
    };
    whenPointedAt(card, light);
    for (const link of links) whenPointedAt(link, (on) => card.classList.toggle("chosen", on));
    for (const value of values) {
      whenPointedAt(value, (on) => wordsOf(value).forEach((piece) => piece.classList.toggle("pointed", on)));
      value.addEventListener("click", (event) => {
        event.preventDefault();
        unfolded(wordsOf(value)[0])?.scrollIntoView({ block: "center", behavior: "smooth" });
      });
    }
    card.addEventListener("click", (event) => {
      const on = /** @type {Element} */ (event.target);
      if (!on.closest("details, .value")) standing(links[0])?.scrollIntoView({ block: "nearest", behavior: "smooth" });
    });
  }
}

// A link from elsewhere to a card also shows the words that the card rests on.
function showTarget() {
  const card = /** @type {HTMLElement | null} */ (document.querySelector(".card:target"));
  if (!card) return;
  card.focus({ preventScroll: true });
  standing(document.querySelector(`.evidence[data-cards~="${CSS.escape(card.id)}"]`))?.scrollIntoView({ block: "center" });
  card.scrollIntoView({ block: "nearest" });
}
addEventListener("hashchange", showTarget);
showTarget();
