"""Where and when a report was filed, as the words before the first sentence say it: "GENEVA, 3 May (Agency) --"."""

import re

_SHORT = 3  # words: the longest bare name in lower case that is taken for a place
_LONGEST = 200  # characters: place, date, agency and the notes in brackets

_NAME = r"[^\W\d_a-z][\w.'’-]*"
_PLACE = rf"{_NAME}(?:[ \t]+(?:{_NAME}|de|del|la|los|el|al|of|the|du|des|and)){{0,4}}"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATE = (
    rf"(?i:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{{1,2}}\s+{_MONTH}(?:,?\s+\d{{2,4}})?"
    rf"|{_MONTH}\s+\d{{1,2}}\b(?:,?\s+(?:\d{{4}}|\d{{2}}))?)|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_AGENCY = r"(?:\([^()\n]{2,60}\)|\[[^\[\]\n]{2,60}\])"
_DASH = r"(?:-{2,}|[—–―]|-(?=\s))"
_NOTES = r"(?:\s*\[[^\[\]]{1,150}\])"

_LINE = re.compile(
    rf"\s*(?P<place>{_PLACE}(?:\s*[,/]\s*(?!{_DATE}){_PLACE}){{0,2}})?"
    rf"(?P<agency>\s*{_AGENCY})?[,.]?\s*(?P<date>{_DATE})?,?(?P<agency2>\s*{_AGENCY})?\s*(?P<mark>{_DASH}|:)?"
    r"\s*",
)
_FILED = re.compile(rf"\s*[^\Wa-z\d_][^.]{{2,150}}?{_DASH}{_NOTES}+\s*")
_UPPER_PLACE = re.compile(r"[^\W\d_]{3}")
_LABELS = frozenset(
    "alert analysis breaking bulletin correction editorial exclusive explainer factbox flash live news newsalert note "
    "opinion photos profile timeline update updated updates urgent video watch warning".split()
)


def prefix(text: str, start: int, end: int, *, opening: bool) -> int | None:
    """The offset where the dateline that opens `text[start:end]` ends; None without one.

    With a date or an agency beside the place a dateline is plain. A place alone before a dash is one only where
    `opening` says that this is the first paragraph, and before a colon only in capitals.
    """
    filed = _FILED.match(text, start, min(end, start + 2 * _LONGEST))
    if filed:
        return filed.end()
    match = _LINE.match(text, start, min(end, start + _LONGEST))
    if match is None or not (match["place"] or match["agency"]):
        return None
    mark = match["mark"]
    rest = text[match.end() : end]
    if not mark or rest[:1].islower():
        return None
    place = (match["place"] or "").strip()
    dated = bool(match["date"] or match["agency"] or match["agency2"])
    plain = opening or (dated and (mark != ":" or place.isupper()))
    return match.end() if plain and (dated or _is_place(place, mark, rest[:_LONGEST])) else None


def _is_place(place: str, mark: str | None, rest: str) -> bool:
    """Whether a name that neither date nor agency follows is where the report was filed; `rest` is what comes after."""
    upper = place.isupper() and bool(_UPPER_PLACE.search(place)) and place.casefold() not in _LABELS
    if not any(c.islower() for c in rest):
        return False
    if mark == ":":
        return upper
    return (upper or len(place.split()) <= _SHORT) and not re.search(_DASH, rest)
