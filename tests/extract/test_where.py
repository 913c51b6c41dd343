"""Places in reports: found, told apart from people and governments, and resolved by the rest of the report."""

from functools import cache

import pytest

from twosource.extract.answers import PlaceMention
from twosource.extract.where import Where
from twosource.gazetteer import Gazetteer
from twosource.model import Document
from twosource.parse import Parse, Parser


@cache
def _where() -> Where:
    return Where(Gazetteer())


@cache
def _parse(text: str) -> Parse:
    return _parser().parse(Document(text=text))


@cache
def _parser() -> Parser:
    return Parser()


def _find(text: str) -> dict[str, PlaceMention]:
    """The mentions of a text by their words; the last where words stand twice."""
    return {m.span.quote: m for m in _where().find(_parse(text))}


RESOLVED = [
    ("A drone struck the al-Omar oil field in Deir ez-Zor province.", "al-Omar oil field", "SYR", "Deir ez-Zor"),
    ("Rockets landed near Ain al-Asad airbase in Iraq's western province of Anbar.", "Anbar", "IRQ", "Anbar"),
    (
        "Rockets landed near Ain al-Asad airbase in Iraq's western province of Anbar.",
        "Ain al-Asad airbase",
        "IRQ",
        None,
    ),
    ("Rebels shelled a market in the town of Saraqib, in Syria's Idlib province.", "Saraqib", "SYR", "Idlib"),
    ("The flood reached Paris, Texas, on Sunday.", "Paris", "USA", "Texas"),
    ("The summit in Paris ended without a deal on the war in Ukraine.", "Paris", "FRA", None),
    ("Gunmen attacked a checkpoint in Tripoli, Lebanon.", "Tripoli", "LBN", None),
    ("Militias fought in Tripoli, Misrata and Zintan, in western Libya.", "Tripoli", "LBY", None),
    ("Soldiers entered Hyderabad, in Pakistan's Sindh province.", "Hyderabad", "PAK", "Sindh"),
    ("Police in Hyderabad, the capital of India's Telangana state, made arrests.", "Hyderabad", "IND", "Telangana"),
    ("The bomb went off in Valencia, in Venezuela's Carabobo state.", "Valencia", "VEN", "Carabobo"),
    ("Fighting broke out between the towns of Rutshuru and Kanyabayonga in Congo.", "Rutshuru", "COD", "North Kivu"),
    ("Residents of Maaret al-Numan, in Syria, fled the shelling.", "Maaret al-Numan", "SYR", "Idlib"),
    ("The Sudanese army lost Wad Madani to the paramilitaries.", "Wad Madani", "SDN", None),
    ("Ukrainian troops withdrew from Avdeevka, the Russian ministry said.", "Avdeevka", "UKR", "Donetsk"),
    ("Three soldiers died in Borno State's Sambisa forest.", "Sambisa forest", "NGA", None),
    ("The Houthis fired missiles from Saada at ships in the Red Sea.", "Red Sea", None, None),
    ("Two men were shot in the northern Sinai town of Rafah, in Egypt.", "Rafah", "EGY", None),
    ("LIMA (AP) - A BOMB WENT OFF IN THE MIRAFLORES DISTRICT OF LIMA.", "MIRAFLORES DISTRICT", "PER", "Lima"),
    ("Crowds met in Cairo. Egypt's police cleared Tahrir Square.", "Tahrir Square", "EGY", "Cairo"),
    ("In Baghdad, nurses marched to Tahrir Square, Iraq's police said.", "Tahrir Square", "IRQ", "Baghdad"),
    (
        "Mexico signed the pact. Editors in Boston, Chicago, Columbia and St. Louis, Missouri, wrote of Mexico.",
        "Mexico",
        "MEX",
        None,
    ),
    ("Police held men in La Paz, Concepcion and Victoria. Bolivia saw no such raid.", "Concepcion", "BOL", None),
    ("A fire broke out in California, police in Baltimore and Annapolis, Maryland, said.", "California", "USA", None),
    ("People in Atlanta, Macon and Savannah heard storms hit all of Georgia.", "Georgia", "USA", "Georgia"),
    ("Troops in Tbilisi, Gori and Batumi were told to leave Georgia.", "Georgia", "GEO", None),
    ("A dinner in Quebec City drew crowds from Boston, Hartford and New Haven.", "Quebec City", "CAN", "Quebec"),
    ("Crowds gathered in Washington, D.C., on Sunday.", "Washington, D.C.", "USA", "District of Columbia"),
    ("Guards stood outside the White House on Sunday.", "White House", "USA", "District of Columbia"),
    ("YANGON - Soldiers burned houses in Pale township, people in Mandalay said.", "Pale township", "MMR", None),
]


