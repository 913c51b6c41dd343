"""Gold never reaches an adapter: what is read as input holds the input fields and nothing else."""

import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args

import pytest

from benchmarks import lines, sets
from twosource.errors import InputError

GOLD_FIELDS = {
    "muc4": {"templates", "raw", "case"},
    "case2021": {"label"},
    "plv": {"label"},
    "timex": {"timexes", "corpus"},
    "geo": {"toponyms", "ignore", "corpus"},
    "geo-spans": {"ignore", "corpus", "lat", "lon", "geonames_id", "kind", "gwn_type"},
    "attribution": {"attributions"},
    "coref": {"cluster", "incident", "corpus"},
    "factuality": {"score"},
    "re3d": {"entities", "relations", "ignore"},
    "indiapolice": {"sentence_labels", "doc_labels"},
    "ucdp_headlines": {
        "source_original",
        "date_start",
        "date_end",
        "where",
        "adm1",
        "lat",
        "lon",
        "side_a",
        "side_b",
        "best",
        "high",
        "low",
        "events_citing",
    },
}


def names_within(kind: Any) -> set[str]:
    """The field names of a record type and of the types inside it."""
    if is_dataclass(kind):
        return {name for f in fields(kind) for name in {f.name} | names_within(f.type)}
    return {name for inner in get_args(kind) for name in names_within(inner)}


@pytest.mark.parametrize("benchmark", sets.SETS, ids=lambda s: s.name)
def test_input_types_have_no_gold_field(benchmark: sets.BenchmarkSet) -> None:
    inside = names_within(benchmark.input_kind())
    assert "id" in inside
    assert not inside & GOLD_FIELDS[benchmark.name]


def test_reading_drops_gold(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    record = {"id": "1", "text": "Rain fell.", "toponyms": [{"start": 0, "end": 4, "lat": 1.0, "lon": 2.0}]}
    path.write_text(json.dumps(record) + "\n\n", encoding="utf-8")
    (seen,) = lines.read(path, sets.find("geo-spans").input_kind())
    assert "lat" not in repr(seen)
    assert "start=0, end=4" in repr(seen)
    (blind,) = lines.read(path, sets.find("geo").input_kind())
    assert "toponyms" not in repr(blind)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"id": "1"}\n', r"line 1: .*text"),
        ('{"id": "1", "text": "a"}\n{"id": "1", "text": "b"}\n', r"line 2: id '1' occurs twice"),
        ("{]\n", "line 1"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        lines.read(path, sets.find("case2021").input_kind())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.jsonl: No such file"):
        lines.read(tmp_path / "none.jsonl", sets.find("case2021").input_kind())


def test_answers_come_back_as_they_were_written(tmp_path: Path) -> None:
    kind = sets.find("case2021").answer_kind()
    path = tmp_path / "new" / "answers.jsonl"
    lines.write(path, [kind("1", "CLASH"), kind("2")])
    assert lines.read(path, kind) == [kind("1", "CLASH"), kind("2")]


def test_a_limit_is_spread_over_the_file() -> None:
    kind = sets.find("case2021").answer_kind()
    records = [kind(str(n)) for n in range(10)]
    assert [r.id for r in lines.spread(records, 3)] == ["0", "3", "6"]
    assert list(lines.spread(records, None)) == records


def test_an_unknown_set_lists_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"'mucc'; give one of muc4, "):
        sets.find("mucc")
