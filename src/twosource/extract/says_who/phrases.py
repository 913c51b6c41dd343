"""The pieces of text that a saying is made of: the speaker's noun phrase, the verb group, runs of content."""

from collections.abc import Collection, Iterable

from twosource.model import Span
from twosource.parse.arguments import RELATIVE
from twosource.parse.tree import Parse

QUOTE = '"'
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight morning afternoon "
    "evening night week weekend month year day january february march april may june july august september october "
    "november december earlier later recently then now hour minute noon midnight dawn".split()
)
_EDGES = frozenset({",", ";", ":", ".", "-", "--", "—", "–", "...", "…"})
_CLOSING = 4  # tokens to the bracket that closes a speaker's party or age
_CLOSERS = frozenset({")", "]"})
_SPEAKERS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def is_time(parse: Parse, i: int) -> bool:
    """Whether token `i` is a plain word of time: a weekday, "today", "the morning"."""
    token = parse.tokens[i]
    return token.lemma in _TIMES or (token.pos == "NUM" and len(token.text) == 4 and token.text.isdigit())


def noun_phrase(parse: Parse, head: int, stop: Collection[int] = ()) -> tuple[int, ...]:
    """The tokens of the noun phrase of `head`, titles, appositions and relative clauses with it.

    Left out: the tokens of `stop` and what they govern, and what the parser hangs on the noun although it limits the
    verb (a day, "in a statement").
    """
    kept = []
    stack = [head]
    while stack:
        i = stack.pop()
        kept.append(i)
        for c in parse.children(i):
            if c in stop or (i == head and c > head and _limits_the_verb(parse, c)) or _is_aside(parse, c):
                continue
            stack.append(c)
    return _run_around(parse, sorted(kept), head)


def _is_aside(parse: Parse, c: int) -> bool:
    """Whether a relative clause or participle is set off by a comma and tells more than who it is."""
    if parse.tokens[c].dep not in ("relcl", "acl"):
        return False
    return _is_set_off(parse, c) and (parse.tokens[c].dep == "acl" or parse.tokens[parse.edges(c)[0]].norm != "who")


def without_asides(parse: Parse, head: int) -> set[int]:
    """The tokens of a phrase without the relative clauses that commas set off: they are the reporter's own words."""
    kept: set[int] = set()
    stack = [head]
    while stack:
        i = stack.pop()
        kept.add(i)
        stack.extend(c for c in parse.children(i) if not (parse.tokens[c].dep == "relcl" and _is_set_off(parse, c)))
    return kept


def _is_set_off(parse: Parse, c: int) -> bool:
    first = parse.edges(c)[0]
    return first > 0 and parse.tokens[first - 1].norm == ","


def _limits_the_verb(parse: Parse, c: int) -> bool:
    token = parse.tokens[c]
    if token.dep in ("npadvmod", "advmod") or token.dep == "nmod":
        return is_time(parse, c)
    if token.dep == "prep" and token.norm in ("on", "in", "during", "at", "after", "by", "before"):
        return any(is_time(parse, o) for o in parse.children(c, "pobj"))
    return token.dep in ("cc", "punct") and not any(x > c for x in parse.children(token.head, "conj", "appos", "relcl"))


def _run_around(parse: Parse, tokens: list[int], head: int) -> tuple[int, ...]:
    """The unbroken run of `tokens` with `head` in it, without punctuation at its edges."""
    place = tokens.index(head)
    first = last = place
    while first and tokens[first - 1] >= tokens[first] - 1:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1] <= tokens[last] + 2:
        last += 1
    kept = trim(parse, range(tokens[first], tokens[last] + 1))
    norms = [parse.tokens[i].norm for i in kept]
    if norms.count("(") <= norms.count(")"):
        return kept
    near = parse.tokens[kept[-1] + 1 : kept[-1] + _CLOSING]
    closer = next((token.i for token in near if token.norm == ")"), kept[-1])
    return (*kept, *range(kept[-1] + 1, closer + 1))


