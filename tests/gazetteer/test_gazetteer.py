"""Look-ups: facilities, transliterations, type words, and files that are damaged."""

import sqlite3
from pathlib import Path

import pytest

from twosource.errors import DataError
from twosource.gazetteer import Gazetteer
from twosource.gazetteer.gazetteer import SHIPPED
from twosource.gazetteer.names import fold

GAZETTEER = Gazetteer()

FACILITIES = """
al-Omar oil field > Al-Omar oil field
al-Umar oil field > Al-Omar oil field
Omar oil field > Al-Omar oil field
Ain al-Asad airbase > Ain al-Asad airbase
Ayn al-Asad air base > Ain al-Asad airbase
Al Asad Air Base > Ain al-Asad airbase
Erbil International Airport > Erbil International Airport
Erbil airport > Erbil International Airport
Conoco gas field > Conoco gas field
al-Tanf > Al-Tanf garrison
al-Hol camp > Al-Hol camp
al-Hawl camp > Al-Hol camp
Zaatari refugee camp > Zaatari camp
Rukban camp > Rukban camp
Hmeimim air base > Hmeimim airbase
T4 airbase > T4 airbase
Shayrat airbase > Shayrat airbase
Tabqa dam > Tabqa Dam
Bab al-Hawa crossing > Bab al-Hawa crossing
Sednaya prison > Sednaya prison
Saydnaya prison > Sednaya prison
Mosul dam > Mosul Dam
Baiji refinery > Baiji refinery
Kerem Shalom > Kerem Shalom crossing
Rafah crossing > Rafah crossing
Erez checkpoint > Erez crossing
al-Shifa hospital > Al-Shifa Hospital
Nasser hospital > Nasser Hospital
al-Ahli hospital > Al-Ahli Arab Hospital
Jabalia refugee camp > Jabalia camp
Nuseirat camp > Nuseirat camp
Jenin refugee camp > Jenin camp
Qalandia checkpoint > Qalandiya checkpoint
Gaza Strip > Gaza Strip
West Bank > West Bank
Golan Heights > Golan Heights
Zaporizhzhia nuclear power plant > Zaporizhzhia nuclear power plant
Kakhovka dam > Kakhovka Dam
Crimean bridge > Crimean Bridge
Kerch bridge > Crimean Bridge
Antonov airport > Hostomel Airport
Snake Island > Snake Island
Azovstal > Azovstal
Engels airbase > Engels airbase
Donbas > Donbas
Donbass > Donbas
Nagorno-Karabakh > Nagorno-Karabakh
Artsakh > Nagorno-Karabakh
Lachin corridor > Lachin corridor
Transnistria > Transnistria
Abkhazia > Abkhazia
Suwalki Gap > Suwalki Gap
Bagram airfield > Bagram airfield
Torkham > Torkham crossing
Tora Bora > Tora Bora
Khyber Pass > Khyber Pass
Durand Line > Durand Line
Line of Control > Line of Control
Siachen > Siachen Glacier
Galwan Valley > Galwan Valley
Kutupalong > Kutupalong camp
Bhasan Char > Bhasan Char
Insein prison > Insein prison
Preah Vihear > Preah Vihear
Scarborough Shoal > Scarborough Shoal
Taiwan Strait > Taiwan Strait
Yongbyon > Yongbyon nuclear complex
Panmunjom > Panmunjom
Ras Lanuf > Ras Lanuf
Sharara oil field > Sharara oil field
Mitiga airport > Mitiga International Airport
Jufra airbase > Jufra airbase
Darfur > Darfur
Zamzam camp > Zamzam camp
Heglig > Heglig
Merowe airbase > Merowe airbase
Abyei > Abyei
Grand Ethiopian Renaissance Dam > Grand Ethiopian Renaissance Dam
Dadaab refugee camp > Dadaab
Sambisa forest > Sambisa Forest
Lake Chad basin > Lake Chad
Liptako-Gourma > Liptako-Gourma
Agadez air base > Agadez air base
Virunga National Park > Virunga National Park
Afungi > Afungi
Catatumbo > Catatumbo
Darien Gap > Darien Gap
Guantanamo Bay > Guantanamo Bay
Essequibo > Essequibo
Red Sea > Red Sea
Strait of Hormuz > Strait of Hormuz
Bab al-Mandab > Bab el-Mandeb
Hodeidah port > Hodeidah port
Ras Isa > Ras Isa port
Natanz nuclear site > Natanz nuclear facility
Fordo > Fordow nuclear facility
Evin prison > Evin prison
Abqaiq > Abqaiq
Incirlik > Incirlik Air Base
Diego Garcia > Diego Garcia
Kurdistan Region > Kurdistan Region
Iraqi Kurdistan > Kurdistan Region
Sahel > Sahel
Horn of Africa > Horn of Africa
"""

