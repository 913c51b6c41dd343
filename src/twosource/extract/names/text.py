"""The words of a report as the registry compares names: keys, capitals, and where a name cannot run on."""

import re
from dataclasses import dataclass, field

from twosource.actors import Registry
from twosource.parse import Parse

# Words that start no name of a person or body, though a sentence gives them a capital.
STOP = frozenset(
    "a after all an and another any as at because before but by each earlier every for from he her his how if in it "
    "its last late later like many meanwhile most near new next no not of on one or other our over several she since "
    "so some that the their then there these they this those though two three under until we what when where which "
    "while who why with you yet monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december recent former against among about during despite both "
    "according also only even such still just today yesterday".split()
)

_PREFIXES = frozenset(("anti", "counter", "non", "pro"))
_HARD = re.compile(r"[;:!?()\[\]{}\"“”«»…|*=]|\n\s*\n|--| [-–—] |[–—]")
_ARTICLE = re.compile(r"\w{2,3}[-–\s]{1,3}")
_SOFT = re.compile(r"(?:['’][sS]\b)?[\s'’.&/,\u200b\u200e\u200f-]*")


@dataclass(slots=True)
class Text:
    """The words of a parse, Arabic articles left out: parallel lists, one entry a word.

    `tokens` is the index of the token that holds the word, `firsts` that of its article's or its own, `capital` whether
    it is written with a capital after truecasing, `upper` in capitals throughout, `open` whether a name may run on from
    this word to the next, `comma` whether a comma stands between them, `article` whether an Arabic article stands
    before it, `starts` and `ends` are offsets (from the article on).
    """

    parse: Parse
    keys: list[str] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    upper: list[bool] = field(default_factory=list)
    open: list[bool] = field(default_factory=list)
    comma: list[bool] = field(default_factory=list)
    article: list[bool] = field(default_factory=list)
    _stops: list[int] = field(default_factory=list)
    _commas: list[int] = field(default_factory=list)
    _ends: list[int] = field(default_factory=list)

    def key(self, first: int, last: int) -> str:
        """The key of words `first` to `last`."""
        return " ".join(self.keys[first : last + 1])

    def raw(self, first: int, last: int) -> str:
        """The report's words from `first` to `last`, white space collapsed."""
        return " ".join(self.parse.document.text[self.starts[first] : self.ends[last]].split())

    def runs(self, first: int, last: int, commas: bool = False) -> bool:
        """Whether words `first` to `last` stand together as one name; across commas only where asked."""
        return self._stops[first] == self._stops[last] and (commas or self._commas[first] == self._commas[last])

    def run_end(self, first: int) -> int:
        """The last word that a name from word `first` can reach without a comma."""
        return self._ends[first]

    def close(self) -> None:
        """Count breaks and commas up to each word, once all words are in."""
        stops = commas = 0
        for is_open, comma in zip(self.open, self.comma, strict=True):
            self._stops.append(stops)
            self._commas.append(commas)
            stops += not is_open
            commas += comma
        end = len(self.keys) - 1
        self._ends = [0] * len(self.keys)
        for i in range(len(self.keys) - 1, -1, -1):
            if not self.open[i] or self.comma[i]:
                end = i
            self._ends[i] = end

    def possessive(self, i: int) -> bool:
        """Whether a word has a possessive 's."""
        return self.parse.document.text[self.ends[i] : self.ends[i] + 2].lower() in ("'s", "’s")

    def prefixed(self, i: int) -> bool:
        """Whether a prefix turns the name at a word into a side: "anti-Taliban", "pro-Jakarta"."""
        if not i or self.keys[i - 1] not in _PREFIXES:
            return False
        return self.parse.document.text[self.ends[i - 1] : self.starts[i]] in ("-", "‑", "–")

    def __len__(self) -> int:
        return len(self.keys)


def read(parse: Parse, registry: Registry) -> Text:
    """The words of a parse."""
    source, tokens = parse.document.text, parse.tokens
    text = Text(parse)
    at, last = 0, len(tokens) - 1
    article_from, article_at = -1, 0
    for word in registry.index.words(source):
        while at < last and tokens[at].end <= word.start:
            at += 1
        if word.article:
            article_from, article_at = word.start, at
            continue
        token = tokens[at]
        start = word.start
        article = article_from >= 0 and _ARTICLE.fullmatch(source, article_from, start) is not None
        if text.keys:
            previous = len(text.keys) - 1
            gap = source[text.ends[previous] : article_from if article else start]
            soft = gap == " " or (_SOFT.fullmatch(gap) is not None and not _HARD.search(gap))
            same = tokens[text.tokens[previous]].sentence == token.sentence
            text.open.append(soft and same)
            text.comma.append("," in gap)
        shape = token.shape
        if "-" in token.text:
            shapes = shape.split("-")
            part = token.text.count("-", 0, max(start - token.start, 0))
            shape = shapes[min(part, len(shapes) - 1)] or shape
        raw = source[start : word.end]
        text.keys.append(word.key)
        text.tokens.append(at)
        text.firsts.append(article_at if article else at)
        text.starts.append(article_from if article else start)
        text.ends.append(word.end)
        text.capital.append(raw[0].isupper() and (shape[0] == "X" or not token.text.isupper()))
        text.upper.append(raw.isupper() and shape[0] in "Xd" and len(raw) > 1)
        text.article.append(article)
        article_from = -1
    if text.keys:
        text.open.append(False)
        text.comma.append(False)
    text.close()
    return text
