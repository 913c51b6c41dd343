"""Words as news writes them: where the model's own tokeniser is wrong for names, ranks and numbered things."""

import re
from typing import Any

from spacy.symbols import ORTH
from spacy.util import compile_infix_regex

from twosource.parse.boundaries import titles
from twosource.parse.reading import Reading
from twosource.parse.words import Seen

_HYPHEN = "(?:-|–|—|--|---|——|~)"  # the infix of spaCy's English tokeniser that parts words at hyphens
_ARTICLES = ("al", "el", "ul")  # Arabic articles, joined to what follows whatever its case
_ASSIMILATED = (
    "ad",
    "an",
    "ar",
    "as",
    "ash",
    "at",
    "az",
    "ud",
    "ur",
)  # English words too: joined before a capital only
_NAME = re.compile(rf"(?i:{'|'.join((*_ARTICLES, *_ASSIMILATED))})-[^\W\d_a-z][a-zà-ÿ']")
_NUMBERED = re.compile(r"\b[Nn][Oo][Ss]?(\.)(?= ?\d)")


def _either(words: tuple[str, ...]) -> str:
    return "".join(rf"(?<!\b{form})" for word in words for form in (word, word.title(), word.upper()))


def adapt(nlp: Any) -> None:
    """Set the tokeniser of a freshly loaded model: "al-Asad" is one word, "U.S.-led" three, "Lt.-Col." one."""
    infixes = []
    for pattern in nlp.Defaults.infixes:
        if _HYPHEN in pattern:
            before, after = pattern.split(_HYPHEN)
            infixes.append(f"{before}{_either(_ARTICLES)}{_either(_ASSIMILATED)}{_HYPHEN}{after}")
            infixes.append(f"{before}{_either(_ARTICLES)}{_HYPHEN}(?=[a-z])")
        else:
            infixes.append(pattern)
    infixes.append(r"(?<=[A-Z]\.)-(?=[A-Za-z])")
    infixes.append(r"(?<=[A-Za-z0-9])[,.?!:](?=[“”\"][A-Za-z])")  # 'said,"We left' and 'left,"he said' lack a space
    infixes.append(r"(?<=[,.?!:])[“”\"](?=[A-Za-z])")
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    for form in titles():
        for written in {form, form.title(), form.upper()}:
            nlp.tokenizer.add_special_case(written, [{ORTH: written}])


def tokenise(nlp: Any, text: str, reading: Reading) -> list[Seen]:
    """The tokens of `text`, which is the reading's text or as long.

    Tokens that stand for the same original characters (halves of an opened ligature) are joined, for no two tokens may
    share a character of the report, and so is "No." before a number. The model takes "al-Asad" for an adjective and
    "Alasad" for the name that it is: it sees that.
    """
    stops = {match.start(1) for match in _NUMBERED.finditer(text)}
    tokens: list[Seen] = []
    until = 0
    for token in nlp.tokenizer(text):
        word, start, end, space = token.text, token.idx, token.idx + len(token), bool(token.whitespace_)
        origin, next_until = reading.original(start, end)
        if tokens and (origin < until or start in stops):
            before = tokens[-1]
            tokens[-1] = Seen(before.text + word, space, before.start, end)
        else:
            if "-" in word and _NAME.match(word):
                article, _, name = word.partition("-")
                word = article.title() + name.lower()
            tokens.append(Seen(word, space, start, end))
        until = next_until
    return tokens
