"""Words of graphic details, so that pages can fold the sentences that hold them and let readers choose."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from twosource.ontology.table import Row, read_table

GraphicKind = Literal["bodies", "burning", "killing", "mutilation", "sexual violence", "torture"]
"""What a graphic detail is of."""

_KINDS: tuple[GraphicKind, ...] = get_args(GraphicKind)
_FORM = re.compile(r"[a-z]+(?:-[a-z]+)*\*?(?: (?:\.\. )?[a-z]+(?:-[a-z]+)*\*?)*")
_BETWEEN = r"(?:[^\w.!?;]+\w+){0,3}[^\w.!?;]+"
_SPACE = r"(?:-|\s{1,2})"  # a line may end between two words, and a paragraph not


@dataclass(frozen=True, slots=True)
class Graphic:
    """Words of a text that tell a graphic detail: code points from `start` to before `end`."""

    start: int
    end: int
    kind: GraphicKind


def find(text: str) -> tuple[Graphic, ...]:
    """The graphic details of a text, in order. Raises DataError where the table is damaged."""
    return tuple(
        Graphic(found.start(), found.end(), _KINDS[int(cast(str, found.lastgroup)[1:])])
        for found in _pattern().finditer(text)
    )


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern of all forms, with a group for each kind; of forms that begin alike the longest counts."""
    forms: dict[GraphicKind, list[str]] = {kind: [] for kind in _KINDS}
    for row in read_table("twosource.ontology", "graphic.csv", ("form", "kind"), key=("form",)):
        forms[_kind(row)].append(_expression(row))
    groups = (f"(?P<k{n}>{'|'.join(sorted(forms[kind], key=len, reverse=True))})" for n, kind in enumerate(_KINDS))
    return re.compile(rf"\b(?:{'|'.join(groups)})\b", re.IGNORECASE)


def _kind(row: Row) -> GraphicKind:
    if row["kind"] not in _KINDS:
        raise row.error("kind", "there is no such kind", f"give one of {', '.join(_KINDS)}")
    return row["kind"]


def _expression(row: Row) -> str:
    if not _FORM.fullmatch(row["form"]):
        raise row.error("form", "it is not written as the header says", "use lower case, * and .. as explained there")
    parts = [_words(part) for part in row["form"].split(" .. ")]
    return _BETWEEN.join(parts)


def _words(part: str) -> str:
    words = (re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in part.split(" "))
    return _SPACE.join(words)
