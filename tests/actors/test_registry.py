"""The registry: its tables, its checks, look-up, and users' files."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from twosource.actors import Registry, blocks, load, reading, table
from twosource.actors.compile import compile_tables
from twosource.actors.keys import fold, words_of
from twosource.errors import DataError
from twosource.model import ActorKind

HEAD = "id,name,kind,country,parent,valid_from,valid_to,aliases,loaded_aliases,plover,acled,note\n"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load()


def test_it_is_large_and_read_once(registry: Registry) -> None:
    assert len(registry) >= 3000
    assert load() is registry


def test_the_compiled_file_is_of_these_tables() -> None:
    fresh = compile_tables()
    shipped = reading.compiled(reading.tables())
    assert shipped == fresh, "the tables have changed: run python -m twosource.actors.compile"


def test_a_compiled_file_of_other_tables_is_left_aside() -> None:
    tables = dict(list(reading.tables().items())[1:])
    assert reading.compiled(tables) is None


def test_a_registry_from_rows_is_the_compiled_one(registry: Registry) -> None:
    slow = Registry(*reading.rows(reading.tables()))
    assert slow.entries == registry.entries
    assert slow.ready() == registry.ready()
    assert slow.holder("usa.government", "president", date(2012, 1, 1)) == registry.get("barack-obama")


def test_no_name_is_two_actors_without_a_rule(registry: Registry) -> None:
    assert [str(conflict) for conflict in registry.conflicts()] == []


def test_ids_countries_and_dates_hold(registry: Registry) -> None:
    for actor in registry.actors:
        assert actor.parent is None or registry.get(actor.parent) is not None
        assert actor.country is None or len(actor.country) == 3
        assert actor.name
        assert not (actor.valid_from and actor.valid_to) or actor.valid_from <= actor.valid_to
        assert actor.kind != "person" or actor.plover is None


def test_every_table_says_what_it_was_written_from() -> None:
    found = blocks()
    assert [b.file for b in found] == list(reading.tables())
    for block in found:
        assert block.about.endswith(".")
        assert block.source.endswith(".")
        assert date(2026, 11, 1) <= block.checked
        assert block.extent.endswith(".")


def test_every_kind_and_code_has_a_meaning(registry: Registry) -> None:
    assert {code for scheme, code in registry.meanings if scheme == "kind"} == set(get_args(ActorKind))
    for actor in registry.actors:
        assert actor.plover is None or ("plover", actor.plover) in registry.meanings
        assert actor.acled is None or ("acled", str(actor.acled)) in registry.meanings
        assert actor.kind == "person" or actor.kind in ("alliance", "other") or actor.plover


def test_offices_have_titles_that_reports_use(registry: Registry) -> None:
    titles = {title.office for title in registry.grammar.titles}
    for actor in registry.actors:
        for office in registry.offices(actor.id):
            assert office.title in titles
            assert registry.get(office.organ) is not None


@pytest.mark.parametrize(
    ("organ", "title", "day", "holder"),
    [
        ("usa.government", "president", date(1991, 1, 20), "george-h-w-bush"),
        ("usa.government", "president", date(2009, 2, 1), "barack-obama"),
        ("gbr.government", "prime minister", date(2022, 10, 1), "liz-truss"),
        ("rus.government", "president", date(2008, 6, 1), "dmitry-medvedev"),
        (
            "united-nations",
            "secretary-general",
            date(1994, 4, 7),
            "boutros-boutros-ghali",
        ),
        ("zaf.government", "president", date(1995, 1, 1), "nelson-mandela"),
        ("isr.defence-ministry", "defence minister", date(2023, 11, 1), "yoav-gallant"),
    ],
)
def test_holders(registry: Registry, organ: str, title: str, day: date, holder: str) -> None:
    actor = registry.holder(organ, title, day)
    assert actor is not None
    assert actor.id == holder


def test_a_day_without_a_known_holder_has_none(registry: Registry) -> None:
    assert registry.holder("usa.government", "president", date(1850, 1, 1)) is None


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("Kataib Hizballah", "kataib-hezbollah"),
        ("Kata'ib Hezbollah", "kataib-hezbollah"),
        ("al Qaida", "al-qaeda"),
        ("Harakat al-Shabab al-Mujahidin", "al-shabaab"),
        ("pkk", "kurdistan-workers-party"),
        ("Médecins sans frontières", "medecins-sans-frontieres"),
        ("syr.police", "syr.police"),
        ("Volodimir Zelenskyy", "volodymyr-zelensky"),
        ("Syrian army", "syr.armed-forces"),
        ("Iraqi foreign ministry", "irq.foreign-ministry"),
    ],
)
def test_search(registry: Registry, text: str, identity: str) -> None:
    assert registry.search(text)[0].actor.id == identity


@pytest.mark.parametrize(("text", "wrong"), [("rapid suport", "AP"), ("hezbolah", "OLA"), ("al shabab", "AA")])
def test_abbreviations_are_not_found_inside_words(registry: Registry, text: str, wrong: str) -> None:
    assert wrong not in [found.name for found in registry.search(text)]
    assert registry.search(wrong)[0].name == wrong


def test_search_of_nothing_finds_nothing(registry: Registry) -> None:
    assert registry.search("") == ()
    assert registry.search("--") == ()
    assert len(registry.search("liberation front", limit=3)) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kata’ib Sayyid al-Shuhada", "Kataeb Sayyed Shohada"),
        ("Jaysh al-Islam", "Jaish ul-Islam"),
        ("Ministry of Defence", "ministry of defense"),
        ("Túpac Amaru", "Tupac Amaru"),
        ("U.S.", "US"),
        ("P.K.K.", "PKK"),
        ("Erdoğan", "Erdogan"),
    ],
)
def test_spellings_share_a_key(registry: Registry, one: str, other: str) -> None:
    assert registry.index.key(one) == registry.index.key(other)


def test_words_keep_their_offsets() -> None:
    text = "Iraq’s al-Hashd, the U.S.-led"
    assert [(w.key, text[w.start : w.end]) for w in words_of(text, {})] == [
        ("iraq", "Iraq"),
        ("al", "al"),
        ("hashd", "Hashd"),
        ("the", "the"),
        ("us", "U.S."),
        ("led", "led"),
    ]


def test_fold() -> None:
    assert fold("Ka’b Øst Łódź") == "kab ost lodz"


def test_users_add_actors_and_learn_of_clashes(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "# mine\n" + HEAD + "valley-guard,Valley Guard,militia,COL,,2001,,Valley Watch;FARC,,,3,\n",
        encoding="utf-8",
    )
    added, conflicts = registry.add(path)
    assert registry.get("valley-guard") is None
    actor = added.get("valley-guard")
    assert actor is not None
    assert (actor.name, actor.acled, actor.valid_from) == (
        "Valley Guard",
        3,
        date(2001, 1, 1),
    )
    assert added.search("Valley Watch")[0].actor.id == "valley-guard"
    assert [(c.name, {c.first, c.second}) for c in conflicts] == [
        ("FARC", {"valley-guard", "revolutionary-armed-forces-of-colombia"})
    ]


def test_users_files_are_part_of_the_version(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(HEAD + "valley-guard,Valley Guard,militia,COL,,,,,,,,\n", encoding="utf-8")
    first = load((path,))
    assert first is load((path,))
    assert first.version.startswith(f"{registry.version}+own.")
    path.write_text(HEAD + "valley-guard,Valley Guards,militia,COL,,,,,,,,\n", encoding="utf-8")
    assert registry.add(path)[0].version not in (first.version, registry.version)


def test_a_user_s_row_takes_the_place_of_ours(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(HEAD + "hezbollah,Hezbollah,party,LBN,,,,,,PTY,,\n", encoding="utf-8")
    actor = registry.add(path)[0].get("hezbollah")
    assert actor is not None
    assert (actor.kind, actor.plover) == ("party", "PTY")


def test_a_name_can_ask_for_support(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        HEAD + "valley-guard,Valley Guard,militia,COL,,,,The Guard?PER+hamas;VG?,,PRM,,\n", encoding="utf-8"
    )
    entry = registry.add(path)[0].entry("valley-guard")
    assert entry is not None
    assert [(n.text, n.weak, n.support) for n in entry.names] == [
        ("Valley Guard", False, ()),
        ("The Guard", True, ("PER", "hamas")),
        ("VG", True, ()),
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("x,Name,militia,COL,,,,Guard?nobody-known,,,,", "'nobody-known', which is no actor"),
        ("x,Name,militia,COL,,,,,,QQQ,,", "plover 'QQQ' is no code; use one of"),
        ("a b,Name,militia,COL,,,,,,,,", "id 'a b'"),
        ("x,Name,army,COL,,,,,,,,", "kind 'army'"),
        ("x,Name,militia,Colombia,,,,,,,,", "country 'Colombia'"),
        ("x,Name,militia,COL,nobody,,,,,,,", "'nobody', which is no actor"),
        ("x,Name,militia,COL,,2010,2001,,,,,", "put the dates in order"),
        ("x,Name,militia,COL,,summer,,,,,,", "'summer' is not a date"),
        ("x,Name,militia,COL,,2010-13,,,,,,", "'2010-13' is not a date"),
        ("x,Name,militia,COL,,,,,,,9,", "acled '9'"),
        ("x,,militia,COL,,,,,,,,", "'' is not a name"),
        ("x,Name,militia", "3 values for 12 columns"),
        ("x,Name,militia,COL,x,,,,,,,", "is its own parent"),
    ],
)
def test_a_wrong_row_is_named(registry: Registry, tmp_path: Path, row: str, words: str) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text(HEAD + row + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"wrong\.csv") as error:
        registry.add(path)
    assert words in str(error.value)


def test_a_wrong_header_and_twins_are_named(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text("id,name\nx,y\n", encoding="utf-8")
    with pytest.raises(DataError, match="the header is"):
        registry.add(path)
    path.write_text(HEAD + "x,Name,militia,COL,,,,,,,,\n" * 2, encoding="utf-8")
    with pytest.raises(DataError, match="'x' twice"):
        registry.add(path)


def test_a_missing_file_and_a_broken_one_are_named(registry: Registry, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        registry.add(tmp_path / "none.csv")
    path = tmp_path / "latin.csv"
    path.write_bytes(HEAD.encode() + "x,Ñame".encode("latin-1"))
    with pytest.raises(DataError, match="not UTF-8"):
        registry.add(path)


def test_the_page_of_the_registry_names_every_kind_column_and_table(registry: Registry) -> None:
    page = (Path(__file__).parents[2] / "docs" / "actors.md").read_text(encoding="utf-8")
    for scheme, kind in registry.meanings:
        if scheme == "kind":
            assert f"| `{kind}` | {registry.meanings[scheme, kind]} |" in page
    for columns in (table.ACTOR_COLUMNS, table.PERSON_COLUMNS):
        assert ",".join(columns) in page
    for name in reading.tables():
        family = next((f for f in ("armed_groups", "leaders") if name.startswith(f)), None)
        assert f"`{family}_*.csv`" in page if family else f"`{name}`" in page
