"""Factuality by the words around an event: each sentence marks its event with a star."""

from collections.abc import Callable

import pytest

from twosource.extract.how_sure import HowSure
from twosource.ontology.modality import Modality
from twosource.parse import Parse

CASES = [
    # told as it happened
    ("Rebels *attacked the town.", "occurred"),
    ("The ministry said rebels *attacked the town.", "occurred"),
    ("Rebels reportedly *attacked the town.", "occurred"),
    ("Suspected rebels *attacked the town.", "occurred"),
    ("The council condemned the *attack.", "occurred"),
    ("The group claimed responsibility for the *attack.", "occurred"),
    ("The *attack was claimed by the group.", "occurred"),
    ("Ten people were reported *killed.", "occurred"),
    ("The army was forced to *withdraw.", "occurred"),
    ("Rebels managed to *capture the town.", "occurred"),
    ("Troops used drones to *attack the base.", "occurred"),
    ("Witnesses said they saw soldiers *beating protesters.", "occurred"),
    ("The ministers held *talks on Monday.", "occurred"),
    ("They signed a *ceasefire.", "occurred"),
    ("The army stopped *shelling the town.", "occurred"),
    ("Before the *war, the town was quiet.", "occurred"),
    ("Who *attacked the town?", "occurred"),
    ("The army said it had *killed ten fighters, but the group denied it.", "occurred"),
    ("The general is accused of *ordering the killings.", "occurred"),
    ("Ruritania has *vetoed the resolution.", "occurred"),
    ("Gunmen not only *robbed the bank but burned it.", "occurred"),
    # beside, or the cause of, what did not happen
    ("The town has no power because of *sabotage.", "occurred"),
    ("No one was hurt in an *attack on the station.", "occurred"),
    ("The *attack caused no casualties.", "occurred"),
    ("A *strike on the port did not lead to clashes.", "occurred"),
    ("The rebels claim to have *killed ten soldiers.", "occurred"),
    ("The bulletin indicates that rebels *attacked the town.", "occurred"),
    ("The inquiry concluded that the army *used gas.", "occurred"),
    ("The *ceasefire did not hold.", "occurred"),
    # going on
    ("She will not be missed as we continue to *fight the rebels.", "ongoing"),
    ("The council called on the army to cease its *aggression.", "ongoing"),
    ("They demanded an end to the *siege.", "ongoing"),
    ("Police failed to stop the *looting.", "ongoing"),
    ("Rebels are *attacking the town.", "ongoing"),
    ("Rebels continued to *shell the town.", "ongoing"),
    ("The *ceasefire is holding.", "ongoing"),
    ("The army has kept *shelling the town.", "ongoing"),
    # tried
    ("Rebels tried to *capture the town.", "attempted"),
    ("Police foiled an *attack on the embassy.", "attempted"),
    ("Police thwarted a planned *attack on the embassy.", "attempted"),
    ("A *coup attempt failed.", "attempted"),
    ("Efforts to *end the war failed.", "attempted"),
    ("Gunmen almost *killed the mayor.", "attempted"),
    ("Gunmen fired at the mayor but *hit no one.", "attempted"),
    ("Ruritania pursued a *ceasefire.", "attempted"),
    ("The army began an operation to *retake the city.", "attempted"),
    # lies ahead
    ("Ruritania sent jets to *combat the rebels.", "planned"),
    ("Rebels will *attack the town.", "planned"),
    ("Rebels plan to *attack the town.", "planned"),
    ("Rebels vowed to *attack the town.", "planned"),
    ("The army said it would *withdraw.", "planned"),
    ("The army was ordered to *withdraw.", "planned"),
    ("The army is preparing for an *offensive.", "planned"),
    ("The ministers will hold *talks on Monday.", "planned"),
    ("The ministers are expected to *meet on Monday.", "planned"),
    ("The *talks are due to begin on Monday.", "planned"),
    ("The four-day *truce is set to begin on Friday.", "planned"),
    ("The *talks have been postponed.", "planned"),
    ("Officials called for a *ceasefire.", "planned"),
    ("Officials called on the army to *withdraw.", "planned"),
    ("The resolution called on the government to *cease its operations.", "planned"),
    ("Protesters demand the *release of prisoners.", "planned"),
    ("Ministers discussed a *ceasefire.", "planned"),
    ("They agreed on a *ceasefire.", "planned"),
    ("The council voted to *impose sanctions.", "planned"),
    ("The president is considering *sanctions.", "planned"),
    ("Ahead of the *vote, police closed the square.", "planned"),
    ("Ruritania to *withdraw troops from border.", "planned"),
    ("The bill is yet to *clear the upper house.", "planned"),
    # threatened
    ("Rebels threatened to *attack the town.", "threatened"),
    ("The threat of an *attack remains.", "threatened"),
    # doubtful
    ("The agreement is meant to prevent *attacks on ships.", "possible"),
    ("Officers work to ensure that strikes do not *kill anyone.", "possible"),
    ("We will defeat them so that they can no longer *kill civilians.", "possible"),
    ("The council urged both sides to refrain from *attacks.", "possible"),
    ("The bill aims to ban *strikes.", "possible"),
    ("Anyone who *attacks a convoy will be shot.", "possible"),
    ("Rebels may *attack the town.", "possible"),
    ("Rebels could *attack the town within days.", "possible"),
    ("If rebels *attack the town, residents will flee.", "possible"),
    ("Did rebels *attack the town?", "possible"),
    ("It is unclear whether rebels *attacked the town.", "possible"),
    ("It is unlikely that rebels *attacked the town.", "possible"),
    ("The possible *attack worried residents.", "possible"),
    ("The alleged *attack took place on Monday.", "possible"),
    ("The leader warned that war could *break out.", "possible"),
    ("The leader warned of a new *war.", "possible"),
    ("A *truce is possible.", "possible"),
    ("Fighters are believed to have *killed ten people.", "possible"),
    ("Ten people are feared *dead.", "possible"),
    ("There were no reports of *casualties.", "possible"),
    ("The spokesman refused to confirm that a jet had been *downed.", "possible"),
    ("A video appeared to show that fighters *executed a soldier.", "possible"),
    # did not happen
    ("There were no attacks or *clashes on Monday.", "denied"),
    ("The strike caused no deaths or *injuries.", "denied"),
    ("They chose to leave rather than *attack the town.", "denied"),
    ("Neither the army nor the rebels *attacked the town.", "denied"),
    ("The army neither attacked nor *shelled the town.", "denied"),
    ("The army did not attack the town, nor has it *shelled the port.", "denied"),
    ("The army has not attacked or *shelled the port.", "denied"),
    ("Rebels pledged to refrain from *attacks.", "denied"),
    ("The bomb was defused before it could *explode.", "denied"),
    ("Rebels did not *attack the town.", "denied"),
    ("Rebels never *attacked the town.", "denied"),
    ("Rebels will not *attack the town.", "denied"),
    ("Rebels failed to *capture the town.", "denied"),
    ("The army refused to *withdraw.", "denied"),
    ("The ministry denied that its troops *attacked the town.", "denied"),
    ("The ministry denied *attacking the town.", "denied"),
    ("Police prevented an *attack on the embassy.", "denied"),
    ("The *talks were cancelled.", "denied"),
    ("There was no *attack on the base.", "denied"),
    ("No soldiers were *killed.", "denied"),
    ("No one was *hurt.", "denied"),
    ("Gunmen opened fire without *killing anyone.", "denied"),
    ("The truce will not *extend to other groups.", "denied"),
    ("The *invasion never happened.", "denied"),
    ("The bomb failed to *explode.", "denied"),
    ("He would have *attacked had he known.", "denied"),
    ("The plan to *attack was abandoned.", "denied"),
    ("The vaccine stops people from *dying.", "denied"),
]


