"""Whether the libraries and map data of others are what was fetched: each file against its hash.

Imports the standard library alone, so that the build of the package can ask before anything is installed.
"""

import hashlib
import json
from pathlib import Path

FOLDER = Path(__file__).parent / "static" / "vendor"
LOCK = "vendor.lock.json"


def digest(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def wrong(folder: Path = FOLDER) -> list[str]:
    """What differs from the lock, in sentences; empty where nothing does."""
    packages = json.loads((folder / LOCK).read_text(encoding="utf-8"))["packages"]
    locked = {name: hash for package in packages for name, hash in package["files"].items()}
    there = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    del there[LOCK]
    found = [f"{name} is missing" for name in sorted(locked.keys() - there.keys())]
    found += [f"{name} is not in {LOCK}" for name in sorted(there.keys() - locked.keys())]
    for name in sorted(locked.keys() & there.keys()):
        if digest(there[name]) != locked[name]:
            found.append(f"{name} is not what {LOCK} says; fetch it again with `python -m twosource.web.vendoring`")
    return found
