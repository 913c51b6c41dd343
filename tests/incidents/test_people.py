"""Private persons by their full name, ages, and what a report as a whole tells beside its claims."""

from dataclasses import replace

import pytest

from tests.written import actor, claim, report
from twosource.incidents.people import ages, harmed, people
from twosource.incidents.setting import setting
from twosource.model import ActorRef, Claim, Participant


def naming(*participants: Participant) -> Claim:
    return replace(claim(report("d1")), participants=participants)


def part(role: str, name: str, ref: ActorRef | None = None) -> Participant:
    return Participant(role, name, ref, None, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("participant", "name"),
    [
        pytest.param(part("victim", "Asha", ActorRef("local:asha-example", "person")), "asha-example", id="as linked"),
        pytest.param(part("victim", "Asha Example"), "asha-example", id="a full name"),
        pytest.param(part("victim", "5-year-old Asha Example"), "asha-example", id="behind an age"),
        pytest.param(part("victim", "Teacher Asha Example"), "asha-example", id="behind a common noun"),
        pytest.param(part("victim", "Asha"), None, id="one name alone"),
        pytest.param(part("victim", "Asha Example's father"), None, id="somebody else"),
        pytest.param(part("victim", "Example Road School"), None, id="a building"),
        pytest.param(part("victim", "two farmers"), None, id="a description"),
        pytest.param(part("agent", "M23", actor("m23")), None, id="an actor of the registry"),
        pytest.param(part("agent", "Ann Sample", ActorRef("ann-sample", "person")), None, id="a known person"),
        pytest.param(part("instrument", "Asha Example"), None, id="no one who takes part"),
    ],
)
def test_people(participant: Participant, name: str | None) -> None:
    assert people(naming(participant)) == ({name} if name else set())


def test_only_victims_and_targets_are_harmed() -> None:
    told = naming(part("victim", "Asha Example"), part("agent", "Ben Muster"), part("target", "Cem Muster"))
    assert harmed(told) == {"asha-example", "cem-muster"}
    assert people(told) == harmed(told) | {"ben-muster"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A 3-year-old boy and a 7-month-old girl were hurt.", {"3 year", "7 month"}),
        ("Asha Example, 41, was shot.", {"41 year"}),
        ("Ben Sample, aged 19, was shot.", {"19 year"}),
        ("Rebels attacked on May 14, 19 days after the truce.", set()),
        ("Rebels killed 19 farmers.", set()),
    ],
)
def test_ages(text: str, found: set[str]) -> None:
    assert ages(claim(report("d1", text=text))) == found


def test_a_setting_is_the_towns_and_the_harmed_of_all_claims() -> None:
    document = report("d1")
    told = [claim(document), claim(document, None, number=1, victim="Asha Example"), claim(document, number=2)]
    around = setting(told)
    assert len(around.towns) == 1
    assert around.harmed == {"asha-example"}


def test_a_report_on_many_towns_is_set_in_none() -> None:
    document = report("d1")
    towns = ("Sake", "Bunia", "Mosul")
    assert len(setting([claim(document, town) for town in towns[:2]]).towns) == 2
    assert setting([claim(document, town) for town in towns]).towns == ()
