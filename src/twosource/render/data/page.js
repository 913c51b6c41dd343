// Evidence and claim cards light each other up; without this script the links still lead to the cards.
for (const link of document.querySelectorAll(".evidence")) {
  const cards = link.dataset.claims.split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  for (const [kind, on] of [["mouseenter", true], ["mouseleave", false], ["focus", true], ["blur", false]]) {
    link.addEventListener(kind, () => cards.forEach((card) => card.classList.toggle("chosen", on)));
  }
  for (const card of cards) {
    for (const [kind, on] of [["mouseenter", true], ["mouseleave", false], ["focus", true], ["blur", false]]) {
      card.addEventListener(kind, () => link.classList.toggle("chosen", on));
    }
    card.addEventListener("click", (event) => {
      if (!event.target.closest("details")) link.scrollIntoView({ block: "center", behavior: "smooth" });
    });
  }
}