SPELLINGS = """
SYR: Deir Ezzor, Dayr al-Zawr, Deir al-Zour, Deir ez-Zour, Dayr az-Zawr > Deir ez-Zor
SYR: Raqqa, Rakka, Ar-Raqqah > Ar Raqqah
SYR: Qamishli, Kamishli > Al Qāmishlī
SYR: Idleb, Idlib > Idlib
SYR: Maaret al-Numan, Ma'arrat an-Nu'man > Ma‘arrat an Nu‘mān
SYR: Saraqeb, Saraqib > Saraqib
SYR: Douma, Duma > Dūmā
SYR: Khan Sheikhoun, Khan Shaykhun > Khān Shaykhūn
SYR: Ain al-Arab, Ayn al-Arab, Kobani, Kobane > ‘Ayn al ‘Arab
SYR: Tel Abyad, Tal Abyad, Tell Abyad > Tall Abyaḑ
SYR: Ras al-Ain, Ra's al-'Ayn > Ra’s al ‘Ayn
SYR: Efrin, Afrin > ‘Afrīn
SYR: Abu Kamal, Al-Bukamal > Ālbū Kamāl
SYR: Mayadin, Al-Mayadeen > Al Mayādīn
SYR: Zabadani, al-Zabadani > Az Zabadānī
IRQ: Tal Afar, Tel Afar, Telafar > Tall ‘Afar
IRQ: Falluja, Fallujah > Al Fallūjah
IRQ: Baiji, Bayji > Bayjī
IRQ: Takrit, Tikrit > Tikrīt
IRQ: Shingal, Shengal, Sinjar > Sinjār
IRQ: Nassiriya, Nasiriyah > Nasiriyah
IRQ: Arbil, Irbil, Hawler, Erbil > Erbil
IRQ: Baquba, Ba'qubah > Baqubah
IRQ: Haditha, Hadithah > Ḩadīthah
YEM: Hudaida, Al-Hodeida, Hodeidah > Al Ḩudaydah
YEM: Taez, Ta'izz, Taiz > Taiz
YEM: Saada, Sa'dah > Şa‘dah
YEM: Zanjibar, Zinjibar > Zinjibār
PSE: Khan Younis, Khan Yunis > Khān Yūnis
PSE: Beit Hanoun, Bayt Hanun > Bayt Ḩānūn
PSE: Beit Lahia, Beit Lahiya > Bayt Lāhyā
PSE: Tulkarem, Tulkarm > Ţūlkarm
LBY: Banghazi, Benghazi > Benghazi
LBY: Misurata, Misrata > Misrata
LBY: Tubruq, Tobruk > Tobruk
LBY: Sebha, Sabha > Sabhā
SDN: Al-Fashir, Al Fasher, El Fasher > El Fasher
SDN: Wad Madani, Wad Medani > Wad Medani
SDN: Kaduqli, Kadugli > Kadugli
SDN: Umm Durman, Omdurman > Omdurman
SOM: Baydhabo, Baidoa > Baidoa
SOM: Belet Weyne, Beledweyne > Beledweyne
ETH: Mekelle, Mekele, Mek'ele > Mek'ele
ETH: Axum, Aksum > Aksum
MLI: Tombouctou, Timbuktu > Timbuktu
AFG: Qunduz, Konduz, Kunduz > Kunduz
AFG: Mazar-e-Sharif, Mazar-i-Sharif > Mazār-e Sharīf
AFG: Lashkargah, Lashkar Gah > Lashkar Gāh
PAK: Miranshah, Miran Shah > Miran Shah
IND: Sopore, Sopur > Sopur
UKR: Kiev, Kyiv > Kyiv
UKR: Kharkov, Kharkiv > Kharkiv
UKR: Lugansk, Luhansk > Luhansk
UKR: Artemovsk, Bakhmut > Bakhmut
UKR: Avdeevka, Avdiivka > Avdiyivka
UKR: Severodonetsk, Sievierodonetsk > Siverskodonetsk
UKR: Slavyansk, Sloviansk > Slovyansk
UKR: Volchansk, Vovchansk > Vovchansk
UKR: Chasov Yar, Chasiv Yar > Chasiv Yar
UKR: Izyum, Izium > Izyum
UKR: Kupiansk, Kupyansk > Kupyansk
UKR: Lvov, Lviv > Lviv
UKR: Berdiansk, Berdyansk > Berdyansk
UKR: Energodar, Enerhodar > Enerhodar
UKR: Lisichansk, Lysychansk > Lysychansk
"""


