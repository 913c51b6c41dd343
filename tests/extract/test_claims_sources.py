"""On whose word a claim rests: the source chain, from whole sentences. All of them are invented."""

import pytest

from twosource import Coder


@pytest.mark.parametrize(
    ("text", "event_type", "speakers"),
    [
        ("The foreign secretary, Anna Lind, said the army had shelled Velka.", "attack.shelling", ["Anna Lind"]),
        ("The inquiry found that the army had shelled Velka.", "attack.shelling", ["inquiry"]),
        ("We have found out that the army shelled Velka.", "attack.shelling", []),
        ("Ruritania denied shelling the market, where 12 people were killed.", "killing", []),
        ("The minister said:\n\nThe army shelled Velka. We will help.", "attack.shelling", ["minister"]),
        ("RUNA, citing the army, reported that two soldiers were killed.", "killing", ["RUNA", "army"]),
        ("According to a statement issued by the army, two soldiers were killed.", "killing", ["army"]),
        (
            "The group said in a report published on Monday that soldiers had executed 15 villagers.",
            "killing",
            ["group"],
        ),
        (
            "The general was quoted by state television as saying that 20 rebels had been killed.",
            "killing",
            ["state television", "general"],
        ),
        ("According to the intelligence services, rebels attacked the town.", "attack", ["intelligence services"]),
        ("In our opinion, the rebels attacked the town.", "attack", []),
        ("The council announced the capture of Velka.", "territory.captured", ["council"]),
        ("These sanctions show that the army killed the farmers.", "killing", []),
        ("The autopsies showed that the men were tortured.", "torture", ["autopsies"]),
        ('VARGO SAID: "REBELS KILLED TWO MEN. WE SAW IT."', "killing", ["Vargo"]),
        ("Some sources believe that the rebels killed the mayor.", "killing", ["sources"]),
    ],
)
def test_who_says_so(coder: Coder, text: str, event_type: str, speakers: list[str]) -> None:
    claim = next(c for c in coder.code(text).claims if c.type == event_type)
    assert [link.speaker.name for link in claim.attribution[1:]] == speakers


def test_who_does_not_claim_a_deed_is_no_agent_of_it(coder: Coder) -> None:
    claim = next(c for c in coder.code("The Red Front did not claim the attack.").claims if c.type == "attack")
    assert not any(p.role == "agent" for p in claim.participants)
