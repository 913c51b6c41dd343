"""Rules for durations ("three days", "the past 24 hours") and sets of times ("every day", "30 a month")."""

from twosource.times.drafts import Draft, Length, Recurring, Unit
from twosource.times.grammar import Found, Rule
from twosource.times.pointers import amount_of, unit_of

_SPENDING = frozenset(
    "for in within over after of through throughout during spent took takes taking lasted lasting lasts last than by "
    "under about every extra additional took spend spending served serving until till before up".split()
)
"""Words before a duration, as against a rate."""
_SCALES = frozenset("times once twice thrice million billion trillion thousand percent pct per % cent".split())
_WHOLE = frozenset({"full", "whole", "entire", "single", "further", "additional", "extra", "calendar", "working"})
CODES: dict[Unit, str] = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "NI",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "half": "H",
    "year": "Y",
}


def length_value(amount: float | None, unit: Unit) -> str:
    """The TIMEX3 value of a duration: P3D, PT24H, PXM, P2.5Y; decades and centuries are told in years."""
    factor = {"fortnight": 2, "decade": 10, "century": 100}.get(unit, 1)
    base: Unit = {"fortnight": "week", "decade": "year", "century": "year"}.get(unit, unit)  # type: ignore[assignment]
    code = CODES[base]
    number = "X" if amount is None else f"{amount * factor:g}"
    return f"PT{number}{code[1]}" if code[0] == "T" else f"P{number}{code}"


def _length(found: Found) -> Draft | tuple[Draft, ...] | None:
    """A number and a unit, unless it is a rate ("30 a day") or part of something else."""
    lexeme, unit = found.need("a"), unit_of(found.need("u"))
    amount = amount_of(lexeme)
    before = found.before()
    word = found.word_before()
    if lexeme.symbol == "a" and found["r"] is None:
        rated = word in _SCALES or (
            before is not None and (before.symbol in ("num", "year", "day", "two", "number", "percent", "units"))
        )
        if not rated and before is not None and before.symbol == "other" and word not in _SPENDING:
            rated = (
                word.endswith("s")
                and found["x"] is None
                and not word.endswith("ss")
                and word not in ("is", "was", "has")
            )
        if rated:
            return Draft(found.first, found.last, "rate", Recurring(length_value(1, unit)))
        if found.need("u").upper and unit == "day":
            return None
        if found["s"] is not None and found.need("s").word not in _WHOLE:
            return None  # "a difficult day"
    if lexeme.word == "one" and found.need("u").symbol == "unit" and word not in _SPENDING and unit in ("day", "night"):
        return None
    if lexeme.symbol == "year" and found.need("u").symbol == "unit":
        return None
    if unit == "quarter" and found["s"] is None and (lexeme.symbol == "a" or lexeme.word in ("three", "3")):
        return None  # a fraction
    approximate = found["r"] is not None
    return Draft(found.first, found.last, "length", Length(amount, unit), approximate=approximate)


def _lengths(found: Found) -> tuple[Draft, ...] | None:
    """Two amounts of one unit: "60 to 90 days", "ten or fifteen years"."""
    left, right, unit = amount_of(found.need("a")), amount_of(found.need("b")), unit_of(found.need("u"))
    if found.need("j").word == "and" and found.word_before() != "between":
        return None
    if left is not None and right is not None and left >= right:
        return None
    return (
        Draft(found.first, found.at("a"), "lengths", Length(left, unit)),
        Draft(found.at("b"), found.last, "lengths", Length(right, unit)),
    )


def _toward(found: Found) -> Draft | None:
    """ "The past 24 hours", "the last few weeks", "the next two years", "the following days"."""
    pointer = found.need("p").symbol
    amount = None if found["a"] is None else amount_of(found.need("a"))
    unit = unit_of(found.need("u"))
    if found["a"] is None and pointer == "last" and found["t"] is None:
        return None
    text = pointer in ("previous", "following", "that")
    forward = pointer in ("next", "coming", "following")
    if found.word_after() == "of" and pointer in ("last", "final", "first", "ordinal"):
        late = pointer in ("last", "final")
        return Draft(found.first, found.last, "length-of", Length(amount, unit), edge="late" if late else None)
    if pointer in ("final", "first", "ordinal", "that", "this"):
        return Draft(found.first, found.last, "length", Length(amount, unit))
    body = Length(amount, unit, 1 if forward else -1, "text" if text else "speech")
    return Draft(found.first, found.last, f"{found.need('p').word}-length", body)


def _past_unit(found: Found) -> Draft | None:
    """ "The past week", and "the last year" after "over" or "in": a stretch up to the base, not a calendar unit."""
    pointer, unit = found.need("p").symbol, unit_of(found.need("u"))
    word = found.word_before()
    if pointer == "last" and (word not in ("in", "within", "over") or unit == "quarter"):
        return None
    if pointer in ("next", "coming") and word not in ("over", "for", "in", "within"):
        return None
    if pointer == "following" and word != "over":
        return None
    if (word in ("in", "within") and pointer in ("next", "following")) or unit in ("day", "second", "minute"):
        return None
    if found.word_after() == "of":
        return None
    forward = pointer in ("next", "coming", "following")
    base = "text" if pointer == "following" else "speech"
    return Draft(found.first, found.last, f"{found.need('p').word}-unit", Length(1, unit, 1 if forward else -1, base))  # type: ignore[arg-type]


