"""Who answers for a deed told before: responsibility that is claimed, or laid on somebody, without naming the deed.

"A bomb exploded at a bank. The Red Front claimed responsibility." and "Police blamed the Red Front." tell no event of
their own: they say who did what was just told, on another speaker's word.
"""

from collections.abc import Mapping, Sequence

from twosource.extract.answers import EventMention, Referent
from twosource.extract.claims.drafts import Draft, Part
from twosource.extract.claims.naming import Naming
from twosource.extract.claims.sources import Sources
from twosource.model import Responsibility
from twosource.parse import Parse

_DEEDS = ("attack", "killing", "abduction", "detention.hostage", "property_destruction", "mob_violence")
_REACH = 5  # sentences that a claim of responsibility reaches back over
_NEAR = 2  # sentences that an accusation without its deed does
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_RULE = "answering/1"
_DOERS: Mapping[str, tuple[str, ...]] = {
    "abductor": ("abduction", "detention"),
    "arsonist": ("property_destruction",),
    "assailant": _DEEDS,
    "assassin": ("killing", "attack"),
    "attacker": _DEEDS,
    "bomber": ("attack",),
    "captor": ("abduction", "detention"),
    "gunman": _DEEDS,
    "hijacker": ("abduction", "detention"),
    "kidnapper": ("abduction", "detention"),
    "killer": ("killing", "attack"),
    "murderer": ("killing", "attack"),
    "perpetrator": _DEEDS,
    "shooter": ("attack", "killing"),
}
"""Nouns for those who did a deed, each with the types of deeds."""
_LINKS = {"be": "", "belong": "to", "identify": "as"}
"""Verbs that say who somebody is, each with the preposition before the words for that."""
_KNOWN = frozenset({"the", "these", "those"})
_HEDGES = frozenset("allege appear assume believe presume report say seem suppose suspect think".split())


def answer(parse: Parse, drafts: Sequence[Draft], sources: Sources, heads: frozenset[int]) -> list[Draft]:
    """The drafts with those who answer for them; accusations that only say who did it are no claims of their own.

    `heads` are the tokens of all event words.
    """
    for index, saying in enumerate(sources.sayings):
        if saying.stance != "claims_responsibility" or saying.negated or saying.tokens & heads:
            continue
        claimant = sources.source(saying)
        if claimant is None or _is_nobody(parse, claimant.head):
            continue
        deed = _told_before(parse, drafts, saying.cue_head, _REACH)
        if deed is not None:
            _answers(parse, deed, claimant, "claimed", saying.cue_head, index)
    by_cue = {saying.cue_head: index for index, saying in enumerate(sources.sayings) if saying.stance == "accuses"}
    kept = []
    for draft in drafts:
        index_of = by_cue.get(draft.head)
        accused = [p.referent for p in draft.parts if p.role == "target" and p.referent.actor is not None]
        deed = None
        if draft.type == "accusation" and index_of is not None and accused and not _tells_deed(parse, draft, heads):
            deed = _told_before(parse, drafts, draft.head, _NEAR)
        if deed is None or index_of is None:
            kept.append(draft)
            continue
        for referent in accused:
            _answers(parse, deed, referent, "accused", draft.head, index_of)
    return kept


def identify(parse: Parse, drafts: Sequence[Draft], naming: Naming, sources: Sources) -> None:
    """Add to the deed told last those whom a later sentence says its doers to be.

    "The kidnappers belong to the Red Front", "the attackers were guerrillas", "two men were the assailants".
    """
    for token in parse.tokens:
        family = _DOERS.get(token.lemma) if token.pos == "NOUN" else None
        if family is None or not any(parse.tokens[c].norm in _KNOWN for c in parse.children(token.i, "det")):
            continue
        told = _identity(parse, token.i)
        if told is None or parse.children(token.i, "prep", "relcl", "acl"):
            continue
        verb, heads = told
        deed = _told_before(parse, [d for d in drafts if d.type.startswith(family)], token.i, _REACH)
        who = [r for head in heads for r in naming.all(head) if r.actor is not None or r.kind == "people"]
        who = [r for r in who if parse.tokens[r.head].pos in ("NOUN", "PROPN")]
        if deed is None or not who or any(parse.children(v, "neg") for v in (verb, token.head)):
            continue
        hedged = any(parse.tokens[v].lemma in _HEDGES for v in (verb, token.head))
        for referent in who:
            part = Part("agent", referent, "suspected" if hedged else "stated", _RULE)
            if part.key not in deed.of("agent"):
                deed.parts.append(part)
        deed.blame = (*deed.blame, *(k for k in sources.chain(token.i) if k not in deed.sayings))
        model = deed.mentions[0]
        deed.further.append(
            EventMention(verb, (verb,), parse.span(verb, verb), deed.type, (), True, False, model.strength, _RULE)
        )


def _identity(parse: Parse, doer: int) -> tuple[int, tuple[int, ...]] | None:
    """The verb that says who the doers are, and the heads of the words for those."""
    token = parse.tokens[doer]
    verb = token.head
    if token.dep == "attr" and parse.tokens[verb].lemma == "be":  # "two men were the assailants"
        subjects = parse.children(verb, "nsubj")
        return (verb, parse.conjuncts(subjects[0])) if subjects else None
    if token.dep not in ("nsubj", "nsubjpass"):
        return None
    for i in (verb, *parse.children(verb, "xcomp")):
        link = _LINKS.get(parse.tokens[i].lemma)
        links = [p for p in parse.children(i, "prep") if parse.tokens[p].norm == link]
        named = parse.children(i, "attr") if link == "" else [o for p in links for o in parse.children(p, "pobj")]
        if named:
            return i, parse.conjuncts(named[0])
    return None


def _tells_deed(parse: Parse, draft: Draft, heads: frozenset[int]) -> bool:
    """Whether an accusation says what of: "accused the army of corruption", "blamed them for the raid"."""
    prepositions = [parse.tokens[c].norm for c in parse.children(draft.head, "prep")]
    return bool({"for", "of", "over", "with"} & set(prepositions)) or bool(
        (set(parse.subtree(draft.head)) & heads) - set(draft.mentions[0].tokens)
    )


def _is_nobody(parse: Parse, head: int) -> bool:
    words = {parse.tokens[i].norm for i in (head, *parse.children(head, "det"))}
    return bool(words & _NOBODY)


def _told_before(parse: Parse, drafts: Sequence[Draft], head: int, reach: int) -> Draft | None:
    """The deed told last before token `head`, where it was told as having happened."""
    sentence = parse.tokens[head].sentence
    best: tuple[int, Draft] | None = None
    for draft in drafts:
        if not draft.type.startswith(_DEEDS) or draft.certainty.factuality not in ("occurred", "ongoing"):
            continue
        told = [m.head for m in draft.mentions if m.head < head and sentence - parse.tokens[m.head].sentence <= reach]
        if told and (best is None or max(told) > best[0]):
            best = max(told), draft
    return None if best is None else best[1]


def _answers(parse: Parse, deed: Draft, who: Referent, how: Responsibility, cue: int, saying: int) -> None:
    part = Part("agent", who, how, _RULE)
    if part.key not in deed.of("agent"):
        deed.parts.append(part)
    deed.blame = (*deed.blame, saying)
    model = deed.mentions[0]
    deed.further.append(
        EventMention(cue, (cue,), parse.span(cue, cue), deed.type, (), True, False, model.strength, _RULE)
    )
