import pytest

from twosource.ontology.conditions import Filler, parse_condition

CLASSES = frozenset({"person", "group", "place", "time"})
SOLDIER = Filler("soldier", frozenset({"person"}))
FRIDAY = Filler("friday", frozenset({"time"}))
TOWN = Filler("town", frozenset({"place"}))


@pytest.mark.parametrize(
    ("text", "fillers", "holds"),
    [
        ("obj=person", {"obj": [SOLDIER]}, True),
        ("obj=person", {"subj": [SOLDIER]}, False),
        ("obj=person", {}, False),
        ("obj=person|group", {"obj": [TOWN, SOLDIER]}, True),
        ("on|against=place", {"against": [TOWN]}, True),
        ("on=any", {"on": [TOWN]}, True),
        ("on=any", {"on": [FRIDAY]}, False),
        ("on=any", {"on": [FRIDAY, TOWN]}, True),
        ("obj=none", {}, True),
        ("obj=none", {"obj": [FRIDAY]}, True),
        ("obj=none", {"obj": [TOWN]}, False),
        ("obj~town|village", {"obj": [TOWN]}, True),
        ("obj~village", {"obj": [TOWN]}, False),
    ],
)
def test_holds(text, fillers, holds):
    assert parse_condition(text, CLASSES).holds(fillers) is holds


@pytest.mark.parametrize("text", ["obj=any", "subj|by=group|person", "obj~bill|law", "on=none"])
def test_a_condition_is_written_as_it_was_read(text):
    assert str(parse_condition(text, CLASSES)) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("obj", "is no condition"),
        ("obj=", "is no condition"),
        ("obj=person&on=any", "is no condition"),
        ("verb=person", "'verb' in 'verb=person' is no slot; use one of "),
        ("obj=people", "'people' in 'obj=people' is no noun class; use one of group, person"),
    ],
)
def test_what_is_wrong_is_named(text, message):
    with pytest.raises(ValueError, match=message):
        parse_condition(text, CLASSES)
