from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from twosource.errors import DataError
from twosource.ontology.table import parse_table
from twosource.times import tables
from twosource.times.drafts import Unit
from twosource.times.moment import SEASON_MONTHS, Edge, offset

UNITS = {value for part in get_args(Unit) for value in (get_args(part) or (part,))}
VALUES = {
    "unit": UNITS,
    "units": UNITS,
    "edge": set(get_args(Edge)),
    "bound": set(get_args(Edge)),
    "shifted": set(get_args(Edge)),
    "season": set(SEASON_MONTHS),
    "reference": {"PRESENT_REF", "PAST_REF", "FUTURE_REF"},
    "after": {"1", "-1"},
}


def entries():
    for first, entry in tables.phrases().items():
        if entry.symbol is not None:
            yield first, entry.symbol, entry.value
        for group in entry.longer.values():
            for words, symbol, value in group:
                yield " ".join(words), symbol, value


def test_values_are_what_the_grammar_expects():
    for phrase, symbol, value in entries():
        if symbol in VALUES:
            assert value in VALUES[symbol], phrase
        if symbol in ("part", "parts"):
            assert value in tables.parts(), phrase
        if symbol in ("number", "ordinal", "month", "weekday", "hijri", "jalali"):
            assert float(value) > 0, phrase


def test_zones_exist():
    for name, zone in tables.zones().items():
        if zone.zone[0] in "+-":
            assert abs(offset(zone.zone).total_seconds()) <= 14 * 3600, name
        else:
            assert ZoneInfo(zone.zone).key == zone.zone, name


def test_parts_of_the_day_are_hours_in_order():
    for name, part in tables.parts().items():
        assert 0 <= part.hours[0] < part.hours[1] <= 32, name


def test_longer_phrases_come_first():
    for entry in tables.phrases().values():
        for group in entry.longer.values():
            assert [len(words) for words, _, _ in group] == sorted((len(w) for w, _, _ in group), reverse=True)


HEADER = "# x\n# {columns}\n# CC BY 4.0, written for the Twosource project\n"


@pytest.mark.parametrize(
    ("reader", "name", "columns", "row"),
    [
        (tables.parts, "parts.csv", "part,timex,start,end", "dawn,MO,four,8"),
        (tables.holidays, "holidays.csv", "name,rule,argument,days", "may day,guess,05-01,1"),
        (tables.zones, "zones.csv", "name,kind,zone", "gmt,letter,+00:00"),
        (tables.phrases, "words.csv", "phrase,symbol,value", "may,moth,5"),
    ],
)
def test_a_broken_table_names_line_and_value(monkeypatch, reader, name, columns, row):
    text = "".join(f"# {column}: it\n" for column in columns.split(","))
    text = f"# CC BY 4.0, written for the Twosource project\n{text}{columns}\n{row}\n"

    def read(_package, _name, wanted, **options):
        return parse_table(text, name, wanted, **options)

    monkeypatch.setattr(tables, "read_table", read)
    with pytest.raises(DataError, match=rf"{name}, line {len(text.splitlines())}"):
        reader.__wrapped__()