@pytest.fixture(scope="module")
def how_sure() -> HowSure:
    return HowSure(Modality.load())


def judged(parse: Callable[[str], Parse], how_sure: HowSure, marked: str):
    place = marked.index("*")
    tree = parse(marked.replace("*", ""))
    head = next(token.i for token in tree.tokens if token.start == place)
    return how_sure.certainty(tree, head)


@pytest.mark.parametrize(("marked", "factuality"), CASES)
def test_factuality(parse: Callable[[str], Parse], how_sure: HowSure, marked: str, factuality: str) -> None:
    found = judged(parse, how_sure, marked)
    assert found.factuality == factuality, (found.rule, found.cues)


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("Rebels *attacked the town.", "Rebels will *attack the town."),
        ("Rebels will *attack the town.", "Rebels may *attack the town."),
        ("Rebels may *attack the town.", "Rebels will not *attack the town."),
        ("Rebels will not *attack the town.", "Rebels did not *attack the town."),
        ("It is likely that rebels *attacked.", "It is unlikely that rebels *attacked."),
        ("Rebels will try to *attack.", "Rebels will refuse to *attack."),
        ("Rebels did not refuse to *attack.", "Rebels refused to *attack."),
        ("Rebels did not fail to *attack.", "Rebels failed to *attack."),
    ],
)
def test_scores_are_ordered(parse: Callable[[str], Parse], how_sure: HowSure, surer: str, less_sure: str) -> None:
    assert judged(parse, how_sure, surer).score > judged(parse, how_sure, less_sure).score


def test_scores_stay_on_the_scale(parse: Callable[[str], Parse], how_sure: HowSure) -> None:
    tree = parse(
        "Officials denied that rebels who had not refused to stop attacking the towns would fail to prevent what might "
        "never be an end to threats of plans to attack if no one managed to avoid talks on a truce."
    )
    for token in tree.tokens:
        assert -3 <= how_sure.certainty(tree, token.i).score <= 3


def test_cues_quote_the_deciding_words(parse: Callable[[str], Parse], how_sure: HowSure) -> None:
    found = judged(parse, how_sure, "The army called off the *raid.")
    assert [cue.quote for cue in found.cues] == ["called off"]
    assert found.rule == "how-sure-rules/1:verb:call off:cancelling"


def test_a_denied_charge_was_made_but_what_it_says_is_denied(parse: Callable[[str], Parse], how_sure: HowSure) -> None:
    assert judged(parse, how_sure, "The minister denied the *allegation.").factuality == "occurred"
    assert judged(parse, how_sure, "He denied the allegation that troops *shot civilians.").factuality == "denied"


def test_a_finite_verb_is_not_drawn_into_an_infinitive(parse: Callable[[str], Parse], how_sure: HowSure) -> None:
    found = judged(parse, how_sure, "The group failed to win the vote and *boycotted parliament.")
    assert found.factuality == "occurred"


def test_every_token_has_an_answer(parse: Callable[[str], Parse], how_sure: HowSure) -> None:
    tree = parse('"Attack!" they cried - but the raid, planned for months, never came. Was it called off?')
    for token in tree.tokens:
        assert how_sure.certainty(tree, token.i).rule.startswith("how-sure-rules/1:")
