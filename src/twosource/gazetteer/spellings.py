"""Which names of GeoNames and Natural Earth are fit for English reports, and whether the two mean the same division."""

import re
import unicodedata

from twosource.gazetteer import harvest
from twosource.gazetteer.names import fold, is_latin, skeleton
from twosource.gazetteer.tables import strip_type


def usable(name: str) -> bool:
    """Whether an alternative name of a settlement can stand in an English report: Latin, capitalised, no bare code."""
    code = name.isupper() and len(name) < 5
    return len(name) > 2 and name[0].isupper() and is_latin(name) and not code and "," not in name


def spellings(d: harvest.Division, iso3: str) -> set[str]:
    """The consonants of a division's names, with and without their type words."""
    keys = {fold(n) for n in (d.name, *d.others)}
    keys |= {fold(n.split(",")[0]) for n in (d.name, *d.others)}
    keys |= {bare[0] for key in keys if (bare := strip_type(key))}
    return {skeleton(key, iso3) for key in keys if key}


def agree(d: harvest.Division, label: harvest.Outline, iso3: str) -> bool:
    """Whether GeoNames and Natural Earth, joined by id, speak of the same division: a few joins are wrong."""
    known = spellings(d, iso3)
    return any(skeleton(fold(n), iso3) in known for name in label.names[:2] for n in bracketed(name))


def english(d: harvest.Division, outlined: tuple[str, ...]) -> str:
    """The English name of a division: Natural Earth's where it agrees with GeoNames, else the plainest of GeoNames'."""
    if len(outlined) > 1:
        return plain(outlined[1])
    simple = [n.split(",")[0] for n in (d.name, *d.others) if n.isascii()]
    return simple[0] if simple else d.name


def bracketed(name: str) -> list[str]:
    """The name and, where it brings another in brackets ("Homs (Hims)"), both of them."""
    return [n.strip() for n in re.split(r"[()]", name) if n.strip()]


def plain(name: str) -> str:
    """The name without what stands in brackets."""
    return bracketed(name)[0]


_MARKS = re.compile(r"[`´ʻʼʽʾʿ‘’′]|'(?![aeiouA-Z])|'$|^'")
"""Marks of transliteration that English reports leave out; an apostrophe before a vowel stays ("Xi'an")."""


def plainly(name: str) -> str:
    """A transliterated name without the marks that English reports leave out: "Ra's al `Ayn" gives "Ras al Ayn"."""
    text = unicodedata.normalize("NFKD", _MARKS.sub("", name))
    plain = "".join(c for c in text if not unicodedata.combining(c))
    return plain if plain.isascii() else name