@pytest.mark.parametrize(("text", "words", "country", "admin1"), RESOLVED)
def test_resolution(text: str, words: str, country: str | None, admin1: str | None) -> None:
    mention = _find(text)[words]
    assert mention.place is not None
    assert mention.place.country == country
    if admin1:
        assert mention.place.admin1 == admin1
    assert mention.use == "location"
    assert mention.scores
    assert mention.rule.startswith("where-rules/1")


STANDING_IN = [
    (
        "A mine killed a shepherd in the village of Orzelka in Niger's Diffa region.",
        "Orzelka",
        "NER",
        "Diffa",
        "admin1",
    ),
    ("Raiders burned Kabombwe, 12 kilometres south of Bunia.", "Kabombwe", "COD", "Ituri", "near"),
    ("Troops entered the town of Adi Werho in Tigray.", "Adi Werho", "ETH", "Tigray", "admin1"),
    ("Shells fell on the village of Makarivka in the Donetsk region.", "Makarivka", "UKR", "Donetsk", "admin1"),
    ("A man was shot in Chicago near Hampton Avenue.", "Hampton Avenue", "USA", "Illinois", "area"),
    (
        "Gunmen attacked a checkpoint in Grantville, Pennsylvania, on Monday.",
        "Grantville",
        "USA",
        "Pennsylvania",
        "admin1",
    ),
    ("In Goma, crowds met at the Freedom Stadium.", "Freedom Stadium", "COD", "North Kivu", "area"),
]


def test_a_town_is_not_in_another_country_than_the_words_say() -> None:
    place = _find("A roadside bomb killed two soldiers in Taji in Iraq on Monday.")["Taji"].place
    assert place is None or place.country == "IRQ"


@pytest.mark.parametrize(("text", "words", "country", "admin1", "precision"), STANDING_IN)
def test_a_place_without_entry_stands_at_its_container(
    text: str, words: str, country: str, admin1: str, precision: str
) -> None:
    place = _find(text)[words].place
    assert place is not None
    assert (place.name, place.country, place.admin1, place.precision) == (words, country, admin1, precision)
    assert place.gazetteer_id is None


USES = [
    ("Washington condemned the attack in Nairobi.", "Washington", "metonym"),
    ("Washington condemned the attack in Nairobi.", "Nairobi", "location"),
    ("The Kremlin denied that Moscow had attacked the port.", "Moscow", "metonym"),
    ("Heavy shelling was heard in Moscow on Tuesday.", "Moscow", "location"),
    ("Syrian troops moved towards Homs.", "Syrian", "demonym"),
    ("The Bank of England raised its rate.", "England", "part_of_name"),
    ("Israel accused Hezbollah of firing rockets.", "Israel", "metonym"),
    ("The United States has sent ships.", "United States", "metonym"),
    ("A fire broke out in the United States.", "United States", "location"),
    ("US-led forces bombed Raqqa.", "US", "metonym"),
    ("US-led forces bombed Raqqa.", "Raqqa", "location"),
    ("Mali's government closed the border.", "Mali", "metonym"),
    ("The Gaza war entered its third month.", "Gaza", "location"),
    ("The ministry in Kyiv said it knew nothing.", "Kyiv", "location"),
    ("The raid was flown by the army or Russia.", "Russia", "metonym"),
    ("A U.S. strike hit a camp.", "U.S.", "metonym"),
    ("The Syria strikes went on.", "Syria", "location"),
    ("Its allies, notably Iran, bombed towns.", "Iran", "metonym"),
]


@pytest.mark.parametrize(("text", "words", "use"), USES)
def test_uses(text: str, words: str, use: str) -> None:
    assert _find(text)[words].use == use


NOT_PLACES = [
    ("Jordan Smith and Israel Johnson were detained on Friday.", ("Jordan", "Israel")),
    ("The city council met in May and the police kept watch.", ("May", "The city", "city")),
    ("President Sharif spoke to Senator Lincoln.", ("Lincoln", "Sharif")),
    ("Most of the demonstrators had left by Sunday.", ("Most", "Sunday")),
    ("Its Telegram channel carried the claim.", ("Telegram channel", "Telegram")),
    ("The bishop of Leon, Pedro Ruiz y Damas, condemned the murder.", ("Damas",)),
    ("Police searched homes in the Gaza town of Khan Younis.", ("Gaza town",)),
    ("Gunmen raided San Luis de la Colmena on Sunday.", ("San Luis", "Colmena")),
    ("Crews fired Grad rockets at the town.", ("Grad",)),
    ("Soldiers of Operation Iron Lantern met in Maiduguri.", ("Operation Iron Lantern",)),
    ("Crowds at the Riverside Lantern Festival in Leeds sang.", ("Riverside Lantern Festival",)),
    (
        "LIMA (AP) - A BOMB IN FRONT OF A SHOP KILLED THREE MEN IN A MASSACRE, A DRUG CARTEL'S.",
        ("FRONT", "MASSACRE", "DRUG"),
    ),
]


