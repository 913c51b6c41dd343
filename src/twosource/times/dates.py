"""Rules for dates by their own names: days, months, years, seasons, quarters, decades, centuries, holidays."""

from dataclasses import replace

from twosource.times.drafts import Draft, Named
from twosource.times.grammar import Found, Rule
from twosource.times.moment import Grain
from twosource.times.symbols import Lexeme
from twosource.times.tables import count_words, named_days

_BEFORE_YEAR = frozenset(
    "in since by until till to from of between during late early mid before after around circa about through the and "
    "or throughout for into as spring summer autumn fall winter back year years".split()
)
_NAMED_FOR_DAYS = frozenset(
    "movement brigade brigades alliance front group network army coalition party organisation organization".split()
)
"""What is called after a day without being dated by it."""
_BEFORE_COUNT = frozenset(
    "some nearly almost least most than over under approximately roughly only another up these those number no page "
    "room flight highway route".split()
)


def _year(lexeme: Lexeme | None) -> int | None:
    """The year that a number means: 1921, '82 or 07."""
    if lexeme is None:
        return None
    digits = lexeme.word.lstrip("'’‘` ")
    return int(digits) if len(digits) == 4 else century_of(int(digits))


def century_of(short: int) -> int:
    """The year that two digits mean."""
    return short + (2000 if short < 50 else 1900)


def _number(lexeme: Lexeme | None) -> int | None:
    return None if lexeme is None else int(float(lexeme.value))


def _is_day(number: int | None) -> bool:
    return number is None or 1 <= number <= 31


def _draft(found: Found, rule: str, named: Named) -> Draft:
    return Draft(found.first, found.last, rule, named)


def _calendar(found: Found) -> Draft | None:
    """Day, month and perhaps year and weekday, in any order."""
    day = _number(found["d"])
    if not _is_day(day):
        return None
    if found["y"] is None and found.word_before() == "in" and _counts(found):
        # "In May 20 rebels died" counts the rebels
        return Draft(found.at("m"), found.at("m"), "month", Named("month", month=_number(found["m"])))
    weekday = _number(found["w"])
    after = found.after()
    if found["y"] is None and after is not None and after.upper and after.word in _NAMED_FOR_DAYS:
        return None  # "the March 23 Movement"
    named = Named("day", year=_year(found["y"]), month=_number(found["m"]), day=day, weekday=weekday)
    known = named_days().get((named.month or 0, day or 0, found.word_after()))
    if named.year is None and weekday is None and known is not None:
        return _draft(found, "named-day", replace(named, year=known))
    article = found.at("t") == found.first and found.need("d").symbol == "day" and found["o"] is None
    return Draft(found.first + article, found.last, "day-month", named)


def _counts(found: Found) -> bool:
    """Whether the day that ends a match counts the plural noun after it."""
    after = found.after()
    numeral = found.last == found.at("d") and found.need("d").symbol == "day"
    return numeral and after is not None and after.symbol == "other" and after.word.endswith("s")


def _month_year(found: Found) -> Draft:
    return _draft(found, "month-year", Named("month", year=_year(found["y"]), month=_number(found["m"])))


def _month(found: Found) -> Draft | None:
    after, beyond = found.after(), found.after(2)
    if after is not None and after.symbol == "day" and beyond is not None and beyond.word in _NAMED_FOR_DAYS:
        return None
    return _draft(found, "month", Named("month", month=_number(found["m"])))


def _weekday(found: Found) -> Draft:
    return _draft(found, "weekday", Named("day", weekday=_number(found["w"])))


