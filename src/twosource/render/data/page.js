// Evidence and claim cards light each other up; without this script the links still lead to the cards.
const pairs = [["mouseenter", true], ["mouseleave", false], ["focus", true], ["blur", false]];
const words = new Map();
for (const link of document.querySelectorAll(".evidence")) {
  for (const id of link.dataset.claims.split(" ")) words.set(id, [...(words.get(id) ?? []), link]);
}
for (const [id, links] of words) {
  const card = document.getElementById(id);
  for (const [kind, on] of pairs) {
    card.addEventListener(kind, () => links.forEach((link) => link.classList.toggle("chosen", on)));
    for (const link of links) link.addEventListener(kind, () => card.classList.toggle("chosen", on));
  }
  card.addEventListener("click", (event) => {
    if (!event.target.closest("details")) links[0].scrollIntoView({ block: "nearest", behavior: "smooth" });
  });
}
