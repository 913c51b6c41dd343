"""What an incident is said to be: best values, ranges, contested fields, voices, grade and its reason."""

from dataclasses import replace
from datetime import date

import pytest

from tests.written import actor, claim, report
from twosource.incidents.items import Item, Report, item
from twosource.incidents.merging import merge
from twosource.model import Attribution, Claim, Incident, Quantity, Speaker

M23 = actor("m23")
FDLR = actor("fdlr")
ARMY = actor("cod.military", "military", "COD")
AGENCY = Speaker("Example Agency", actor("example-agency", "media"))
VILLAGERS = Speaker("villagers", None)
MEDIC = Speaker("Asha Example", None, None, "Example Aid")
SPOKESMAN = Speaker("an army spokesman", ARMY)
REBEL = Speaker("a rebel spokesman", M23)


def said(name: str, day: int = 15, publisher: str | None = None, group: str | None = None, **about: object) -> Item:
    document = report(name, date(2024, 5, day), publisher)
    return item(claim(document, **about), Report(name, publisher, document.published, group or name))  # type: ignore[arg-type]


def wired(name: str, speaker: Speaker | None = None, day: int = 15, **about: object) -> Item:
    """A report of an outlet that prints an agency's wire."""
    told = said(name, day, f"Outlet {name}", speaker=speaker, **about)
    publisher, *rest = told.claim.attribution
    chain = (publisher, Attribution(AGENCY, "says", None, None, None), *rest)
    return item(replace(told.claim, attribution=chain), told.report)


def made(*items: Item) -> Incident:
    forward, backward = merge("i-1", items), merge("i-1", items[::-1])
    assert forward == backward
    return forward


@pytest.mark.parametrize(
    ("items", "grade", "voices"),
    [
        pytest.param([said("d1", speaker=MEDIC)], "single-source", 1, id="one voice"),
        pytest.param(
            [said("d1", speaker=MEDIC), said("d2", speaker=MEDIC)], "single-source", 1, id="two cite the same"
        ),
        pytest.param(
            [said("d1", publisher="A", group="g"), said("d2", group="g", publisher="A")],
            "single-source",
            1,
            id="copies",
        ),
        pytest.param([said("d1", group="g"), said("d2", group="g")], "single-source", 1, id="copies of no outlet"),
        pytest.param([said("d1", publisher="A"), said("d2", publisher="B")], "corroborated", 2, id="two outlets"),
        pytest.param([said("d1", speaker=MEDIC), said("d2", publisher="B")], "corroborated", 2, id="outlet and medic"),
        pytest.param(
            [said("d1", speaker=SPOKESMAN, agent=M23), said("d2", publisher="B", agent=M23)],
            "corroborated",
            2,
            id="an authority and an outlet",
        ),
        pytest.param([said("d1", speaker=SPOKESMAN)], "official-only", 1, id="an authority alone"),
        pytest.param(
            [
                said("d1", speaker=REBEL, agent=M23, responsibility="claimed"),
                said("d2", speaker=SPOKESMAN, agent=M23),
            ],
            "official-only",
            2,
            id="both sides and nobody else",
        ),
        pytest.param(
            [said("d1", speaker=MEDIC), said("d2", speaker=SPOKESMAN, factuality="denied")],
            "contested",
            2,
            id="told and denied",
        ),
        pytest.param(
            [said("d1", publisher="A", agent=M23), said("d2", publisher="B", agent=FDLR)],
            "contested",
            2,
            id="two agents",
        ),
        pytest.param(
            [said("d1", 15, speaker=MEDIC), said("d2", 17, speaker=MEDIC, factuality="denied")],
            "retracted",
            1,
            id="taken back",
        ),
        pytest.param([wired("d1"), wired("d2"), wired("d3")], "single-source", 1, id="one agency, three outlets"),
        pytest.param([wired("d1"), said("d2", publisher="D")], "corroborated", 2, id="an agency and an outlet"),
        pytest.param(
            [said("d1", publisher="A", speaker=MEDIC), said("d2", publisher="A")],
            "single-source",
            2,
            id="an outlet adds nothing to whom it cites",
        ),
        pytest.param([wired("d1", VILLAGERS), wired("d2")], "single-source", 2, id="nor does an agency"),
        pytest.param(
            [said("d1", 15, "A", speaker=MEDIC), said("d2", 17, "A", speaker=Speaker("A", None), stance="denies")],
            "retracted",
            2,
            id="an outlet withdraws what it was told",
        ),
        pytest.param(
            [
                said("d1", 15, "A", speaker=MEDIC),
                said("d2", 17, "A", speaker=Speaker("the agency", None), stance="denies"),
            ],
            "retracted",
            2,
            id="the agency withdraws its report",
        ),
        pytest.param(
            [
                said("d1", 15, "A", speaker=MEDIC),
                said("d2", 17, "A", speaker=Speaker("A", None), stance="denies"),
                said("d3", 16, "B"),
            ],
            "contested",
            3,
            id="one outlet withdraws and another tells it",
        ),
        pytest.param(
            [said("d1", 15, "A", speaker=MEDIC), said("d2", 15, "A", speaker=Speaker("A", None), stance="denies")],
            "contested",
            2,
            id="not later, so not withdrawn",
        ),
        pytest.param(
            [
                said("d1", publisher="A", speaker=REBEL, stance="denies", agent=M23, responsibility="denied"),
                said("d2", publisher="A"),
            ],
            "single-source",
            1,
            id="who denies his part does not tell the event",
        ),
    ],
)
def test_grades(items: list[Item], grade: str, voices: int) -> None:
    incident = made(*items)
    assert incident.grade == grade, incident.reason
    assert len(incident.voices) == voices
    assert any(voice.name in incident.reason for voice in incident.voices)
    if grade == "single-source":
        assert [voice.derived for voice in incident.voices] == [False, True][:voices]


