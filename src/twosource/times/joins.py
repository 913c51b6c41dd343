"""Rules that put expressions together: "early" + "Friday" + "morning", "7 a.m." + "on Friday", "July 25" + "of it".

Each expression found stands as one lexeme here (Date, Part, Clock...), so that the same rule language reads them. The
passes run in order; within a pass, again until nothing changes.
"""

from collections.abc import Sequence
from dataclasses import replace

from twosource.times.drafts import Counted, Draft, Length, Named, Pointed, Shift, Vague
from twosource.times.grammar import Found, Rule, candidates, choose
from twosource.times.moment import GRAINS
from twosource.times.pointers import edge_of
from twosource.times.symbols import Lexeme, encode
from twosource.times.tables import zones

_ROUND = frozenset("about around roughly approximately circa ca nearly almost".split())
_AGO = frozenset({"month", "year", "decade", "century"})
_RELATIVE = frozenset({"year", "month", "week", "decade", "century", "quarter", "weekend"})


def join(lexemes: list[Lexeme], drafts: Sequence[Draft]) -> list[Lexeme]:
    """The lexemes of the text, with each expression one lexeme that carries its draft, joined as far as the rules go.

    A draft's own `first` and `last` are of no further use: the lexeme has the offsets.
    """
    folded = _fold(lexemes, drafts)
    code = encode(folded)
    for rules in PASSES:
        for _ in range(3):
            chosen = choose(candidates(rules, folded, code))
            if not chosen:
                break
            folded = _refold(folded, chosen)
            code = encode(folded)
    return folded


def _fold(lexemes: list[Lexeme], drafts: Sequence[Draft]) -> list[Lexeme]:
    """The lexemes, with those of each draft replaced by one."""
    folded: list[Lexeme] = []
    at = 0
    for draft in drafts:
        folded.extend(lexemes[at : draft.first])
        word = " ".join(lexeme.word for lexeme in lexemes[draft.first : draft.last + 1])
        folded.append(
            Lexeme(_symbol(draft), lexemes[draft.first].start, lexemes[draft.last].end, word, "", draft=draft)
        )
        at = draft.last + 1
    folded.extend(lexemes[at:])
    return folded


def _refold(folded: list[Lexeme], chosen: Sequence[Draft]) -> list[Lexeme]:
    """The lexemes after joins; the chosen drafts count their `first` and `last` in `folded`."""
    result: list[Lexeme] = []
    at = 0
    for draft in chosen:
        pieces = folded[draft.first : draft.last + 1]
        result.extend(folded[at : draft.first])
        word = " ".join(lexeme.word for lexeme in pieces)
        result.append(Lexeme(_symbol(draft), pieces[0].start, pieces[-1].end, word, "", draft=draft))
        at = draft.last + 1
    result.extend(folded[at:])
    return result


def _symbol(draft: Draft) -> str:
    body = draft.body
    if isinstance(body, Counted):
        return "Weak" if draft.within is not None else "Nth"
    if isinstance(body, Length):
        return "Length"
    if isinstance(body, Vague):
        return "Vague"
    if body is None:
        return "Clock" if draft.clock is not None else "Part"
    if isinstance(body, (Named, Pointed, Shift)):
        if draft.clock is not None:
            return "Timed"
        if draft.part is not None:
            return "Dated"
        return "Weak" if draft.weak else "Date"
    return "Set"


def _draft(found: Found, name: str) -> Draft:
    draft = found.need(name).draft
    assert draft is not None  # lexemes with a capital symbol carry one
    return draft


def _joined(found: Found, core: Draft, **changes: object) -> Draft:
    rule = changes.pop("rule", core.rule)
    return replace(core, first=found.first, last=found.last, rule=rule, weak=False, **changes)  # type: ignore[arg-type]


def _is_day(draft: Draft) -> bool:
    """Whether a draft is told to the day, so that a part of the day or a clock time can follow."""
    body = draft.body
    if isinstance(body, Named):
        return body.grain == "day"
    if isinstance(body, Pointed):
        return body.unit in ("day", "night") or (body.named is not None and body.named.grain == "day")
    return isinstance(body, Shift) and body.unit in ("day", "night")


def _needs_year(draft: Draft) -> bool:
    body = draft.body
    return isinstance(body, Named) and body.year is None and draft.within is None


def _is_container(draft: Draft) -> bool:
    """Whether a draft can hold a finer one: a week, month or year that is pointed at or shifted to."""
    body = draft.body
    if isinstance(body, (Pointed, Shift)):
        return body.unit in _RELATIVE
    return False


