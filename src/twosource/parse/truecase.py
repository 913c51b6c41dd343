"""Copy in capitals made to look like ordinary copy, for the model learnt from ordinary copy.

Capitals hide which words are names, and so does copy without any, which is treated alike. A word is written as the rest
of the report writes it where that is in mixed case; else in lower case if it is a common English word, in capitals if
it is an acronym, and with one capital if it is neither: a word that no list of English words knows is most likely a
name. A few neighbours decide the rest: numbers make "MARCH" a month, titles and given names make "BUSH" a person,
brackets make acronyms.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from twosource.parse.casing import alone, is_lower_word, lower, upper, words
from twosource.parse.tree import ParagraphKind

_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)*")
_BRACKETED = re.compile(r"(?<=[\w.] )[\[(]([A-Z][A-Z0-9]{1,6}(?:-[A-Z0-9]{1,4})?)[\])]")
_OPENING_CAPITALS = re.compile(r"\A[^a-z(\[]{4,}(?![a-z])")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[A-Z])[.)] ")
_CLOCK = re.compile(r"\b[AP]\.M\b")
_CAPITAL_SHARE = 0.85  # of the letters: a word or two in lower case do not make ordinary copy
_SMALL_SHARE = 0.002  # capitals a letter: fewer than any report that begins its sentences with them
_SMALL_LEAST = 40  # letters: less is no evidence
_TITLE_SHARE = 0.75  # of the longer words: what makes a headline Title Case
_LONGER = 4  # letters: short words stay in lower case in many styles of headline
_BRACKET_REACH = 8  # words before a bracketed acronym that may spell it out

_BEFORE_MONTH = frozenset("in since until till last next of early late during mid from".split())
_TITLES = frozenset(
    "president minister general colonel captain major lieutenant sergeant corporal admiral brigadier commander "
    "marshal secretary senator ambassador governor mayor judge justice bishop archbishop cardinal father pope king "
    "queen prince princess sheikh imam director chairman spokesman spokeswoman representative congressman "
    "congresswoman deputy professor doctor chancellor premier mr mrs ms dr gen lt maj col capt sgt cpl adm brig sen "
    "rep gov prof".split()
)
_TITLE_MODIFIERS = frozenset(
    "foreign vice prime deputy interior defense defence finance justice chief attorney lieutenant major".split()
)
_PARTICLES = frozenset("de del da dos das di du y von van der den bin ibn al".split())
_FOREIGN = frozenset("de del da dos du von van bin ibn".split())  # particles that are no English words
_ARTICLES = frozenset("al el ul ad an ar as ash at az".split())
_FUNCTION = frozenset(
    "a an the of in on at by to from for with and or but that which who as than is are was were be been has have had "
    "will would its their his her this these those not no".split()
)


@dataclass(slots=True)
class _Evidence:
    """How the parts of a report in mixed case write a word within sentences, and its bracketed acronyms."""

    forms: dict[str, Counter[str]] = field(default_factory=dict)
    acronyms: set[str] = field(default_factory=set)

    def see(self, text: str, starts: Iterable[int]) -> None:
        """Count the words of `text`, those apart that open a sentence or a quotation: they have a capital anyway."""
        opening = {0, *starts}
        for match in _WORD.finditer(text):
            if match.start() not in opening and text[match.start() - 1] != '"':
                self.forms.setdefault(match.group().lower(), Counter())[match.group()] += 1

    def form(self, word: str) -> str | None:
        """The commonest form of a word (given in lower case); None where the report has it in no mixed case."""
        forms = self.forms.get(word)
        return forms.most_common(1)[0][0] if forms else None


def recase(texts: Sequence[str], starts: Sequence[Sequence[int]], kinds: Sequence[ParagraphKind]) -> list[str]:
    """The paragraphs `texts` of one report as ordinary copy; each comes back as long as it was.

    `starts` are the offsets where the sentences of each begin, the first apart. Only headlines, and a text by itself
    that ends without a stop, can be in Title Case; of a dateline that is not all in capitals, the place may be.
    Paragraphs that are ordinary copy come back unchanged.
    """
    if _is_small(texts):
        texts = ["".join(map(upper, text)) for text in texts]
    capitals = [_is_capitals(text) for text in texts]
    titled = [
        (kind == "headline" or (len(texts) == 1 and text[-1:].isalnum())) and not capital and _is_titled(text)
        for text, capital, kind in zip(texts, capitals, kinds, strict=True)
    ]
    if not any(capitals) and not any(titled) and "dateline" not in kinds:
        return list(texts)
    evidence = _Evidence()
    for k, text in enumerate(texts):
        if kinds[k] != "dateline":
            evidence.acronyms.update(m[1] for m in _BRACKETED.finditer(text) if not is_lower_word(m[1].lower()))
            if not capitals[k] and not titled[k]:
                evidence.see(text, starts[k])
    mixed = not any(capital for capital, kind in zip(capitals, kinds, strict=True) if kind == "body")
    out = []
    for k, text in enumerate(texts):
        if capitals[k] and not (mixed and kinds[k] == "dateline"):
            out.append(_from_capitals(text, starts[k], evidence))
        elif kinds[k] == "dateline":
            out.append(_OPENING_CAPITALS.sub(lambda match: _each(match.group()), text))
        else:
            out.append(_from_title(text, evidence) if titled[k] else text)
    return out


def _is_small(texts: Iterable[str]) -> bool:
    """Whether a report is written without capitals, which hides its names as much as capitals only do."""
    small = sum(sum(map(str.islower, text)) for text in texts)
    capital = sum(sum(map(str.isupper, text)) for text in texts)
    return small > _SMALL_LEAST and capital <= _SMALL_SHARE * small


def _is_capitals(text: str) -> bool:
    small = sum(map(str.islower, text))
    capital = sum(map(str.isupper, text))
    return capital > 1 and capital >= _CAPITAL_SHARE * (capital + small) and " " in text


def _is_titled(text: str) -> bool:
    longer = [word for word in text.split() if len(word) >= _LONGER and word[0].isalpha()]
    return len(longer) > 2 and sum(word[0].isupper() for word in longer) >= _TITLE_SHARE * len(longer)


def _each(text: str) -> str:
    """Every word of `text` written as it would be alone."""
    return _WORD.sub(lambda match: alone(match.group()), text)


def _from_title(text: str, evidence: _Evidence) -> str:
    """A headline in Title Case with its common words in lower case; the first word keeps its capital."""
    out = list(text)
    for match in list(_WORD.finditer(text))[1:]:
        word = match.group()
        if not word[0].isupper() or (word.isupper() and len(word) > 1):
            continue
        form = evidence.form(word.lower())
        if form.islower() if form else is_lower_word(word.lower()) and word.lower() not in words().dates:
            out[match.start()] = lower(word[0])
    return "".join(out)


def _from_capitals(text: str, starts: Sequence[int], evidence: _Evidence) -> str:
    matches = list(_WORD.finditer(text))
    written: list[str] = []
    for k, match in enumerate(matches):
        word = match.group()
        written.append(_form(text, matches, k, written, evidence) if word.isupper() else word)
        if k and written[k][0].isupper() and not _is_function(written[k]):
            _raise_titles(text, matches, k, written)
    _spell_out(text, matches, written, evidence)
    out = list(text)
    for match, word in zip(matches, written, strict=True):
        out[match.start() : match.end()] = word
    known = words()
    for match in known.phrase.finditer(text):
        out[match.start() : match.end()] = known.phrases[match.group().lower()]
    number = _NUMBERED.match(text)
    for start in (number.end() if number else 0, *starts):
        first = _WORD.search(text, start, start + 3)
        if first:
            out[first.start()] = upper(out[first.start()])
    return "".join(out)


def _form(text: str, matches: list["re.Match[str]"], k: int, written: list[str], evidence: _Evidence) -> str:
    """How ordinary copy writes word `k` of a text in capitals, given the words before it as `written`."""
    word = matches[k].group()
    start, end = matches[k].span()
    small = lower(word)
    before = written[k - 1] if k else ""
    gap = text[matches[k - 1].end() : start] if k else ""
    after = lower(matches[k + 1].group()) if k + 1 < len(matches) else ""
    if len(word) == 1:
        return _letter(text, start, end, before, after)
    base = word.removesuffix("'S")
    if base in evidence.acronyms:
        return base + lower(word[len(base) :])
    seen = evidence.form(small)
    if seen and len(seen) == len(word):
        return seen
    if small == "us":
        country = before.lower() == "the" or (text[end : end + 1] == " " and after and after not in _FUNCTION)
        return word if country else small
    known = words()
    if small in known.dates:
        dated = before.isdigit() or after.isdigit() or before.lower() in _BEFORE_MONTH
        return known.dates[small] if dated else small
    if small in known.surnames:
        return known.surnames[small] if _after_name(before, gap) or after == "administration" else small
    if small in _ARTICLES and text[end : end + 1] == "-":
        return small
    if small in _PARTICLES and before[:1].isupper() and gap == " " and after:
        foreign = small in _FOREIGN or not is_lower_word(after)
        return small if foreign else alone(word)
    if before in _FOREIGN and gap == " ":
        return small if small in ("la", "las", "los", "el") else word[0] + small[1:]
    return alone(word)


def _after_name(before: str, gap: str) -> bool:
    """Whether the word before is a title, an initial or itself a name, so that a surname may follow."""
    if gap == ". ":
        return len(before) == 1 or before.lower() in _TITLES
    is_name = len(before) > 2 and before[0].isupper() and before[1:].islower()
    return gap == " " and (is_name or before in _TITLES)


def _letter(text: str, start: int, end: int, before: str, after: str) -> str:
    """A single letter: an article, an initial, a part of "a.m." or "U.S.", or the Spanish "y"."""
    word, small = text[start:end], lower(text[start:end])
    if _CLOCK.match(text, start) or (word == "M" and _CLOCK.match(text, max(start - 2, 0))):
        return small
    if word == "Y" and before[:1].isupper() and after and not is_lower_word(after):
        return small
    return small if word == "A" and text[end : end + 1] not in (".", "-") else word


def _raise_titles(text: str, matches: list["re.Match[str]"], k: int, written: list[str]) -> None:
    """Capitals for the title before the name that is word `k`: "Foreign Minister Ali", "Lt. Col. Ali"."""
    allowed = _TITLES
    for j in range(k - 1, max(k - 4, -1), -1):
        if written[j] not in allowed or text[matches[j].end() : matches[j + 1].start()] not in (" ", ". "):
            return
        written[j] = _capital(written[j])
        allowed = _TITLES | _TITLE_MODIFIERS


def _spell_out(text: str, matches: list["re.Match[str]"], written: list[str], evidence: _Evidence) -> None:
    """Capitals for the words before a bracketed acronym: "National Liberation Army [ELN]".

    They are the words whose initials spell it; where none do (many acronyms are of another language), all that stand
    before it up to an article or another such small word, or a stop.
    """
    places = {match.start(): k for k, match in enumerate(matches)}
    for bracket in _BRACKETED.finditer(text):
        k = places.get(bracket.start() + 1)
        if k is not None and bracket[1] in evidence.acronyms:
            for j in _spelling(bracket[1], text, matches, k, written):
                written[j] = _capital(written[j])


def _spelling(acronym: str, text: str, matches: list["re.Match[str]"], k: int, written: list[str]) -> list[int]:
    """The words before word `k`, the bracketed acronym, that it stands for."""
    nearest: list[int] = []
    initials: list[int] = []
    unbroken = spells = True
    for j in range(k - 1, max(k - 1 - _BRACKET_REACH, -1), -1):
        if text[matches[j].end() : matches[j + 1].start()].strip(" -[("):
            break
        function = _is_function(written[j])
        unbroken = unbroken and not function
        if unbroken:
            nearest.append(j)
        if not function and spells:
            spells = upper(written[j][0]) == acronym[-1 - len(initials)]
            initials.append(j)
            if spells and len(initials) == len(acronym):
                return initials
    return nearest


def _is_function(word: str) -> bool:
    return word.lower() in _FUNCTION


def _capital(word: str) -> str:
    return upper(word[0]) + word[1:]
