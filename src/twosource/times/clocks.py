"""Rules for clock times and parts of the day."""

from twosource.times.drafts import Clock, Draft
from twosource.times.grammar import Found, Rule
from twosource.times.pointers import edge_of
from twosource.times.tables import parts, zones

_BEFORE_CLOCK = frozenset(
    "at by around about from until till before after between since to and circa approximately - – nearly past".split()
)

_BEFORE_FIGURES = frozenset({"at", "until", "till", "from", "since", "by", "approximately"})
_DAYS = frozenset({"day", "nth", "month", "weekday"})
_AFTER_LOCAL = frozenset({"open", "comma", "stop", "brk"})


def _zone(found: Found) -> str | None:
    """The zone that the words after a clock time give: an IANA name, an offset, "local", or None."""
    for name, sign, ahead in (("z", "s", "n"), ("y", "q", "k")):  # bare, and in brackets
        if found[name] is not None:
            if found[ahead] is not None:
                return f"{'-' if found.need(sign).symbol == 'dash' else '+'}{int(found.need(ahead).word):02d}:00"
            return zones()[found.need(name).word].zone
    if found["o"] is not None:
        return zones()[found.need("o").word].zone
    return "local" if found["l"] is not None else None


def _half(hour: int, meridiem: str | None) -> int | None:
    """The hour of 24 that an hour with a.m. or p.m. means; None where there is no such hour."""
    if meridiem is None:
        return hour if 0 <= hour <= 24 else None
    if not 1 <= hour <= 12:
        return hour if hour <= 24 and meridiem == "pm" else None
    return hour % 12 + (12 if meridiem == "pm" else 0)


def _clock(found: Found) -> Draft | None:
    """7:30, 7:30 p.m., 19:30 GMT."""
    pieces = [int(piece) for piece in found.need("c").word.replace(".", ":").split(":")]
    meridiem = None if found["m"] is None else str(found.need("m").value)
    hour = _half(pieces[0], meridiem)
    zone = _zone(found)
    part = found.after(3)
    told = meridiem or zone or found.word_before() in _BEFORE_CLOCK or (part is not None and part.symbol == "part")
    if hour is None or not told:
        return None
    clock = Clock(hour, pieces[1], pieces[2] if len(pieces) > 2 else None, zone)
    return Draft(found.first, found.last, "clock", None, clock=clock)


def _hour(found: Found) -> Draft | None:
    """7 a.m., 11 pm EST, 5 o'clock."""
    number = float(found.need("h").value)
    meridiem = None if found["m"] is None else str(found.need("m").value)
    hour = _half(int(number), meridiem)
    if hour is None or number != int(number) or number > 24:
        return None
    return Draft(found.first, found.last, "hour", None, clock=Clock(hour, None, None, _zone(found)))


def _military(found: Found) -> Draft | None:
    """0500 GMT, 1430 hours."""
    figures = found.need("h").word
    hour, minute = int(figures[:2]), int(figures[2:])
    if hour > 24 or minute > 59:
        return None
    if found["u"] is not None and (found.need("u").value != "hour" or found.word_before() not in _BEFORE_CLOCK):
        return None
    return Draft(found.first, found.last, "military", None, clock=Clock(hour, minute, None, _zone(found)))


def _figures(found: Found) -> Draft | None:
    """ "At 0615 (1315 GMT)", "until 2000 local", "at 0510": four figures that their surroundings show to be no year."""
    figures = found.need("h")
    local = found["l"] is not None
    after = [found.after(ahead) for ahead in (1, 2, 3)]
    if local and (found.need("l").word != "local" or (after[0] is not None and after[0].symbol not in _AFTER_LOCAL)):
        return None
    symbols = ["" if lexeme is None else lexeme.symbol for lexeme in after]
    twice = symbols[0] == "open" and symbols[1] in ("hhmm", "year") and symbols[2] == "zone"
    dated = symbols[0] in ("today", "weekday") or (symbols[0] == "on" and symbols[1] in _DAYS)
    shown = found.word_before() in _BEFORE_FIGURES and (local or twice or figures.word.startswith("0"))
    if not shown and not (dated and found.word_before() in ("at", "from", "until", "approximately")):
        return None
    hour, minute = int(figures.word[:2]), int(figures.word[2:])
    if hour > 24 or minute > 59:
        return None
    return Draft(found.first, found.last, "military", None, clock=Clock(hour, minute, None, "local" if local else None))


def _part(found: Found) -> Draft | None:
    """A part of the day alone: "the early morning hours", "dawn"; noon and midnight are clock times."""
    name = str(found.need("p").value)
    if found.word_before() == "good":
        return None  # a greeting
    edge = edge_of(found.need("e")) if found["e"] is not None else None
    timex = parts()[name].timex
    if ":" in timex:
        hour, minute = (int(piece) for piece in timex.split(":"))
        return Draft(found.first, found.last, name, None, clock=Clock(hour, minute, None, _zone(found)))
    return Draft(found.first, found.last, "part", None, part=name, edge=edge)


_ZONE = "(z:zone (s:plus|dash n:day)? | open y:zone (q:plus|dash k:day)? close | l:local | o:place local)"

FIGURES: tuple[Rule, ...] = (
    Rule("figures-local", "h:hhmm|year l:other", _figures),
    Rule("figures", "h:hhmm|year l:nth?", _figures),
)
"""The rules for clock times that could be years; they come before those for years."""

RULES: tuple[Rule, ...] = (
    Rule("clock", f"c:clock m:meridiem? {_ZONE}?", _clock),
    Rule("hour", f"h:day|number m:meridiem {_ZONE}?", _hour),
    Rule("oclock", f"h:day|number oclock {_ZONE}?", _hour),
    Rule("military", f"h:hhmm|year {_ZONE}", _military),
    Rule("military-hours", "h:hhmm|year u:units", _military),
    Rule("part", "the? (e:edge dash?)? p:part (units | l:local)?", _part),
)
"""The rules for clock times and parts of the day."""
