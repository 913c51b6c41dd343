"""Users' own places: GeoNames dumps, UCDP GED, CSV; broken lines are listed and the rest is imported."""

import zipfile
from pathlib import Path

import pytest

from twosource.errors import DataError
from twosource.gazetteer import Gazetteer, add


def _geonames(id: int, name: str, code: str, lat: str = "34.5", lon: str = "41.2") -> str:
    cells = [str(id), name, name, f"{name}ah,Al {name}", lat, lon, code[0], code, "SY", "", "07"]
    return "\t".join([*cells, "", "", "", "1200", "", "300", "Asia/Damascus", "2020-01-01"])


def test_a_geonames_dump(tmp_path: Path) -> None:
    lines = [
        _geonames(900000001, "Tellbarqa", "PPL"),
        _geonames(900000002, "Wadimrah", "WAD"),
        _geonames(900000003, "Bankfalak", "BANK"),
        "broken line",
        _geonames(900000004, "Nowhere", "PPL", lat="134"),
    ]
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as packed:
        packed.writestr("readme.txt", "a note")
        packed.writestr("SY.txt", "\n".join(lines))
    added = add(tmp_path / "SY.zip", tmp_path / "own.sqlite")
    assert (added.format, added.places, added.left_out) == ("GeoNames", 2, 1)
    assert [(s.line, s.cause.split(",")[0]) for s in added.skipped] == [
        (4, "it has 1 columns"),
        (5, "latitude is 134"),
    ]
    gazetteer = Gazetteer(more=[added.path])
    entry = gazetteer.candidates("al-Tellbarqa")[0].entry
    assert (entry.ref, entry.country, entry.kind) == ("geonames:900000001", "SYR", "city")
    assert gazetteer.candidates("Tel Barqa", "SYR")[0].entry.name == "Tellbarqa"
    assert gazetteer.info()[1].places == 2


def test_a_csv_of_places(tmp_path: Path) -> None:
    file = tmp_path / "sites.csv"
    file.write_text(
        "name,lat,lon,kind,country,variants,precision_km\n"
        "Camp Larkspur,33.4,42.5,base,Iraq,Larkspur base|FOB Larkspur,2\n"
        "Camp Nowhere,abc,43.4,base,IRQ,,\n"
        "Camp Odd,33.0,43.0,castle,IRQ,,\n"
        "Camp Far,33.0,43.0,base,Atlantis,,\n",
        encoding="utf-8",
    )
    added = add(file, tmp_path / "own.sqlite", Gazetteer())
    assert (added.format, added.places) == ("CSV", 1)
    assert [s.line for s in added.skipped] == [3, 4, 5]
    assert "'castle'" in added.skipped[1].cause
    gazetteer = Gazetteer(more=[added.path])
    entry = gazetteer.candidates("FOB Larkspur")[0].entry
    assert (entry.ref, entry.country, entry.kind, entry.precision_km) == ("user:camp-larkspur", "IRQ", "base", 2.0)
    division = gazetteer.entry(entry.admin1 or 0)
    assert division is not None
    assert division.name == "Anbar"
    assert gazetteer.candidates("Kabul")[0].entry.country == "AFG"


def test_a_csv_with_columns_of_its_own_and_one_country(tmp_path: Path) -> None:
    file = tmp_path / "sites.csv"
    file.write_text("site,y,x,cc\nCamp Larkspur,33.4,42.5,IRQ\nCamp Sorrel,15.1,44.2,YEM\n", encoding="utf-8")
    columns = {"name": "site", "lat": "y", "lon": "x", "country": "cc"}
    added = add(file, tmp_path / "own.sqlite", columns=columns, only={"YEM"})
    assert (added.places, added.left_out) == (1, 1)
    gazetteer = Gazetteer(more=[added.path])
    assert gazetteer.candidates("Camp Sorrel")[0].entry.country == "YEM"
    assert not gazetteer.candidates("Camp Larkspur")
    assert gazetteer.version.startswith("gazetteer/")
    assert "+" in gazetteer.version
    with pytest.raises(DataError, match="no column of a place"):
        add(file, tmp_path / "own.sqlite", columns={"title": "site"})
    with pytest.raises(DataError, match="there is no column 'z'"):
        add(file, tmp_path / "own.sqlite", columns={"name": "z"})


def test_a_damaged_file_of_ones_own_says_how_to_import_it_again(tmp_path: Path) -> None:
    path = tmp_path / "own.sqlite"
    path.write_bytes(b"no database at all, though as long as one" * 100)
    with pytest.raises(DataError, match=r"damaged.*twosource gazetteer add FILE"):
        Gazetteer(more=[path]).candidates("Kabul")


def test_ucdp_places(tmp_path: Path) -> None:
    file = tmp_path / "ged.csv"
    file.write_text(
        "id,where_prec,where_coordinates,adm_1,latitude,longitude,country\n"
        "1,1,Kaldaru village,X,34.6,69.9,Afghanistan\n"
        "2,1,Kaldaru village,X,34.6,69.9,Afghanistan\n"
        "3,4,Logar province,X,34.0,69.2,Afghanistan\n"
        "4,1,Zurmanak town,X,15.0,44.0,Yemen (North Yemen)\n",
        encoding="utf-8",
    )
    added = add(file, tmp_path / "own.sqlite")
    assert (added.format, added.places, added.left_out, added.skipped) == ("UCDP GED", 2, 1, ())
    assert Gazetteer(more=[added.path]).candidates("Zurmanak")[0].entry.country == "YEM"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("odd.csv", "a,b\n1,2\n", "none of a GeoNames dump"),
        ("empty.csv", "", "none of a GeoNames dump"),
        ("useless.csv", "name,lat,lon\nX Y,999,0\n", r"no line gives a place \(line 2: lat is 999"),
    ],
)
def test_files_that_are_of_no_use(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        add(tmp_path / name, tmp_path / "own.sqlite")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="does not exist"):
        add(tmp_path / "none.csv", tmp_path / "own.sqlite")
    (tmp_path / "bad.zip").write_bytes(b"no archive")
    with pytest.raises(DataError, match="cannot be read"):
        add(tmp_path / "bad.zip", tmp_path / "own.sqlite")
    with zipfile.ZipFile(tmp_path / "image.zip", "w") as packed:
        packed.writestr("a.png", "x")
    with pytest.raises(DataError, match=r"holds no \.txt or \.csv"):
        add(tmp_path / "image.zip", tmp_path / "own.sqlite")


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    file = tmp_path / "sites.csv"
    file.write_text("name,lat,lon\nCamp One,1,2\nCamp Two,3,4\n", encoding="utf-8")
    one, two = add(file, tmp_path / "one.sqlite"), add(file, tmp_path / "two.sqlite")
    assert one.path.read_bytes() == two.path.read_bytes()