def _within(found: Found) -> Draft | None:
    """ "July 25 of that year", "January next year", "Friday last week", "the same period last year"."""
    inner, outer = _draft(found, "d"), _draft(found, "y")
    if not _is_container(outer):
        return None
    body = inner.body
    if inner.weak and inner.rule != "same-period":
        return None
    if isinstance(body, Pointed) and body.which == "same" and body.unit in ("day", "week", "month", "quarter", None):
        return _joined(found, inner, within=outer, rule="same-within")
    if not _needs_year(inner) or not isinstance(body, Named):
        return None
    unit = outer.body.unit if isinstance(outer.body, (Pointed, Shift)) else None
    if unit == "week" and body.weekday is None:
        return None
    if unit in ("month", "quarter", "weekend") and body.grain != "day":
        return None
    return _joined(found, inner, within=outer, rule=f"{inner.rule}-within")


def _ago_today(found: Found) -> Draft | None:
    """ "Nine years ago today", "a year ago this week": the day or week of now, so long ago."""
    ago, now = _draft(found, "a").body, _draft(found, "d")
    if not isinstance(ago, Shift) or ago.base != "speech" or ago.sign != -1 or ago.unit not in _AGO:
        return None
    today = isinstance(now.body, Shift) and now.rule == "today"
    this = isinstance(now.body, Pointed) and now.body.which == "this" and now.body.unit in ("week", "month")
    return _joined(found, _draft(found, "a"), within=now, rule="ago-today") if today or this else None


def _beside_date(found: Found) -> Draft | None:
    """ "The day after Christmas", "two weeks before 3 May": so far from a date that is told."""
    shift, day = _draft(found, "s"), _draft(found, "d")
    if not isinstance(shift.body, Shift) or not shift.body.event or not _is_day(day):
        return None
    return _joined(found, shift, within=day, rule="beside-date", body=replace(shift.body, event=False))


def _possessive(found: Found) -> Draft | None:
    """ "This year's Ramadan", "last year's Christmas"."""
    inner, outer = _draft(found, "d"), _draft(found, "y")
    return _joined(found, inner, within=outer) if _is_container(outer) and _needs_year(inner) else None


def _counted(found: Found) -> Draft | None:
    """ "The last week of March", "the second half of 2008"."""
    inner, outer = _draft(found, "n"), _draft(found, "d")
    if isinstance(outer.body, Length):
        return None
    return _joined(found, inner, within=outer)


def _week_of(found: Found) -> Draft | None:
    """ "The week of May 6"."""
    week, day = _draft(found, "w"), _draft(found, "d")
    if week.rule != "the-week" or not _is_day(day):
        return None
    return _joined(found, week, within=day, rule="week-of")


def _length_of(found: Found) -> Draft | None:
    """ "The first three months of 2015"."""
    return _joined(found, _draft(found, "l"), within=_draft(found, "d"))


def _bracket_date(found: Found) -> Draft | None:
    """ "Friday (24 November)", "22 Bahman (11 February)": two names of one day; the Gregorian one counts."""
    left, right = _draft(found, "d"), _draft(found, "e")
    a, b = left.body, right.body
    if not (isinstance(a, Named) and isinstance(b, Named)) or b.system != "gregorian" or b.day is None:
        return None
    if a.system == "gregorian" and (a.weekday is None or a.day is not None):
        return None
    return _joined(found, right, rule="two-names")


def _bracket_clock(found: Found) -> Draft | None:
    """ "7 a.m. local time (0500 GMT)": one time twice, told for two zones."""
    local, other = _draft(found, "c").clock, _draft(found, "g").clock
    if local is None or other is None:
        return None
    swapped = other.zone in (None, "local")
    if swapped:  # "0500 GMT (7 a.m. local time)"
        local, other = other, local
    if other.zone in (None, "local"):
        return None
    if found["d"] is None:
        return _joined(found, _draft(found, "c"), clock=replace(local, reference=other), rule="two-clocks")
    day = _draft(found, "d")
    clock = replace(local, reference=other, foreign_day=not swapped)
    return _joined(found, day, clock=clock, rule="two-clocks") if _is_day(day) else None


def _bracket_timed(found: Found) -> Draft | None:
    """ "2 a.m. Thursday (2300 GMT Wednesday)": a day and time, told again for a zone."""
    core, other = _draft(found, "c"), _draft(found, "g").clock
    if core.clock is None or other is None or other.zone in (None, "local") or core.clock.reference is not None:
        return None
    if core.clock.zone not in (None, "local"):
        return None  # each is whole by itself
    return _joined(found, core, clock=replace(core.clock, reference=other), rule="two-clocks")


def _edge_part(found: Found) -> Draft:
    """ "Early in the morning", "late at night"."""
    return _joined(found, _draft(found, "p"), edge=edge_of(found.need("e")))


def _day_part(found: Found) -> Draft | None:
    """ "Friday morning", "the night of 8 February", "at dawn on Friday"."""
    day, part = _draft(found, "d"), _draft(found, "p")
    if not _is_day(day) or isinstance(day.body, Counted):
        return None
    edge = part.edge or day.edge
    if day.part is not None:  # "the early hours of Sunday morning"
        return _joined(found, day, edge=edge or ("early" if part.part == "small hours" else None))
    return _joined(found, day, part=part.part, edge=edge, rule=f"{day.rule}-part")


