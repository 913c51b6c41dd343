"""What is done in general is no event: rules, habits, polls and definitions; sentences written for the project."""

import pytest

from twosource import Coder

GENERAL = [
    "Police who beat prisoners are rarely punished.",
    "The poll asked whether the government should attack the rebels.",
    "The law forbids police to shoot at protesters.",
    "Under the rules, officers may fire only when they are attacked.",
    "The group regularly meets in Geneva.",
    "The charter allows members to arrest thieves.",
    "A raid of fewer than ten men is not classified as an attack.",
    "When rebels attack villages, people flee.",
    "Governments torture prisoners.",
]


@pytest.mark.parametrize("text", GENERAL)
def test_what_is_done_in_general_is_no_event(coder: Coder, text: str) -> None:
    assert [c.type for c in coder.code(text, published="2021-05-14").claims if c.type != "statement"] == []


CERTAIN = [
    ("Soldiers who killed three farmers will be tried.", "killing"),
    ("The law led to riots in Tarnov.", "riot"),
    ("Rebels attack Tarnov", "attack"),
    ("The rebels regularly shelled the town.", "attack.shelling"),
    ("When rebels attacked the village, people fled.", "attack"),
    ("The police arrest 12 men.", "detention.arrest"),
    ("The poll was followed by an attack on the mayor.", "attack"),
]


@pytest.mark.parametrize(("text", "event_type"), CERTAIN)
def test_what_is_told_of_somebody_or_some_time_is_one(coder: Coder, text: str, event_type: str) -> None:
    assert event_type in [c.type for c in coder.code(text, published="2021-05-14").claims]
