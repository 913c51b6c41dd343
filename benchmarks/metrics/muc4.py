"""Incident templates: fillers found over the best mapping of templates, and slots over the mapped pairs."""

import re
import string
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from benchmarks.metrics.counts import Score, Tally, total
from benchmarks.metrics.muc4_alignment import Sizes, align
from benchmarks.metrics.pairing import best_first
from benchmarks.records.muc4 import Answer, Entity, Gold, Template

Victims = Literal["names", "mentions"]
Filler = tuple[str, ...]
Fill = Callable[[Entity], frozenset[str]]

ROLES = {
    "PerpInd": "perp_individuals",
    "PerpOrg": "perp_orgs",
    "Target": "physical_targets",
    "Victim": "human_targets",
    "Weapon": "instruments",
}
"""The published metric's names of the roles, and the fields that fill them."""

SLOTS = ("stage", "org_confidence", "human_number", "human_effect", "physical_effect", "date_end", "country")

_NO_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLE = re.compile(r"\b(a|an|the)\b")


@dataclass(frozen=True, slots=True)
class View:
    """A template as the metric sees it: its type and the fillers of each role."""

    type: str
    roles: tuple[tuple[Filler, ...], ...]

    @property
    def size(self) -> int:
        """How many fillers it has, the type being one."""
        return 1 + sum(len(fillers) for fillers in self.roles)


def score(gold: Sequence[Gold], answers: Mapping[str, Answer]) -> Score:
    """Main: micro F1 of fillers, victims by name only, as published for the generative template transformer (GTT).

    `all_human_targets` counts described victims too. `slots_over_aligned_templates` are further slots of the mapped
    pairs, `relevant_document` whether a report tells an incident at all.
    """
    figures: dict[str, float] = {}
    relevant = Tally()
    for name, victims in (("gtt", "names"), ("all_human_targets", "mentions")):
        roles = {role: Tally() for role in ("incident_type", *ROLES)}
        slots = {slot: Tally() for slot in SLOTS}
        for g in gold:
            predicted = answers[g.id].templates if g.id in answers else ()
            count_document(roles, slots, g.templates, predicted, "names" if victims == "names" else "mentions")
        for role, tally in roles.items():
            figures |= tally.figures(f"{name}.{role}")
        figures |= total(roles.values()).figures(f"{name}.micro")
        if victims == "names":
            for slot, tally in slots.items():
                figures |= tally.figures(f"slots_over_aligned_templates.{slot}")
    for g in gold:
        told, said = bool(g.templates), bool(g.id in answers and answers[g.id].templates)
        relevant.add(told and said, said, told)
    figures |= relevant.figures("relevant_document")
    return Score(figures["gtt.micro.f1"], figures)


def count_document(
    roles: Mapping[str, Tally],
    slots: Mapping[str, Tally],
    gold: Sequence[Template],
    predicted: Sequence[Template],
    victims: Victims,
) -> None:
    """Add one document's templates to the tallies of the roles and slots."""
    truths = different(gold, victims, drop_copies=True)
    guesses = different(predicted, victims, drop_copies=False)
    for side, views in (("gold", truths), ("predicted", guesses)):
        for view, _ in views:
            for tally, n in zip(roles.values(), (1, *map(len, view.roles)), strict=True):
                tally.add(0, n if side == "predicted" else 0, n if side == "gold" else 0)
    hits = {
        (i, j): fillers_hit(guess, truth)
        for i, (guess, _) in enumerate(guesses)
        for j, (truth, _) in enumerate(truths)
        if guess.type and guess.type in truth.type
    }
    gains = {
        pair: (sum(right for right, _ in by_role), sum(found for _, found in by_role)) for pair, by_role in hits.items()
    }
    sizes = Sizes(sum(view.size for view, _ in guesses), sum(view.size for view, _ in truths))
    for i, j in align(gains, len(guesses), len(truths), sizes):
        for tally, (right, found) in zip(roles.values(), hits[i, j], strict=True):
            tally.add(right, 0, 0, found)
        for slot, (right, said, told) in compare_slots(guesses[i][1], truths[j][1]):
            slots[slot].add(right, said, told)