def _bare(found: Found) -> Draft | None:
    """Units without a number: "for months", "within days", "years of war"."""
    unit = unit_of(found.need("u"))
    word = found.word_before()
    after = found.word_after()
    if unit == "quarter":
        return None  # three quarters, living quarters
    if found["x"] is not None or word in ("for", "within", "in", "spent", "took", "lasted", "after", "with", "over"):
        return Draft(found.first, found.last, "bare-length", Length(None, unit))
    if after in ("before", "after") and word not in ("the", "these", "those"):
        return Draft(found.first, found.last, "bare-length", Length(None, unit))
    if after == "of" and word not in ("the", "these", "those", "early", "last", "first"):
        return Draft(found.first, found.last, "bare-length", Length(None, unit))
    return None


def _over_the_years(found: Found) -> Draft | None:
    if found.need("r").word != "over":
        return None
    return Draft(found.first, found.last, "over-the-years", Length(None, unit_of(found.need("u"))))


def _and_a_half(found: Found) -> Draft | None:
    """ "An hour and a half"."""
    if float(found.need("h").value) != 0.5:
        return None
    return Draft(found.first, found.last, "length", Length(1.5, unit_of(found.need("u"))))


def _lasting(found: Found) -> Draft:
    """ "A weeklong siege"."""
    return Draft(found.first, found.last, "unit-long", Length(1, unit_of(found.need("u"))))


def _all(found: Found) -> Draft | None:
    """ "All day", "all year"; not "all year-end sales"."""
    after = found.after()
    if unit_of(found.need("u")) not in ("day", "week", "month", "year") or (
        after is not None and after.symbol == "dash"
    ):
        return None
    return Draft(found.first, found.last, "all-unit", Length(1, unit_of(found.need("u"))))


def _part_of(found: Found) -> Draft | None:
    """ "The final months of 2012", "the early days of the war"."""
    if found.word_after() != "of":
        return None
    late = found.need("p").symbol == "final" or found.need("p").value == "late"
    body = Length(None, unit_of(found.need("u")))
    return Draft(found.first, found.last, "length-of", body, edge="late" if late else None)


def _every_other(found: Found) -> Draft:
    """ "Every other day"."""
    return Draft(found.first, found.last, "each", Recurring(length_value(2, unit_of(found.need("u")))))


def _unit_long(found: Found) -> Draft:
    return Draft(found.first, found.last, "unit-long", Length(1, unit_of(found.need("u"))))


def _each(found: Found) -> Draft | None:
    """ "Every day", "each week", "per month", "every two weeks", "every Friday"."""
    target = found.need("u")
    if target.symbol == "weekday":
        return Draft(found.first, found.last, "each-weekday", Recurring(f"XXXX-WXX-{int(float(target.value))}"))
    if target.symbol == "month":
        return Draft(found.first, found.last, "each-month", Recurring(f"XXXX-{int(float(target.value)):02d}"))
    if target.symbol == "season":
        return Draft(found.first, found.last, "each-season", Recurring(f"XXXX-{target.value}"))
    if target.symbol == "part":
        code = {"morning": "MO", "afternoon": "AF", "evening": "EV"}.get(str(target.value), "NI")
        return Draft(found.first, found.last, "each-part", Recurring(f"XXXX-XX-XXT{code}"))
    amount = 1.0 if found["a"] is None else amount_of(found.need("a"))
    if found["o"] is not None:
        amount = float(found.need("o").value)
    return Draft(found.first, found.last, "each", Recurring(length_value(amount, unit_of(target))))


def _periodic(found: Found) -> Draft:
    return Draft(found.first, found.last, "periodic", Recurring(str(found.need("w").value)))


def _weekdays(found: Found) -> Draft:
    day = int(float(found.need("w").value))
    return Draft(found.first, found.last, "weekdays", Recurring(f"XXXX-WXX-{day}"))


_AMOUNTS = "a|day|two|num|year|number|vague"

RULES: tuple[Rule, ...] = (
    Rule(
        "lengths",
        f"about* a:{_AMOUNTS} dash? j:to|and|dash dash? b:day|two|num|number dash? u:unit|units long|age?",
        _lengths,
    ),
    Rule(
        "length",
        f"r:about* a:{_AMOUNTS} dash? s:straight|kind|fiscal? u:unit|units (dash? x:long|age|period)?",
        _length,
    ),
    Rule(
        "toward",
        f"t:the|this|that? p:past|last|next|coming|previous|following|final|first|ordinal|that about? a:{_AMOUNTS} "
        "straight|kind? u:units|unit",
        _toward,
    ),
    Rule("toward-units", "t:the? p:past|last|next|coming|previous|following u:units", _toward),
    Rule("toward-after", f"the a:{_AMOUNTS} p:past|previous|following|next|coming|last u:units", _toward),
    Rule("past-unit", "t:the p:past|last|next|coming|following straight? u:unit", _past_unit),
    Rule("over-the-years", "r:about the u:units", _over_the_years),
    Rule("and-a-half", "r:about* a u:unit and h:number", _and_a_half),
    Rule("unit-long", "u:unit dash long", _unit_long),
    Rule("lasting", "u:lasting", _lasting),
    Rule("all", "all u:unit", _all),
    Rule("part-of", "the p:final|first|edge u:units", _part_of),
    Rule("every-other", "each every_other u:unit", _every_other),
    Rule("bare", "r:about* u:units (dash? x:long)?", _bare),
    Rule("each", f"each a:{_AMOUNTS}? o:ordinal? u:unit|units|weekday|month|season|part", _each),
    Rule("periodic", "w:periodic", _periodic),
    Rule("weekdays", "w:weekdays", _weekdays),
)
"""The rules for durations and sets."""
