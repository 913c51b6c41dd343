"""Which place is an event's: its own words, pointing back, the sentences before, the dateline last."""

from functools import cache

import pytest

from twosource.extract.answers import EventNature, PlaceAnswer
from twosource.extract.where import Where
from twosource.gazetteer import Gazetteer
from twosource.gazetteer.names import fold
from twosource.model import Document
from twosource.parse import Parse, Parser


@cache
def _where() -> Where:
    return Where(Gazetteer())


@cache
def _parser() -> Parser:
    return Parser()


@cache
def _parse(text: str) -> Parse:
    return _parser().parse(Document(text=text))


def _place(text: str, word: str, nature: EventNature = "deed") -> PlaceAnswer | None:
    """The place of the event that the last token `word` tells."""
    parse = _parse(text)
    head = max(t.i for t in parse.tokens if t.norm == word)
    return _where().place_of(parse, _where().find(parse), head, nature)


SYNTAX = [
    (
        "Militants claimed the attack on US forces based at the al-Omar oil field in Deir ez-Zor province.",
        "attack",
        "Al-Omar oil field",
    ),
    (
        "They claimed a strike against Ain al-Asad Airbase in Iraq's western province of Anbar.",
        "strike",
        "Ain al-Asad airbase",
    ),
    ("Rebels shelled a market in the town of Saraqib, in Syria's Idlib province.", "shelled", "Saraqib"),
    ("The minister said in Geneva that clashes in El Fasher had killed 40 people.", "clashes", "El Fasher"),
    ("Washington condemned the attack in Nairobi.", "attack", "Nairobi"),
    ("The Gaza war has displaced most families.", "war", "Gaza Strip"),
    ("In Quetta, a bomb exploded on Monday.", "exploded", "Quetta"),
    ("A convoy of the mission in Mali hit a mine near Kidal.", "hit", "Kidal"),
    ("The explosion killed two people in Kandahar.", "explosion", "Kandahar"),
    ("The army captured Bakhmut after months of fighting.", "captured", "Bakhmut"),
    ("Two men were shot in the northern Sinai town of Rafah, in Egypt.", "shot", "Rafah"),
    ("A mine killed a shepherd in the village of Orzelka in Niger's Diffa region.", "killed", "Orzelka"),
    ("Raiders burned Kabombwe, 12 kilometres south of Bunia.", "burned", "Kabombwe"),
    ("Near Rawah, two strikes hit a depot and destroyed a building.", "destroyed", "Rawah"),
    ("A militia chief in Raqqa was killed by an airstrike near Tabqa Dam.", "killed", "Tabqa Dam"),
    ("The army prepared for the battle for Mosul.", "battle", "Mosul"),
    ("A U.S. strike hit a compound in Idlib province.", "strike", "Idlib"),
    ("The attack hit a checkpoint outside Kandahar.", "attack", "Kandahar"),
    ("Gunmen attacked a bus in Quetta and killed nine miners.", "killed", "Quetta"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "name"), SYNTAX)
def test_the_events_own_words(text: str, word: str, name: str) -> None:
    answer = _place(text, word)
    assert answer is not None
    assert fold(answer.place.name) == fold(name)
    assert answer.explicit
    assert "syntax" in answer.rule
    assert answer.because


def test_the_most_exact_place_of_a_chain() -> None:
    text = "Drones hit an installation near the Erbil International Airport in Iraq's semi-autonomous Kurdistan region."
    answer = _place(text, "hit")
    assert answer is not None
    assert (answer.place.name, answer.place.relation) == ("Erbil International Airport", "near")


def test_pointing_back() -> None:
    text = "Rockets fell on the Ain al-Asad airbase in Iraq. Nobody was hurt in the attack on the base."
    answer = _place(text, "attack")
    assert answer is not None
    assert answer.place.name == "Ain al-Asad airbase"
    assert "reference" in answer.rule


def test_the_sentence_before() -> None:
    answer = _place("Shells fell on Kherson on Sunday. Nine people were killed.", "killed")
    assert answer is not None
    assert answer.place.name == "Kherson"
    assert not answer.explicit


def test_the_dateline_comes_last_and_is_coarse() -> None:
    answer = _place("QUETTA, Pakistan (Reuters) - Gunmen killed four miners on Monday, officials said.", "killed")
    behind_a_headline = _place("Wiring harms many. QUETTA - Soldiers inspected baths to cut a threat.", "inspected")
    assert answer is not None
    assert behind_a_headline is not None
    assert (behind_a_headline.place.name, behind_a_headline.place.precision) == ("Quetta", "admin1")
    assert answer.place.name == "Quetta"
    assert answer.place.precision == "admin1"
    assert "dateline" in answer.rule


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Fighting erupted between Homs and Palmyra.", "erupted", "between Homs and Palmyra"),
        ("A bus was ambushed on the road between Mosul and Tal Afar.", "ambushed", "between Mosul and Tal Afar"),
    ],
)
def test_the_stretch_between_two_places(text: str, word: str, name: str) -> None:
    answer = _place(text, word)
    assert answer is not None
    assert (answer.place.name, answer.place.precision) == (name, "area")


