"""Counts, what they count and what they measure."""

from collections.abc import Callable

import pytest

from twosource import ontology
from twosource.extract.how_many import HowMany
from twosource.ontology.measures import MeasureWords
from twosource.ontology.number_words import Bounds, NumberWords
from twosource.parse import Parse


@pytest.fixture(scope="module")
def how_many() -> HowMany:
    return HowMany(NumberWords.load(), MeasureWords.load(), ontology.load().nouns)


def told(how_many: HowMany, tree: Parse) -> list[tuple[str, int | None, int | None, int | None, str | None]]:
    return [(m.measure, m.count.low, m.count.best, m.count.high, m.count.of) for m in how_many.measured(tree)]


MEASURES = [
    ("The blast killed 12 and wounded 30.", [("killed", 12, 12, 12, None), ("wounded", 30, 30, 30, None)]),
    ("Twelve people were killed.", [("killed", 12, 12, 12, "people")]),
    ("At least 12 people died.", [("killed", 12, 12, None, "people")]),
    ("The raid left 12 dead.", [("killed", 12, 12, 12, None)]),
    ("The war has claimed the lives of 40 miners.", [("killed", 40, 40, 40, "miners")]),
    ("The fighting claimed 40 lives.", [("killed", 40, 40, 40, "lives")]),
    ("The death toll rose from 10 to 15.", [("killed", 15, 15, 15, None)]),
    ("Death toll in market shelling climbs to 54", [("killed", 54, 54, 54, None)]),
    ("The deaths of three nuns shocked the town.", [("killed", 3, 3, 3, "nuns")]),
    ("Gunmen shot dead two guards.", [("killed", 2, 2, 2, "guards")]),
    ("A soldier was killed.", [("killed", 1, 1, 1, "soldier")]),
    ("Man killed in shelling", [("killed", 1, 1, 1, "Man")]),
    ("Car bomb kills 9, wounds dozens", [("killed", 9, 9, 9, None), ("wounded", 24, None, 99, None)]),
    ("Six soldiers, two civilians dead in ambush", [("killed", 6, 6, 6, "soldiers"), ("killed", 2, 2, 2, "civilians")]),
    ("The strike caused 12 casualties.", [("casualties", 12, 12, 12, "casualties")]),
    ("Police arrested 35 protesters.", [("detained", 35, 35, 35, "protesters")]),
    ("Bandits abducted 20 pupils.", [("abducted", 20, 20, 20, "pupils")]),
    ("The group freed 24 hostages.", [("released", 24, 24, 24, "hostages")]),
    ("Thirty miners are missing.", [("missing", 30, 30, 30, "miners")]),
    ("The fighting displaced 40,000 people.", [("displaced", 40000, 40000, 40000, "people")]),
    ("Ruritania expelled ten diplomats.", [("expelled", 10, 10, 10, "diplomats")]),
    ("Some 2,000 people marched to the palace.", [("participants", None, 2000, None, "people")]),
    ("The army sent 500 troops to the border.", [("deployed", 500, 500, 500, "troops")]),
    ("The navy fired 12 rockets.", [("weapons", 12, 12, 12, "rockets")]),
    ("The army carried out 45 air strikes.", [("attacks", 45, 45, 45, "air strikes")]),
    ("The base has been attacked 66 times.", [("attacks", 66, 66, 66, "times")]),
    ("The house passed a $14.3-billion package.", [("money", 14_300_000_000, 14_300_000_000, 14_300_000_000, None)]),
    (
        "Two of the three attackers were killed.",
        [("killed", 2, 2, 2, "attackers"), ("other", 3, 3, 3, "attackers")],
    ),
    ("Soldiers were killed.", []),
    ("A man killed ten people.", [("killed", 10, 10, 10, "people")]),
    ("Britain pledged 30 million pounds in aid.", [("money", 30_000_000, 30_000_000, 30_000_000, None)]),
    ("Police found 40 pounds of explosives.", []),
    ("Two men shot dead a guard.", [("other", 2, 2, 2, "men"), ("killed", 1, 1, 1, "guard")]),
    ("Medics put the number of dead at 7.", [("killed", 7, 7, 7, None)]),
    ("More than 60 people were killed and injured.", [("casualties", 60, 60, None, "people")]),
    ("A rebel was struck and killed.", [("killed", 1, 1, 1, "rebel")]),
    ("The army killed one of its six fighters.", [("killed", 1, 1, 1, "fighters"), ("other", 6, 6, 6, "fighters")]),
    ("The number of victims was 59 and not 60.", [("casualties", 59, 59, 59, None)]),
    ("There were no casualties, he said.", [("casualties", 0, 0, 0, "casualties")]),
    ("Someone shot at unit no 93.", []),
    ("The army will arrest anyone who comes.", []),
    ("Guard killed as troops shell homes - spokesman", [("killed", 1, 1, 1, "Guard")]),
    ("Eight people in Ruritania killed by the army's fire", [("killed", 8, 8, 8, "people")]),
    ("The liberation of Raqqa will come.", []),
    ("The march passed Route 4 and Hill 402 on 5 May 2014.", []),
    ("Ahmed Karim, 34, lives 8 km north of the city.", []),
    ("It rose 20 percent in two years.", []),
    ("The 1989 elections began at 0400.", []),
    ("The four-day truce and the 32-year-old treaty hold.", []),
    ("No one was hurt.", [("wounded", 0, 0, 0, None)]),
    ("The blast caused no casualties.", [("casualties", 0, 0, 0, "casualties")]),
    ("There was no immediate word on casualties.", [("casualties", None, None, None, "casualties")]),
    ("The number of casualties was not known.", [("casualties", None, None, None, "number")]),
    ("It was not clear how many people were killed.", [("killed", None, None, None, "people")]),
    ("An unknown number of people were abducted.", [("abducted", None, None, None, "people")]),
]


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_measures(
    parse: Callable[[str], Parse],
    how_many: HowMany,
    text: str,
    expected: list[tuple[str, int | None, int | None, int | None, str | None]],
) -> None:
    assert told(how_many, parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("At least 90 people, including 60 children and 20 women, died.", 90, [(60, "children"), (20, "women")]),
        ("Twelve people were killed, of whom five were soldiers.", 12, [(5, None)]),
        ("Twelve people died, four of them children.", 12, [(4, None)]),
        ("The blast killed 12 people. Of those killed, six were children.", 12, [(6, None)]),
        ("The group freed 24 hostages, among them 13 Graustarkers.", 24, [(13, "Graustarkers")]),
        (
            "The army was attacked 66 times. Thirty-two times in the east and 34 times in the west.",
            66,
            [(32, "times"), (34, "times")],
        ),
        ("There were 66 attacks: 32 in the east and 34 in the west.", 66, [(32, None), (34, None)]),
        ("Three nuns were among the 12 people killed.", 12, [(3, "nuns")]),
    ],
)
def test_parts(
    parse: Callable[[str], Parse], how_many: HowMany, text: str, whole: int, parts: list[tuple[int, str | None]]
) -> None:
    (measured,) = how_many.measured(parse(text))
    assert measured.count.best == whole
    assert [(part.best, part.of) for part in measured.parts] == parts
    counts = how_many.find(parse(text))
    index = next(k for k, count in enumerate(counts) if count.best == whole)
    assert [count.part_of for count in counts].count(index) == len(parts)