@pytest.mark.parametrize(("text", "words"), NOT_PLACES)
def test_what_is_no_place(text: str, words: tuple[str, ...]) -> None:
    assert not {m.span.quote for m in _where().find(_parse(text))} & set(words)


RELATIONS = [
    ("A drone hit a depot 30 km south of Kharkiv.", "Kharkiv", "30 km south of", "near"),
    ("A blast shook a village near Kidal in Mali.", "Kidal", "near", "near"),
    ("The convoy was ambushed ten miles from Maiduguri.", "Maiduguri", "ten miles from", "near"),
    ("They camped on the outskirts of Goma in Congo.", "Goma", "outskirts of", "near"),
    ("The crash happened north-east of Ramadi.", "Ramadi", "north-east of", "near"),
    ("A mine exploded in the south of Lebanon.", "Lebanon", None, "country"),
    ("The clashes were in northern Syria.", "Syria", None, "country"),
    ("A bomb exploded in Quetta.", "Quetta", None, "city"),
    ("The army shelled the Bekaa Valley.", "Bekaa Valley", None, "area"),
]


@pytest.mark.parametrize(("text", "words", "relation", "precision"), RELATIONS)
def test_relations_and_precision(text: str, words: str, relation: str | None, precision: str) -> None:
    place = _find(text)[words].place
    assert place is not None
    assert (place.relation, place.precision) == (relation, precision)


def test_a_distance_moves_the_point() -> None:
    place = _find("A drone hit a depot 30 km south of Kharkiv.")["Kharkiv"].place
    plain = _find("A drone hit a depot in Kharkiv.")["Kharkiv"].place
    assert place is not None
    assert plain is not None
    assert place.lat is not None
    assert plain.lat is not None
    assert plain.lat - place.lat == pytest.approx(0.27, abs=0.01)


def test_borders_are_lines_between_two_countries() -> None:
    found = _find("Jets bombed positions near the Syrian border, in Iraq's Anbar province.")
    mention = found["Syrian border"]
    assert mention.place is not None
    assert (mention.place.name, mention.place.kind, mention.use) == ("Syria-Iraq border", "line", "location")


@pytest.mark.parametrize(
    "text",
    [
        "Guards were shot on the border between Syria and Iraq.",
        "Guards were shot on the Syrian-Iraqi border.",
        "Guards were shot near the Syria-Iraq border.",
    ],
)
def test_borders_that_both_countries_name(text: str) -> None:
    names = [m.place.name for m in _where().find(_parse(text)) if m.place and m.place.kind == "line"]
    assert names == ["Syria-Iraq border"]


def test_containment_points_to_the_container() -> None:
    mentions = _where().find(_parse("Rockets hit the al-Omar oil field in Dayr al-Zawr province."))
    assert mentions[0].inside == 1
    assert mentions[1].place is not None
    assert (mentions[1].place.name, mentions[1].place.kind) == ("Deir ez-Zor", "admin1")


def test_given_spans_come_back_in_their_order() -> None:
    text = "Fighting in Tripoli and Benghazi spread to Sirte."
    spans = [(text.index(w), text.index(w) + len(w)) for w in ("Sirte", "Tripoli", "Benghazi")]
    found = _where().resolve(_parse(text), spans)
    assert [m.span.quote for m in found] == ["Sirte", "Tripoli", "Benghazi"]
    assert [m.place.country for m in found if m.place] == ["LBY"] * 3


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The Bank of Japan cut its rate.", "Bank of Japan", "JPN"),
        ("A spokesman of the British Embassy came.", "British Embassy", "GBR"),
        ("Traders in Lagos went to the Golden Lantern Mall on Sunday.", "Golden Lantern Mall", "NGA"),
    ],
)
def test_a_given_name_without_entry_lies_where_its_words_or_its_surroundings_say(
    text: str, words: str, country: str
) -> None:
    start = text.index(words)
    (mention,) = _where().resolve(_parse(text), [(start, start + len(words))])[:1]
    assert mention.place is None or mention.place.country == country
    both = [(start, start + len(words))]
    if "Lagos" in text:
        both = [(text.index("Lagos"), text.index("Lagos") + 5), *both]
    place = _where().resolve(_parse(text), both)[-1].place
    assert place is not None
    assert place.country == country


def test_no_spans_give_no_mentions() -> None:
    assert _where().resolve(_parse("Nothing happened."), []) == ()
    assert _where().find(_parse("Nothing happened.")) == ()


def test_the_publishers_country_tips_the_scale() -> None:
    text = "A man was shot in Cambridge on Friday."
    document = Document(text=text, url="https://news.example.co.uk/a")
    (mention,) = _where().find(_parser().parse(document))
    assert mention.place is not None
    assert mention.place.country == "GBR"


def test_the_same_text_gives_the_same_places() -> None:
    text = RESOLVED[0][0]
    assert _where().find(_parse(text)) == Where(Gazetteer()).find(_parse(text))
