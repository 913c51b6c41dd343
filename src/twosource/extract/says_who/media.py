"""In which medium something was said: "in a statement on its Telegram channel", "told a press conference"."""

from collections.abc import Iterable, Iterator, Sequence

from twosource.extract.says_who.draft import Draft
from twosource.ontology.reporting import Reporting
from twosource.parse.tree import Parse

_IN = frozenset({"in", "on", "via", "through", "during", "at", "by", "over", "from", "to"})
_CARRIED = frozenset(
    "publish post issue release carry broadcast air circulate share make upload distribute send put".split()
)
_KEPT = 3  # sentences that a statement goes on for: "It noted that..."
_PRONOUNS = frozenset({"it", "he", "she", "they"})


class Media:
    """Reads the media that the sayings of one parse name."""

    def __init__(self, parse: Parse, lexicon: Reporting) -> None:
        self.parse = parse
        self.lexicon = lexicon

    def set(self, drafts: Sequence[Draft]) -> None:
        """Give each saying its medium; a pronoun goes on in the medium of the speaker before it."""
        kept: Draft | None = None
        for draft in sorted(drafts, key=lambda d: d.cue_head):
            if draft.manner != "speech" or draft.source_head is None:
                continue
            draft.channel = self._named(draft)
            sentence = self.parse.tokens[draft.cue_head].sentence
            if draft.channel is not None:
                kept = draft
            elif kept is not None:
                near = sentence - self.parse.tokens[kept.cue_head].sentence <= _KEPT
                again = self.parse.tokens[draft.source_head].norm in _PRONOUNS or draft.source_head == kept.source_head
                if near and again:
                    draft.channel = kept.channel
                elif self.parse.tokens[draft.source_head].norm not in _PRONOUNS:
                    kept = None

    def _named(self, draft: Draft) -> str | None:
        """The media that the sentence names, outermost last, parted by commas; None without one."""
        names: list[str] = []
        for noun in self._nouns(draft):
            if noun not in draft.content:
                names.extend(n for n in self._chain(noun) if n not in names)
        return ", ".join(names) or None

    def _nouns(self, draft: Draft) -> Iterator[int]:
        """Nouns that may be media: the speaker itself, objects of prepositions around the verb, what is issued."""
        parse = self.parse
        if draft.source_head is not None and not draft.entry.startswith("label"):
            yield draft.source_head
            yield from self._objects(draft.source_head)
        token = parse.tokens[draft.cue_head]
        if token.pos == "NOUN":
            yield draft.cue_head
        verbs = [draft.cue_head]
        if token.dep in ("conj", "advcl", "xcomp", "acl", "ccomp", "pcomp") and token.head != draft.cue_head:
            verbs.append(token.head)
        for verb in verbs:
            if verb != draft.cue_head and parse.tokens[verb].pos == "NOUN":
                yield verb
            yield from self._objects(verb)
            yield from (o for o in parse.children(verb, "dobj") if verb != draft.cue_head or o in draft.cue)

    def _objects(self, head: int) -> Iterator[int]:
        for p in self.parse.children(head, "prep", "agent"):
            if self.parse.tokens[p].norm in _IN:
                yield from self.parse.children(p, "pobj")

    def _chain(self, noun: int) -> Iterable[str]:
        """The medium that `noun` names, and the one that carried it: "a statement posted on its website"."""
        name = self._name(noun)
        if name is None:
            return ()
        found = [name]
        carriers = [noun, *(c for c in self.parse.children(noun, "acl") if self.parse.tokens[c].lemma in _CARRIED)]
        for carrier in carriers:
            for o in self._objects(carrier):
                outer = self._name(o)
                if outer is not None and outer not in found:
                    found.append(outer)
        return found

    def _name(self, noun: int) -> str | None:
        """The longest medium of the table that ends at `noun`, as the text writes it."""
        tokens = self.parse.tokens
        forms = self.lexicon.channels.get(tokens[noun].norm) or self.lexicon.channels.get(tokens[noun].lemma, ())
        for form in forms:
            first = noun - len(form) + 1
            if first < 0:
                continue
            if all(word in (tokens[first + k].norm, tokens[first + k].lemma) for k, word in enumerate(form)):
                return self.parse.text(first, noun)
        return None