def _iso(found: Found) -> Draft | None:
    year, month, day = (int(part) for part in found.need("i").word[:10].split("-"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _draft(found, "iso", Named("day", year=year, month=month, day=day))


def _numeric(found: Found) -> Draft | None:
    """A date in figures; where day and month could be either, the American order, which `resolve` weighs."""
    word = found.need("i").word
    separator = next(c for c in word if not c.isdigit())
    pieces = [int(piece) for piece in word.split(separator)]
    if len(word.split(separator)[0]) == 4:
        year, month, day = pieces
    elif separator == "/" and pieces[0] <= 12:
        month, day, year = pieces
    else:
        day, month, year = pieces
    if len(word.split(separator)[-1]) == 2 and year < 100:
        year = century_of(year)
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year < 2200):
        return None
    either = separator == "/" and day <= 12 and month <= 12 and len(word.split(separator)[0]) < 4
    return _draft(found, "numeric-either" if either else "numeric", Named("day", year=year, month=month, day=day))


def _day_pair(found: Found) -> tuple[Draft, ...] | None:
    """Two days of one month: "3 and 5 May", "April 6-7"."""
    left, right = _number(found["d"]), _number(found["e"])
    if left is None or right is None or not (_is_day(left) and _is_day(right)) or left >= right:
        return None
    after = found.after()
    if found.last == found.at("e") and after is not None and after.word in count_words():
        return None
    month, year = _number(found["m"]), _year(found["y"])
    first = found.first
    if found.at("m") < found.at("d"):
        ends = (found.at("m"), found.at("d")), (found.at("e"), found.last)
    else:
        ends = (first, found.at("d")), (found.at("e"), found.last)
    return tuple(
        Draft(a, b, "day-pair", Named("day", year=year, month=month, day=day))
        for (a, b), day in zip(ends, (left, right), strict=True)
    )


def _year_pair(found: Found) -> tuple[Draft, ...] | None:
    """Two years: "1861-1865", "2007-08", "499-493 BC"."""
    era = found["e"]
    if era is not None and era.value == "BC":
        years = -int(found.need("y").word), -int(found.need("z").word)
    else:
        left = int(found.need("y").word)
        short = found.need("z").word
        years = left, int(short) if len(short) == 4 else left // 100 * 100 + int(short)
        if len(short) not in (2, 4) or not 1000 <= left < 2200:
            return None
    if not 0 < years[1] - years[0] <= 150 or found.word_after() in count_words() or _is_digits(found.before()):
        return None
    ends = (found.at("y"), found.at("y")), (found.at("z"), found.last)
    return tuple(Draft(a, b, "year-pair", Named("year", year=year)) for (a, b), year in zip(ends, years, strict=True))


def _is_digits(lexeme: Lexeme | None) -> bool:
    return lexeme is not None and (lexeme.word[:1].isdigit() or lexeme.symbol in ("dash", "slash", "currency"))


def _bare_year(found: Found) -> Draft | None:
    """A number of four digits alone, where its neighbours do not make it a count."""
    lexeme = found.need("y")
    if lexeme.symbol == "ayear":
        return _draft(found, "year", Named("year", year=_year(lexeme))) if found.word_before() in _BEFORE_YEAR else None
    year, before, after = int(lexeme.word), found.before(), found.after()
    if not 1000 <= year < 2200 or (before is not None and before.symbol == "currency"):
        return None
    if after is not None and (
        after.word in count_words() or after.symbol in ("percent", "units", "num", "currency", "number")
    ):
        return None
    word = found.word_before()
    ahead = found.before(2)
    if before is not None and before.symbol == "dash" and ahead is not None and ahead.word in ("pre", "post"):
        return _draft(found, "year", Named("year", year=year))  # "pre-1967 borders"
    if word in _BEFORE_COUNT or (_is_digits(before) and found.before() is not None and not _follows_date(found)):
        return None
    if 1700 <= year < 2100:
        plural = after is not None and after.symbol == "other" and after.word.endswith("s") and not after.upper
        told = word in _BEFORE_YEAR or before is None or before.symbol in ("open", "stop", "brk", "comma", "quote")
        return _draft(found, "year", Named("year", year=year)) if told or not plural or year >= 1900 else None
    ends = after is None or after.symbol in ("stop", "comma", "close", "brk", "dash", "and", "to", "quote")
    firm = word in ("in", "since", "by", "until", "from")
    if firm and (ends or (after is not None and not after.word.endswith("s"))):
        return _draft(found, "year", Named("year", year=year))
    return None


def _follows_date(found: Found) -> bool:
    """Whether the dash or slash before a year joins it to another date ("May-August 1950", "January/1950")."""
    ahead = found.before(2)
    return ahead is not None and ahead.symbol in ("month", "season", "year", "nth", "day", "close", "decade", "edge")


def _era_year(found: Found) -> Draft | None:
    number = found.need("y").word
    if not number.isdigit() or int(number) > 9999:
        return None
    year = -int(number) if found.need("e").value == "BC" else int(number)
    if year == 0 or (found.need("e").word == "CE" and found.need("e").upper is False and len(number) > 4):
        return None
    return _draft(found, "era-year", Named("year", year=year))


def _era_month(found: Found) -> Draft | None:
    draft = _era_year(found)
    if draft is None or not isinstance(draft.body, Named):
        return None
    if found["m"] is not None:
        return _draft(found, "month-year", Named("month", year=draft.body.year, month=_number(found["m"])))
    return _draft(found, "season", Named("season", year=draft.body.year, season=str(found.need("s").value)))


def _decade(found: Found) -> Draft | None:
    word = found.need("y").word
    digits = "".join(c for c in word if c.isdigit())
    if found["e"] is not None and found.need("e").value == "BC":
        return _draft(found, "decade", Named("decade", year=-int(digits) - 9))
    if len(digits) == 4:
        return _draft(found, "decade", Named("decade", year=int(digits)))
    marked = word[0] in "'’‘`" or found["t"] is not None or found.word_before() in ("and", "early", "late", "mid", "-")
    if len(digits) != 2 or not marked:
        return None
    return _draft(found, "decade", Named("decade", year=century_of(int(digits))))


def _tens(found: Found) -> Draft | None:
    """ "The nineties", "the late Sixties": of the century just past; "in his fifties" is an age."""
    edge, article = found.before(), found.before(2)
    late = edge is not None and edge.symbol == "edge" and article is not None and article.symbol == "the"
    if found["t"] is None and not late:
        return None
    return _draft(found, "decade", Named("decade", year=1900 + int(found.need("d").value)))


def _century(found: Found) -> Draft | None:
    number = _number(found["o"])
    if found.need("u").value != "century" or number is None or not 1 <= number <= 30:
        return None
    before_christ = found["e"] is not None and found.need("e").value == "BC"
    return _draft(found, "century", Named("century", year=1 - number * 100 if before_christ else (number - 1) * 100))


def _season(found: Found) -> Draft:
    season = str(found.need("s").value)
    year, end = _year(found["y"]), found["z"]
    if end is not None and year is not None:  # "the winter of 2015-16" is the one that ends in 2016
        year += 1
    return _draft(found, "season", Named("season", year=year, season=season))


def _half(found: Found) -> Draft | None:
    """ "First-half profit"."""
    number = 1 if found.need("h").symbol == "first" else _number(found["h"])
    if number not in (1, 2):
        return None
    return _draft(found, "half", Named("half", half=number))


def _fiscal(found: Found) -> Draft | None:
    """ "Fiscal 2013", "the 2013 fiscal year"."""
    unit = found["u"]
    if unit is not None and unit.value != "year":
        return None
    return _draft(found, "year", Named("year", year=_year(found["y"])))


def _weekday_nth(found: Found) -> Draft | None:
    """ "Friday the 13th"."""
    day = _number(found["d"])
    return _draft(found, "day-only", Named("day", day=day)) if _is_day(day) else None


def _nine_eleven(found: Found) -> Draft | None:
    """ "9/11", where it is no fraction and no date of another year."""
    month, day, after = found.need("m"), found.need("d"), found.after()
    if (month.word, day.word) != ("9", "11") or day.start - month.start != 2 or found.word_before().isdigit():
        return None
    if after is not None and after.symbol == "slash":
        return None
    return _draft(found, "named-day", Named("day", year=2001, month=9, day=11))


def _quarter(found: Found) -> Draft | None:
    number = _number(found["o"])
    if found.need("u").value != "quarter" or number is None or not 1 <= number <= 4:
        return None
    return _draft(found, "quarter", Named("quarter", year=_year(found["y"]), quarter=number))


def _period_code(found: Found) -> Draft:
    code = found.need("c").word
    year, number = _year(found["y"]), int(code[1])
    if code[0] == "Q":
        return _draft(found, "quarter", Named("quarter", year=year, quarter=number))
    return _draft(found, "half", Named("half", year=year, half=min(number, 2)))


def _holiday(found: Found) -> Draft:
    return _draft(found, "holiday", Named("day", year=_year(found["y"]), holiday=found.need("h").word))


def _other_calendar(found: Found) -> Draft | None:
    """A day or month of the Islamic or Persian calendar."""
    lexeme = found.need("m")
    day, year = _number(found["d"]), _year(found["y"])
    grain: Grain = "month" if day is None else "day"
    if lexeme.symbol == "holiday":
        if lexeme.word not in ("ramadan", "ramazan", "muharram") or day is None or not _is_day(day):
            return None
        month = 1 if lexeme.word == "muharram" else 9
        return _draft(found, "hijri", Named("day", year=year, month=month, day=day, system="hijri"))
    if (day is not None and not _is_day(day)) or (day is None and year is None):
        return None
    named = Named(grain, year=year, month=_number(lexeme), day=day, system="hijri")
    if lexeme.symbol == "jalali":
        named = replace(named, system="jalali")
    return _draft(found, lexeme.symbol, named)


def _month_day_only(found: Found) -> Draft | None:
    """A day of a month told before: "on the 15th"."""
    day, after = _number(found["d"]), found.after()
    if not _is_day(day) or (
        after is not None and after.symbol not in ("stop", "comma", "brk", "close", "and", "quote")
    ):
        return None
    return Draft(found.first + 1, found.last, "day-only", Named("day", day=day))


RULES: tuple[Rule, ...] = (
    Rule("iso", "i:iso", _iso),
    Rule("numeric", "i:numeric", _numeric),
    Rule("day-month-year", "(w:weekday comma?)? t:the? d:day|nth o:of? m:month (comma? y:year)?", _calendar),
    Rule("ordinal-of-month", "the d:ordinal of m:month (comma? y:year)?", _calendar),
    Rule("month-day-year", "(w:weekday comma?)? m:month the? d:day|nth (comma? y:year)?", _calendar),
    Rule("year-month-day", "w:weekday? y:year m:month d:day", _calendar),
    Rule("day-pair", "the? d:day|nth to|and|dash|slash the? e:day|nth of? m:month (comma? y:year)?", _day_pair),
    Rule("month-day-pair", "m:month d:day|nth to|and|dash|slash the? e:day|nth (comma? y:year)?", _day_pair),
    Rule("month-year", "m:month of|comma? the? y:year|ayear", _month_year),
    Rule("month", "m:month", _month),
    Rule("weekday", "w:weekday", _weekday),
    Rule("year-pair", "y:year dash|slash z:year|two|day|hhmm e:era?", _year_pair),
    Rule("era-pair", "y:day|two|num|year dash|slash|to|and z:day|two|num|year e:era", _year_pair),
    Rule("era-month", "(the? s:season | m:month) of? y:day|two|num|year e:era", _era_month),
    Rule("year-era", "y:day|two|num|year e:era", _era_year),
    Rule("era-year", "e:era y:day|two|num|year", _era_year),
    Rule("decade", "t:the? y:decade e:era?", _decade),
    Rule("tens", "t:the? d:tens", _tens),
    Rule("century", "the? o:nth|ordinal dash? u:unit e:era?", _century),
    Rule("season-years", "the? s:season of? y:year dash|slash z:year|two|day|hhmm", _season),
    Rule("season-year", "the? s:season of|comma? y:year|ayear", _season),
    Rule("season", "the? s:season", _season),
    Rule("half", "the? h:ordinal|first dash u:half", _half),
    Rule("fiscal", "fiscal u:unit? y:year|ayear", _fiscal),
    Rule("fiscal-year", "the? y:year fiscal u:unit", _fiscal),
    Rule("weekday-nth", "w:weekday the d:nth", _weekday_nth),
    Rule("eleventh", "m:day slash d:day", _nine_eleven),
    Rule("quarter", "the? fiscal? o:nth|ordinal dash? fiscal? u:unit (of? y:year)?", _quarter),
    Rule("quarter-code", "c:period_code of? y:year", _period_code),
    Rule("code", "y:year? c:period_code", _period_code),
    Rule("holiday", "the? h:holiday (of|comma? y:year)?", _holiday),
    Rule("other-calendar", "the? d:day|nth|ordinal of? m:hijri|jalali|holiday (comma? y:year)?", _other_calendar),
    Rule("other-calendar-month-day", "m:hijri|jalali d:day|nth (comma? y:year)?", _other_calendar),
    Rule("other-calendar-month", "m:hijri|jalali y:year", _other_calendar),
    Rule("day-only", "on|of the d:nth", _month_day_only),
    Rule("year", "y:year|ayear", _bare_year),
)
"""The rules for dates, those that read more words before those that read fewer."""
