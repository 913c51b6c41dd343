"""One number in digits or words, without the words that limit it: "14,532", "1.2 million", "two hundred and five"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from twosource.ontology.number_words import NumberWords
from twosource.parse import Parse

_DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_GLUED = re.compile(r"(\d[\d,]*(?:\.\d+)?)(k|m|mn|mln|bn|bln|tn|trn)")
_AND_A_HALF = ("and", "a", "half")
_GROUP, _GROUP_DIGITS = 1000, 3  # "14 532": groups of three digits after a space
_TEN, _HUNDRED = 10, 100
DASHES = frozenset({"-", "–", "—", "−"})
ARTICLES = frozenset({"a", "an"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number without its limits: its tokens and range; `plain` says that it is a bare run of digits."""

    first: int
    last: int
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    plain: bool

    def times(self, scale: int, last: int) -> "Figure":
        """The number multiplied by a scale word that ends at token `last`."""

        def scaled(value: Decimal | None) -> Decimal | None:
            return None if value is None else value * scale

        # "hundreds of thousands" reaches to the next thousand, as 999 reaches to 1,000
        high = scaled(self.high)
        if high is not None and self.best is None:
            high += scale - 1
        return Figure(self.first, last, scaled(self.low), scaled(self.best), high, False)


@dataclass(frozen=True, slots=True)
class Figures:
    """Reads figures by the lexicon of number words."""

    words: NumberWords

    def read(self, parse: Parse, i: int) -> Figure | None:
        """The longest number that starts at token `i`, None where none does."""
        core = self._digits(parse, i)
        if core is None:
            core = self._spelt(parse, i)
        if core is None:
            return None
        j = core.last + 3
        if core.best is not None and j < len(parse.tokens) and stands_at(parse, _AND_A_HALF, core.last + 1):
            core = _exact(core.first, j, core.best + Decimal("0.5"))
        return self._scaled(parse, core)

    def _digits(self, parse: Parse, i: int) -> Figure | None:
        norm = parse.tokens[i].norm
        if not norm[:1].isdigit() and norm[:1] != ".":
            return None
        if _DIGITS.fullmatch(norm):
            value = Decimal(norm.replace(",", ""))
            if norm.isdigit() and self._opens_groups(parse, i):
                value = value * _GROUP + int(parse.tokens[i + 1].norm)
                return Figure(i, i + 1, value, value, value, False)
            return Figure(i, i, value, value, value, norm.isdigit())
        glued = _GLUED.fullmatch(norm)
        if glued is None:
            return None
        value = Decimal(glued[1].replace(",", "")) * self.words.scales[glued[2]]
        return Figure(i, i, value, value, value, False)

    def _opens_groups(self, parse: Parse, i: int) -> bool:
        """Whether the next token is a group of digits of the same number: "14 532", but not "on May 14 532 died"."""
        if i + 1 >= len(parse.tokens) or len(parse.tokens[i].norm) > _GROUP_DIGITS or parse.tokens[i].norm[0] == "0":
            return False
        following = parse.tokens[i + 1]
        if len(following.norm) != _GROUP_DIGITS or not following.norm.isdigit():
            return False
        in_date = i > 0 and parse.tokens[i - 1].pos == "PROPN"
        return following.start - parse.tokens[i].end == 1 and not in_date

    def _spelt(self, parse: Parse, i: int) -> Figure | None:
        """A number that starts in words: "thirty-two", "one hundred and five", "a dozen", "several"."""
        tokens, words = parse.tokens, self.words
        norm = tokens[i].norm
        if norm in ARTICLES and i + 1 < len(tokens):
            return self._after_article(parse, i)
        if norm == "half":
            return self._half(parse, i, i + 1)
        if norm in words.vague:
            bounds = words.vague[norm]
            if norm in ("few", "couple", "pair", "handful", "score", "duo", "trio") and not self._is_counting(parse, i):
                return None
            return Figure(i, i, _decimal(bounds.low), _decimal(bounds.best), _decimal(bounds.high), False)
        if norm in words.tens or norm in words.units:
            return self._group(parse, i)
        if norm in ("hundred", "thousand", "million", "dozen", "lakh", "crore") and tokens[i].dep in (
            "nummod",
            "quantmod",
        ):
            return _exact(i, i, Decimal(words.scales[norm]))
        return None

    def _after_article(self, parse: Parse, i: int) -> Figure | None:
        tokens, words = parse.tokens, self.words
        following = tokens[i + 1].norm
        if following == "half":
            return self._half(parse, i, i + 2)
        if following in words.scales and len(following) > 3:
            return _exact(i, i + 1, Decimal(words.scales[following]))
        if following in words.vague and following not in ("several", "multiple", "numerous"):
            bounds = words.vague[following]
            if following in ("score", "dozens") or not self._has_counted(parse, i + 1):
                return None
            return Figure(i, i + 1, _decimal(bounds.low), _decimal(bounds.best), _decimal(bounds.high), False)
        return None

    def _half(self, parse: Parse, first: int, j: int) -> Figure | None:
        """Half of a scale: "half a million", "half-dozen"."""
        tokens = parse.tokens
        if j < len(tokens) and (tokens[j].norm in DASHES or tokens[j].norm in ARTICLES):
            j += 1
        if j >= len(tokens) or len(tokens[j].norm) < 4 or tokens[j].norm not in self.words.scales:
            return None
        return _exact(first, j, Decimal(self.words.scales[tokens[j].norm]) / 2)

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

    def _scaled(self, parse: Parse, core: Figure) -> Figure:
        """Multiply by the scales that follow: "1.2 million", "two dozen", "tens of thousands"."""
        tokens, scales = parse.tokens, self.words.scales
        while True:
            j = core.last + 1
            if j >= len(tokens):
                return core
            if tokens[j].norm in DASHES and j + 1 < len(tokens) and tokens[j + 1].norm in scales:
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

    def _group(self, parse: Parse, i: int) -> Figure:
        """A number in words, read to its last one: "one hundred and one thousand two hundred and five"."""
        tokens, words = parse.tokens, self.words
        total = group = 0
        smallest_scale: int | None = None
        last, j, room = i, i, _HUNDRED  # `room`: what is added next must be smaller, as five in twenty-five
        while j < len(tokens) and tokens[j].sentence == tokens[i].sentence:
            norm = tokens[j].norm
            value = words.units.get(norm) or words.tens.get(norm)
            if norm == "zero" and j == i:
                value = 0
            if value is not None and value < room:
                group += value
                room = _TEN if norm in words.tens else 1
            elif norm == "hundred" and 0 < group < _HUNDRED:
                group *= _HUNDRED
                room = _HUNDRED
            elif norm in words.scales and words.scales[norm] >= _GROUP and len(norm) > _GROUP_DIGITS and group:
                if smallest_scale is not None and words.scales[norm] >= smallest_scale:
                    break
                smallest_scale = words.scales[norm]
                total, group, room = total + group * smallest_scale, 0, _HUNDRED
            elif j > i and ((norm in DASHES and room == _TEN) or (norm == "and" and room == _HUNDRED)):
                j += 1
                continue
            else:
                break
            last = j
            j += 1
        return _exact(i, last, Decimal(total + group))

    def unscaled(self, parse: Parse, core: Figure) -> Decimal:
        """The number without its last scale word, for ranges that share it."""
        word = parse.tokens[core.last].norm
        scale = self.words.scales.get(word)
        return core.best / scale if scale and core.best and core.last > core.first else core.best or Decimal(1)


def _exact(first: int, last: int, value: Decimal) -> Figure:
    return Figure(first, last, value, value, value, False)


def _decimal(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def stands_at(parse: Parse, words: tuple[str, ...], first: int) -> bool:
    """Whether these words stand from token `first` on."""
    end = first + len(words)
    return end <= len(parse.tokens) and all(parse.tokens[first + k].norm == word for k, word in enumerate(words))
