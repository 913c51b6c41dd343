"""Invented claims of invented events, for measures of growth.

A larger ledger covers more days, as ledgers do: about a hundred claims fall on each, most of them in few of the towns,
so that there are days and places that flood. No event is told by more than a hundred reports: the work on one happening
grows with the square of its reports.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from twosource.incidents.items import Item, Report, item
from twosource.model import ActorRef, Attribution, Claim, Participant, Place, Quantity, Span, Speaker, When

_TOWNS = 3000
_CLAIMS_A_DAY = 100
_MOST_REPORTS = 100
_TYPES = ("attack", "attack.shelling", "clash", "killing", "protest", "detention.arrest", "displacement")
_PUBLISHER = Attribution(Speaker("the report", None), "says", None, None, None)
_WORDS = [f"word{n}" for n in range(4000)]


def events(number: int) -> Iterator[list[Item]]:
    """Invented events of so many claims in all, each told by one report or many that agree on most of it."""
    chance = random.Random(number)
    towns = _towns(chance)
    days = max(30, number // _CLAIMS_A_DAY)
    made = 0
    while made < number:
        told = _event(chance, towns, days, made, 1, min(number - made, _MOST_REPORTS))
        made += len(told)
        yield told


def happening(reports: int) -> list[Item]:
    """One invented event, told by so many reports."""
    chance = random.Random(reports)
    return _event(chance, _towns(chance), 30, 0, reports, reports)


_Town = tuple[float, float, str]
"""Latitude, longitude and country."""


def _towns(chance: random.Random) -> list[_Town]:
    return [(chance.uniform(-35, 60), chance.uniform(-120, 140), f"C{chance.randrange(90):02}") for _ in range(_TOWNS)]


def _event(chance: random.Random, towns: Sequence[_Town], days: int, before: int, least: int, most: int) -> list[Item]:
    """The claims of one event, told by `least` to `most` reports; `before` claims were made before them."""
    lat, lon, country = towns[int(_TOWNS * chance.random() ** 3)]
    start = datetime(2000, 1, 1) + timedelta(days=chance.randrange(days))
    kind, agent = chance.choice(_TYPES), f"group-{chance.randrange(400)}"
    killed, words = chance.choice([None, 1, 2, 5, 9, 14, 30]), chance.sample(_WORDS, 12)
    told = []
    for number in range(before + 1, before + 1 + max(least, min(most, int(chance.paretovariate(1.5))))):
        day = start + timedelta(days=chance.choice([0, 0, 0, 0, 1]))
        text = " ".join(chance.sample(words, 8) + chance.sample(_WORDS, 4))
        told.append(
            item(
                Claim(
                    id=f"c-{number:08}",
                    type=kind,
                    plover=None,
                    cameo=None,
                    acled=None,
                    summary="an invented event",
                    factuality="occurred",
                    participants=(Participant("agent", agent, ActorRef(agent, "armed_group"), "stated", None),),
                    place=Place("Town", lat, lon, country, None, "city", "city", f"t:{lat:.3f}:{lon:.3f}", None),
                    when=When(day, day + timedelta(days=1), "day", None, "explicit", Span(0, 1, "x")),
                    quantities=(Quantity("killed", killed, killed, killed, None, None),) if killed else (),
                    attribution=(_PUBLISHER,),
                    evidence=(Span(0, len(text), text),),
                    confidence=0.8,
                ),
                Report(f"d-{number:08}", f"Outlet {chance.randrange(200)}", day.date(), f"d-{number:08}"),
            )
        )
    return told
