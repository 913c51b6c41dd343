"""The calendars that reports use beside the Gregorian: movable feasts, and Islamic, Persian, Hebrew and lunar dates.

Every function is arithmetic; none looks at a clock. The Islamic calendar is the tabular (civil) one: the observed month
begins with the sighting of the moon and may be a day off, which is why its dates are reported as approximate.
"""

import math
from datetime import date, timedelta

_HIJRI_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram 1, Gregorian reckoning backwards, civil epoch
_HEBREW_EPOCH = -1373427  # ordinal of 1 Tishri of year 1
_JALALI_BREAKS = tuple(
    int(year)
    for year in "-61 9 38 199 426 686 756 818 1111 1181 1210 1635 2060 2097 2192 2262 2324 2394 2456 3178".split()
)
"""Years at which the rhythm of Persian leap years changes (K. Borkowski, The Persian calendar for 3000 years, 1996)."""


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    golden, century = year % 19, year // 100
    skipped, rest = century // 4, century % 4
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - skipped - correction + 15) % 30
    sunday = (32 + 2 * rest + 2 * (year % 100 // 4) - moon - year % 100 % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday as a Gregorian date (Meeus's Julian computus)."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return from_julian(year, month, day + 1)


def from_julian(year: int, month: int, day: int) -> date:
    """The Gregorian date of a Julian one."""
    leap_days = year - 1 if month < 3 else year
    behind = leap_days // 100 - leap_days // 400 - 2
    return date(year, month, day) + timedelta(days=behind)


def from_hijri(year: int, month: int, day: int) -> date:
    """The Gregorian date of an Islamic one, after the tabular calendar; observed dates may differ by a day.

    Raises ValueError where the month or day does not exist or the date is after the year 9999.
    """
    if not (1 <= month <= 12 and 1 <= day <= 30 and year >= 1):
        raise ValueError(f"{year}-{month}-{day} is no date of the Islamic calendar")
    days = day + math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(days + _HIJRI_EPOCH - 1)


def hijri(day: date) -> tuple[int, int, int]:
    """Year, month and day of the tabular Islamic calendar; ValueError before its epoch."""
    elapsed = day.toordinal() - _HIJRI_EPOCH
    if elapsed < 0:
        raise ValueError(f"{day} is before the Islamic calendar begins")
    year = (30 * elapsed + 10646) // 10631
    month = next(m for m in range(12, 0, -1) if from_hijri(year, m, 1) <= day)
    return year, month, (day - from_hijri(year, month, 1)).days + 1


def nowruz(year: int) -> date:
    """The Persian New Year in a Gregorian year: 1 Farvardin, 20 to 22 March."""
    return from_jalali(year - 621, 1, 1)


def from_jalali(year: int, month: int, day: int) -> date:
    """The Gregorian date of a Persian (solar Hijri) one, right for the years 1178 to 1633 at the least.

    Raises ValueError where the month or day does not exist or the year is outside the rule's reach.
    """
    longest = 31 if month <= 6 else 30
    if not (1 <= month <= 12 and 1 <= day <= longest):
        raise ValueError(f"{year}-{month}-{day} is no date of the Persian calendar")
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    found = _farvardin(year) + timedelta(days=before + day - 1)
    if month == 12 and day == 30 and found >= _farvardin(year + 1):
        raise ValueError(f"{year}-12-30 is no date of the Persian calendar: {year} is not a leap year")
    return found


def _farvardin(year: int) -> date:
    """1 Farvardin of a Persian year, by counting its leap years and the Gregorian ones up to it."""
    if not _JALALI_BREAKS[0] <= year < _JALALI_BREAKS[-1]:
        raise ValueError(f"the Persian year {year} is outside {_JALALI_BREAKS[0]} to {_JALALI_BREAKS[-1] - 1}")
    leaps, start, jump = -14, _JALALI_BREAKS[0], 0
    for end in _JALALI_BREAKS[1:]:
        jump = end - start
        if year < end:
            break
        leaps += jump // 33 * 8 + jump % 33 // 4
        start = end
    into = year - start
    leaps += into // 33 * 8 + (into % 33 + 3) // 4
    if jump % 33 == 4 and jump - into == 4:
        leaps += 1
    gregorian = year + 621
    gregorian_leaps = gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150
    return date(gregorian, 3, 1) + timedelta(days=19 + leaps - gregorian_leaps)


def jalali(day: date) -> tuple[int, int, int]:
    """Year, month and day of the Persian calendar."""
    year = day.year - 621
    first = _farvardin(year)
    if day < first:
        year -= 1
        first = _farvardin(year)
    into = (day - first).days
    if into < 186:
        return year, into // 31 + 1, into % 31 + 1
    return year, (into - 186) // 30 + 7, (into - 186) % 30 + 1


def from_hebrew(year: int, month: int, day: int) -> date:
    """The Gregorian date of a Hebrew one; months count from Tishri (1), Adar of a common year being month 6.

    In a leap year Adar I is month 6, Adar II month 7 and Nisan month 8; the caller counts accordingly.
    """
    days = day
    for m in range(1, month):
        days += _hebrew_month_length(year, m)
    return date.fromordinal(_HEBREW_EPOCH + _hebrew_elapsed(year) + days - 1)


def hebrew_leap(year: int) -> bool:
    """Whether a Hebrew year has thirteen months."""
    return (7 * year + 1) % 19 < 7


def passover(year: int) -> date:
    """The first day of Passover, 15 Nisan, in a Gregorian year."""
    hebrew = year + 3760
    return from_hebrew(hebrew, 8 if hebrew_leap(hebrew) else 7, 15)


def _hebrew_elapsed(year: int) -> int:
    """Days from the epoch to the new year of a Hebrew year, with its four postponements."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    if 3 * (day + 1) % 7 < 3:
        day += 1
    return day + _hebrew_delay(year, day)


def _hebrew_delay(year: int, day: int) -> int:
    def molad_day(y: int) -> int:
        months = (235 * y - 234) // 19
        elapsed = 29 * months + (12084 + 13753 * months) // 25920
        return elapsed + 1 if 3 * (elapsed + 1) % 7 < 3 else elapsed

    if molad_day(year + 1) - day == 356:
        return 2
    return 1 if day - molad_day(year - 1) == 382 else 0


def _hebrew_month_length(year: int, month: int) -> int:
    length = _hebrew_elapsed(year + 1) - _hebrew_elapsed(year)
    leap = hebrew_leap(year)
    heshvan = 30 if length % 10 == 5 else 29
    kislev = 29 if length % 10 == 3 else 30
    lengths = [30, heshvan, kislev, 29, 30]
    lengths += [30, 29] if leap else [29]
    lengths += [30, 29, 30, 29, 30, 29]
    return lengths[month - 1]


def lunar_new_year(year: int) -> date:
    """The East Asian lunar new year (Tet, Spring Festival): the new moon in Beijing from 21 January to 20 February.

    The moon is Meeus's (Astronomical Algorithms, chapter 49) with its largest terms, good to minutes.
    """
    first = date(year, 1, 21)
    cycle = round((year - 2000 + 0.04) * 12.3685) - 1
    while True:
        day = _new_moon(cycle)
        if day >= first:
            return day
        cycle += 1


def _new_moon(cycle: int) -> date:
    """The day in Beijing of a new moon, counted from the first of the year 2000."""
    century = cycle / 1236.85
    sun = math.radians(2.5534 + 29.10535670 * cycle)
    moon = math.radians(201.5643 + 385.81693528 * cycle + 0.0107582 * century**2)
    node = math.radians(160.7108 + 390.67050284 * cycle - 0.0016118 * century**2)
    eccentricity = 1 - 0.002516 * century
    days = 2451550.09766 + 29.530588861 * cycle + 0.00015437 * century**2
    days += -0.40720 * math.sin(moon) + 0.17241 * eccentricity * math.sin(sun) + 0.01608 * math.sin(2 * moon)
    days += 0.01039 * math.sin(2 * node) + 0.00739 * eccentricity * math.sin(moon - sun)
    days += -0.00514 * eccentricity * math.sin(moon + sun) + 0.00208 * eccentricity**2 * math.sin(2 * sun)
    dynamical = 65 / 86400  # terrestrial time runs about a minute ahead of the clock in our times
    return date.fromordinal(math.floor(days - dynamical + 8 / 24 + 0.5) - 1721425)
