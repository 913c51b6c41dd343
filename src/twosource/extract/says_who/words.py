"""Sayings of nouns ("the claim that"), adjectives ("sure that"), adverbs ("reportedly") and "according to"."""

from twosource.extract.says_who.draft import Cue, Draft
from twosource.extract.says_who.phrases import clause_head, is_time, noun_phrase, own_subject, verb_group
from twosource.extract.says_who.speakers import GIVING, Speakers
from twosource.ontology.reporting import Reporting, ReportingWord
from twosource.parse.tree import Parse

_SIMPLE = frozenset("about against for in of on over to with".split())
_COPULAS = frozenset("be become feel remain seem stay sound appear get grow".split())


class Words:
    """Reads the sayings of one parse that hang on words other than verbs."""

    def __init__(self, parse: Parse, lexicon: Reporting, speakers: Speakers) -> None:
        self.parse = parse
        self.lexicon = lexicon
        self.speakers = speakers

    def find(self, cue: Cue) -> Draft | None:
        """The saying of a noun, adjective, adverb or preposition; None where nothing is said."""
        part = cue.word.part
        if part == "noun":
            return self._noun(cue)
        if part == "adjective":
            return self._adjective(cue)
        if part == "adverb":
            return self._adverb(cue)
        return self._preposition(cue)

    def _draft(
        self,
        cue: Cue,
        source: tuple[int, ...],
        head: int | None,
        tokens: set[int],
        content: set[int],
        frame: str,
        negated: bool,
    ) -> Draft | None:
        content = content - set(source) - tokens
        if not content and cue.word.stance != "claims_responsibility":
            return None
        word = cue.word
        return Draft(
            source,
            head,
            tuple(sorted(tokens)),
            cue.head,
            content,
            word.stance,
            word.manner,
            f"{word.entry}:{frame}",
            negated=negated,
        )

    def _noun(self, cue: Cue) -> Draft | None:
        parse, n, frames = self.parse, cue.head, cue.word.frames
        content: set[int] = set()
        frame = ""
        tokens = set(cue.tokens)
        for c in parse.children(n, "acl", "relcl", "ccomp"):
            marks = {parse.tokens[m].norm for m in parse.children(c, "mark")}
            if marks & {"that", "whether", "if"} and "that" in frames:
                content |= set(parse.subtree(c))
                frame = "that"
            elif parse.tokens[c].tag == "VB" and "to" in frames and parse.tokens[c].dep in ("acl", "relcl"):
                content |= set(parse.subtree(c))
                frame = "to"
        for p in parse.children(n, "prep"):
            name = parse.tokens[p].norm
            if (
                name in _SIMPLE
                and name in frames
                and not content
                and not any(is_time(parse, o) for o in parse.children(p, "pobj"))
            ):
                content |= set(parse.subtree(p)) - {p}
                frame = frame or name
                tokens.add(p)
        if not content and cue.word.stance != "claims_responsibility":
            return None
        source, head, held = self._holder(cue, content)
        tokens |= held
        negated = any(parse.tokens[c].norm == "no" for c in parse.children(n, "det"))
        if negated:
            tokens.update(i for i in range(min(parse.children(n, "det")), n))
        return self._draft(cue, source, head, tokens, content, frame, negated)

    def _holder(self, cue: Cue, content: set[int]) -> tuple[tuple[int, ...], int | None, set[int]]:
        """Whose noun it is: its possessor, "by" or "from" somebody, or the subject of "issue", "voice", "have"..."""
        parse, n, frames = self.parse, cue.head, cue.word.frames
        for c in parse.children(n, "poss"):
            return noun_phrase(parse, c), c, set()
        for p in parse.children(n, "prep"):
            if parse.tokens[p].norm in ("by", "from", "among") and parse.tokens[p].i not in content:
                for o in parse.children(p, "pobj"):
                    return noun_phrase(parse, o), o, set()
        token = parse.tokens[n]
        verb = token.head
        if token.dep == "dobj" and parse.tokens[verb].lemma in GIVING:
            source, head = self.speakers.speaker(verb, False)
            if source:
                return source, head, set(verb_group(parse, verb))
        for p in parse.children(n, "prep"):
            if (
                parse.tokens[p].norm == "of"
                and "of" not in frames
                and p not in cue.tokens
                and not (set(parse.subtree(p)) & content)
            ):
                for o in parse.children(p, "pobj"):
                    return noun_phrase(parse, o), o, set()
        for c in parse.children(n, "amod", "compound"):
            if parse.tokens[c].entity in ("NORP", "ORG", "PERSON", "GPE"):
                return (c,), c, set()
        return (), None, set()

    def _adjective(self, cue: Cue) -> Draft | None:
        parse, a, frames = self.parse, cue.head, cue.word.frames
        token = parse.tokens[a]
        content: set[int] = set()
        frame = ""
        tokens = set(cue.tokens)
        verb = token.head
        predicate = token.dep in ("acomp", "oprd") and parse.tokens[verb].lemma in _COPULAS
        for c in parse.children(a, "ccomp", "xcomp", "acl"):
            infinitive = parse.tokens[c].tag == "VB" and any(
                parse.tokens[x].norm == "to" for x in parse.children(c, "aux")
            )
            if (infinitive and "to" in frames) or (not infinitive and frames & {"that", "wh"}):
                content |= set(parse.subtree(c))
                frame = "to" if infinitive else "that"
        if predicate and not content:
            for c in parse.children(verb, "ccomp", "xcomp"):
                if c > a and frames & {"that", "wh"}:
                    content |= set(parse.subtree(c))
                    frame = "that"
        for p in parse.children(a, "prep"):
            name = parse.tokens[p].norm
            if name in _SIMPLE and name in frames:
                content |= set(parse.subtree(p)) - {p}
                frame = frame or name
                tokens.add(p)
        if not content:
            return None
        if predicate:
            source, head = self.speakers.speaker(verb, False)
            own = own_subject(parse, verb)
            if own is not None and parse.tokens[own].norm == "it" and token.dep == "acomp":
                return None  # "it is clear that": to nobody in particular
            tokens.update(verb_group(parse, verb))
            negated = self.speakers.negated(verb)
        elif token.dep in ("amod", "acl", "relcl") and a > token.head:
            head = token.head
            source = tuple(i for i in noun_phrase(parse, head, [a]) if i < a)
            negated = False
        else:
            return None
        return self._draft(cue, source, head, tokens, content, frame, negated)

    def _adverb(self, cue: Cue) -> Draft | None:
        parse = self.parse
        governor = parse.tokens[cue.head].head
        if governor == cue.head:
            return None
        clause = clause_head(parse, governor)
        tokens = set(cue.tokens)
        return self._draft(cue, (), None, tokens, set(parse.subtree(clause)), "clause", False)

    def record(self, i: int) -> Draft | None:
        """The saying of a poll and its like: "In a survey, most said"; None for any other token."""
        parse = self.parse
        token = parse.tokens[i]
        if not self.lexicon.records.get(token.lemma) or token.dep != "pobj" or parse.tokens[token.head].norm != "in":
            return None
        opens = token.head == parse.sentence(i).first and any(
            parse.tokens[c].norm in ("a", "an", "another") for c in parse.children(i, "det")
        )
        if not opens:
            return None
        source = noun_phrase(parse, i)
        word = ReportingWord(("in",), "preposition", "says", "evidence", frozenset({"clause"}))
        cue = Cue(word, (token.head,))
        content = self._clause_around(cue, {token.head, *source})
        return self._draft(cue, source, i, {token.head}, content, "record", False)

    def _preposition(self, cue: Cue) -> Draft | None:
        parse, frames = self.parse, cue.word.frames
        last = cue.tokens[-1]
        if "poss" in frames:
            owners = parse.children(last, "poss")
            if not owners:
                return None
            head = owners[0]
            source = noun_phrase(parse, head)
            phrase = set(range(cue.tokens[0], last + 1))
            tokens = phrase - set(source)
        else:
            objects = [o for t in reversed(cue.tokens) for o in parse.children(t, "pobj", "dobj") if o > last]
            if not objects:
                return None
            head = objects[0]
            if (
                parse.tokens[head].pos == "NOUN"
                and cue.word.words == ("per",)
                and not parse.children(head, "det", "poss")
            ):
                return None  # a rate: "per year"
            source = noun_phrase(parse, head)
            phrase = {*cue.tokens, *source}
            tokens = set(cue.tokens)
        content = self._clause_around(cue, phrase)
        return self._draft(cue, source, head, tokens, content, "clause", False)

    def _clause_around(self, cue: Cue, phrase: set[int]) -> set[int]:
        """The clause that a phrase like "according to the mayor" stands in, without the phrase."""
        parse = self.parse
        first = cue.head
        while parse.tokens[first].head in phrase and parse.tokens[first].head != first:
            first = parse.tokens[first].head
        sentence = parse.sentence(cue.head)
        governor = parse.tokens[first].head
        clause = clause_head(parse, governor) if governor != first else sentence.root
        token = parse.tokens[clause]
        behind = cue.head > clause
        inside = token.dep == "relcl" or (token.dep in ("advcl", "acl") if behind else token.dep == "ccomp")
        if inside:
            whole = set(parse.subtree(clause))
        else:
            whole = set(range(sentence.first, sentence.last + 1))
        return whole - phrase
