"""Who says what: every stretch of a report that stands on somebody's word, and on whose."""

from collections.abc import Sequence

from twosource.extract.answers import Saying
from twosource.extract.says_who.bounds import part
from twosource.extract.says_who.chains import chain
from twosource.extract.says_who.clauses import Clauses
from twosource.extract.says_who.draft import Draft, cues
from twosource.extract.says_who.labels import Labels
from twosource.extract.says_who.media import Media
from twosource.extract.says_who.phrases import own_subject, spans
from twosource.extract.says_who.quoted import complete, go_on, quotations, quoted_words
from twosource.extract.says_who.quotes import Frames
from twosource.extract.says_who.speakers import Speakers
from twosource.extract.says_who.statements import Statements
from twosource.extract.says_who.words import Words
from twosource.model import Span
from twosource.ontology.reporting import Reporting
from twosource.parse.tree import Parse

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_NOBODY_ELSE = frozenset({"", "i", "we", "you", "it", "that", "which", "this"})


class SaysWho:
    """Finds the sayings of a report by rules of syntax and a lexicon of reporting words."""

    version = "says-who-rules/1"

    def __init__(self, lexicon: Reporting) -> None:
        self._lexicon = lexicon

    def find(self, parse: Parse) -> tuple[Saying, ...]:
        """The sayings of a parsed report, in the order of their cues."""
        quoted = quotations(parse)
        inside = quoted_words(quoted)
        drafts = self._drafts(parse)
        part(parse, drafts)
        complete(parse, quoted, drafts)
        drafts = _that_count(parse, inside, drafts)
        go_on(parse, quoted, drafts)
        drafts = _that_count(parse, inside, drafts)
        Media(parse, self._lexicon).set(drafts)
        return self._finish(parse, drafts)

    def _drafts(self, parse: Parse) -> list[Draft]:
        """Every cue that has something said."""
        lexicon = self._lexicon
        speakers = Speakers(parse, lexicon)
        clauses = Clauses(parse, lexicon, speakers)
        frames = Frames(parse, speakers)
        words = Words(parse, lexicon, speakers)
        found: list[Draft | None] = []
        for cue in cues(parse, lexicon):
            if cue.word.part == "verb":
                found.append(frames.framed(cue) or clauses.verb(cue))
            else:
                found.append(words.find(cue))
        found.extend(words.record(token.i) for token in parse.tokens)
        found.extend(Labels(parse, lexicon).find())
        drafts = [draft for draft in found if draft is not None]
        drafts.extend(Statements(parse, lexicon, speakers).find(drafts))
        return chain(parse, lexicon, drafts)

    def _finish(self, parse: Parse, drafts: list[Draft]) -> tuple[Saying, ...]:
        lexicon = self._lexicon
        drafts.sort(key=lambda d: (d.cue_head, d.cue))
        holders = _holders(drafts)
        found = []
        for k, d in enumerate(drafts):
            around = ((len(drafts[j].content), j) for j in holders[k] if len(drafts[j].content) > len(d.content))
            parent = min(around, default=(0, None))[1]
            if d.parent is not None:
                parent = next((j for j, other in enumerate(drafts) if other is d.parent), parent)
            found.append(
                Saying(
                    source=spans(parse, d.source),
                    source_head=d.source_head if d.manner == "evidence" else _person(parse, lexicon, d.source_head),
                    cue=_cue_spans(parse, d.cue),
                    cue_head=d.cue_head,
                    content=spans(parse, d.content),
                    tokens=frozenset(d.content),
                    stance=d.stance,
                    channel=d.channel,
                    parent=parent,
                    rule=f"{self.version}:{d.entry}",
                    manner=d.manner,
                    negated=d.negated,
                )
            )
        return tuple(found)


def _holders(drafts: Sequence[Draft]) -> list[list[int]]:
    """For each draft, the indexes of those whose content holds its cue."""
    heads: dict[int, list[int]] = {}
    for k, draft in enumerate(drafts):
        heads.setdefault(draft.cue_head, []).append(k)
    found: list[list[int]] = [[] for _ in drafts]
    for j, draft in enumerate(drafts):
        for i in draft.content & heads.keys():
            for k in heads[i]:
                if k != j:
                    found[k].append(j)
    return found


def _that_count(parse: Parse, quoted: frozenset[int], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that are more than colour: inside another's words, what somebody else is said to have said."""
    holders = _holders(drafts)
    return [d for d, around in zip(drafts, holders, strict=True) if _counts(parse, quoted, d, bool(around))]


def _counts(parse: Parse, quoted: frozenset[int], draft: Draft, inside: bool) -> bool:
    kind, frame = draft.entry.split(":")[0], draft.entry.split(":")[-1]
    if kind == "noun" and not draft.source and frame != "that":
        return (draft.stance == "accuses" or draft.negated) and not inside
    if kind == "verb" and not draft.source and "passive" not in frame and draft.manner != "evidence":
        return False
    if not inside:
        return True
    if draft.cue_head in quoted:
        speaker = "" if draft.source_head is None else parse.tokens[draft.source_head].norm
        finite = parse.tokens[draft.cue_head].tag in _FINITE and own_subject(parse, draft.cue_head) is not None
        spoken = draft.manner == "speech" and kind == "verb" and frame in ("that", "quote", "np_of")
        return finite and spoken and speaker not in _NOBODY_ELSE
    if kind == "noun":
        return frame == "that" and bool(draft.source)
    if frame in ("np", "np-passive"):
        return draft.stance != "says"
    return draft.manner != "attitude" and kind != "adjective"


def _person(parse: Parse, lexicon: Reporting, head: int | None) -> int | None:
    """Who speaks where the words name his office or his medium first.

    The name that a comma sets beside an office ("the foreign secretary, Anna Lind"), and whoever issued a statement.
    """
    if head is None or parse.tokens[head].pos != "NOUN":
        return head
    named = [c for c in parse.children(head, "appos") if parse.tokens[c].entity == "PERSON"]
    if not named and parse.tokens[head].lemma in lexicon.channels:
        named = [o for by in _agents(parse, head) for o in parse.children(by, "pobj")] or [
            *parse.children(head, "poss")
        ]
    return next((c for c in named if parse.tokens[c].pos in ("PROPN", "NOUN")), head)


def _agents(parse: Parse, noun: int) -> list[int]:
    """The prepositions before whoever a statement is by or from, or was issued by."""
    issued = [by for verb in parse.children(noun, "acl") for by in parse.children(verb, "agent")]
    return issued + [p for p in parse.children(noun, "prep") if parse.tokens[p].norm in ("by", "from")]


def _cue_spans(parse: Parse, cue: tuple[int, ...]) -> tuple[Span, ...]:
    """The spans of a cue, which may be a mark alone."""
    return spans(parse, cue) or tuple(parse.span(i, i) for i in cue)
