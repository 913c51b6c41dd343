"""What verbs of saying govern: the clause, object or phrase that is said."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from twosource.extract.says_who.draft import Cue, Draft
from twosource.extract.says_who.phrases import (
    QUOTE,
    is_relative,
    is_time,
    noun_phrase,
    own_subject,
    verb_group,
    without_asides,
)
from twosource.extract.says_who.speakers import Speakers
from twosource.ontology.reporting import Reporting
from twosource.parse.arguments import is_passive
from twosource.parse.tree import Parse

_QUESTIONS = frozenset({"whether", "if", "why", "how", "what", "who", "where", "when", "which"})
_SIMPLE = frozenset("about against as at by for from in of on over with".split())
_LIMITING = frozenset("of in for to from with over between against as about without".split())
_NAMING = frozenset({"call", "dub", "elect", "name", "nickname", "title"})
_ADJOINING = 3  # tokens from a verb to the one that it shares an object with
_NEAR = 12  # tokens between a verb and the clause that it introduces
_MARKS = frozenset({",", ".", ";", ":", "?", "!", '"', "--", "—", "–", "-"})


@dataclass(slots=True)
class Content:
    """What is said: its tokens, and the frame that found the first of them."""

    tokens: set[int] = field(default_factory=set)
    frame: str = ""

    def add(self, frame: str, tokens: Iterable[int]) -> None:
        """Add what a frame found, which may be nothing."""
        before = len(self.tokens)
        self.tokens.update(tokens)
        if len(self.tokens) > before:
            self.frame = self.frame or frame


class Clauses:
    """Reads what the verbs of saying of one parse govern."""

    def __init__(self, parse: Parse, lexicon: Reporting, speakers: Speakers) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.speakers = speakers

    def verb(self, cue: Cue) -> Draft | None:
        """The saying of a verb whose content stands beside or after it; None where it has none."""
        parse, v, frames = self.parse, cue.head, cue.word.frames
        if parse.tokens[v].dep in ("amod", "compound", "nmod") and parse.tokens[v].tag != "VBD":
            return None
        passive = is_passive(parse, v) or self._bare_participle(v)
        medium = parse.tokens[v].dep == "acl" and parse.tokens[parse.tokens[v].head].lemma in self.lexicon.channels
        if passive and medium and not parse.children(v, "agent"):
            return None  # "said in a report published on Monday that...": the report's author says it
        content = self._passive_content(cue) if passive else self._content(cue)
        if not content.tokens and cue.word.stance != "claims_responsibility":
            return None
        source, head = self.speakers.speaker(v, passive)
        stance = cue.word.stance
        if content.frame.startswith("np") and self.speakers.owns_a_deed(v):
            stance = "claims_responsibility"
        if cue.word.manner == "evidence" and frames <= {"np", "np_to"} and not self.speakers.is_record(head):
            return None
        tokens = self.speakers.cue_tokens(cue, passive)
        if content.frame == "np_at":  # "put the toll at 12": the toll is what is told
            tokens = verb_group(parse, v)
        return Draft(
            source,
            head,
            tokens,
            v,
            content.tokens - set(source) - set(tokens),
            stance,
            cue.word.manner,
            f"{cue.word.entry}:{content.frame}{'-passive' if passive else ''}",
            negated=self.speakers.negated(v),
        )

    def _bare_participle(self, v: int) -> bool:
        """ "When asked", "accused of looting": a passive without subject and auxiliary."""
        parse = self.parse
        return (
            parse.tokens[v].tag == "VBN"
            and parse.tokens[v].dep in ("advcl", "acl")
            and not parse.children(v, "nsubj", "aux", "dobj")
        )

    def _content(self, cue: Cue) -> Content:
        """What an active verb governs to its right, and the frame that found it first."""
        parse, v, frames = self.parse, cue.head, cue.word.frames
        content = Content()
        objects = [c for c in parse.children(v, "dobj") if c not in cue.tokens or "np_at" in frames]
        governed = {i for o in objects for i in parse.subtree(o)}
        for c in parse.children(v):
            token = parse.tokens[c]
            if c in cue.tokens or c < v:
                continue
            if token.dep == "ccomp":
                self._clausal(content, c, frames)
            elif token.dep == "xcomp":
                self._predicate(content, c, frames, governed)
            elif token.dep == "oprd" and "np_np" in frames:
                content.add("np_np", {*parse.subtree(c), *governed})
            elif token.dep == "advcl" and "wh" in frames and self._introduced(c, {"whether", "if"}):
                content.add("wh", parse.subtree(c))
            elif token.dep == "advcl" and "np_to" in frames and objects and self._is_infinitive(c):
                content.add("np_to", {*parse.subtree(c), *governed})
            elif token.dep == "advcl" and "for" in frames and self._introduced(c, {"for"}):
                content.add("for", parse.subtree(c))
        if self.speakers.raises(v):
            own = own_subject(parse, v)
            for c in (*parse.children(v, "xcomp", "acomp", "oprd"), *([] if own is None else [own])):
                content.add("to", parse.subtree(c) if c != own else noun_phrase(parse, c, [v]))
            return content
        for o in objects:
            for p in parse.children(o, "prep"):
                if f"np_{parse.tokens[p].norm}" in frames:  # "accused troops of looting", read as one noun phrase
                    content.add(f"np_{parse.tokens[p].norm}", governed)
            if frames & {"np_np", "np"} == {"np_np"} and any(self._is_name(a) for a in parse.children(o, "appos")):
                content.add("np_np", governed)  # 'called the plan "a trap"', read as an apposition
        for anchor in cue.tokens:
            self._phrases(content, anchor, cue, governed)
            if anchor != v:
                self._completed(content, anchor, cue)
        if frames & {"wh", "that"} and not content.tokens:
            content.add("wh", self._question(v))
        hearer = "hearer" in frames
        if "np" in frames and not (hearer and content.tokens):
            for o in objects:
                if not is_time(parse, o) and not (hearer and self._is_person(o)):
                    content.add("np", without_asides(parse, o))
        if not content.tokens and not objects and "np" in frames:
            content.add("np", self._shared_object(v))
        if content.tokens and content.frame in ("that", "wh"):
            self._strip(content, v)
        if content.tokens and content.frame[:2] in ("np", "to"):
            self._extend(content, v)
        for c in parse.children(v, "conj") if content.tokens else ():
            if parse.tokens[c].pos in ("PRON", "DET", "NUM") and c > max(content.tokens):
                content.tokens.update(parse.subtree(c))  # "... for one attack, and another on the port"
        if "np" in frames and not objects and not content.tokens and parse.tokens[v].dep == "relcl":
            own = own_subject(parse, v)
            if own is not None and not is_relative(parse, own):
                content.add("np", noun_phrase(parse, parse.tokens[v].head, [v]))
        if "that" in frames and not content.tokens:
            content.add("that", self._introduced_clause(v))
            if not content.tokens and (hearer or not objects) and own_subject(parse, v) is not None:
                content.add("that", self._missed_clause(v))
        return content

    def _question(self, v: int) -> set[int]:
        """What was not said, where the parser takes the question for a circumstance: "did not say when (they left)"."""
        parse = self.parse
        if not self.speakers.negated(v):
            return set()
        bare = [c for c in parse.children(v, "advmod") if c > v and parse.tokens[c].norm in _QUESTIONS]
        clauses = [c for c in parse.children(v, "advcl", "conj") if bare or self._introduced(c, _QUESTIONS)]
        return {i for c in (*bare, *clauses) for i in parse.subtree(c) if i > v}

    def _introduced_clause(self, v: int) -> tuple[int, ...]:
        """The clause of a "that" which the parser hung elsewhere: "told supporters on Tuesday night that..."."""
        parse = self.parse
        last = parse.sentence(v).last
        for i in range(v + 1, min(v + _NEAR, last)):
            token = parse.tokens[i]
            if token.norm in _MARKS or token.tag in ("VBD", "VBZ", "VBP", "MD"):
                break
            if token.norm == "that" and token.dep == "mark":
                return tuple(j for j in parse.subtree(token.head) if j >= i)
        return ()

    def _strip(self, content: Content, v: int) -> None:
        """Take out the day or medium between the verb and the clause: "said on Monday it had withdrawn"."""
        parse = self.parse
        first = min(content.tokens)
        if first != v + 1:
            return
        token = parse.tokens[first]
        if (token.dep == "prep" and self._circumstance(first)) or (token.dep == "npadvmod" and is_time(parse, first)):
            content.tokens.difference_update(parse.subtree(first))

    def _shared_object(self, v: int) -> set[int]:
        """The object of "confirmed nor denied the strike" for "confirmed"."""
        parse = self.parse
        for c in parse.children(v, "conj"):
            if parse.tokens[c - 1].dep == "cc" and c - v <= _ADJOINING:
                for o in parse.children(c, "dobj"):
                    return without_asides(parse, o)
        return set()

    def _extend(self, content: Content, v: int) -> None:
        """Add the phrases that follow the content at once and limit it, though the parser hung them on the verb.

        Not those that say when, where or in which medium it was said.
        """
        parse = self.parse
        for c in parse.children(v):
            first, last = parse.edges(c)
            if first != max(content.tokens) + 1:
                continue
            token = parse.tokens[c]
            infinitive = token.dep in ("advcl", "xcomp") and any(
                parse.tokens[a].norm == "to" for a in parse.children(c, "aux")
            )
            limiting = token.dep == "prep" and token.norm in _LIMITING and not self._circumstance(c)
            if infinitive or limiting:
                content.tokens.update(range(first, last + 1))

    def _aside(self, c: int) -> bool:
        """Whether a phrase says when or in which medium something was said, and nothing of it."""
        return self.parse.tokens[c].dep == "prep" and self._circumstance(c)

    def _circumstance(self, p: int) -> bool:
        """Whether a prepositional phrase says when or in which medium something was said."""
        lexicon = self.lexicon.channels
        return any(
            is_time(self.parse, o) or self.parse.tokens[o].lemma in lexicon or self.parse.tokens[o].norm in lexicon
            for o in self.parse.children(p, "pobj")
        )

    def _missed_clause(self, v: int) -> range:
        """The clause after a verb that the parser hung elsewhere: up to the next mark, where it has a finite verb."""
        parse = self.parse
        last = parse.sentence(v).last
        end = v
        while end < last and parse.tokens[end + 1].norm not in _MARKS:
            end += 1
        first = v + 1
        for c in parse.children(v):
            if parse.edges(c)[0] == first and (parse.tokens[c].dep in ("advmod", "npadvmod", "dobj") or self._aside(c)):
                first = parse.edges(c)[1] + 1
        own = {i for i in range(first, end + 1) if parse.tokens[i].head == v}
        finite = any(parse.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in range(first + 1, end + 1))
        if not finite or own or parse.tokens[first].pos not in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"):
            return range(0)
        return range(first, end + 1)

    def _clausal(self, content: Content, c: int, frames: frozenset[str]) -> None:
        whole = self.parse.subtree(c)
        if self._introduced(c, _QUESTIONS):
            if frames & {"wh", "that"}:
                content.add("wh", whole)
        elif frames & {"that", "quote", "it_that"}:
            content.add("that", whole)
        elif frames & {"np_to", "np_np"}:
            content.add("np_to", whole)

    def _predicate(self, content: Content, c: int, frames: frozenset[str], governed: set[int]) -> None:
        """An infinitive, gerund or predicate after the verb, with the object that belongs to it."""
        parse = self.parse
        own = without_asides(parse, c)
        if self._is_infinitive(c):
            if governed and "np_to" in frames:
                content.add("np_to", own | governed)
            elif not governed and frames & {"to", "wh", "np_to"}:
                content.add("to", own)
        elif parse.tokens[c].tag == "VBG":
            if "ing" in frames:
                content.add("ing", own)
            elif "that" in frames and parse.children(c, "ccomp"):
                content.add("that", own)  # "said legalising it would help": the gerund is the clause's subject
        elif frames & {"np_np", "that"}:
            content.add("np_np", own | governed)

    def _phrases(self, content: Content, anchor: int, cue: Cue, governed: set[int]) -> None:
        """Prepositional phrases of a word of the cue that are content, with the object where the frame joins them."""
        parse, frames = self.parse, cue.word.frames
        for p in parse.children(anchor, "prep", "dative"):
            if p in cue.tokens or p < cue.head:
                continue
            name = parse.tokens[p].norm
            if governed and f"np_{name}" in frames:
                content.add(f"np_{name}", {*parse.subtree(p), *governed})
            elif name in frames and name in _SIMPLE and not self._is_time_phrase(p):
                content.add(name, parse.subtree(p))
            elif name == "to" and "to" in frames and "hearer_to" not in frames:
                content.add("to", parse.subtree(p))

    def _completed(self, content: Content, anchor: int, cue: Cue) -> None:
        """What hangs on the further words of a phrase: "took aim at the plan", "made the case that it failed"."""
        parse, frames = self.parse, cue.word.frames
        for c in parse.children(anchor):
            dep = parse.tokens[c].dep
            if c in cue.tokens or c < anchor:
                continue
            if dep in ("pobj", "pcomp", "dobj") and frames & {"np", "ing"}:
                content.add("np", without_asides(parse, c))
            elif dep in ("acl", "ccomp", "relcl") and frames & {"that", "it_that", "np"}:
                content.add("that", parse.subtree(c))

    def _passive_content(self, cue: Cue) -> Content:
        """What is said of the subject of a passive: "were accused of looting", "is said to have fled"."""
        parse, v, frames = self.parse, cue.head, cue.word.frames
        content = Content()
        if cue.word.words[0] in _NAMING and parse.children(v, "oprd") and not parse.children(v, "agent"):
            return content  # "is called the Pit": a name, which nobody in particular gives
        for c in parse.children(v):
            token = parse.tokens[c]
            if c in cue.tokens or c < v:
                continue
            if token.dep == "ccomp" and frames & {"that", "wh", "quote", "hearer"}:
                content.add("that", parse.subtree(c))
            elif token.dep in ("xcomp", "oprd") and frames & {"to", "np_to", "np_np", "that", "np_as"}:
                content.add("np_to", parse.subtree(c))
            elif token.dep == "prep":
                name = token.norm
                if f"np_{name}" in frames:
                    content.add(f"np_{name}", parse.subtree(c))
                elif name in frames and name in _SIMPLE and not self._is_time_phrase(c):
                    content.add(name, parse.subtree(c))
        for by in parse.children(v, "agent"):
            for o in parse.children(by, "pobj"):
                for p in self.speakers.not_the_speakers(v, o):
                    content.add(f"np_{parse.tokens[p].norm}", parse.subtree(p))
        own = own_subject(parse, v)
        hearer = "hearer" in frames and not ("np_to" in frames and parse.children(v, "xcomp"))
        by = bool(parse.children(v, "agent"))
        if own is not None and not hearer and (content.tokens or "np" in frames):
            if is_relative(parse, own):
                if parse.tokens[v].dep == "relcl":
                    content.add("np", noun_phrase(parse, parse.tokens[v].head, [v]))
            elif parse.tokens[own].norm not in ("it", "there") or not parse.children(v, "ccomp"):
                content.add("np", noun_phrase(parse, own, [v]))
        elif own is None and parse.tokens[v].dep == "acl" and (content.tokens or (by and "np" in frames)):
            content.add("np", noun_phrase(parse, parse.tokens[v].head, [v]))
        return content

    def _introduced(self, c: int, words: Collection[str]) -> bool:
        return any(self.parse.tokens[m].norm in words for m in self.parse.children(c, "mark", "advmod"))

    def _is_name(self, c: int) -> bool:
        """Whether an apposition, without a comma before it, says what something is called."""
        first = self.parse.edges(c)[0]
        return not {self.parse.tokens[i].norm for i in (first - 1, first)} & (_MARKS - {QUOTE})

    def _is_infinitive(self, c: int) -> bool:
        return any(self.parse.tokens[a].norm == "to" for a in self.parse.children(c, "aux"))

    def _is_time_phrase(self, p: int) -> bool:
        return any(is_time(self.parse, o) for o in self.parse.children(p, "pobj"))

    def _is_person(self, o: int) -> bool:
        token = self.parse.tokens[o]
        return token.pos in ("PROPN", "PRON") or token.entity in ("PERSON", "ORG", "NORP", "GPE") or token.tag == "NNS"
