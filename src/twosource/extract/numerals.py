"""Numbers in words and digits, with the words that limit them: "at least 14,532", "between ten and 15", "dozens of"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from twosource.ontology.number_words import Bounds, Limit, NumberWords
from twosource.parse import Parse, Token

_DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_GLUED = re.compile(r"(\d[\d,]*(?:\.\d+)?)(k|m|mn|mln|bn|bln|tn|trn)")
_DASHES = frozenset({"-", "–", "—", "−"})
_JOINS = frozenset({"to", "or"})
_ARTICLES = frozenset({"a", "an"})
_YEARS = range(1800, 2100)
_GROUP = 1000  # "14 532": groups of three digits after a space
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
class _Core:
    """A number without its limits: tokens, range, and whether it may head a noun phrase of its own ("dozens of")."""

    first: int
    last: int
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    plain: bool

    def times(self, scale: int, last: int) -> "_Core":
        def scaled(value: Decimal | None) -> Decimal | None:
            return None if value is None else value * scale

        # "hundreds of thousands" reaches to the next thousand, as 999 reaches to 1,000
        high = scaled(self.high)
        if high is not None and self.best is None:
            high += scale - 1
        return _Core(self.first, last, scaled(self.low), scaled(self.best), high, False)


@dataclass(frozen=True, slots=True)
class Numerals:
    """Finds the numbers of a parse by the lexicon of number words."""

    words: NumberWords

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
                if start < len(tokens) and tokens[start].norm in _DASHES:
                    start += 1
        if start >= len(tokens) or tokens[start].sentence != tokens[i].sentence:
            return None
        core = self._core(parse, start)
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
        if following.norm in _DASHES and i + 2 < len(parse.tokens):
            following = parse.tokens[i + 2]
        return code if following.norm[:1].isdigit() or following.norm[:1] == "." else None

    def _core(self, parse: Parse, i: int) -> _Core | None:
        core = self._digits(parse, i)
        if core is None:
            core = self._spelt(parse, i)
        if core is None:
            return None
        return self._scaled(parse, core)

    def _digits(self, parse: Parse, i: int) -> _Core | None:
        norm = parse.tokens[i].norm
        if not norm[:1].isdigit() and norm[:1] != ".":
            return None
        if _DIGITS.fullmatch(norm):
            value = Decimal(norm.replace(",", ""))
            plain = norm.isdigit()
            following = parse.tokens[i + 1] if i + 1 < len(parse.tokens) else None
            if plain and value < _GROUP and value > 0 and following is not None and self._is_group(parse, i):
                value, i, plain = value * _GROUP + int(following.norm), i + 1, False
            return _Core(
                i if value < _GROUP or plain or "," in norm or "." in norm else i - 1, i, value, value, value, plain
            )
        glued = _GLUED.fullmatch(norm)
        if glued is None:
            return None
        value = Decimal(glued[1].replace(",", "")) * self.words.scales[glued[2]]
        return _Core(i, i, value, value, value, False)

    def _is_group(self, parse: Parse, i: int) -> bool:
        """Whether the next token is a group of three digits of the same number: "14 532"."""
        token, following = parse.tokens[i], parse.tokens[i + 1]
        if len(following.norm) != 3 or not following.norm.isdigit() or following.start - token.end != 1:
            return False
        before = parse.tokens[i - 1].norm if i else ""
        return not (before[:1].isupper() or parse.tokens[i - 1].entity == "DATE" if before else False)

    def _spelt(self, parse: Parse, i: int) -> _Core | None:
        """A number that starts in words: "thirty-two", "one hundred and five", "a dozen", "several"."""
        tokens, words = parse.tokens, self.words
        norm = tokens[i].norm
        if norm in _ARTICLES and i + 1 < len(tokens):
            return self._after_article(parse, i)
        if norm == "half" and i + 1 < len(tokens):
            j = i + 1 + (tokens[i + 1].norm in _DASHES or tokens[i + 1].norm in _ARTICLES)
            if j < len(tokens) and tokens[j].norm == "dozen":
                return _exact(i, j, Decimal(6))
            return None
        if norm in words.vague:
            bounds = words.vague[norm]
            if norm in ("few", "couple", "pair", "handful", "score", "duo", "trio") and not self._is_counting(parse, i):
                return None
            return _Core(i, i, _decimal(bounds.low), _decimal(bounds.best), _decimal(bounds.high), False)
        if norm in words.tens:
            value, last = words.tens[norm], i
            j = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].norm in _DASHES)
            if (
                j < len(tokens)
                and 0 < words.units.get(tokens[j].norm, 0) < 10
                and tokens[j].sentence == tokens[i].sentence
            ):
                value, last = value + words.units[tokens[j].norm], j
            return _exact(i, last, Decimal(value))
        if norm in words.units:
            return _exact(i, i, Decimal(words.units[norm]))
        if norm in ("hundred", "thousand", "million", "dozen", "lakh", "crore") and tokens[i].dep in (
            "nummod",
            "quantmod",
        ):
            return _exact(i, i, Decimal(words.scales[norm]))
        return None

    def _after_article(self, parse: Parse, i: int) -> _Core | None:
        tokens, words = parse.tokens, self.words
        following = tokens[i + 1].norm
        if following == "half" and i + 2 < len(tokens):
            j = i + 2 + (tokens[i + 2].norm in _DASHES)
            return _exact(i, j, Decimal(6)) if j < len(tokens) and tokens[j].norm == "dozen" else None
        if following in words.scales and len(following) > 3:
            return _exact(i, i + 1, Decimal(words.scales[following]))
        if following in words.vague and following not in ("several", "multiple", "numerous"):
            bounds = words.vague[following]
            if following in ("score", "dozens") or not self._has_counted(parse, i + 1):
                return None
            return _Core(i, i + 1, _decimal(bounds.low), _decimal(bounds.best), _decimal(bounds.high), False)
        return None

    def _is_counting(self, parse: Parse, i: int) -> bool:
        """Whether a vague noun without an article counts: "couple killed" does not, "few dozen" does."""
        if parse.tokens[i].norm != "few":
            return False
        before = parse.tokens[i - 1].norm if i else ""
        return before in ("a", "the", "last", "next", "past") or (
            i + 1 < len(parse.tokens) and parse.tokens[i + 1].norm in self.words.scales
        )

    def _has_counted(self, parse: Parse, i: int) -> bool:
        """Whether "few", "couple", "handful" stands before what it counts."""
        if i + 1 >= len(parse.tokens):
            return False
        following = parse.tokens[i + 1]
        return (
            following.norm == "of"
            or following.tag in ("NNS", "JJ", "NN", "CD", "VBN", "VBD")
            or (following.norm in self.words.scales or following.norm == "dozen")
        )

    def _scaled(self, parse: Parse, core: _Core) -> _Core:
        """Multiply by the scales that follow, and add the smaller numbers after them."""
        tokens, scales = parse.tokens, self.words.scales
        while True:
            j = core.last + 1
            if j >= len(tokens):
                return core
            if tokens[j].norm in _DASHES and j + 1 < len(tokens) and tokens[j + 1].norm in scales:
                j += 1
            if tokens[j].norm == "of" and j + 1 < len(tokens) and core.best is None:
                # "tens of thousands", "hundreds of millions"
                plural = tokens[j + 1].norm
                if plural.endswith("s") and plural[:-1] in scales:
                    core = core.times(scales[plural[:-1]], j + 1)
                    continue
                return core
            word = tokens[j].norm
            if word not in scales or tokens[j].sentence != tokens[core.first].sentence:
                return core
            if (
                len(word) <= 3
                and tokens[j].start != tokens[core.last].end
                and word not in ("bn", "mn", "tn", "lac", "mln")
            ):
                return core
            whole = core.best is None or core.best == core.best.to_integral_value()
            if word == "m" and whole and tokens[core.first - 1].norm not in self.words.currencies:
                return core  # "20 m" is a length; "$20 m" and "1.2 m" are not
            core = core.times(scales[word], j)
            rest = self._rest(parse, core)
            if rest is not None:
                core = rest

    def _rest(self, parse: Parse, core: _Core) -> _Core | None:
        """The smaller number that completes one in words: "two hundred and five", "one thousand two hundred"."""
        tokens = parse.tokens
        j = core.last + 1
        if core.best is None or j >= len(tokens):
            return None
        joined = tokens[j].norm == "and"
        j += joined
        if j >= len(tokens) or tokens[j].sentence != tokens[core.first].sentence or tokens[j].norm in _ARTICLES:
            return None
        if tokens[j].norm not in self.words.units and tokens[j].norm not in self.words.tens:
            return None
        spelt = tokens[core.first].norm[:1].isalpha()
        rest = self._spelt(parse, j)
        if rest is None or not spelt or rest.best is None or core.best < 100:
            return None
        rest = self._scaled(parse, rest)
        if rest.best is None or rest.best >= core.best or core.best % _magnitude(rest.best):
            return None
        return _exact(core.first, rest.last, core.best + rest.best)

    def _inside_a_name(self, parse: Parse, core: _Core) -> bool:
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

    def _joined(self, parse: Parse, core: _Core, currency: str | None) -> tuple[_Core, str]:
        """The range that the number opens, where it opens one, and the rule that says so."""
        tokens = parse.tokens
        j = core.last + 1
        rule = "vague" if core.best is None else "number"
        if j + 1 >= len(tokens) or tokens[j + 1].sentence != tokens[core.first].sentence:
            return core, rule
        opened = core.first > 0 and tokens[core.first - 1].norm == "between"
        join = tokens[j].norm
        from_ = core.first > 0 and tokens[core.first - 1].norm == "from"
        if join in _DASHES and j + 2 < len(tokens) and tokens[j + 1].norm == "to" and tokens[j + 2].norm in _DASHES:
            j += 2  # "five-to-six"
        elif not (join in _DASHES or (join in _JOINS and not from_) or (join == "and" and opened)):
            return core, rule
        k = j + 1
        if k < len(tokens) and currency is not None and tokens[k].norm in self.words.currencies:
            k += 1
        if k >= len(tokens) or tokens[k].norm in _ARTICLES:
            return core, rule
        other = self._core(parse, k)
        if (
            other is None
            or other.best is None
            or core.best is None
            or tokens[k].sentence != tokens[core.first].sentence
        ):
            return core, rule
        low = core.best
        scale = other.best / self._unscaled(parse, other)
        if scale > 1 and low < scale and self._unscaled(parse, core) == low:
            low *= scale  # "two to three million"
        if low >= other.best or (join in _DASHES and core.plain and int(low) in _YEARS and other.plain):
            return core, rule
        return _Core(core.first, other.last, low, None, other.best, False), "range"

    def _unscaled(self, parse: Parse, core: _Core) -> Decimal:
        """The number without its last scale word, for ranges that share it."""
        word = parse.tokens[core.last].norm
        scale = self.words.scales.get(word)
        return core.best / scale if scale and core.best and core.last > core.first else core.best or Decimal(1)

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
                if _starts(parse, entry.words, i):
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


def _exact(first: int, last: int, value: Decimal) -> _Core:
    return _Core(first, last, value, value, value, False)


def _decimal(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _whole(value: Decimal | None) -> int | None:
    return None if value is None else int(value.to_integral_value())


def _magnitude(value: Decimal) -> Decimal:
    """The power of ten above a value: 5 fits into 200, and 250 into 3,000."""
    return Decimal(10) ** len(str(int(value)))


def _ends(parse: Parse, words: tuple[str, ...], last: int) -> bool:
    first = last - len(words) + 1
    return first >= 0 and all(parse.tokens[first + k].norm == word for k, word in enumerate(words))


def _starts(parse: Parse, words: tuple[str, ...], first: int) -> bool:
    end = first + len(words)
    return end <= len(parse.tokens) and all(parse.tokens[first + k].norm == word for k, word in enumerate(words))
