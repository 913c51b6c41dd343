"""What lists of actors, sources, outlets and places read, on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from tests.written import RUN, actor, claim, coding, report
from twosource.ledger import Filter, Ledger
from twosource.ledger.store import run_id
from twosource.model import Component, Loaded, Span, Speaker

GROUP = actor("local:valley-guard", "armed_group", "COD")
MAYOR = Speaker("Mayor of Sake", None)
TEXT = (
    "For many years before this day all was calm and quiet on the hills, and then the brutal regime "
    "shelled Sake again and again. A regime it was."
)


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """One attack on the word of a mayor and an outlet, another on an outlet's alone; loaded words in two reports."""
    first = report("s1", date(2024, 5, 15), "Valley Wire", TEXT)
    at = TEXT.index("brutal regime")
    words = [
        Loaded(Span.of(TEXT, at, at + 13), None, "government", "delegitimising"),
        Loaded(Span.of(TEXT, TEXT.index("A regime") + 2, TEXT.index("A regime") + 8), None, "government", "label"),
    ]
    made = coding(first, claim(first, speaker=MAYOR, killed=3, agent=GROUP))
    ledger.add(replace(made, loaded=(words[0], words[1], words[1])))
    second = report("s2", date(2024, 5, 16), "River Daily", "Shells killed three in Sake, residents of the town saw.")
    ledger.add(coding(second, claim(second, killed=3, agent=GROUP)))
    third = report("s3", date(2024, 7, 2), "Valley Wire", "The regime fired at Goma, where nobody was hurt that day.")
    made = coding(third, claim(third, "Goma", date(2024, 7, 1)))
    ledger.add(replace(made, loaded=(Loaded(Span.of(third.text, 4, 10), None, None, "label"),)))
    return ledger


def test_a_voice_is_alone_first_or_with_others(told: Ledger) -> None:
    (mayor,) = told.source("words:mayor of sake")
    assert (mayor.incidents, mayor.alone, mayor.first) == (1, 0, 1)
    assert [(t.alone, t.first) for t in told.told_by(mayor.key).items] == [(False, True)]
    assert [(t.alone, t.first) for t in told.told_by("outlet:river daily").items] == [(False, False)]
    assert [(t.alone, t.first) for t in told.told_by("outlet:valley wire").items] == [(True, None)]
    assert told.source("words:nobody") == []
    assert told.told_by("words:nobody").items == ()


def test_an_outlet_that_repeats_whom_it_cites_leaves_them_alone(ledger: Ledger) -> None:
    cited = report("q0", date(2024, 5, 15), "Valley Wire", "Shells fell near Sake, the mayor said.")
    ledger.add(coding(cited, claim(cited, speaker=MAYOR, killed=3, agent=GROUP)))
    repeated = report("q1", date(2024, 5, 15), "Valley Wire", "Three were killed near Sake when shells fell there.")
    ledger.add(coding(repeated, claim(repeated, killed=3, agent=GROUP)))
    (incident,) = ledger.incidents()
    assert [(voice.key, voice.derived) for voice in incident.voices] == [
        ("words:mayor of sake", False),
        ("outlet:valley wire", True),
    ]
    assert {h.key: (h.incidents, h.alone, h.first) for h in ledger.sources()} == {
        "words:mayor of sake": (1, 1, 0),
        "outlet:valley wire": (1, 0, 0),
    }
    (mayor,), (outlet,) = (ledger.told_by(voice.key).items for voice in incident.voices)
    assert (mayor.alone, mayor.first, mayor.others, mayor.derived) == (True, None, 0, False)
    assert (outlet.alone, outlet.first, outlet.others, outlet.derived) == (False, False, 1, True)
    other = report("q2", date(2024, 5, 14), "River Daily", "Shells killed three in Sake, residents of the town saw.")
    ledger.add(coding(other, claim(other, killed=3, agent=GROUP)))
    assert {h.key: (h.incidents, h.alone, h.first) for h in ledger.sources()} == {
        "words:mayor of sake": (1, 0, 0),
        "outlet:valley wire": (1, 0, 0),
        "outlet:river daily": (1, 0, 1),
    }


def test_private_persons_are_heard_and_not_listed(ledger: Ledger) -> None:
    speakers = {
        "words:jo example": Speaker("Jo Example", actor("local:jo-example", "person")),
        "actor:gustavo-petro": Speaker("Gustavo Petro", actor("gustavo-petro", "person", "COL")),
        "words:villagers": Speaker("villagers", None),
    }
    for n, speaker in enumerate(speakers.values()):
        document = report(f"w{n}", text=f"Guards struck a man in Bunia, as told in {n} words.")
        ledger.add(coding(document, claim(document, "Bunia", date(2024, 1 + n, 3), speaker=speaker)))
    assert all(ledger.is_heard(key) for key in speakers) and not ledger.is_heard("words:nobody")
    listed = ["actor:gustavo-petro", "words:villagers"]
    assert [heard.key for heard in ledger.sources()] == listed
    assert [heard.key for heard in ledger.sources(limit=1)] == listed[:1]
    assert {key: len(ledger.source(key)) for key in speakers} == dict(zip(speakers, (0, 1, 1), strict=True))
    assert ledger.speakers(["words:jo example"]) == {"words:jo example": speakers["words:jo example"].actor}