def test_running_totals_name_their_window(parse: Callable[[str], Parse], how_many: HowMany) -> None:
    tree = parse("US bases have been attacked about 66 times since October 17.")
    (measured,) = how_many.measured(tree)
    assert measured.cumulative
    assert measured.since is not None
    assert tree.text(*measured.since) == "October 17"
    assert measured.predicate is not None
    assert tree.tokens[measured.predicate].norm == "attacked"


@pytest.mark.parametrize(
    ("text", "cumulative"),
    [
        ("The war has so far killed 400 people.", True),
        ("In total 400 people were killed.", True),
        ("The number of dead has risen to 43.", True),
        ("The blast killed 4 people.", False),
    ],
)
def test_cumulative(parse: Callable[[str], Parse], how_many: HowMany, text: str, cumulative: bool) -> None:
    (measured,) = how_many.measured(parse(text))
    assert measured.cumulative is cumulative


def test_a_total_takes_the_measure_told_before_it(parse: Callable[[str], Parse], how_many: HowMany) -> None:
    found = how_many.measured(parse("Five miners died on Monday, bringing the total to 120."))
    assert [(m.measure, m.count.best, m.cumulative) for m in found] == [("killed", 5, False), ("killed", 120, True)]


def test_unknown_is_not_zero(parse: Callable[[str], Parse], how_many: HowMany) -> None:
    (unknown,) = how_many.measured(parse("No casualties were reported."))
    (none,) = how_many.measured(parse("There were no casualties."))
    assert unknown.unknown
    assert not none.unknown
    assert none.count.best == 0


def test_money_names_its_currency(parse: Callable[[str], Parse], how_many: HowMany) -> None:
    found = how_many.measured(parse("They gave 3 million dollars, €5m and Rs 5 crore."))
    assert [m.count.unit for m in found] == ["USD", "EUR", "INR"]


@pytest.mark.parametrize(
    ("headline", "deaths"),
    [
        ("Two soldiers, one civilian killed in clash", Bounds.exactly(3)),
        ("Shelling kills at least 30, wounds 100", Bounds(30, 30, None)),
        ("Dozens dead after market blast", Bounds(24, None, 99)),
        ("Guard killed as rebels shell village, says militia spokesman", Bounds.exactly(1)),
        ("Blast kills 12, including three children", Bounds.exactly(12)),
        ("Parliament passes budget", None),
    ],
)
def test_deaths_of_a_headline(
    parse: Callable[[str], Parse], how_many: HowMany, headline: str, deaths: Bounds | None
) -> None:
    assert how_many.deaths(parse(headline)) == deaths


def test_spans_quote_the_text(parse: Callable[[str], Parse], how_many: HowMany) -> None:
    tree = parse("“Some 20 men,” he said, “were killed and five nuns — two of them foreign — were hurt.”")
    counts = how_many.find(tree)
    assert [count.span.quote for count in counts] == ["Some 20 men", "five nuns", "two"]
    for count in counts:
        count.span.check(tree.document.text)
