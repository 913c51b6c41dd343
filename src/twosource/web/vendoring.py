"""Fetches what the pages use of others from npm, at the versions of `package-lock.json`:

    python -m twosource.web.vendoring

Run in a checkout. To take newer versions, change them in `package.json`, run `npm install`, then this.
"""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from twosource.errors import DataError
from twosource.web import basemap
from twosource.web.vendored import FOLDER, LOCK, digest

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Package:
    """A package of npm and what is taken of it.

    `copied` are its files by the name that they get; `made` is a file made of one of its files. `kept` are files that
    the package lacks and that stand in the folder already: a licence that it names and does not hold.
    """

    name: str
    folder: str
    licence: str
    copied: dict[str, str]
    made: tuple[str, str, Callable[[Path], str]] | None = None
    kept: tuple[str, ...] = ()


PACKAGES = (
    Package(
        "maplibre-gl",
        "maplibre-gl",
        "BSD-3-Clause",
        {
            "maplibre-gl.mjs": "dist/maplibre-gl.mjs",
            "maplibre-gl-worker.mjs": "dist/maplibre-gl-worker.mjs",
            "LICENSE.txt": "LICENSE.txt",
        },
    ),
    Package("pmtiles", "pmtiles", "BSD-3-Clause", {"pmtiles.js": "dist/pmtiles.js"}, kept=("LICENSE.txt",)),
    Package(
        "uplot",
        "uplot",
        "MIT",
        {"uPlot.js": "dist/uPlot.esm.js", "uPlot.css": "dist/uPlot.min.css", "LICENSE": "LICENSE"},
    ),
    Package(
        "world-atlas",
        "natural-earth",
        "ISC; Natural Earth is in the public domain",
        {"LICENSE": "LICENSE"},
        ("world.geojson", "countries-50m.json", basemap.build),
    ),
)


def refresh(root: Path = ROOT, folder: Path = FOLDER) -> None:
    """Install the packages and write the files and their lock; raises DataError where npm fails."""
    npm = shutil.which("npm")
    if npm is None:
        raise DataError("npm is not installed, and the libraries come from its registry; install Node.js")
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise DataError(f"npm ci failed in {root} ({done.stderr.strip()}); check the network and package-lock.json")
    locked = [_take(package, root / "node_modules" / package.name, folder) for package in PACKAGES]
    text = json.dumps({"packages": locked}, indent=2, ensure_ascii=False)
    (folder / LOCK).write_text(text + "\n", encoding="utf-8")


def _take(package: Package, source: Path, folder: Path) -> dict[str, object]:
    """Write the files of a package; its entry of the lock."""
    target = folder / package.folder
    target.mkdir(parents=True, exist_ok=True)
    for name, origin in package.copied.items():
        shutil.copyfile(source / origin, target / name)
    names = [*package.copied, *package.kept]
    if package.made is not None:
        name, origin, made = package.made
        (target / name).write_text(made(source / origin), encoding="utf-8")
        names.append(name)
    version = json.loads((source / "package.json").read_text(encoding="utf-8"))["version"]
    return {
        "name": package.name,
        "version": version,
        "licence": package.licence,
        "from": f"https://www.npmjs.com/package/{package.name}/v/{version}",
        "files": {f"{package.folder}/{name}": digest(target / name) for name in sorted(names)},
    }


if __name__ == "__main__":
    refresh()