def test_what_rests_on_a_voice_is_turned_by_cursor(ledger: Ledger) -> None:
    for n in range(5):
        document = report(f"r{n}", text=f"Shells fell on day {n} of the siege, the mayor said.")
        ledger.add(coding(document, claim(document, day=date(2024, 1 + n, 3), speaker=MAYOR)))
    found, after = [], None
    while True:
        page = ledger.told_by("words:mayor of sake", None, after, 2)
        found += [telling.incident.id for telling in page.items]
        after = page.after
        if after is None:
            break
    assert found == [incident.id for incident in ledger.incidents()]


def test_outlets_count_their_loaded_words(told: Ledger) -> None:
    wire, daily = told.outlets()
    third = len("The regime fired at Goma, where nobody was hurt that day.".split())
    assert (wire.publisher, wire.reports, wire.claims, wire.loaded) == ("Valley Wire", 2, 2, 3)
    assert wire.words == len(TEXT.split()) + third
    assert wire.rate == 3000 / wire.words
    assert (daily.publisher, daily.loaded, daily.rate) == ("River Daily", 0, 0)
    assert told.outlets(["River Daily"]) == [daily]
    assert told.publishers() == ["River Daily", "Valley Wire"]
    told.remove("s3")
    assert told.outlets(["Valley Wire"])[0].loaded == 2


def test_loaded_words_come_with_where_they_stand(told: Ledger) -> None:
    regime, brutal = told.loaded_words(["Valley Wire"])
    assert (regime.words, regime.times, regime.reports) == ("regime", 2, 2)
    assert [(e.document.id, e.start) for e in regime.examples] == [("s3", 4), ("s1", TEXT.index("A regime") + 2)]
    assert (brutal.words, brutal.kind, brutal.neutral) == ("brutal regime", "delegitimising", "government")
    (example,) = brutal.examples
    assert example.before == "…this day all was calm and quiet on the hills, and then the "
    assert example.after == " shelled Sake again and again. A regime it was."
    assert regime.examples[0].before + regime.examples[0].words + regime.examples[0].after == (
        "The regime fired at Goma, where nobody was hurt that day."
    )
    assert told.loaded_words(["River Daily"]) == []


def test_actors_that_the_registry_lacks_are_known_by_what_reports_tell(told: Ledger) -> None:
    assert told.actor_references([GROUP.id, "nobody"]) == {GROUP.id: GROUP}


def test_who_speaks_is_told_of_voices_that_are_somebody(ledger: Ledger) -> None:
    witness = Speaker("Jo Example", actor("local:jo-example", "person"))
    for n, speaker in enumerate((witness, MAYOR)):
        document = report(f"r{n}", text=f"Shells fell on day {n} of the siege, somebody said.")
        ledger.add(coding(document, claim(document, day=date(2024, 1 + n, 3), speaker=speaker)))
    keys = ["words:jo example", "words:mayor of sake", "words:nobody"]
    assert ledger.speakers(keys) == {"words:jo example": witness.actor}


def test_places_are_found_by_a_part_of_their_name(told: Ledger) -> None:
    assert told.places("sak") == [("Sake", 1)]
    assert told.places("a") == [("Goma", 1), ("Sake", 1)]
    assert told.places("%") == []


def test_incidents_are_read_by_their_ids(told: Ledger) -> None:
    found = {incident.id: incident for incident in told.incidents()}
    assert {incident.id: incident for incident in told.incidents_by_id([*found, "i-none"])} == found


def test_series_can_be_chosen_before_they_are_held_against_anything(ledger: Ledger) -> None:
    assert ledger.tellings(Filter(type="attack")) == []


def test_changes_are_read_in_parts(ledger: Ledger) -> None:
    later = replace(RUN, version="0.0.later", components=(Component("what", "test/2"),))
    for n in range(3):
        document = report(f"r{n}", text=f"Shells fell near Sake, report {n} says.")
        ledger.add(coding(document, claim(document)))
        ledger.add(replace(coding(document, claim(document, "Goma")), run=later))
    whole = list(ledger.changes(run_id(RUN), run_id(later)))
    assert [change.document for change in whole] == ["r0", "r1", "r2"]
    assert list(ledger.changes(run_id(RUN), run_id(later), "r0")) == whole[1:]
    runs = list(ledger.runs())
    assert {stored.run for stored in runs} == {RUN, later}
