"""A saying in the making, and the reporting words that a parse holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model import Stance
from twosource.ontology.reporting import Manner, Reporting, ReportingWord
from twosource.parse.tree import Parse

_REACH = 8  # tokens between the words of one reporting phrase


@dataclass(slots=True)
class Draft:
    """A saying in tokens; `parent` is set where a chain of sources, and not the text, holds it."""

    source: tuple[int, ...]
    source_head: int | None
    cue: tuple[int, ...]
    cue_head: int
    content: set[int]
    stance: Stance
    manner: Manner
    entry: str
    channel: str | None = None
    negated: bool = False
    parent: "Draft | None" = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word found in a parse: its entry and the tokens that it matched, the head first."""

    word: ReportingWord
    tokens: tuple[int, ...]

    @property
    def head(self) -> int:
        """The token that the rest of the sentence holds on to."""
        return self.tokens[0]


def cues(parse: Parse, lexicon: Reporting) -> Iterator[Cue]:
    """The reporting words of a parse, in text order; the longest form wins at each token."""
    for token in parse.tokens:
        cue = None
        if token.pos in ("VERB", "AUX") or token.tag.startswith("VB"):
            if token.dep not in ("aux", "auxpass", "prep"):
                cue = _grown(parse, token.i, lexicon.verbs.get(token.lemma, ()))
        elif token.pos == "NOUN" and token.lemma in lexicon.nouns:
            cue = _grown(parse, token.i, lexicon.nouns[token.lemma])
        elif token.pos == "ADJ" and token.lemma in lexicon.adjectives:
            cue = _grown(parse, token.i, lexicon.adjectives[token.lemma])
        elif token.pos == "ADV" and token.lemma in lexicon.adverbs:
            cue = _adjoined(parse, token.i, lexicon.adverbs[token.lemma])
        if cue is not None:
            yield cue
        first = token.norm if token.norm in lexicon.prepositions else token.lemma
        if first in lexicon.prepositions:
            phrase = _adjoined(parse, token.i, lexicon.prepositions[first])
            if phrase is not None:
                yield phrase


def _grown(parse: Parse, head: int, forms: tuple[ReportingWord, ...]) -> Cue | None:
    """The first of `forms` whose further words hang on `head`, on each other, or stand beside them."""
    for form in forms:
        found = [head]
        for word in form.words[1:]:
            after = found[-1]
            near = range(after + 1, min(after + _REACH, len(parse.tokens)))
            step = next(
                (
                    j
                    for j in near
                    if word in (parse.tokens[j].norm, parse.tokens[j].lemma) and parse.tokens[j].head in found
                ),
                None,
            )
            if step is None:
                break
            found.append(step)
        else:
            if len(form.words) > 1 or not parse.children(head, "prt"):
                if "none" in form.frames:
                    if parse.children(head, "oprd"):
                        continue  # "called the vote a mistake" calls no vote
                    return None
                return Cue(form, tuple(found))
    return None


def _adjoined(parse: Parse, first: int, forms: tuple[ReportingWord, ...]) -> Cue | None:
    """The first of `forms` whose words follow one another from `first`; "_" forms let a possessive stand between."""
    for form in forms:
        found = [first]
        for word in form.words[1:]:
            j = found[-1] + 1
            if "poss" in form.frames and word == form.words[-1]:
                near = parse.children(first, "pobj")
                j = near[0] if near and near[0] - first < _REACH else j
            if j >= len(parse.tokens) or word not in (parse.tokens[j].norm, parse.tokens[j].lemma):
                break
            found.append(j)
        else:
            return Cue(form, tuple(found))
    return None
