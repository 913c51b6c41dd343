"""Numbers in words and digits, with the words that limit them: "at least 14,532", "between ten and 15", "dozens of"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from twosource.extract.how_many.figures import ARTICLES, DASHES, Figure, Figures, stands_at
from twosource.ontology.number_words import Bounds, Limit, NumberWords
from twosource.parse import Parse, Token

_JOINS = frozenset({"to", "or"})
_YEARS = range(1800, 2100)
_PLACE_OR_LIMIT = frozenset({"over", "under", "above", "below", "around", "about", "near", "beyond", "some"})
_LIMIT_WORDS = 2  # limits that may stack: "at least some 20"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text.

    `first` to `last` are all its tokens, limiting words included; `core_first` to `core_last` those of the number
    itself. `currency` is the ISO 4217 code of a sign before it. `whole` says that it has no fraction, `plain` that it
    is a bare run of digits, which may be a year or a label.
    """

    first: int
    last: int
    core_first: int
    core_last: int
    bounds: Bounds
    limit: Limit | None
    currency: str | None
    whole: bool
    plain: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Numerals:
    """Finds the numbers of a parse by the lexicon of number words."""

    words: NumberWords

    @property
    def figures(self) -> Figures:
        """The reader of single numbers."""
        return Figures(self.words)

    def find(self, parse: Parse) -> Iterator[Numeral]:
        """The numbers of a document in text order, none inside another."""
        i, end = 0, len(parse.tokens)
        while i < end:
            numeral = self._at(parse, i)
            if numeral is None:
                i += 1
            else:
                yield numeral
                i = numeral.last + 1

    # ------------------------------------------------------------------ number

    def _at(self, parse: Parse, i: int) -> Numeral | None:
        tokens = parse.tokens
        currency = None
        start = i
        if tokens[i].tag in ("$", "NNP", "NN", "SYM", "NNS", "CD") or not tokens[i].norm.isalnum():
            currency = self._sign(parse, i)
            if currency is not None:
                start = i + 1
                if start < len(tokens) and tokens[start].norm in DASHES:
                    start += 1
        if start >= len(tokens) or tokens[start].sentence != tokens[i].sentence:
            return None
        core = self.figures.read(parse, start)
        if core is None or (currency is None and self._inside_a_name(parse, core)):
            return None
        joined, rule = self._joined(parse, core, currency)
        whole = all(v is None or v == v.to_integral_value() for v in (joined.low, joined.best, joined.high))
        bounds = Bounds(_whole(joined.low), _whole(joined.best), _whole(joined.high))
        numeral = Numeral(i, joined.last, i, joined.last, bounds, None, currency, whole, joined.plain, rule)
        return self._limited(parse, numeral)

    def _sign(self, parse: Parse, i: int) -> str | None:
        """The currency of a sign right before a number: "$", "US$", "Rs"."""
        code = self.words.currencies.get(parse.tokens[i].norm)
        if code is None or i + 1 >= len(parse.tokens):
            return None
        following = parse.tokens[i + 1]
        if following.norm in DASHES and i + 2 < len(parse.tokens):
            following = parse.tokens[i + 2]
        return code if following.norm[:1].isdigit() or following.norm[:1] == "." else None

    def _inside_a_name(self, parse: Parse, core: Figure) -> bool:
        """Whether the number is glued to letters or other signs: "F-16", "9/11", "Covid-19"."""
        token = parse.tokens[core.first]
        text = parse.document.text
        before = text[token.start - 1] if token.start else " "
        if before in "/#:" or (before == "." and token.start > 1 and text[token.start - 2].isdigit()):
            return True
        if before in "-–" and token.norm[:1].isdigit():
            return text[token.start - 2 : token.start - 1].isalnum() and not self._range_before(parse, core.first)
        last = parse.tokens[core.last]
        after = text[last.end : last.end + 2]
        return after[:1] in ("/", ":") and after[1:].isdigit()

    def _range_before(self, parse: Parse, i: int) -> bool:
        return i >= 2 and parse.tokens[i - 2].norm[:1].isdigit()

    # ------------------------------------------------------------------- range

    def _joined(self, parse: Parse, core: Figure, currency: str | None) -> tuple[Figure, str]:
        """The range that the number opens, where it opens one, and the rule that says so."""
        tokens = parse.tokens
        j = core.last + 1
        rule = "vague" if core.best is None else "number"
        if j + 1 >= len(tokens) or tokens[j + 1].sentence != tokens[core.first].sentence:
            return core, rule
        opened = core.first > 0 and tokens[core.first - 1].norm == "between"
        join = tokens[j].norm
        from_ = core.first > 0 and tokens[core.first - 1].norm == "from"
        if join in DASHES and j + 2 < len(tokens) and tokens[j + 1].norm == "to" and tokens[j + 2].norm in DASHES:
            j += 2  # "five-to-six"
        elif not (join in DASHES or (join in _JOINS and not from_) or (join == "and" and opened)):
            return core, rule
        k = j + 1
        if k < len(tokens) and currency is not None and tokens[k].norm in self.words.currencies:
            k += 1
        if k >= len(tokens) or tokens[k].norm in ARTICLES:
            return core, rule
        other = self.figures.read(parse, k)
        if (
            other is None
            or other.best is None
            or core.best is None
            or tokens[k].sentence != tokens[core.first].sentence
        ):
            return core, rule
        low = core.best
        scale = other.best / self.figures.unscaled(parse, other)
        if scale > 1 and low < scale and self.figures.unscaled(parse, core) == low:
            low *= scale  # "two to three million"
        if low >= other.best or (join in DASHES and core.plain and int(low) in _YEARS and other.plain):
            return core, rule
        return Figure(core.first, other.last, low, None, other.best, False), "range"

    # ------------------------------------------------------------------ limits

    def _limited(self, parse: Parse, numeral: Numeral) -> Numeral:
        tokens = parse.tokens
        for _ in range(_LIMIT_WORDS):
            i = numeral.first - 1
            if i >= 0 and tokens[i].norm == "between" and numeral.rule == "range":
                numeral = replace(numeral, first=i)
                continue
            entry = (
                next((e for e in self.words.before.get(tokens[i].norm, ()) if _ends(parse, e.words, i)), None)
                if i >= 0
                else None
            )
            if entry is None or tokens[i].sentence != tokens[numeral.core_first].sentence:
                break
            if entry.limit != "exact" and len(entry.words) == 1 and not self._limits(parse, i):
                break
            limit = entry.limit if numeral.limit in (None, "exact", "about") else numeral.limit
            numeral = replace(numeral, first=i - len(entry.words) + 1, limit=limit)
        i = numeral.last + 1
        if i < len(tokens) and tokens[i].sentence == tokens[numeral.core_first].sentence:
            for entry in self.words.after.get(tokens[i].norm, ()):
                if stands_at(parse, entry.words, i):
                    numeral = replace(numeral, last=i + len(entry.words) - 1, limit=entry.limit)
                    break
        if numeral.limit is None:
            return numeral
        return replace(numeral, bounds=limited(numeral.bounds, numeral.limit), rule=f"{numeral.rule}:{numeral.limit}")

    def _limits(self, parse: Parse, i: int) -> bool:
        """Whether one word limits the number after it, where it could as well be a preposition of place or time."""
        token = parse.tokens[i]
        if token.dep == "prt":
            return False  # "handed over 12 prisoners"
        return token.norm not in _PLACE_OR_LIMIT or not self._is_place(parse, token, i + 1)

    def _is_place(self, parse: Parse, token: Token, number: int) -> bool:
        """Whether "over 12" tells what for ("fears over two bills") or how long, not more than how many."""
        if token.dep not in ("prep", "agent"):
            return False
        governor = parse.tokens[token.head]
        return governor.pos in ("NOUN", "PROPN", "ADJ") and parse.tokens[number].norm[:1].isalpha()


def limited(bounds: Bounds, limit: Limit) -> Bounds:
    """Bounds under a limit: the figure told stays the best one, and the side that is open or fuzzy is None.

    "At least 12" is 12 or more, "nearly 12" and "up to 12" are 12 or less, "about 12" has no bounds.
    """
    low = bounds.low if bounds.low is not None else bounds.best
    high = bounds.high if bounds.high is not None else bounds.best
    if limit == "floor":
        return Bounds(low, bounds.best, None)
    if limit in ("ceiling", "under", "nearly"):
        return Bounds(None, bounds.best, high)
    if limit == "about" and bounds.best is not None:
        return Bounds(None, bounds.best, None)
    return bounds


def _whole(value: Decimal | None) -> int | None:
    return None if value is None else int(value.to_integral_value())


def _ends(parse: Parse, words: tuple[str, ...], last: int) -> bool:
    first = last - len(words) + 1
    return first >= 0 and all(parse.tokens[first + k].norm == word for k, word in enumerate(words))
