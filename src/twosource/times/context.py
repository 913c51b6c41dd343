"""What an expression is resolved against: the day of writing, the style of the text, and the time just told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from twosource.model import Anchor
from twosource.times.drafts import Draft, Named, Pointed, Shift
from twosource.times.moment import Moment
from twosource.times.symbols import Lexeme

Tense = Literal["past", "present", "future"]
"""Where the words around an expression put it from the day of writing; the present may mean what is fixed for soon."""

Style = Literal["report", "history"]
"""A report is anchored in the day of writing; a history in the years that it names."""

_FUTURE = frozenset("will shall would due scheduled slated upcoming forthcoming deadline expires expire until".split())
_FUTURE_WITH = {
    "to": frozenset("plan plans planning set going expected intend intends vowed pledged likely able is are".split()),
    "for": frozenset({"set", "planned", "plans"}),
    "by": frozenset({"expected"}),
    "be": frozenset({"to", "should", "must", "could", "may", "might"}),
}
_YEARS, _RATIO = 8, 6  # a history names so many years, and so many for each pointing word
_REACH = 12  # lexemes; longer clauses say too little of the word at their end


@dataclass(frozen=True, slots=True)
class Clues:
    """What a parser knows of the words at an offset of the text: functions that answer None where it does not know.

    `is_noun` is asked for words such as "may", `tense` for expressions that could look either way.
    """

    is_noun: Callable[[int], bool | None] = lambda _offset: None
    tense: Callable[[int], Tense | None] = lambda _offset: None


def word_tense(lexemes: Sequence[Lexeme], at: int) -> Tense | None:
    """The tense that plain words of the same sentence give for the expression at index `at`; None without a cue."""
    for i in range(at - 1, max(-1, at - _REACH), -1):
        lexeme = lexemes[i]
        if lexeme.symbol in ("stop", "brk"):
            break
        if lexeme.word in _FUTURE or (i and lexemes[i - 1].word in _FUTURE_WITH.get(lexeme.word, ())):
            return "future"
    after = [lexeme.word for lexeme in lexemes[at + 1 : at + 3]]
    return "future" if after[:1] == ["will"] or "deadline" in after else None


def style_of(drafts: Sequence[Draft], published: date | None) -> Style:
    """Whether a text is a report or a history.

    A history names years, and other ones than that of its writing, much more often than it says "today", "Tuesday"
    or "last week"; and it does not name the day on which it was written.
    """
    if published is not None and any(_is_on(draft.body, published) for draft in drafts[:3]):
        return "report"
    dated = pointing = 0
    for draft in drafts:
        body = draft.body
        if isinstance(body, Named):
            if body.year is not None:
                dated += published is None or body.year != published.year
                pointing += published is not None and body.year == published.year and body.grain == "day"
            elif body.weekday is not None:
                pointing += 1
        elif isinstance(body, Shift):
            pointing += body.base == "speech"
        elif isinstance(body, Pointed):
            pointing += body.which in ("this", "last", "next")
    return "history" if dated >= _YEARS and dated > _RATIO * pointing else "report"


def _is_on(body: object, day: date) -> bool:
    return isinstance(body, Named) and (body.year, body.month, body.day) == (day.year, day.month, day.day)


@dataclass(slots=True)
class Focus:
    """The times told so far: the latest, and the latest that was told to the day; and where in the text they stand."""

    latest: Moment | None = None
    day: Moment | None = None
    sentence: int = -1
    paragraph: int = -1
    opens: bool = False
    """Whether the latest opens its sentence, as "In 2014" does that is meant for what follows."""

    def update(self, moment: Moment, sentence: int, paragraph: int, opens: bool) -> None:
        """Take note of a time; a year that only completes a date of its sentence ("7 May, 1941") changes nothing."""
        latest = self.latest
        same = latest is not None and self.sentence == sentence and latest.year == moment.year
        if same and moment.grain == "year" and latest is not None and latest.finer > moment.finer:
            return
        plain = replace(moment, edge=None) if moment.grain != "year" else moment
        self.latest = plain
        if plain.grain in ("day", "part", "hour", "minute"):
            self.day = plain.at_day()
        elif self.day is not None and not _inside(self.day, plain):
            self.day = None
        self.sentence, self.paragraph, self.opens = sentence, paragraph, opens


def _inside(day: Moment, coarse: Moment) -> bool:
    """Whether a day lies in a coarser time, so that "the next day" can still mean the day after it."""
    return day.coarse(coarse.grain) == coarse


@dataclass(slots=True)
class Context:
    """Everything that resolving needs to know. `base` is the day of writing, `base_anchor` how it is known."""

    style: Style
    base: Moment | None
    base_anchor: Anchor
    focus: Focus = field(default_factory=Focus)
    first_year: int | None = None

    def speech(self) -> tuple[Moment | None, Anchor]:
        """What "today" and "last week" count from: the day of writing, in a history the time just told."""
        if self.style == "history" and self.focus.latest is not None:
            return self.focus.day or self.focus.latest, "document"
        return (self.base, self.base_anchor) if self.base is not None else (None, "none")

    def told(self, sentence: int) -> tuple[Moment | None, Anchor]:
        """What "the next day" and "two days later" count from: the time just told, else the day of writing.

        In a report the time just told holds for the sentences around it only.
        """
        focus = self.focus
        near = self.style == "history" or sentence - focus.sentence <= 8
        if focus.latest is not None and near:
            return focus.day or focus.latest, "event"
        return (self.base, self.base_anchor) if self.base is not None else (None, "none")
