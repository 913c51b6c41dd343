"""The report's text with its evidence marked, so that a click on a value leads to the words that it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from twosource.model import Claim, Coding, Span, Total
from twosource.render import folding

_PARAGRAPH = '<p dir="auto">'


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a card: its field in plain words, the value, the words that it rests on, and a note beside it.

    `kind` is one of what, who, whom, where, when, many, word: the question that it answers, which gives its colour.
    """

    kind: str
    field: str
    text: str
    span: Span | None
    note: str = ""


def anchor(key: str, span: Span) -> str:
    """The id of the piece of marked text that `span` starts at."""
    return f"{key}-at-{span.start}"


def card(key: str, item: Claim | Total) -> str:
    """The id of the card of a claim or total."""
    return f"{key}-{item.id}"


def marked(coding: Coding, key: str, spans: frozenset[Span], *, fold: bool = False) -> str:
    """The text as paragraphs, escaped. Sentences that carry evidence link to their first card; the words in `spans`
    are pieces of their own with the offset that they start at; loaded words have a layer of their own. `fold` puts
    sentences with graphic details behind a line that says so.
    """
    text = coding.document.text
    told: list[Claim | Total] = [*coding.claims, *coding.totals]
    evidence = [(span, card(key, item)) for item in told for span in item.evidence]
    starts = {span.start for span in spans}
    folds = folding.folds(text) if fold else ()
    cuts = {0, len(text)} | {i + 1 for i, c in enumerate(text) if c == "\n"}
    cuts |= {edge for each in folds for edge in (each.start, each.end)}
    for span in (*spans, *(s for s, _ in evidence), *(term.span for term in coding.loaded)):
        cuts |= {span.start, span.end}
    out = [_PARAGRAPH]
    for start, end in pairwise(sorted(cuts)):
        within = folding.at(start, folds)
        if within is not None and within.start == start:
            out.append(f"</p>{folding.opening(within.words)}{_PARAGRAPH}")
        piece = escape(text[start:end]).replace("\n", "")
        if any(s.start <= start < s.end for s in spans):
            name = f' id="{key}-at-{start}"' if start in starts else ""
            piece = f'<span{name} data-at="{start}">{piece}</span>'
        piece = _loaded(coding, key, start, piece)
        cards = list(dict.fromkeys(card for span, card in evidence if span.start <= start < span.end))
        if cards and piece.strip():
            piece = f'<a class="evidence" href="#{cards[0]}" data-cards="{" ".join(cards)}">{piece}</a>'
        out.append(piece)
        if within is not None and within.end == end:
            out.append(f"</p></details>{_PARAGRAPH}")
        elif text[start:end].endswith("\n"):
            out.append(f"</p>{_PARAGRAPH}")
    return ("".join(out) + "</p>").replace(f"{_PARAGRAPH}</p>", "")


def _loaded(coding: Coding, key: str, start: int, piece: str) -> str:
    term = next((t for t in coding.loaded if t.span.start <= start < t.span.end), None)
    if term is None:
        return piece
    plain = f"refers to {term.refers_to}" if term.refers_to else "loaded"
    name = f' id="{key}-loaded-{start}"' if start == term.span.start else ""
    return f'<span{name} class="loaded" title="{escape(f"{term.kind}: {plain}")}">{piece}</span>'


def described(values: Iterator[Value], key: str) -> str:
    """Values as a description list; each value that rests on words of the text leads to them."""
    fields: dict[str, list[str]] = {}
    for value in values:
        words = f"<bdi>{escape(value.text)}</bdi>"
        if value.span is not None:
            words = (
                f'<a class="value {value.kind}" href="#{anchor(key, value.span)}" '
                f'data-from="{value.span.start}" data-to="{value.span.end}" '
                f'title="{escape(_shortened(value.span.quote))}">{words}</a>'
            )
        note = f' <span class="note">{escape(value.note)}</span>' if value.note else ""
        fields.setdefault(value.field, []).append(words + note)
    return "".join(
        f"<dt>{escape(field)}</dt><dd>{'<br>'.join(dict.fromkeys(lines))}</dd>" for field, lines in fields.items()
    )


def _shortened(quote: str) -> str:
    words = " ".join(quote.split())
    return f"“{words}”" if len(words) <= 120 else f"“{words[:119]}…”"
