"""The libraries and map data of others are those that the lock names, and none of them can reach another host."""

import json
import re
import shutil
from pathlib import Path

import pytest

from twosource.web.vendored import FOLDER, LOCK, wrong
from twosource.web.vendoring import ROOT

LOCKED = json.loads((FOLDER / LOCK).read_text(encoding="utf-8"))["packages"]


def test_every_file_is_what_the_lock_says() -> None:
    assert wrong() == []


@pytest.mark.parametrize("package", LOCKED, ids=lambda package: package["name"])
def test_the_lock_is_of_the_versions_that_types_are_checked_with(package: dict[str, str]) -> None:
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert package["version"] == wanted[package["name"]]
    assert package["licence"]
    assert any("LICENSE" in name for name in package["files"])


def test_what_is_changed_missing_or_unknown_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "vendor"
    shutil.copytree(FOLDER, folder)
    (folder / "uplot" / "uPlot.js").write_text("changed", encoding="utf-8")
    (folder / "pmtiles" / "pmtiles.js").unlink()
    (folder / "more.js").write_text("more", encoding="utf-8")
    missing, unknown, changed = wrong(folder)
    assert missing == "pmtiles/pmtiles.js is missing"
    assert unknown == f"more.js is not in {LOCK}"
    assert changed.startswith(f"uplot/uPlot.js is not what {LOCK} says; fetch it again")


def test_the_map_has_land_borders_and_one_label_a_country() -> None:
    features = json.loads((FOLDER / "natural-earth" / "world.geojson").read_text(encoding="utf-8"))["features"]
    kinds = [feature["properties"]["kind"] for feature in features]
    assert kinds[:2] == ["land", "border"] and set(kinds[2:]) == {"label"}
    labels = {f["properties"]["name"]: f["geometry"]["coordinates"] for f in features[2:]}
    assert len(labels) == len(features) - 2 > 200
    west, south = labels["Mali"]
    assert -12 < west < 4 and 10 < south < 25


def test_style_sheets_of_others_load_nothing() -> None:
    for sheet in FOLDER.rglob("*.css"):
        assert not re.search(r"url\(|@import", sheet.read_text(encoding="utf-8")), sheet