def test_between_two_places() -> None:
    answer = _place("The bus was ambushed between Homs and Hama in Syria.", "ambushed")
    assert answer is not None
    assert answer.place.name.startswith("between Homs and ")
    assert answer.place.precision == "area"
    assert answer.place.span is not None
    assert answer.place.span.quote == "Homs and Hama"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Israel and Syrian rebels accused each other of attacks.", "attacks"),
        ("Washington vetoed the resolution.", "vetoed"),
        ("Nobody knew of the killing.", "killing"),
    ],
)
def test_governments_and_peoples_are_no_places(text: str, word: str) -> None:
    assert _place(text, word) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister told reporters in Bamako that gunmen had killed ten farmers.", "killed"),
        ("The envoy said in Riyadh that talks would go on. Fighters attacked a convoy on Friday.", "attacked"),
    ],
)
def test_a_speakers_whereabouts_are_no_events_place(text: str, word: str) -> None:
    assert _place(text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "nature", "name"),
    [
        ("The ministers discussed the crisis in Syria.", "discussed", "words", None),
        ("The group announced an operation to take Raqqa.", "announced", "words", None),
        ("The envoy condemned the bombing in Istanbul.", "condemned", "words", None),
        ("Ana Ruiz, a native of Lima, said nothing.", "said", "words", None),
        ("A bomb exploded, officials said, in the third attack in Iraq this month.", "said", "words", None),
        ("Police held nine men in Batumi, accusing them of a plot.", "accusing", "words", None),
        ("The state expelled more envoys than Spain.", "expelled", "words", None),
        ("The ministers met in Astana on Monday.", "met", "words", "Astana"),
        ("The envoy said at a conference in Geneva that talks would go on.", "said", "words", "Geneva"),
        ("Delegates attended the Nairobi talks.", "talks", "words", "Nairobi"),
        ("The president visited Kigali on Monday.", "visited", "words", "Kigali"),
        ("Canada has sent grain to Israel since the start of the Gaza war.", "sent", "delivery", "Israel"),
        ("Canada has supplied the army with arms since the start of the Gaza war.", "supplied", "delivery", None),
        ("The agency delivered food to Goma.", "delivered", "delivery", "Goma"),
    ],
)
def test_words_are_where_they_are_spoken_and_aid_is_where_it_goes(
    text: str, word: str, nature: EventNature, name: str | None
) -> None:
    answer = _place(text, word, nature)
    assert (answer and answer.place.name) == name


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("His death will weaken the group's ability to defend Raqqa.", "death"),
        ("Gaza's armed groups conducted an operation against their enemy.", "operation"),
        ("Shells fell in Gaza. Gaza's armed groups fired rockets at their enemy.", "fired"),
        ("Police detained a man wanted for an attack in Lyon.", "detained"),
        ("He was kidnapped to stop the visit to Cartagena.", "kidnapped"),
        ("Its allies, notably Iran, attacked the rebels.", "attacked"),
        ("Countries such as Chad attacked the rebels.", "attacked"),
        ("Marines sailed on the U.K.'s ship HMS Lake and attacked the pirates.", "attacked"),
        ("Spain remains steadfast. Rebels attacked a convoy.", "attacked"),
        ("A spokesman for Al-Shabaab spoke. Rebels attacked a convoy.", "attacked"),
        ("Jan Novak, 30, of Brno, spoke first. Rebels attacked a convoy.", "attacked"),
        ("THE BOMB EXPLODED IN FRONT OF THE OFFICE.", "exploded"),
        ("Soldiers raided Munoz's home.", "raided"),
        ("Deaths like that of Jan Novak, 24, of Brno, shocked many.", "deaths"),
        ("Gunmen killed Archduke Jan Novak of Saxony.", "killed"),
        ("His mother testified in Lima. Rebels attacked a convoy.", "attacked"),
        ("The envoy will fly to Amman on Monday. Rebels attacked a convoy.", "attacked"),
        ("He left the talks in Geneva. Rebels attacked a convoy.", "attacked"),
        ("The minister visited Ankara. Rebels attacked a convoy.", "attacked"),
        ("The tabloid Alia reported the news. Rebels attacked a convoy.", "attacked"),
        ("Moscow knows its power. Rebels attacked a convoy.", "attacked"),
        ("The chief of Nevada's police left. The department said that men had attacked a convoy.", "attacked"),
    ],
)
def test_places_that_are_no_places_of_the_event(text: str, word: str) -> None:
    assert _place(text, word) is None


def test_from_far_back_only_the_country_is_taken() -> None:
    text = "Shells fell in Kherson. It rained. Nobody slept. Rebels attacked a convoy."
    answer = _place(text, "attacked")
    assert answer is not None
    assert (answer.place.name, answer.place.precision) == ("Ukraine", "country")


def test_a_capitals_dateline_gives_the_country_and_a_foreign_one_nothing() -> None:
    answer = _place("NAIROBI, Kenya (Reuters) - Gunmen killed four miners on Monday, officials said.", "killed")
    assert answer is not None
    assert (answer.place.name, answer.place.precision) == ("Kenya", "country")
    text = "BEIRUT, Lebanon (Reuters) - Gunmen killed four miners. It rained. Nobody slept. It rained. It rained. "
    assert _place(f"{text}Shells fell on Aleppo, Homs and Hama.", "killed") is None


def test_an_item_of_a_list_leaves_the_others_their_places() -> None:
    text = "- A drone hit a depot in Kharkiv.\n\n- A port near Odesa burned.\n\n- Police arrested nine men."
    assert _place(text, "arrested") is None
    answer = _place(text, "hit")
    assert answer is not None
    assert answer.place.name == "Kharkiv"
