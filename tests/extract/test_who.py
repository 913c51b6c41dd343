"""What words of later sentences stand for, by short reports written for the project."""

from collections.abc import Callable

import pytest

from twosource.configuration import Configuration
from twosource.extract.components import Components, build
from twosource.parse import Parse


@pytest.fixture(scope="module")
def components() -> Components:
    return build(Configuration())


# text, the word asked for (its last occurrence), what it stands for
STANDS_FOR = [
    # pronouns: number, gender, what can act, and never the subject of the same clause
    ("Rebels attacked a base on Monday. They killed ten soldiers.", "They", ["Rebels"]),
    ("Gunmen kidnapped three nuns. Police said the gunmen released them.", "them", ["nuns"]),
    ("The rebels freed 20 hostages. They had been held for a year.", "They", ["hostages"]),
    ("Police fired tear gas at protesters, who threw stones at them.", "them", ["Police"]),
    ("Police arrested a man in Lagos. He had shot two officers.", "He", ["man"]),
    ("Karl Weber shot a woman, and she died.", "she", ["woman"]),
    ("Chad's army said it had killed 20 rebels. They had attacked a base.", "They", ["rebels"]),
    ("The Red Cross said that gunmen had attacked its convoy. It condemned the attack.", "It", ["Red Cross"]),
    ("The bomber killed himself and six others.", "himself", ["bomber"]),
    ("Weber told officers that Anna Rossi started the fight and that he did not hit her.", "her", ["Anna Rossi"]),
    ("It is clear that the army attacked the village.", "It", ["It"]),
    # several at once
    ("Armenia and Azerbaijan accused each other of shelling villages.", "other", ["Armenia", "Azerbaijan"]),
    ("France and Germany held talks. Both countries signed a treaty.", "countries", ["France", "Germany"]),
    (
        "Sudan's army and rebels signed a truce. The two agreed to meet again.",
        "two",
        ["Sudanese Armed Forces", "rebels"],
    ),
    ("Five men attacked a bank in Quito. The five fled to the hills.", "five", ["men"]),
    ("Indian and Pakistani troops exchanged fire.", "troops", ["Indian troops", "Pakistani troops"]),
    # descriptions
    ("Gunmen stormed a school in Zamfara. The attackers abducted 80 students.", "attackers", ["Gunmen"]),
    ("The Taliban attacked a base. The group killed ten soldiers.", "group", ["Taliban"]),
    ("A rights group met the Taliban. The group said it was worried.", "group", ["rights group"]),
    ("Colonel Omar Diallo was shot. The colonel had led the garrison.", "colonel", ["Omar Diallo"]),
    ("Omar Diallo was shot near Mopti. The colonel of the garrison fled.", "colonel", ["colonel"]),
    ("Soldiers found a police officer dead. The officer had been shot.", "officer", ["police officer"]),
    ("Gunmen killed a judge, Ana Torres, in Lima.", "judge", ["Ana Torres"]),
    ("Gunmen killed two judges, friends of Ana Torres, in Lima.", "judges", ["judges"]),
    ("A bomb exploded in Syria. Turkey condemned it. In Syria, the country mourned.", "country", ["Syria"]),
    ("The army fled to Tunja in Colombia. The guerrilla forces followed.", "forces", ["guerrilla forces"]),
    ("Guerrillas hit a bank. The Taliban also hit a bank. The guerrillas fled.", "guerrillas", ["Taliban"]),
    ("Disgruntled people left the town. The people of the valley stayed.", "people", ["people"]),
    ("The guerrillas told the villagers they would leave if they were paid.", "they", ["guerrillas"]),
    ("The army chief, General Omar Sy, spoke.", "chief", ["Omar Sy"]),
    ("The town was shelled by separatist and government forces.", "forces", ["separatist forces", "government forces"]),
    ("A Palestinian was shot near Nablus.", "Palestinian", ["Palestinian"]),
    ("The United Nations said its peacekeepers were shot at.", "peacekeepers", ["United Nations' peacekeepers"]),
    ("A bus hit three 16-year-old girls.", "girls", ["16-year-old girls"]),
    ("LAGOS, Nigeria -- A man said he had found a bomb.", "man", ["man"]),
    ("Hundreds fled the town.", "Hundreds", ["people"]),
    ("Amnesty International said the army and rebel groups fled.", "groups", ["army groups", "rebel groups"]),
    ("Riek Machar and Salva Kiir met. The rivals agreed to talk.", "rivals", ["Riek Machar", "Salva Kiir"]),
    ("The hospital said it had received 12 bodies.", "bodies", ["people"]),
    ("Two guards fled. Part of their unit stayed in Tunja.", "their", ["guards"]),
    # owners
    (
        "She met her American and Mexican counterparts.",
        "counterparts",
        ["American counterparts", "Mexican counterparts"],
    ),
    ("A bomb damaged the headquarters of the dockers' union.", "headquarters", ["headquarters of the dockers' union"]),
    ("Guards found the body of Pedro Ruiz in Tunja.", "body", ["Pedro Ruiz"]),
    ("The minister met Pedro Ruiz. They signed a treaty.", "They", ["minister", "Pedro Ruiz"]),
    ("Gunmen attacked the now closed factory.", "factory", ["closed factory"]),
    ("Hezbollah said its southern unit attacked a position.", "unit", ["Hezbollah's southern unit"]),
    ("Rebels attacked a US-run military installation.", "installation", ["US-run military installation"]),
    ("Soldiers from Chad and Niger killed rebels.", "Soldiers", ["Soldiers of Chad", "Soldiers of Niger"]),
]


@pytest.mark.parametrize(("text", "word", "names"), STANDS_FOR)
def test_words_stand_for(
    components: Components, parse: Callable[[str], Parse], text: str, word: str, names: list[str]
) -> None:
    report = parse(text)
    referents = components.who.referents(report, components.names.mentions(report), components.where.find(report))
    head = max(token.i for token in report.tokens if token.text == word)
    assert [r.name for r in referents.all(head)] == names


OWNERS = [
    ("Rebels attacked a US-run military installation.", "installation", "usa"),
    ("Rebels attacked US forces. They also hit a US-run base.", "base", "usa.armed-forces"),
    ("Rockets hit a Turkish base in Iraq.", "base", "tur"),
    ("Gunmen attacked a Turkish village in Iraq.", "village", None),
    ("Benjamin Netanyahu's government met.", "government", "isr.government"),
    ("Members of the Taliban attacked a barracks.", "Members", "taliban"),
]


@pytest.mark.parametrize(("text", "word", "actor"), OWNERS)
def test_sites_and_members_have_owners(
    components: Components, parse: Callable[[str], Parse], text: str, word: str, actor: str | None
) -> None:
    report = parse(text)
    referents = components.who.referents(report, components.names.mentions(report))
    head = next(token.i for token in report.tokens if token.text == word)
    found = referents.of(head).actor
    assert (None if found is None else found.id) == actor


def test_names_in_capitals_are_written_in_ordinary_case(components: Components, parse: Callable[[str], Parse]) -> None:
    report = parse("MEMBERS OF THE FARABUNDO MARTI NATIONAL LIBERATION FRONT ATTACKED A BRIDGE IN EL SALVADOR TODAY.")
    referents = components.who.referents(report, components.names.mentions(report))
    assert referents.of(0).name.lower() == "members of the farabundo marti national liberation front"
