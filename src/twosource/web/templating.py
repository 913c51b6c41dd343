"""The environment that pages are written in: escaping always on, the project's own wording as filters."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from twosource import render as rendering
from twosource._version import __version__
from twosource.extract import wording
from twosource.render import folding

NAVIGATION = (
    ("explore", "/", "Explore"),
    ("search", "/search", "Search"),
    ("totals", "/totals", "Totals"),
    ("actors", "/actors", "Actors"),
    ("sources", "/sources", "Sources"),
    ("reports", "/reports", "Reports"),
    ("review", "/review", "Review"),
    ("add", "/add", "Add"),
    ("runs", "/runs", "Runs"),
    ("about", "/about", "About"),
)
"""The pages that every page leads to: name, address, words."""


STATIC: Mapping[str, Path] = {
    "/static/render": Path(rendering.__file__).parent / "data",
    "/static": Path(__file__).parent / "static",
}
"""The folders of static files by the address that they are served at; the first that fits holds it."""


def environment() -> Environment:
    """The environment of all pages; a name that a template gets wrong is an error and not an empty place."""
    made = Environment(
        loader=PackageLoader("twosource.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(navigation=NAVIGATION, version=__version__, static=static, csrf_field=csrf_field)
    made.filters.update(
        when=wording.when,
        day=wording.day,
        place=wording.place,
        country=wording.country,
        link=wording.link,
        days=lambda value: wording.window(*value),
        bounds=lambda value: wording.number(value.low, value.best, value.high),
        graphic=folding.kinds,
        calm=folding.before,
        plural=plural,
        exactly=lambda value: Markup(str(escape(value)).replace("\r", "&#13;")),  # HTML would read CR as LF
        squeeze=lambda value: " ".join(value.split()),
        segment=segment,
    )
    return made


@pass_context
def csrf_field(context: Context) -> Markup:
    """What every form that changes something holds: the token by which it is told from one of another site."""
    return Markup('<input type="hidden" name="csrf" value="{}">').format(context["visit"].csrf)


@cache
def static(path: str) -> str:
    """The address of a static file, with the hash of what it holds, so that browsers can keep it for ever."""
    address = f"/static/{path}"
    mounted = next(m for m in STATIC if address.startswith(m + "/"))
    file = STATIC[mounted].joinpath(*address.removeprefix(mounted + "/").split("/"))
    return f"{address}?{hashlib.sha256(file.read_bytes()).hexdigest()[:12]}"


def segment(value: object) -> str:
    """A value as one segment of an address."""
    return quote(str(value), safe="")


def plural(number: int, noun: str, many: str | None = None) -> str:
    """A number and its noun: "1 report", "12,000 reports"."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"
