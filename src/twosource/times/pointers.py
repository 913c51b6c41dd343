"""Rules for times that point: from the day of writing ("last week") or from the time just told ("two days later")."""

from twosource.times.drafts import Counted, Draft, Named, Pointed, Shift, Unit, Vague, Which
from twosource.times.grammar import Found, Rule
from twosource.times.moment import Edge
from twosource.times.symbols import Lexeme

_ENDS = frozenset({"stop", "comma", "brk", "close", "and", "quote", "dash", "poss"})
_WHICH: dict[str, Which] = {
    "this": "this",
    "that": "same",
    "last": "last",
    "final": "last",
    "next": "next",
    "coming": "next",
    "previous": "previous",
    "following": "following",
    "same": "same",
}
_LEFT = frozenset({"rest", "remainder"})
_ACCOUNTED = frozenset("for end ends ended ending finish finished finishing close closed closing start started".split())
"""Words before a day or year that is accounted for: "ended the day at 20", "sales fell for the year"."""
_WEAK_UNITS = frozenset({"week", "month", "year", "quarter", "decade", "century", "day"})


def amount_of(lexeme: Lexeme) -> float | None:
    """The number that an amount means; None where it is vague. "a" is one."""
    if lexeme.symbol == "a":
        return 1.0
    return None if lexeme.symbol == "vague" else float(lexeme.value)


def unit_of(lexeme: Lexeme) -> Unit:
    """The unit that a word means."""
    unit: Unit = lexeme.value  # type: ignore[assignment]  # the table's values are units; a test holds that
    return unit


def edge_of(lexeme: Lexeme) -> Edge:
    """The edge that a word means."""
    edge: Edge = lexeme.value  # type: ignore[assignment]  # the table's values are edges; a test holds that
    return edge


def _named(lexeme: Lexeme) -> Named | None:
    """The month, weekday, season or holiday that a word names."""
    if lexeme.symbol == "month":
        return Named("month", month=int(float(lexeme.value)))
    if lexeme.symbol == "weekday":
        return Named("day", weekday=int(float(lexeme.value)))
    if lexeme.symbol == "season":
        return Named("season", season=str(lexeme.value))
    if lexeme.symbol == "holiday":
        return Named("day", holiday=lexeme.word)
    return None


def _which(found: Found) -> Which:
    symbol = "same" if found["s"] is not None else found.need("p").symbol
    if symbol == "next" and found["t"] is not None:
        return "following"
    return _WHICH[symbol]


def _pointed(found: Found) -> Draft | None:
    """A unit, part of the day or named date with a pointing word."""
    which, target = _which(found), found.need("u")
    if target.symbol in ("unit", "part"):
        if target.symbol == "unit" and not _points(found, target):
            return None
        if target.symbol == "part":
            body = Pointed("previous" if which == "last" else which, unit="day")
            return Draft(found.first, found.last, f"{which}-part", body, part=str(target.value))
        unit = unit_of(target)
        if unit in ("second", "minute", "hour"):
            return None
        counted = found.word_after() == "of" and found.need("p").symbol in ("last", "final")
        if counted and found["t"] is not None:
            return Draft(found.first, found.last, "counted", Counted(-1, unit), weak=True)
        if found.need("p").symbol == "final":
            return None
        return Draft(found.first, found.last, f"{which}-{unit}", Pointed(which, unit=unit))
    return Draft(found.first, found.last, f"{which}-{target.symbol}", Pointed(which, named=_named(target)))


def _points(found: Found, target: Lexeme) -> bool:
    """Whether the phrase is a time: "that day" is, "this century-old" and "last minute" are not."""
    after = found.after()
    glued = after is not None and after.symbol == "dash" and after.start == found.lexemes[found.last].end
    return not glued and not (target.value == "day" and target.upper)


def _this_past(found: Found) -> Draft | None:
    """ "This past weekend"."""
    target = found.need("u")
    if target.symbol != "unit":
        return Draft(found.first, found.last, f"last-{target.symbol}", Pointed("last", named=_named(target)))
    unit = unit_of(target)
    if unit in ("second", "minute", "hour", "day"):
        return None
    return Draft(found.first, found.last, f"last-{unit}", Pointed("last", unit=unit))


