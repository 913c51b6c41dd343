"""Actors in context: names, roles of nations, metonyms, persons, unknown bodies."""

import csv
from datetime import date
from pathlib import Path

import pytest

from twosource.actors import ActorMention, load
from twosource.extract.names import Linker
from twosource.model import Document
from twosource.parse import Parse, Parser

TABLE = Path(__file__).with_name("data") / "mentions.csv"


def rows() -> list[tuple[str, str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(r["published"], r["text"], r["expected"]) for r in csv.DictReader(lines)]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.fixture(scope="module")
def linker() -> Linker:
    return Linker(load())


@pytest.fixture(scope="module")
def parses(parser: Parser) -> dict[str, Parse]:
    documents = [Document(text, published=date.fromisoformat(day), title=day) for day, text, _ in rows()]
    return {f"{d.title} {d.text}": p for d, p in zip(documents, parser.parse_many(documents), strict=True)}


def read(parser: Parser, linker: Linker, text: str, published: date | None = None) -> tuple[ActorMention, ...]:
    return linker.mentions(parser.parse(Document(text, published=published)))


def of(mentions: tuple[ActorMention, ...], quote: str) -> ActorMention:
    return next(m for m in mentions if m.span.quote == quote)


def test_the_table_is_large_enough() -> None:
    assert len(rows()) >= 300
    assert sum(expected.count("=") for _, _, expected in rows()) >= 1000


@pytest.mark.parametrize(("published", "text", "expected"), rows())
def test_mentions(parses: dict[str, Parse], linker: Linker, published: str, text: str, expected: str) -> None:
    found = [(m.span.quote, m.ref.id) for m in linker.mentions(parses[f"{published} {text}"])]
    for item in expected.split(";"):
        quote, identity = item.rsplit("=", 1)
        if identity == "-":
            assert quote not in [q for q, _ in found]
        else:
            assert (quote, identity) in found


def test_spans_heads_and_order_hold(parses: dict[str, Parse], linker: Linker) -> None:
    for parse in parses.values():
        mentions = linker.mentions(parse)
        assert [m.first for m in mentions] == sorted(m.first for m in mentions)
        for mention in mentions:
            mention.span.check(parse.document.text)
            assert mention.first <= mention.last
            assert parse.span(mention.first, mention.last) == mention.span
            assert parse.tokens[mention.head].sentence == parse.tokens[mention.first].sentence
            assert (mention.actor is None) == mention.ref.id.startswith("local:")
            assert mention.rule.startswith("actor-linker/1:")


@pytest.mark.parametrize(
    ("text", "quote", "head"),
    [
        (
            "The Hamas resistance movement rejected the plan.",
            "Hamas resistance movement",
            "movement",
        ),
        ("The Syrian army shelled a village.", "Syrian army", "army"),
        ("Troops of the Islamic State in Iraq fled.", "Islamic State", "State"),
        ("The government of Iraq fell.", "government of Iraq", "government"),
        ("Gunmen killed cattleman Liberto Gutarra Marquez.", "cattleman Liberto Gutarra Marquez", "Marquez"),
        ("Engineers Armando Cayo and Carlos Moran fled.", "Engineers Armando Cayo", "Cayo"),
        (
            "General Abdel Fattah al-Burhan spoke.",
            "General Abdel Fattah al-Burhan",
            "al-Burhan",
        ),
    ],
)
def test_heads(parser: Parser, linker: Linker, text: str, quote: str, head: str) -> None:
    parse = parser.parse(Document(text))
    mention = next(m for m in linker.mentions(parse) if m.span.quote == quote)
    assert parse.tokens[mention.head].text == head


@pytest.mark.parametrize(
    ("text", "quote", "affiliation"),
    [
        (
            "Adnan al-Haddad, the spokesman for Ansar Allah, denied it.",
            "Adnan al-Haddad",
            "ansar-allah",
        ),
        (
            "Pentagon spokesman Carl Oakes denied it.",
            "spokesman Carl Oakes",
            "usa.defence-ministry",
        ),
        (
            "A spokesman for the Taliban, Karim Noori, denied it.",
            "Karim Noori",
            "taliban",
        ),
        (
            "Russian Foreign Minister Sergei Lavrov left.",
            "Russian Foreign Minister Sergei Lavrov",
            "rus.foreign-ministry",
        ),
        ("Sami Abu Zuhri said talks had failed.", "Sami Abu Zuhri", "hamas"),
    ],
)
def test_affiliations(parser: Parser, linker: Linker, text: str, quote: str, affiliation: str) -> None:
    mention = of(read(parser, linker, text, date(2015, 5, 5)), quote)
    assert mention.affiliation is not None
    assert mention.affiliation.id == affiliation
    assert mention.affiliation_name


@pytest.mark.parametrize(
    ("text", "quote", "loaded"),
    [
        ("The Tel Aviv regime struck again.", "Tel Aviv regime", True),
        ("Israeli forces struck again.", "Israeli forces", False),
        ("Syrian terrorists struck again.", "Syrian terrorists", True),
        ("Syrian rebels struck again.", "Syrian rebels", False),
        ("The Kiev regime struck again.", "Kiev regime", True),
        ("ISIL terrorists struck again.", "ISIL terrorists", True),
    ],
)
def test_loaded_names(parser: Parser, linker: Linker, text: str, quote: str, loaded: bool) -> None:
    assert of(read(parser, linker, text), quote).loaded is loaded


@pytest.mark.parametrize(
    ("text", "quote", "kind", "country"),
    [
        (
            "The Iron River Brigade, a little-known Iraqi armed group, claimed it.",
            "Iron River Brigade",
            "armed_group",
            "IRQ",
        ),
        ("The Valley Defence League (VDL), a new militia in Colombia, denied it.", "VDL", "militia", "COL"),
        (
            "The Iron River Brigade, a little-known Iraqi armed group, claimed it.",
            "Iraqi armed group",
            "armed_group",
            "IRQ",
        ),
        ("Peruvian General Hugo Salas Prado denied it.", "Peruvian General Hugo Salas Prado", "person", "PER"),
        ("A Chadian People's Salvation Council was named.", "Chadian People's Salvation Council", "government", "TCD"),
        ("The Paris Mountain Rescue Squad met in Tennessee.", "Paris Mountain Rescue Squad", "other", None),
        ("A group calling itself Sons of the Dam denied it.", "Sons of the Dam", "other", None),
        ("The Taliban education ministry denied it.", "Taliban education ministry", "ministry", "AFG"),
    ],
)
def test_unknown_actors_get_what_the_text_tells(
    parser: Parser, linker: Linker, text: str, quote: str, kind: str, country: str | None
) -> None:
    mention = of(read(parser, linker, text), quote)
    assert mention.actor is None
    assert mention.ref.id.startswith("local:")
    assert (mention.ref.kind, mention.ref.country) == (kind, country)


def test_a_local_id_is_the_same_in_every_report(parser: Parser, linker: Linker) -> None:
    one = of(read(parser, linker, "The Iron River Brigade, an Iraqi armed group, claimed it."), "Iron River Brigade")
    two = of(read(parser, linker, "Nobody knew the Iron River Brigade."), "Iron River Brigade")
    assert one.ref.id == two.ref.id == "local:iron-river-brigade"


def test_the_day_of_the_report_decides_who_holds_an_office(parser: Parser, linker: Linker) -> None:
    text = "The Russian president met the French president."
    then = read(parser, linker, text, date(2010, 6, 1))
    later = read(parser, linker, text, date(2020, 6, 1))
    assert [m.ref.id for m in then] == ["dmitry-medvedev", "nicolas-sarkozy"]
    assert [m.ref.id for m in later] == ["vladimir-putin", "emmanuel-macron"]


def test_an_office_without_the_report_s_day_is_nobody_s(parser: Parser, linker: Linker) -> None:
    mention = of(read(parser, linker, "The Russian president was asleep."), "Russian president")
    assert mention.actor is None
    assert mention.ref.id == "local:rus-president"
    assert mention.ref.country == "RUS"


def test_an_acronym_of_several_bodies_needs_its_country(parser: Parser, linker: Linker) -> None:
    both = read(parser, linker, "In Chad, the PDF marched.")
    assert "PDF" not in [m.span.quote for m in both if m.actor]
    panama = read(
        parser,
        linker,
        "Panamanian police watched as the PDF marched.",
        date(1989, 10, 3),
    )
    assert of(panama, "PDF").ref.id == "pan.armed-forces"


def test_all_capitals_copy_is_read(parser: Parser, linker: Linker) -> None:
    text = "LIMA, 4 JUL 91 (EXAMPLE) -- SHINING PATH GUERRILLAS KILLED A MAYOR, PERUVIAN POLICE SAID. IT IS LATE."
    found = {m.ref.id for m in read(parser, linker, text, date(1991, 7, 4))}
    assert {"shining-path", "per.police"} <= found
    assert "islamic-state" not in found


def test_a_report_without_names_has_no_mentions(parser: Parser, linker: Linker) -> None:
    assert read(parser, linker, "Two men were hurt when a wall fell.") == ()
