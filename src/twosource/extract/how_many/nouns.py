"""What a number counts: its noun, the number left out, parts of a whole; and the numbers that count nothing."""

from dataclasses import dataclass

from twosource.extract.how_many.numerals import Numeral, Numerals
from twosource.ontology.number_words import NounKind, NumberWords
from twosource.parse import Parse, Token

_DASHES = frozenset({"-", "–"})
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_DATE_WORDS = frozenset(
    {"in", "since", "of", "by", "until", "from", "before", "after", "during", "late", "early", "mid"}
)
_FRACTIONS = frozenset(
    {"third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths", "half", "halves"}
)
_GROUP_SIZE = frozenset({"strong", "man", "member", "person", "woman", "vehicle", "ship", "truck", "seat"})
_PARTITIVE = frozenset({"them", "whom", "which", "these", "those"})
_QUANTITY_NOUNS = frozenset(
    {"total", "group", "crowd", "force", "team", "number", "convoy", "set", "batch", "wave", "mob"}
)
_NOT_COUNTING = frozenset({"at", "under", "age", "aged", "no", "no.", "#"})
_SETTING = frozenset({"put", "place", "stand", "remain", "estimate", "set"})
"""Verbs after which "at" tells a count: "put the number of dead at seven"."""
_YEARS = range(1900, 2100)
_STRETCHES: frozenset[NounKind] = frozenset({"time_noun", "unit_noun"})
_REACH = 8  # tokens between a number and the noun that it counts


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that counts something.

    `node` is the token through which the sentence holds on to the number: the counted noun, or the number itself
    where the noun is left out. `head` is the counted noun, `of` the first and last token of its words after the number.
    `currency` is set for money. `partitive` marks "six of them", "of whom six".
    """

    numeral: Numeral
    node: int
    head: int | None
    of: tuple[int, int] | None
    currency: str | None
    partitive: bool


@dataclass(frozen=True, slots=True)
class Counting:
    """Decides what the numbers of a parse count."""

    words: NumberWords

    def find(self, parse: Parse) -> tuple[Counted, ...]:
        """The numbers that count something, in text order."""
        found = []
        for numeral in Numerals(self.words).find(parse):
            counted = self._counted(parse, numeral)
            if counted is not None:
                found.append(counted)
        return tuple(found)

    def _counted(self, parse: Parse, numeral: Numeral) -> Counted | None:
        if self._follows_a_label(parse, numeral) or self._is_list_mark(parse, numeral):
            return None
        if numeral.limit is None and numeral.first and parse.tokens[numeral.first - 1].norm == "not":
            return None  # "the number is 59 and not 62"
        node = _outward(parse, numeral)
        following = parse.tokens[numeral.core_last + 1] if numeral.core_last + 1 < len(parse.tokens) else None
        if following is not None and following.sentence == parse.tokens[numeral.core_first].sentence:
            hyphenated = self._hyphenated(parse, numeral)
            if hyphenated is not None:
                return hyphenated if hyphenated.head is not None else None
            if following.norm in _FRACTIONS or following.norm == "/":
                return None
            if "share_noun" in self._kinds(following):
                return None
            if numeral.currency is None and self._is_sterling(parse, numeral, following):
                return Counted(numeral, following.i, None, None, "GBP", False)
            if numeral.currency is None and following.lemma in self.words.currencies and following.tag != "CD":
                return self._money(parse, numeral, following.i)
            if "unit_noun" in self._kinds(following) or "time_noun" in self._kinds(following):
                return None
        if numeral.currency is not None:
            return Counted(numeral, node, None, None, numeral.currency, False)
        if not numeral.whole:
            return None
        head = self._head(parse, numeral, node)
        if head is not None:
            if _is_year(numeral) or _is_address(parse, numeral, head):
                return None
            kinds = self._kinds(parse.tokens[head])
            if kinds & {"unit_noun", "time_noun", "share_noun"}:
                return None
            if parse.tokens[head].lemma in self.words.currencies:
                return self._money(parse, numeral, head)
            if parse.tokens[head].norm in _PARTITIVE:
                return Counted(numeral, node, None, None, None, True)
            of = self._phrase(parse, numeral, head)
            return Counted(numeral, self._node(parse, head, node), head, of, None, self._of_whom(parse, numeral))
        if not self._may_stand_alone(parse, numeral, node):
            return None
        return Counted(numeral, node, None, None, None, self._of_whom(parse, numeral))

    def _money(self, parse: Parse, numeral: Numeral, noun: int) -> Counted:
        return Counted(numeral, noun, None, None, self.words.currencies[parse.tokens[noun].lemma], False)

    def _is_sterling(self, parse: Parse, numeral: Numeral, noun: Token) -> bool:
        """Whether pounds are money and no weight: "30 million pounds in aid", not "40 pounds of explosives"."""
        if noun.norm != "pounds" or parse.tokens[numeral.core_last].entity != "MONEY":
            return False
        return noun.i + 1 >= len(parse.tokens) or parse.tokens[noun.i + 1].norm != "of"

    def _kinds(self, token: Token) -> frozenset[NounKind]:
        return self.words.nouns.get(token.lemma, frozenset()) | self.words.nouns.get(token.norm, frozenset())

    # ------------------------------------------------------------- no counts

    def _follows_a_label(self, parse: Parse, numeral: Numeral) -> bool:
        """Whether the number names something: "Route 4", "Resolution 1701", "Brigade 12", "May 5", "aged 40"."""
        i = numeral.core_first
        token = parse.tokens[i]
        if numeral.limit not in (None, "exact") or i == 0 or parse.tokens[i - 1].sentence != token.sentence:
            return False
        before = parse.tokens[i - 1]
        if before.norm in ("aged", "age"):
            return True
        counts_on = token.dep == "nummod" and token.head > numeral.core_last
        if before.norm in _MONTHS and before.pos == "PROPN":
            return not counts_on or parse.tokens[token.head].norm in _MONTHS
        if numeral.core_last + 1 < len(parse.tokens) and parse.tokens[numeral.core_last + 1].norm in _MONTHS:
            return parse.tokens[numeral.core_last + 1].pos == "PROPN"
        if counts_on or (not numeral.plain and not token.norm.isalpha()):
            return False
        label = "label_noun" in self._kinds(before) and before.tag in ("NN", "NNP")
        return label or (before.pos == "PROPN" and token.dep in ("nummod", "appos") and token.head == before.i)

    def _is_list_mark(self, parse: Parse, numeral: Numeral) -> bool:
        """Whether the number opens a line as its mark: "1. The force withdrew"."""
        i = numeral.core_last
        if numeral.core_first != parse.paragraph(i).first or not numeral.plain or i + 1 >= len(parse.tokens):
            return False
        return (
            parse.tokens[i + 1].norm in (".", ")", ":")
            and numeral.bounds.best is not None
            and numeral.bounds.best < 100
        )

    def _hyphenated(self, parse: Parse, numeral: Numeral) -> Counted | None:
        """The size of a group told as "a 12-strong crew"; a Counted without head where a hyphen makes it no count."""
        i = numeral.core_last + 1
        tokens = parse.tokens
        if tokens[i].norm not in _DASHES or i + 1 >= len(tokens) or tokens[i].start != tokens[i - 1].end:
            return None
        if tokens[i + 1].start != tokens[i].end:
            return None
        head = tokens[i + 1].head
        if tokens[i + 1].lemma in _GROUP_SIZE and head > i + 1 and tokens[head].pos in ("NOUN", "PROPN"):
            return Counted(numeral, head, head, (i + 2, head), None, False)
        return Counted(numeral, i - 1, None, None, None, False)

    def _may_stand_alone(self, parse: Parse, numeral: Numeral, node: int) -> bool:
        """Whether a number without a noun may count what is left out, rather than tell a year, an age or a time."""
        token = parse.tokens[node]
        first = parse.tokens[numeral.core_first]
        before = parse.tokens[numeral.first - 1] if numeral.first else None
        if (
            numeral.rule.startswith("vague")
            and numeral.first == numeral.core_first
            and first.norm in ("few", "several")
        ):
            return token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")
        best = numeral.bounds.best
        if self._is_clock_time(parse, numeral) or self._ends_a_stretch(parse, numeral):
            return False
        if (
            numeral.plain
            and numeral.limit is None
            and best in _YEARS
            and (before is None or before.norm in _DATE_WORDS | _MONTHS or first.entity == "DATE")
        ):
            return False
        dated = first.entity in ("DATE", "TIME", "PERCENT") and token.dep not in ("conj", "attr")
        if dated and numeral.limit is None:
            return False
        if before is not None and before.norm in (",", "(") and self._is_age(parse, numeral):
            return False
        if first.norm == "one":
            following = parse.tokens[node + 1].norm if node + 1 < len(parse.tokens) else ""
            if before is not None and before.norm in (
                "no",
                "this",
                "that",
                "the",
                "another",
                "any",
                "every",
                "each",
                "which",
            ):
                return False
            return (
                following in ("of", "was", "in")
                or token.dep in ("nsubj", "nsubjpass")
                or following[:4] in ("kill", "dead")
            )
        if before is not None and before.norm in _NOT_COUNTING and numeral.limit is None:
            return before.norm == "at" and parse.tokens[before.head].lemma in _SETTING
        if numeral.limit not in (None, "exact"):
            return True  # "at least 30" is a count, however a headline is parsed
        return token.dep not in ("advmod", "npadvmod", "amod", "compound", "prt")

    def _is_clock_time(self, parse: Parse, numeral: Numeral) -> bool:
        """Whether four digits tell the time: "at 0400", "from about 1430 until 1700"."""
        digits = parse.tokens[numeral.core_first].norm
        if not numeral.plain or len(digits) != 4 or int(digits[:2]) > 24 or int(digits[2:]) > 59:
            return False
        before = parse.tokens[numeral.first - 1].norm if numeral.first else ""
        return digits.startswith("0") or before in ("at", "from", "until", "till", "by", "since")

    def _ends_a_stretch(self, parse: Parse, numeral: Numeral) -> bool:
        """Whether the number belongs to a stretch of time or way: "a day or two"."""
        i = numeral.first - 2
        return i >= 0 and parse.tokens[i + 1].norm == "or" and not self._kinds(parse.tokens[i]).isdisjoint(_STRETCHES)

    def _is_age(self, parse: Parse, numeral: Numeral) -> bool:
        """Whether the number is an age beside a name: "Ahmed Karim, 34, was killed"."""
        i = numeral.first - 2
        j = numeral.last + 1
        best = numeral.bounds.best
        if i < 0 or best is None or best > 120:
            return False
        closed = j >= len(parse.tokens) or parse.tokens[j].norm in (",", ")", ".", ";", "and")
        return closed and parse.tokens[i].pos in ("PROPN", "NOUN") and parse.tokens[i].tag not in ("NNS",)

    # ---------------------------------------------------------------- counted

    def _head(self, parse: Parse, numeral: Numeral, node: int) -> int | None:
        """The noun that the number counts, None where it is left out."""
        tokens = parse.tokens
        j = numeral.last + 1
        if j < len(tokens) and tokens[j].norm == "of" and tokens[j].sentence == tokens[node].sentence:
            objects = parse.children(j, "pobj")
            if objects and objects[0] - j < _REACH:
                return objects[0]
        for k in range(numeral.core_first, numeral.core_last + 1):
            token = tokens[k]
            governor = tokens[token.head]
            inside = numeral.first <= token.head <= numeral.last
            if inside or token.dep not in ("nummod", "quantmod", "amod", "compound", "nmod", "det", "poss"):
                continue
            if (
                governor.pos in ("NOUN", "PROPN", "PRON", "ADJ", "VERB")
                and numeral.last < governor.i <= numeral.last + _REACH
            ):
                if governor.pos in ("NOUN", "PROPN"):
                    return _noun_phrase_head(parse, governor.i, numeral.bounds.best != 1)
                return None
        return self._adjacent(parse, numeral)

    def _adjacent(self, parse: Parse, numeral: Numeral) -> int | None:
        """The plural noun that stands after the number, where the parse attached the number elsewhere."""
        tokens = parse.tokens
        for j in range(numeral.last + 1, min(numeral.last + 4, len(tokens))):
            if tokens[j].sentence != tokens[numeral.core_first].sentence:
                return None
            if tokens[j].tag in ("NNS", "NNPS"):
                return j
            if tokens[j].tag not in ("JJ", "NN", "NNP", "VBN", "JJR"):
                return None
        return None

    def _node(self, parse: Parse, head: int, node: int) -> int:
        """The token that the sentence holds: "dozens" in "dozens of people", which governs the counted noun."""
        if parse.governs(node, head):
            return node
        return head

    def _phrase(self, parse: Parse, numeral: Numeral, head: int) -> tuple[int, int] | None:
        first = numeral.last + 1
        while first < head and parse.tokens[first].norm in (
            "of",
            "the",
            "-",
            "more",
            "other",
            "additional",
            "separate",
        ):
            first += 1
        if first > head:
            return None
        tokens = parse.tokens
        if head + 2 < len(tokens) and tokens[head + 1].norm == "and" and tokens[head + 2].tag in ("NNS", "NNPS"):
            return first, head + 2  # "39 women and children"
        return first, head

    def _of_whom(self, parse: Parse, numeral: Numeral) -> bool:
        """Whether the number is a part: "six of them", "of whom six"."""
        tokens = parse.tokens
        i = numeral.first - 1
        if i >= 1 and tokens[i].norm in _PARTITIVE and tokens[i - 1].norm in ("of", "among"):
            return True
        j = numeral.last + 1
        return j + 1 < len(tokens) and tokens[j].norm == "of" and tokens[j + 1].norm in _PARTITIVE


def _is_year(numeral: Numeral) -> bool:
    """Whether the number before a noun is a year: "the 1989 elections"."""
    best = numeral.bounds.best
    if not numeral.plain or numeral.limit not in (None, "exact") or best not in _YEARS:
        return False
    return numeral.first < numeral.core_first or best is None or best % 10 != 0


def _is_address(parse: Parse, numeral: Numeral, head: int) -> bool:
    """Whether the number belongs to a name in the singular: "16 West Street"."""
    token = parse.tokens[head]
    best = numeral.bounds.best
    return token.tag == "NNP" and best is not None and best > 1 and not token.norm.endswith(("s", "men", "people"))


def _outward(parse: Parse, numeral: Numeral) -> int:
    """The token of the number that the rest of the sentence governs."""
    for k in range(numeral.core_last, numeral.core_first - 1, -1):
        head = parse.tokens[k].head
        if head == k or not numeral.first <= head <= numeral.last:
            return k
    return numeral.core_last


def _noun_phrase_head(parse: Parse, i: int, several: bool) -> int:
    """The head noun of the phrase: the parse may hang a number on the first noun of a compound, or on a possessor.

    "Two Lakeland republic's soldiers": where several are counted, it is not the singular possessor.
    """
    while True:
        token = parse.tokens[i]
        possessor = token.dep == "poss" and several and token.tag in ("NN", "NNP")
        if not (token.dep in ("compound", "nmod") or possessor) or token.head <= i:
            return i
        i = token.head