def _overnight(found: Found) -> Draft | None:
    """ "Overnight on Friday", "Thursday overnight"."""
    night, day = _draft(found, "p"), _draft(found, "d")
    if night.rule != "overnight" or not _is_day(day):
        return None
    return _joined(found, day, part="overnight", rule=f"{day.rule}-overnight")


def _day_clock(found: Found) -> Draft | None:
    """ "Friday at 7 a.m.", "at 18:00 GMT on Tuesday"."""
    day, clock = _draft(found, "d"), _draft(found, "c")
    if not _is_day(day):
        return None
    return _joined(found, day, clock=clock.clock, part=None, rule=f"{day.rule}-clock")


def _clock_part(found: Found) -> Draft | None:
    """ "3 o'clock in the morning"."""
    clock, part = _draft(found, "c"), _draft(found, "p")
    if clock.clock is None or part.part is None:
        return None
    hour = clock.clock.hour
    if part.part in ("afternoon", "evening", "night") and 1 <= hour < 12 and not (part.part == "night" and hour < 6):
        hour += 12
    return _joined(found, clock, clock=replace(clock.clock, hour=hour))


def _edge(found: Found) -> Draft | None:
    """ "Early 2015", "mid-May", "late on Thursday", "the end of the month", "later that day", "the latter part of"."""
    core = _draft(found, "d")
    if core.edge is not None or isinstance(core.body, Counted):
        return None
    edge = edge_of(found.need("e"))
    if found.need("e").symbol == "shifted":
        if not (core.weak or isinstance(core.body, (Pointed, Shift)) or _is_day(core) or _is_coarse(core)):
            return None
        return _joined(found, core, rule=f"shifted-{core.rule}")
    if found.need("e").symbol == "edge" and core.weak and found["j"] is None:
        return None  # "the late day"
    return _joined(found, core, edge=edge, rule=f"{found.need('e').word}-{core.rule}")


def _is_coarse(draft: Draft) -> bool:
    body = draft.body
    return isinstance(body, Named) and GRAINS.index(body.grain) < GRAINS.index("day")


def _about(found: Found) -> Draft | None:
    """ "About 1910", "around 7 a.m."."""
    core = _draft(found, "d")
    if found.need("r").word not in _ROUND:
        return None
    return replace(core, first=found.first, last=found.last, approximate=True)


def _timed_zone(found: Found) -> Draft | None:
    """ "9:34 p.m., March 19 EST"."""
    core = _draft(found, "d")
    if core.clock is None or core.clock.zone is not None:
        return None
    return _joined(found, core, clock=replace(core.clock, zone=zones()[found.need("z").word].zone))


_DAY = "d:Date|Dated"

PASSES: tuple[tuple[Rule, ...], ...] = (
    (
        Rule("within", "d:Date|Weak of|in|comma? y:Date|Weak", _within),
        Rule("possessive", "y:Date poss d:Date", _possessive),
        Rule("counted", "n:Nth of|in d:Date|Weak", _counted),
        Rule("beside-date", "s:Date after|previous d:Date", _beside_date),
        Rule("ago-today", "a:Date d:Date", _ago_today),
        Rule("week-of", "w:Weak of d:Date", _week_of),
        Rule("length-of", "l:Length of d:Date|Weak", _length_of),
        Rule("two-names", "d:Date open e:Date close", _bracket_date),
    ),
    (
        Rule("two-clocks", "c:Clock open g:Clock (on|comma? d:Date)? close", _bracket_clock),
        Rule("edge-part", "e:edge on|in|at the? p:Part", _edge_part),
        Rule("bound-part", "the? e:bound of p:Part", _edge_part),
    ),
    (
        Rule("clock-part", "c:Clock in|at? p:Part", _clock_part),
        Rule("day-part", "d:Date on|at|in|comma|poss? p:Part", _day_part),
        Rule("overnight-day", "p:Dated on? d:Date", _overnight),
        Rule("day-overnight", "d:Date p:Dated", _overnight),
    ),
    (Rule("part-day", "p:Part of|on|comma? d:Date|Dated", _day_part),),
    (
        Rule("clock-day", f"c:Clock on|comma|of|in? {_DAY}", _day_clock),
        Rule("day-clock", f"{_DAY} comma? at|in? r:about? c:Clock", _day_clock),
    ),
    (
        Rule("bound", "the? e:bound of d:Date|Weak|Dated", _edge),
        Rule("piece", "the? e:edge j:piece of d:Date|Weak", _edge),
        Rule("edge", "the? e:edge dash? j:on|in? d:Date|Weak|Dated", _edge),
        Rule("shifted", "e:shifted on|in? d:Date|Weak|Dated", _edge),
    ),
    (
        Rule("within", "d:Date of|in|comma? y:Date", _within),
        Rule("two-timed", "c:Timed open g:Timed|Clock close", _bracket_timed),
        Rule("about", "r:about d:Date|Timed|Clock", _about),
        Rule("timed-zone", "d:Timed z:zone", _timed_zone),
    ),
)
"""The rules that join, pass by pass."""