def different(templates: Sequence[Template], victims: Victims, *, drop_copies: bool) -> list[tuple[View, Template]]:
    """Templates with their views, those that look like an earlier one left out.

    Where `drop_copies` is false an exact copy of a template stays, so that it counts as a wrong prediction.
    """
    kept: list[tuple[View, Template]] = []
    for template in templates:
        view = View((template.type or "").lower(), tuple(fillers(template, field, victims) for field in ROLES.values()))
        twins = [other for seen, other in kept if seen == view]
        if not twins or (not drop_copies and template in twins):
            kept.append((view, template))
    return kept


def fillers(template: Template, field: str, victims: Victims) -> tuple[Filler, ...]:
    """The normalised mentions of each entity of a role."""
    found = []
    for entity in getattr(template, field):
        by_name = field == "human_targets" and victims == "names" and entity.names is not None
        found.append(mentions(entity.names if by_name else entity.mentions))
    return tuple(filler for filler in found if filler)


def mentions(texts: Sequence[str]) -> Filler:
    """Mentions in lower case without punctuation, articles and odd spaces; those of which nothing is left drop out."""
    plain = (_ARTICLE.sub(" ", text.lower().translate(_NO_PUNCTUATION)) for text in texts)
    return tuple(" ".join(text.split()) for text in plain if text.strip())


def fillers_hit(guess: View, truth: View) -> tuple[tuple[int, int], ...]:
    """For the type and then each role: predicted fillers that are right, gold fillers that are found.

    A predicted filler is right where all its mentions are mentions of one gold filler.
    """
    counts = [(1, 1)]
    for said, told in zip(guess.roles, truth.roles, strict=True):
        inside = [[set(filler) <= set(true) for true in told] for filler in said]
        right = sum(map(any, inside))
        found = sum(map(any, zip(*inside, strict=True)))
        counts.append((right, found))
    return tuple(counts)


def compare_slots(guess: Template, truth: Template) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """For each further slot: hits, predicted, gold."""
    said, told = choices(guess.stage), choices(truth.stage)
    yield "stage", (bool(said & told), bool(said), bool(told))
    yield "org_confidence", compare_entities(guess.perp_orgs, truth.perp_orgs, lambda e: choices(e.confidence))
    yield "human_number", compare_entities(guess.human_targets, truth.human_targets, lambda e: numbers(e.number))
    yield "human_effect", compare_entities(guess.human_targets, truth.human_targets, lambda e: choices(e.effect))
    yield (
        "physical_effect",
        compare_entities(guess.physical_targets, truth.physical_targets, lambda e: choices(e.effect)),
    )
    ends = [t.date_range[1] if t.date_range else None for t in (guess, truth)]
    both = guess.date_range is not None and truth.date_range is not None
    yield "date_end", (both and ends[0] == ends[1], guess.date_range is not None, truth.date_range is not None)
    countries = [mentions(t.location_path[:1]) for t in (guess, truth)]
    both = bool(guess.location_path and truth.location_path)
    yield "country", (both and countries[0] == countries[1], bool(guess.location_path), bool(truth.location_path))


def compare_entities(guess: Sequence[Entity], truth: Sequence[Entity], fill: Fill) -> tuple[int, int, int]:
    """An attribute of entities that are linked by a shared mention: hits, predicted, gold."""
    said = [(set(mentions(e.mentions)), fill(e)) for e in guess]
    told = [(set(mentions(e.mentions)), fill(e)) for e in truth]
    linked = best_first(
        (len(a & b) / len(a | b), i, j) for i, (a, _) in enumerate(said) for j, (b, _) in enumerate(told) if a & b
    )
    hits = sum(bool(said[i][1] & told[j][1]) for i, j in linked)
    return hits, sum(bool(f) for _, f in said), sum(bool(f) for _, f in told)


def choices(fill: str | None) -> frozenset[str]:
    """The alternatives of a set fill, "A / B"."""
    return frozenset(" ".join(choice.split()).upper() for choice in (fill or "").split("/") if choice.strip())


def numbers(fill: str | None) -> frozenset[str]:
    """The alternatives of a number, spaces and commas left out."""
    return frozenset(choice.replace(" ", "").replace(",", "") for choice in choices(fill))
