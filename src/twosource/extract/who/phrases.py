"""The words of a noun phrase: where it starts and ends, and what it is called in plain words."""

from twosource.parse import Parse
from twosource.parse.spelling import ordinary

# "a group of men", "dozens of villagers": the words after "of" are who is meant
MEASURE_NOUNS = frozenset(
    "number group dozen score hundred thousand million lot majority couple pair handful series string wave crowd total "
    "part most half third quarter body convoy column % percent life form kind sort type".split()
)
# nouns whose "of" names what they belong to: "members of the front"
MEMBER_NOUNS = frozenset(
    "member leader commander chief head fighter spokesman spokeswoman spokesperson official".split()
)
# nouns for what is left of those who died
REMAINS = frozenset({"body", "corpse", "remains", "remain"})
# nouns that "of" makes a title or a body: "minister of defence", "bank of Ruritania"
_TITLE_NOUNS = frozenset(
    "bank board bureau chamber chief college court department director general governor house institute judge mayor "
    "minister ministry office president prosecutor secretary speaker union university".split()
)
# nouns for places and vehicles that only their owner tells apart: "the headquarters of the union", "the car of a judge"
_OWNED_NOUNS = frozenset(
    "ambulance apartment branch building bus camp car facility farm headquarters home newspaper plane plant premises "
    "property residence school seat shop station store truck vehicle warehouse".split()
)
_BOUNDS = frozenset(
    "at least most more less fewer than about some nearly almost up to over around approximately only already also "
    "even especially just mainly mostly now particularly still then".split()
)
_OPEN = {"[": "]", "(": ")"}
_QUOTES = str.maketrans("", "", '"“”')
_DASHES = frozenset({"--", "—", "–"})
_PHRASE_DEPS = ("det", "amod", "compound", "nummod", "poss", "quantmod", "nmod", "predet", "advmod", "case", "neg")


def after_of(parse: Parse, head: int) -> tuple[int, ...]:
    """The heads that "of" hangs on `head`."""
    return tuple(
        inner
        for preposition in parse.children(head, "prep")
        if parse.tokens[preposition].norm == "of"
        for inner in parse.children(preposition, "pobj")
    )


def phrase(parse: Parse, head: int) -> tuple[int, int]:
    """First and last token of the base noun phrase of `head`: modifiers before it, and "of" phrases that name it."""
    first = head
    for child in parse.children(head, *_PHRASE_DEPS):
        if child < head:
            first = min(first, parse.edges(child)[0])
    for i in range(head - 1, first - 1, -1):
        if parse.tokens[i].text in _DASHES:
            first = i + 1  # what stands before a dash is a dateline or another thought
            break
    while first < head and parse.tokens[first].pos == "PUNCT":
        first += 1
    last = head
    lemma = parse.tokens[head].lemma
    if lemma in MEASURE_NOUNS | MEMBER_NOUNS | _TITLE_NOUNS | _OWNED_NOUNS:
        for inner in after_of(parse, head):
            start, end = phrase(parse, inner)
            if lemma in MEASURE_NOUNS | MEMBER_NOUNS or start == head + 2:
                last = max(last, end)
    return first, last


def phrase_name(parse: Parse, head: int, end: int = 0) -> str:
    """The words of a noun phrase without articles, numbers, pronouns and what bounds them, in ordinary case.

    A phrase that ends in a longer name runs on to token `end`.
    """
    first, last = phrase(parse, head)
    last = max(last, end)
    while first < head:
        token = parse.tokens[first]
        dropped = token.dep in ("det", "nummod", "quantmod", "predet") or token.pos in ("DET", "NUM", "PUNCT")
        if not dropped and token.tag != "PRP$" and token.norm not in _BOUNDS:
            break
        if token.pos == "NUM" and parse.tokens[first + 1].text == "-":
            break  # "16-year-old girls"
        first += 1
    return words(parse, first, last)


def possessive(name: str) -> str:
    """A name as an owner: "Hamas'", "Ruritania's"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def words(parse: Parse, first: int, last: int) -> str:
    """Tokens `first` to `last` with single spaces, in ordinary case, without quotation marks and open brackets."""
    text = ordinary(parse, first, last)
    for opens, closes in _OPEN.items():
        if opens in text and closes not in text:
            text = text.partition(opens)[0]
    return " ".join(text.translate(_QUOTES).split())
