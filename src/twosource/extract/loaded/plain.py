"""The plain wording of loaded words: what the sentence says without taking a side.

"The besieged enclave" is an enclave under siege, "anti-terror resistance groups" are armed groups, and a "brutal war"
is a war: the words that take a side are replaced or left out, the others stay.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.ontology.loaded_terms import LoadedEntry
from twosource.parse import Parse

_LINKS = frozenset("of in at by with for from under against to on over that which who without".split())


@dataclass(frozen=True, slots=True)
class Match:
    """Words of the lexicon as they stand in the text; `first` and `last` are their tokens."""

    first: int
    last: int
    entry: LoadedEntry


def wording(parse: Parse, first: int, last: int, matches: Sequence[Match]) -> str | None:
    """The words from `first` to `last` in plain ones, without a leading article; None where nothing is left of them.

    `matches` are all loaded words of the document, longer ones first.
    """
    before: list[str] = []
    after: list[str] = []
    i = first
    while i <= last:
        match = next((m for m in matches if m.first == i and m.last <= last), None)
        token = parse.tokens[i]
        if match is None:
            if token.pos != "DET" or before:
                gap = token.start > parse.tokens[i - 1].end if i else False
                before.append((" " if gap and before else "") + token.text)
            i += 1
            continue
        neutral = match.entry.neutral or ""
        if parse.tokens[match.last].tag in ("NNS", "NNPS"):
            neutral = plural(neutral)
        attributive = match.last < last and parse.tokens[match.last + 1].pos in ("NOUN", "PROPN", "ADJ")
        linked = not _LINKS.isdisjoint(neutral.split())
        noun = parse.tokens[match.last].pos == "NOUN"
        if attributive and len(neutral.split()) > 1 and (noun or not linked):
            neutral = ""  # "a terrorist gathering" is a gathering; several words do not stand before a noun
        if attributive and neutral and linked:
            after.append(neutral)  # "a city under siege": such words do not stand before a noun
        elif neutral:
            before.append((" " if before else "") + neutral)
        i = match.last + 1
    words = " ".join(["".join(before).strip(), *after]).strip()
    return words or None


def plural(words: str) -> str:
    """A noun phrase in the plural: "armed group" is "armed groups", "member of a group" is "members of a group"."""
    parts = words.split(" ")
    head = next((k for k, word in enumerate(parts) if word in _LINKS), len(parts)) - 1
    noun = parts[head] if head >= 0 else ""
    if not noun or noun.endswith("s") or noun == "people":
        return words
    if noun.endswith("man"):
        parts[head] = noun[:-3] + "men"
    elif noun.endswith("y") and noun[-2:-1] not in "aeiou":
        parts[head] = noun[:-1] + "ies"
    else:
        parts[head] = noun + ("es" if noun.endswith(("ch", "sh", "x")) else "s")
    return " ".join(parts)
