"""Where sentences end, by rule: the model is told, because its own guess breaks datelines, titles and quotations.

The rules look at the characters around a stop. A stop ends a sentence unless the word that it belongs to is one that is
always followed by more (a title, an initial, "No." before a number) or the next word goes on in lower case.
"""

import re

_STOP = re.compile(r"""(?P<mark>[.!?]+)(?P<close>["')\]]*)(?P<gap> +)(?=\S)""")
_TITLES = frozenset(
    "mr mrs ms messrs dr prof rev fr st sr sra gen lt col maj capt cpt cmdr cdr adm sgt cpl brig pvt supt insp det sen rep gov "
    "pres hon amb atty pm fm vs v viz al ltgen majgen brig.gen lt.gen maj.gen lt.col".split()
)
_NUMBERED = frozenset("no nos art arts sec para p pp vol ch fig approx ca c est".split())
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
_WORD_BEFORE = re.compile(r"[\w.'&/-]+$")
_WORD_AFTER = re.compile(r"""["'(\[]*([\w'-]+)""")


def starts(text: str) -> list[int]:
    """Offsets in the reading `text` where a sentence starts, without the first at 0."""
    found = []
    for match in _STOP.finditer(text):
        if _ends(text, match):
            found.append(match.end())
    return found


def _ends(text: str, match: "re.Match[str]") -> bool:
    after = _WORD_AFTER.match(text, match.end())
    following = after.group(1) if after else ""
    if following[:1].islower():
        return False
    if match["mark"] != ".":
        return True
    before = _WORD_BEFORE.search(text, 0, match.start())
    word = before.group().lower() if before else ""
    if match["close"]:
        return True
    if word in _TITLES:
        return False
    if word in _NUMBERED or word in _MONTHS:
        return not following[:1].isdigit()
    return not (len(word) == 1 and word.isalpha())
