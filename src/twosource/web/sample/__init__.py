"""The sample: reports written for Twosource, so that an empty ledger can show what a full one does."""

import json
import tomllib
from pathlib import Path

_REPORTS = Path(__file__).parent / "reports.toml"
NAME = "sample reports.jsonl"


def write(folder: Path) -> Path:
    """Write the reports of the sample into a folder, as a file that can be added to a ledger."""
    file = folder / NAME
    with _REPORTS.open("rb") as table, file.open("w", encoding="utf-8") as lines:
        for report in tomllib.load(table)["report"]:
            lines.write(json.dumps({**report, "published": report["published"].isoformat()}) + "\n")
    return file