def _same_period(found: Found) -> Draft:
    """ "The same period": a time only together with "last year"."""
    return Draft(found.first, found.last, "same-period", Pointed("same"), weak=True)


def _the_unit(found: Found) -> Draft | None:
    """ "The year", "the weekend": a time by itself only after some prepositions, or with an edge before it."""
    unit = unit_of(found.need("u"))
    if unit == "weekend":
        return Draft(found.first, found.last, "this-weekend", Pointed("the", unit=unit))
    if unit not in _WEAK_UNITS or found.need("u").upper:
        return None
    word, after = found.word_before(), found.after()
    if after is not None and after.symbol == "dash" and after.start == found.lexemes[found.last].end:
        return None  # "the day-long siege"
    held = word in ("during", "throughout", "within") or found["x"] is not None
    held = held and unit in ("day", "week", "month", "year")
    held = held or (word in _ACCOUNTED and (after is None or after.symbol in _ENDS or after.symbol == "at"))
    held = held or (unit == "quarter" and word in ("in", "during"))
    held = held or (after is not None and after.symbol == "poss" and unit != "century")
    return Draft(found.first, found.last, f"the-{unit}", Pointed("the", unit=unit), weak=not held)


def _unit_end(found: Found) -> Draft | None:
    """ "Year-end", "month's end"."""
    unit = unit_of(found.need("u"))
    if unit not in ("year", "month", "week") or found.need("b").value == "mid" or found.need("b").word in _LEFT:
        return None
    return Draft(found.first, found.last, "unit-end", Pointed("the", unit=unit), edge=edge_of(found.need("b")))


def _beside(found: Found) -> Draft | None:
    """ "The day before", "the year previous", "the morning after"."""
    target = found.need("u")
    sign = found.need("d")
    if sign.symbol == "shifted" and sign.word == "later":
        return None
    back = sign.symbol in ("previous", "shifted") or sign.value == "-1"
    after = found.after()
    event = sign.symbol == "after" and not (after is None or after.symbol in _ENDS)
    unit: Unit = "day" if target.symbol == "part" else unit_of(target)
    if event and unit not in ("day", "night"):
        return None
    if event and (found.word_after() in ("that", "this", "it") or found.word_before() in ("in", "during", "of")):
        return None
    last = found.last - 1 if event else found.last
    part = str(target.value) if target.symbol == "part" else None
    return Draft(found.first, last, "beside", Shift(1, unit, -1 if back else 1, "text", event), part=part)


def _shift(found: Found) -> Draft | None:
    """ "Two days ago", "a year earlier", "weeks later", "three days after"."""
    direction = found.need("d")
    amount = None if found["a"] is None else amount_of(found.need("a"))
    unit = unit_of(found.need("u"))
    if found["a"] is None and found.need("u").symbol == "unit":
        amount = 1.0  # "the year-ago quarter"
    rule, approximate = f"shift-{direction.word}", found["r"] is not None
    if direction.symbol == "ago":
        return Draft(found.first, found.last, rule, Shift(amount, unit, -1, "speech"), approximate=approximate)
    if direction.word == "from now" or direction.word == "hence":
        return Draft(found.first, found.last, rule, Shift(amount, unit, 1, "speech"), approximate=approximate)
    later = direction.value in ("late", "1")
    after = found.after()
    event = False
    if direction.word in ("before", "after"):
        event = not (after is None or after.symbol in _ENDS)
        if found["a"] is None and event:
            return None
    beyond = found.after(2)
    pointing = after is not None and after.symbol in ("this", "that")
    if direction.symbol == "shifted" and pointing and beyond is not None and beyond.symbol in ("unit", "part"):
        return None  # "weeks" + "later that year"
    last = found.last - 1 if event else found.last
    body = Shift(amount, unit, 1 if later else -1, "text", event)
    return Draft(found.first, last, rule, body, approximate=approximate)


