"""Who says what: every stretch of a report that stands on somebody's word, and on whose."""

from twosource.extract.answers import Saying
from twosource.extract.saying_bounds import part
from twosource.extract.saying_chains import chain
from twosource.extract.saying_clauses import Clauses
from twosource.extract.saying_draft import Draft, cues
from twosource.extract.saying_labels import Labels
from twosource.extract.saying_media import Media
from twosource.extract.saying_phrases import own_subject, spans
from twosource.extract.saying_quotes import Quotes
from twosource.extract.saying_words import Words
from twosource.model import Span
from twosource.ontology.reporting import Reporting
from twosource.parse.tree import Parse


class SaysWho:
    """Finds the sayings of a report by rules of syntax and a lexicon of reporting words."""

    version = "says-who-rules/1"

    def __init__(self, lexicon: Reporting) -> None:
        self._lexicon = lexicon

    def find(self, parse: Parse) -> tuple[Saying, ...]:
        """The sayings of a parsed report, in the order of their cues."""
        clauses = Clauses(parse, self._lexicon)
        quotes = Quotes(parse, clauses)
        words = Words(parse, self._lexicon, clauses)
        drafts: list[Draft] = []
        for cue in cues(parse, self._lexicon):
            if cue.word.part == "verb":
                draft = quotes.framed(cue) or clauses.verb(cue)
            else:
                draft = words.find(cue)
            if draft is not None:
                drafts.append(draft)
        drafts.extend(d for token in parse.tokens if (d := words.record(token.i)) is not None)
        drafts.extend(Labels(parse, self._lexicon).find())
        drafts = chain(parse, self._lexicon, drafts)
        part(parse, drafts)
        quotes.complete(drafts)
        drafts = [d for d in drafts if self._counts(parse, quotes, drafts, d)]
        quotes.orphans(drafts)
        drafts = [d for d in drafts if self._counts(parse, quotes, drafts, d)]
        Media(parse, self._lexicon).set(drafts)
        return self._finish(parse, drafts)

    def _counts(self, parse: Parse, quotes: Quotes, drafts: list[Draft], draft: Draft) -> bool:
        """Whether a saying is more than colour: inside another's words, only what somebody else is said to have said."""
        inside = any(draft.cue_head in other.content for other in drafts if other is not draft)
        kind, frame = draft.entry.split(":")[0], draft.entry.split(":")[-1]
        if kind == "noun" and not draft.source and frame != "that":
            return (draft.stance == "accuses" or draft.negated) and not inside
        if kind == "verb" and not draft.source and "passive" not in frame and draft.manner != "evidence":
            return False
        if not inside:
            return True
        if quotes.holding(draft.cue_head) is not None:
            person = "" if draft.source_head is None else parse.tokens[draft.source_head].norm
            return (
                draft.manner == "speech"
                and kind == "verb"
                and parse.tokens[draft.cue_head].tag in ("VBD", "VBZ", "VBP", "VBN")
                and own_subject(parse, draft.cue_head) is not None
                and frame in ("that", "quote", "np_of")
                and person not in ("", "i", "we", "you", "it", "that", "which", "this")
            )
        if kind == "noun":
            return frame == "that" and bool(draft.source)
        if frame.startswith("np-") or frame == "np":
            return draft.stance != "says"
        return draft.manner != "attitude" and kind != "adjective"

    def _finish(self, parse: Parse, drafts: list[Draft]) -> tuple[Saying, ...]:
        drafts.sort(key=lambda d: (d.cue_head, d.cue))
        found = []
        for k, d in enumerate(drafts):
            content = spans(parse, d.content)
            if not content:
                content = ()
            around = [
                (len(other.content), j) for j, other in enumerate(drafts) if j != k and d.cue_head in other.content
            ]
            parent = min(around)[1] if around else None
            if d.parent is not None:
                parent = next((j for j, other in enumerate(drafts) if other is d.parent), parent)
            found.append(
                Saying(
                    source=spans(parse, d.source),
                    source_head=d.source_head,
                    cue=_cue_spans(parse, d.cue),
                    cue_head=d.cue_head,
                    content=content,
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


def _cue_spans(parse: Parse, cue: tuple[int, ...]) -> tuple[Span, ...]:
    """The spans of a cue, which may be a mark alone."""
    return spans(parse, cue) or tuple(parse.span(i, i) for i in cue)
