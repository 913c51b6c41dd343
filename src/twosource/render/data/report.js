// Evidence and claim cards light each other up; without this script the links still lead to the cards and the words.
const pairs = [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]];

function whenPointedAt(element, light) {
  for (const [kind, on] of pairs) element.addEventListener(kind, () => light(on));
}

for (const report of document.querySelectorAll(".report")) {
  const pieces = [...report.querySelectorAll("[data-at]")];
  const sentences = new Map();
  for (const link of report.querySelectorAll(".evidence")) {
    for (const id of link.dataset.cards.split(" ")) sentences.set(id, [...(sentences.get(id) ?? []), link]);
  }
  const wordsOf = (value) =>
    pieces.filter((p) => Number(p.dataset.at) >= Number(value.dataset.from) && Number(p.dataset.at) < Number(value.dataset.to));

  for (const [id, links] of sentences) {
    const card = document.getElementById(id);
    const values = [...card.querySelectorAll(".value")];
    const light = (on) => {
      for (const link of links) link.classList.toggle("chosen", on);
      // the widest words first, so that a number inside a name keeps its own colour
      for (const value of values.toSorted((a, b) => b.dataset.to - b.dataset.from - (a.dataset.to - a.dataset.from))) {
        for (const piece of wordsOf(value)) on ? (piece.dataset.kind = value.classList[1]) : delete piece.dataset.kind;
      }
    };
    whenPointedAt(card, light);
    for (const link of links) whenPointedAt(link, (on) => card.classList.toggle("chosen", on));
    for (const value of values) {
      whenPointedAt(value, (on) => wordsOf(value).forEach((piece) => piece.classList.toggle("pointed", on)));
      value.addEventListener("click", (event) => {
        event.preventDefault();
        wordsOf(value)[0]?.scrollIntoView({ block: "center", behavior: "smooth" });
      });
    }
    card.addEventListener("click", (event) => {
      if (!event.target.closest("details, .value")) links[0].scrollIntoView({ block: "nearest", behavior: "smooth" });
    });
  }
}

// A link from elsewhere to a card also shows the words that the card rests on.
function showTarget() {
  const card = document.querySelector(".card:target");
  if (!card) return;
  card.focus({ preventScroll: true });
  document.querySelector(`.evidence[data-cards~="${CSS.escape(card.id)}"]`)?.scrollIntoView({ block: "center" });
  card.scrollIntoView({ block: "nearest" });
}
addEventListener("hashchange", showTarget);
showTarget();