def _today(found: Found) -> Draft:
    """Today, yesterday, tonight, last night, overnight: a day from the day of writing, and perhaps its night."""
    lexeme = found.need("w")
    days = int(lexeme.value)
    body = Shift(abs(days), "day", -1 if days < 0 else 1, "speech")
    part = None if lexeme.symbol == "today" else "overnight" if lexeme.word == "overnight" else "night"
    return Draft(found.first, found.last, lexeme.word, body, part=part)


def _counted(found: Found) -> Draft | None:
    """ "The last week", "the second half", "the first Monday": a time only together with "of" and another."""
    number = -1 if found.need("n").symbol in ("last", "final") or found.need("n").value == "late" else None
    if number is None:
        number = 1 if found.need("n").symbol in ("first", "edge") else int(float(found.need("n").value))
    target = found.need("u")
    if target.symbol == "weekday":
        body = Counted(number, "day", weekday=int(float(target.value)))
        return Draft(found.first, found.last, "counted", body, weak=True)
    unit: Unit = "half" if target.symbol == "half" else unit_of(target)
    return Draft(found.first, found.last, "counted", Counted(number, unit), weak=True)


def _counted_weekday(found: Found) -> Draft | None:
    """ "The first Monday of March": only before "of" or "in", for "the last Monday" is a day by itself."""
    return _counted(found) if found.word_after() in ("of", "in") else None


def _vague(found: Found) -> Draft | None:
    lexeme = found.need("w")
    after = found.after()
    if lexeme.word == "recently" and found.word_after() == "as":
        return None
    if lexeme.word in ("current", "recent") and after is not None and after.symbol in ("stop", "comma"):
        return None
    return Draft(found.first, found.last, lexeme.word, Vague(lexeme.value))  # type: ignore[arg-type]  # from the table


def _the_past(found: Found) -> Draft | None:
    after = found.after()
    noun = after is not None and after.symbol not in _ENDS and after.symbol not in ("the", "a", "this", "that")
    if noun and after is not None and after.word not in ("he", "she", "it", "they", "we", "i", "there"):
        return None
    return Draft(found.first, found.last, "the past", Vague("PAST_REF"))


def _former(found: Found) -> Draft | None:
    after = found.after()
    if after is None or after.symbol != "other":
        return None
    return Draft(found.first, found.last, "former", Vague("PAST_REF"), weak=True)


_AMOUNT = "a:a|day|two|num|year|number|vague"
_GRAIN_WORDS = "unit|month|season|weekday|part|holiday"

SHIFTS: tuple[Rule, ...] = (
    Rule("unit-ago", "the? u:unit dash d:ago|shifted", _shift),
    Rule("shift", f"r:about* {_AMOUNT} dash? u:unit|units d:ago|shifted|after|previous", _shift),
    Rule("vague-shift", "u:units d:ago|shifted|after", _shift),
)
"""The rules for so much before or after; durations come after them and other pointers last."""

RULES: tuple[Rule, ...] = (
    Rule("counted-weekday", "the n:ordinal|nth|last|final|first u:weekday", _counted_weekday),
    Rule("pointed", f"t:the? p:this|that|last|next|coming|previous|following|final fiscal? u:{_GRAIN_WORDS}", _pointed),
    Rule("this-past", "this p:past u:unit|weekday|month|season", _this_past),
    Rule("same", f"p:the|that|this? s:same u:{_GRAIN_WORDS}", _pointed),
    Rule("same-period", "the same period", _same_period),
    Rule("beside", "the u:unit|part d:after|previous|following|shifted", _beside),
    Rule("the-unit", "the x:straight? fiscal? u:unit", _the_unit),
    Rule("unit-end", "the? u:unit dash|poss b:bound", _unit_end),
    Rule("today", "w:today|tonight", _today),
    Rule("counted", "the? n:ordinal|nth|last|final|first|edge u:unit|half", _counted),
    Rule("vague", "w:reference", _vague),
    Rule("the-past", "the past", _the_past),
    Rule("former", "former", _former),
)
"""The rules for times that point."""
