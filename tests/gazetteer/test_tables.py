"""The gazetteer's own tables, and whether the shipped database was built from them."""

import sqlite3
from contextlib import closing

from twosource.gazetteer import Gazetteer
from twosource.gazetteer.build import TARGET, digest
from twosource.gazetteer.geo import distance_km
from twosource.gazetteer.names import fold
from twosource.gazetteer.tables import abbreviations, countries, demonyms, kinds, sites, type_words

GAZETTEER = Gazetteer()
_OFF_SHORE = {"gas_field", "oil_field", "port", "island", "prison", "sea"}


def test_the_database_was_built_from_these_tables() -> None:
    with closing(sqlite3.connect(TARGET)) as connection:
        found = connection.execute("SELECT value FROM meta WHERE key = 'tables'").fetchone()[0]
    assert found == digest(), "run: python -m twosource.gazetteer.build"


def test_there_are_many_sites_in_many_countries() -> None:
    assert len(sites()) >= 1000
    assert len({country for site in sites() for country in site.countries}) >= 80


def test_sites_lie_in_their_countries() -> None:
    wrong = []
    for site in sites():
        if len(site.countries) != 1 or site.kind in _OFF_SHORE:
            continue
        steps = [max(30.0, site.precision_km) / 111 * step for step in (-1, -0.5, -0.25, 0, 0.25, 0.5, 1)]
        around = [(0.0, 0.0), *((dy, dx) for dy in steps for dx in steps)]
        held = (GAZETTEER.division_at(site.lat + dy, site.lon + dx) for dy, dx in around)
        if not any(entry is not None and entry.country == site.countries[0] for entry in held):
            wrong.append(site.name)
    assert wrong == []


def test_no_two_sites_of_a_country_share_a_name() -> None:
    seen: dict[tuple[str, tuple[str, ...]], str] = {}
    for site in sites():
        for name in (site.name, *site.variants):
            key = (fold(name), site.countries)
            assert seen.setdefault(key, site.name) == site.name, name


def test_all_countries_of_iso_3166_are_there() -> None:
    assert len(countries()) == 250
    assert len({c.iso2 for c in countries()}) == 250


def test_demonyms_lead_to_places() -> None:
    for demonym in demonyms():
        found = GAZETTEER.candidates(demonym.place)
        assert any((c.entry.country or "") == demonym.iso3 for c in found), demonym.word


def test_capitals_are_found_in_their_countries() -> None:
    for country in countries():
        for name in country.capitals:
            found = GAZETTEER.candidates(name, country.iso3)
            assert found, name
            assert any(c.entry.country == country.iso3 for c in found), name


def test_abbreviations_lead_to_divisions() -> None:
    for row in abbreviations():
        for form in row.forms:
            found = [c.entry for c in GAZETTEER.candidates(form)]
            assert any(e.country == row.iso3 and e.kind in ("admin1", "seat", "city") for e in found), (row.name, form)


def test_families_hold_their_kinds() -> None:
    before, after = type_words()
    assert set(before.values()) | set(after.values()) <= set(kinds())


def test_settlements_lie_near_their_division() -> None:
    far = []
    for name, country in [("Mosul", "IRQ"), ("Goma", "COD"), ("Kherson", "UKR"), ("Lashio", "MMR"), ("Gao", "MLI")]:
        town = next(c.entry for c in GAZETTEER.candidates(name, country) if c.entry.kind == "city")
        division = GAZETTEER.entry(town.admin1 or 0)
        assert division is not None
        assert division.country == country
        km = distance_km(town.lat or 0, town.lon or 0, division.lat or 0, division.lon or 0)
        if km > 300:
            far.append((name, km))
    assert far == []