def trim(parse: Parse, tokens: Iterable[int]) -> tuple[int, ...]:
    """`tokens` without punctuation at the edges; quotation marks and final stops inside them stay."""
    kept = list(tokens)
    while kept and parse.tokens[kept[0]].norm in _EDGES:
        kept.pop(0)
    while kept and parse.tokens[kept[-1]].norm in _EDGES:
        kept.pop()
    return tuple(kept)


def verb_group(parse: Parse, verb: int) -> tuple[int, ...]:
    """The verb with its auxiliaries, negation, particle and the adverbs beside it, inside the same quotation marks."""
    group = {verb, *parse.children(verb, "aux", "auxpass", "neg", "prt")}
    for c in parse.children(verb, "advmod"):
        adverb = parse.tokens[c].tag != "WRB" and not is_time(parse, c)
        if abs(c - verb) == 1 and adverb and not parse.children(c):
            group.add(c)
    marks = [i for i in range(min(group), verb) if parse.tokens[i].norm == QUOTE]
    return tuple(sorted(i for i in group if not marks or i > marks[-1]))


def runs(parse: Parse, tokens: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """The unbroken runs of `tokens` as (first, last), without punctuation at the edges.

    A gap of commas and conjunctions breaks no run; runs of punctuation alone are dropped.
    """
    found: list[tuple[int, int]] = []
    run: list[int] = []
    for i in sorted(tokens):
        gap = range(run[-1] + 1, i) if run else range(0)
        if any(parse.tokens[g].dep != "cc" and parse.tokens[g].norm not in _EDGES for g in gap):
            found.extend(_bounds(parse, run))
            run = []
        run.append(i)
    found.extend(_bounds(parse, run))
    return tuple(found)


def _bounds(parse: Parse, run: list[int]) -> list[tuple[int, int]]:
    kept = trim(parse, run)
    if not any(c.isalnum() for i in kept for c in parse.tokens[i].text):
        return []
    first, last = kept[0], kept[-1]
    opened = sum(parse.tokens[i].norm == "(" for i in kept) - sum(parse.tokens[i].norm == ")" for i in kept)
    if opened > 0 and last + 1 < len(parse.tokens) and parse.tokens[last + 1].norm in _CLOSERS:
        last += 1
    return [(first, last)]


def spans(parse: Parse, tokens: Iterable[int]) -> tuple[Span, ...]:
    """The spans of the runs of `tokens`."""
    return tuple(parse.span(first, last) for first, last in runs(parse, tokens))


def own_subject(parse: Parse, verb: int) -> int | None:
    """The head of the subject that stands at `verb` itself, the nearest of several; None without one.

    A number or "many" alone before a verb is its subject, whatever the parser calls it: "about 4 in 10 say".
    """
    found = [c for c in parse.children(verb) if parse.tokens[c].dep in _SPEAKERS]
    if not found and parse.tokens[verb].tag in _FINITE:
        found = [c for c in parse.children(verb, "nummod", "det", "amod") if c < verb and _counts(parse, c)]
    return min(found, key=lambda c: abs(c - verb)) if found else None


def _counts(parse: Parse, i: int) -> bool:
    return parse.tokens[i].dep != "amod" or parse.tokens[i].norm in ("few", "many", "most", "several")


def is_relative(parse: Parse, i: int) -> bool:
    """Whether token `i` is a relative pronoun."""
    return parse.tokens[i].tag in ("WDT", "WP") and parse.tokens[i].norm in RELATIVE


def clause_head(parse: Parse, i: int) -> int:
    """The verb (or predicate) of the innermost finite or root clause around token `i`."""
    j = i
    for j in (i, *parse.ancestors(i)):
        token = parse.tokens[j]
        if token.head == j:
            break
        if token.dep in ("ccomp", "relcl", "advcl", "parataxis", "acl") or (
            token.dep == "conj" and token.pos in ("VERB", "AUX") and own_subject(parse, j) is not None
        ):
            break
    return j