def test_a_party_is_marked_as_interested() -> None:
    incident = made(
        said("d1", speaker=REBEL, agent=M23, responsibility="claimed"), said("d2", publisher="B", agent=M23)
    )
    assert {voice.name: voice.interested for voice in incident.voices} == {"a rebel spokesman": True, "B": False}
    assert "1 of them a party" in incident.reason


def test_counts_range_over_the_latest_word_of_each_voice() -> None:
    incident = made(
        said("d1", 15, speaker=MEDIC, killed=7),
        said("d2", 17, speaker=MEDIC, killed=9),
        said("d3", 16, publisher="B", killed=12),
    )
    (count,) = incident.counts
    assert (count.low, count.best, count.high) == (9, 9, 12)
    field = next(f for f in incident.fields if f.name == "killed")
    assert field.contested
    assert {told.value: told.voices for told in field.told} == {"9": ("body:example aid",), "12": ("outlet:b",)}


@pytest.mark.parametrize(
    ("counted", "best"),
    [
        ([("soldiers", 5), ("civilians", 3)], 8),
        ([("people", 12), (None, 7)], 12),
        ([("people", 12), ("children", 3)], 12),
        ([("soldiers", 5), ("soldiers", 5)], 5),
    ],
)
def test_a_claim_that_counts_twice(counted: list[tuple[str | None, int]], best: int) -> None:
    told = said("d1", publisher="A")
    quantities = tuple(Quantity("killed", n, n, n, of, None) for of, n in counted)
    (count,) = made(replace(told, claim=replace(told.claim, quantities=quantities))).counts
    assert (count.low, count.best, count.high) == (best, best, best)


def test_of_what_is_told_and_denied_alike_what_happened_is_best() -> None:
    incident = made(said("d1", speaker=MEDIC), said("d2", speaker=SPOKESMAN, factuality="denied"))
    assert incident.factuality == "occurred"


