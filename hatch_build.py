"""Refuses to build a package whose files of others are not what `vendor.lock.json` says."""

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class VendoredFiles(BuildHookInterface[Any]):
    """Checks the files before each build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  hatchling's own names
        """Raise RuntimeError where a file is missing, unknown or changed."""
        path = Path(self.root, "src", "twosource", "web", "vendored.py")
        spec = importlib.util.spec_from_file_location("vendored", path)
        if spec is None or spec.loader is None:
            raise RuntimeError(f"{path} is missing")
        vendored = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(vendored)
        if found := vendored.wrong():
            raise RuntimeError("vendored files: " + "; ".join(found))
