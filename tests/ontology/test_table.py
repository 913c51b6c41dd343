import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import DataError
from twosource.ontology.table import LICENCE, parse_table, read_table

HEADER = f"# Animals.\n# name: of the animal\n# legs: how many\n# {LICENCE}\nname,legs\n"


def parse(body, **options):
    return parse_table(HEADER + body, "animals.csv", ("name", "legs"), **options)


def test_reads_cells_by_column_and_knows_lines():
    rows = parse('"goat, wild",4\nhen,2\n')
    assert [(row["name"], row["legs"], row.line) for row in rows] == [("goat, wild", "4", 6), ("hen", "2", 7)]


def test_a_table_may_be_empty_below_its_header():
    assert parse("") == []


def test_blank_cells_only_where_allowed():
    assert parse("eel,\n", blank=("legs",))[0]["legs"] == ""
    with pytest.raises(DataError, match=r"animals.csv, line 6: legs is '': it may not be blank"):
        parse("eel,\n")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("hen,2\ngoat,4\n", r"line 7: name is 'goat': the row belongs above 'hen'; sort the rows by name, legs"),
        ("hen,2\nhen,2\n", r"line 7: name is 'hen': the row repeats .*; delete one"),
        ("hen\n", r"line 6: 'hen' has 1 cells, not 2; give one for each column"),
        ("hen,2,2\n", r"line 6: 'hen,2,2' has 3 cells"),
        ("hen, 2\n", r"line 6: legs is ' 2': it has a space at an end; take the space away"),
        ('"hen,2\n', r"line 6: '\"hen,2' is not CSV .*; mend the quotes"),
        ("\n", r"line 6: '' has 0 cells"),
    ],
)
def test_a_broken_row_is_named(body, message):
    with pytest.raises(DataError, match=message):
        parse(body)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,legs\nhen,2\n", "lacks the licence"),
        (f"# {LICENCE}\n# name: of it\nname,legs\nhen,2\n", "does not explain the column 'legs'"),
        (HEADER.replace("name,legs", "legs,name"), "the columns are 'legs,name', not 'name,legs'"),
        (HEADER + "he\u0301n,2\n", "is not in Unicode form NFC"),
        ("", "lacks the licence"),
    ],
)
def test_a_broken_header_is_named(text, message):
    with pytest.raises(DataError, match=message):
        parse_table(text, "animals.csv", ("name", "legs"))


def test_rows_may_share_all_but_the_key():
    assert len(parse("b,1\na,2\n", key=("legs",))) == 2
    with pytest.raises(DataError, match="repeats the legs of the one above"):
        parse("a,2\nb,2\n", key=("legs",))


def test_a_missing_table_is_named():
    with pytest.raises(DataError, match=r"twosource/ontology/data/none.csv is missing; install twosource again"):
        read_table("twosource.ontology", "none.csv", ("a",))


@given(st.dictionaries(st.text("abc,\" é'", min_size=1).map(str.strip).filter(bool), st.integers(0, 9), min_size=1))
def test_what_was_written_is_read(animals):
    body = "".join('"{}",{}\n'.format(name.replace('"', '""'), animals[name]) for name in sorted(animals))
    assert {row["name"]: int(row["legs"]) for row in parse(body)} == animals