def _facilities() -> list[tuple[str, str]]:
    rows = [case.split(" > ") for case in FACILITIES.strip().splitlines()]
    return [(name, expected) for name, expected in rows]


def _spellings() -> list[tuple[str, str, str]]:
    found = []
    for case in SPELLINGS.strip().splitlines():
        country, _, rest = case.partition(": ")
        names, _, expected = rest.partition(" > ")
        found += [(country, name.strip(), expected) for name in names.split(", ")]
    return found


def test_the_tables_are_long_enough() -> None:
    assert len(_facilities()) + len(_spellings()) >= 200


@pytest.mark.parametrize(("name", "expected"), _facilities())
def test_facilities(name: str, expected: str) -> None:
    assert fold(GAZETTEER.candidates(name)[0].entry.name) == fold(expected)


@pytest.mark.parametrize(("country", "name", "expected"), _spellings())
def test_transliterations(country: str, name: str, expected: str) -> None:
    found = GAZETTEER.candidates(name, country)
    assert fold(expected) in [fold(c.entry.name) for c in found[:8] if c.entry.country == country]


@pytest.mark.parametrize(
    ("name", "expected", "country"),
    [
        ("Anbar province", "Al Anbar", "IRQ"),
        ("Helmand province", "Helmand", "AFG"),
        ("Donetsk Oblast", "Donetsk", "UKR"),
        ("Idlib governorate", "Idlib", "SYR"),
        ("North Kivu province", "North Kivu", "COD"),
        ("province of Nangarhar", "Nangarhar", "AFG"),
    ],
)
def test_type_words_choose_divisions(name: str, expected: str, country: str) -> None:
    entry = GAZETTEER.candidates(name)[0].entry
    assert (entry.name, entry.kind, entry.country) == (expected, "admin1", country)


@pytest.mark.parametrize(("word", "country"), [("syrian", "SYR"), ("palestinians", "PSE"), ("burkinabe", "BFA")])
def test_demonyms_give_countries(word: str, country: str) -> None:
    assert GAZETTEER.demonyms[word] == country
    assert all(c.entry.kind != "country" for c in GAZETTEER.candidates(word))


def test_a_spelling_needs_its_country() -> None:
    assert not any(c.rule == "spelling" for c in GAZETTEER.candidates("Maaret al-Numan"))
    assert GAZETTEER.candidates("Maaret al-Numan", "SYR")[0].rule == "spelling"


def test_divisions_hold_points() -> None:
    found = GAZETTEER.division_at(36.34, 43.12)
    assert found is not None
    assert (found.country, found.kind) == ("IRQ", "admin1")
    assert GAZETTEER.division_at(0.0, -30.0) is None


def test_countries_are_entries() -> None:
    assert GAZETTEER.country("COD").name == "Democratic Republic of the Congo"
    with pytest.raises(KeyError):
        GAZETTEER.country("XXX")


def test_info_names_sources_and_licences() -> None:
    (info,) = GAZETTEER.info()
    assert info.bytes <= 60_000_000
    assert info.places > 250_000
    assert {s.name for s in info.sources} >= {"GeoNames", "Natural Earth", "Twosource"}
    assert all(s.licence and s.credit for s in info.sources)
    assert any("CC BY 4.0" in s.licence for s in info.sources if s.name == "GeoNames")


def test_a_missing_file_says_how_to_rebuild(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.sqlite is missing; .*twosource\.gazetteer\.build"):
        Gazetteer(tmp_path / "none.sqlite").candidates("Kabul")


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(SHIPPED.read_bytes()[:100] + b"\0" * 5000)
    with pytest.raises(DataError, match=r"damaged.*twosource\.gazetteer\.build"):
        Gazetteer(path).candidates("Kabul")


def test_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE meta (key TEXT, value TEXT); INSERT INTO meta VALUES ('version', '0');")
    connection.close()
    with pytest.raises(DataError, match="version 0"):
        Gazetteer(path).candidates("Kabul")


def test_closing_opens_again() -> None:
    gazetteer = Gazetteer()
    first = gazetteer.candidates("Goma")
    gazetteer.close()
    assert gazetteer.candidates("Bunia")[0].entry.country == "COD"
    assert gazetteer.candidates("Goma") == first