def test_an_unknown_number_is_no_zero() -> None:
    told = said("d1", publisher="A", killed=3)
    silent = said("d2", publisher="B")
    unknown = replace(
        silent,
        claim=replace(silent.claim, quantities=(replace(told.claim.quantities[0], low=None, best=None, high=None),)),
    )
    (count,) = made(told, unknown).counts
    assert (count.low, count.best, count.high) == (3, 3, 3)


def test_the_closest_place_is_best() -> None:
    town = said("d1", publisher="A")
    place = town.claim.place
    assert place is not None
    country: Claim = replace(
        town.claim, id="c-2", place=replace(place, name="Congo", precision="country", kind="country")
    )
    wide = replace(said("d2", publisher="B"), claim=country)
    incident = made(town, wide, replace(wide, claim=replace(country, id="c-3"), report=Report("d3", "C", None, "d3")))
    assert incident.place is not None
    assert incident.place.name == "Sake"
    assert len(next(f for f in incident.fields if f.name == "place").told) == 2


def test_the_board_says_who_says_who_did_it() -> None:
    incident = made(
        said("d1", 15, speaker=REBEL, agent=M23, responsibility="denied"),
        said("d2", 16, speaker=SPOKESMAN, agent=M23, responsibility="accused"),
    )
    assert [(held.actor, held.part) for held in incident.board] == [("m23", "denied"), ("m23", "accused")]
    assert [held.voice for held in incident.board] == ["actor:m23", "actor:cod.military"]
    assert [held.by for held in incident.board] == ["a rebel spokesman", "an army spokesman"]
    assert [held.reported for held in incident.board] == [date(2024, 5, 15), date(2024, 5, 16)]


def test_the_board_tells_who_accuses_from_who_denies() -> None:
    told = said("d1", speaker=SPOKESMAN, stance="accuses", agent=M23, responsibility="accused")
    chain = (*told.claim.attribution, Attribution(REBEL, "denies", None, None, None))
    incident = made(item(replace(told.claim, attribution=chain), told.report))
    assert [(held.part, held.by) for held in incident.board] == [
        ("accused", "an army spokesman"),
        ("denied", "a rebel spokesman"),
    ]
    assert [voice.name for voice in incident.voices] == ["an army spokesman"]


def test_who_denies_that_it_was_he_denies_neither_the_event_nor_tells_it() -> None:
    own = said("d3", speaker=REBEL, stance="denies", agent=M23, responsibility="denied", factuality="denied")
    unnamed = made(said("d1", killed=5, speaker=MEDIC), said("d2", killed=5, speaker=VILLAGERS), own)
    assert (unnamed.grade, unnamed.factuality) == ("corroborated", "occurred")
    assert "2 independent voices" in unnamed.reason
    accused = made(said("d1", speaker=SPOKESMAN, agent=M23, responsibility="accused"), own)
    assert accused.grade == "contested"
    (field,) = [field for field in accused.fields if field.contested]
    assert (field.name, [told.value for told in field.told]) == ("agent", ["m23", "not m23"])
    assert "not m23 (a rebel spokesman)" in accused.reason


def test_the_summary_is_of_a_claim_that_tells_what_the_incident_tells() -> None:
    told, denied = said("d1", speaker=MEDIC), said("d2", 16, speaker=SPOKESMAN, factuality="denied")
    surer = item(replace(denied.claim, confidence=1.0, summary="it is denied"), denied.report)
    assert made(told, said("d3", speaker=VILLAGERS), surer).summary == told.claim.summary


def test_an_armed_group_and_the_army_of_one_country_exclude_each_other() -> None:
    group = actor("cod-group", "armed_group", "COD")
    one = said("d1", speaker=MEDIC, agent=ARMY, responsibility="accused")
    other = said("d2", speaker=VILLAGERS, agent=group, responsibility="accused")
    assert made(one, other).grade == "contested"
    organ = said("d3", speaker=VILLAGERS, agent=actor("cod", "state", "COD"), responsibility="accused")
    assert made(one, organ).grade == "corroborated"
