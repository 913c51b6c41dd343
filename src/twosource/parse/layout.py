"""How a report is laid out: its paragraphs, whatever its line ends mean, and what kind each is.

Blank lines always part paragraphs. A single line end parts them only where it is deliberate: in copy that is wrapped to
a width, where the next word would still have fitted on the line; in copy that is not wrapped, at every line.
"""

import re
from dataclasses import dataclass, replace

from twosource.parse.datelines import prefix
from twosource.parse.tree import ParagraphKind

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_VISIBLE = re.compile(r"\w")
_UNWRAPPED = 120  # characters: no wire wraps its copy wider, so a longer line is a whole paragraph
_SLACK = 3  # characters that a wrapped line may fall short of the width without a reason
_HEADLINE = 160  # characters: the longest headline
_CREDIT_LINE = 300  # characters: the longest credit line
_LEADING_BLOCKS = 4  # headline, deck, byline and dateline stand among the first few blocks

_CLOSED = re.compile(r"""[.!?…:;,"”’»)\]-]\s*\Z""")
_CAPITALS_AFTER = re.compile(r"[.!?]['\"”’]?\s+(?=[^\W\d_a-z]{3})")  # a sentence's end before a word in capitals
_SENTENCE_END = re.compile(r"""(?:[.!?…]["'”’»)\]]*|:)\s*\Z""")
_SYMBOL = "[•‣⁃∙\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
_ITEM = re.compile(
    r"\s*(?:[*•‣▪●◦■►▶➤✓✔]\ufe0f?\s+(?=\S)|[•‣▪●◦■►▶➤]\ufe0f?(?=\w)|\(?(?:\d{1,2}|[a-z])[.)]\s+(?=[^\W\d_]))"
)
_DASHED = re.compile(r"\s*[-–—]\s+(?=\w)")
_POINTED = re.compile(rf"\s*{_SYMBOL}\ufe0f?\s*\w")
_WORK = r"(?:reporting|writing|written|edited|editing|compiled|translated|photos?|photographs?|video|graphics?)"
_CREDIT = re.compile(
    rf"\s*[(\[]?(?:(?:additional|further|extra)\s+)?{_WORK}(?:\s+(?:and|&)\s+{_WORK})?(?:\s+(?:in|from)\s+[\w ,.]+?)?"
    r"\s+by\s+(?-i:[^\Wa-z])"
    r"|\s*[(\[]?with\s+(?:(?:additional\s+)?(?:reporting|files|inputs?)\s+(?:by|from)\b|agenc(?:y|ies)(?:\s+inputs?)?\W*\Z)"
    r"|\s*(?:©|\(c\)\s|copyright\s+(?:©|\(c\)|\d{4})|(?:image|photo|video|picture)\s*(?:source|credit|by)?\s*:|source:)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"\s*(?:by|BY|By):?\s+(?:(?:[^\Wa-z\d_][\w'’-]*\.?|and|de|del|al|el|bin|van|von|der),?\s*){1,8}(?:[|/-].{0,60})?\Z"
    r"|\s*(?:By|BY)\s+(?:[Oo]ur|[Ss]taff|STAFF|OUR)\b[^.]{0,60}\Z"
)
_AGENCY = re.compile(r"\s*[(\[](?-i:[A-Z])[\w. /&-]{1,30}[)\]]\s*\Z|\s*--?\s*(?-i:[A-Z][A-Za-z]*|[A-Z ]+)\s*\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that holds one paragraph, `text[start:end]`, and of which kind it is."""

    start: int
    end: int
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def blocks(text: str, title: str | None) -> list[Block]:
    """The paragraphs of `text`, in order. `title` is the report's: it marks the headline where the text repeats it.

    The dateline that opens a paragraph is a block of its own.
    """
    found: list[Block] = []
    for lines in _groups(text):
        start = 0
        width = max(len(line.text.rstrip()) for line in lines)
        indent = min((_indent(line.text) for line in lines[1:]), default=0)
        for k in range(1, len(lines) + 1):
            if k == len(lines) or _parts(lines[k - 1], lines[k], width, indent, first=k - 1 == start):
                found.append(Block(lines[start].start, lines[k - 1].end, "body"))
                start = k
    leading = found[_LEADING_BLOCKS - 1].end if len(found) >= _LEADING_BLOCKS else len(text)
    found = [_with_kind(text, block, leading) for block in found]
    return _with_dateline(text, _with_headline(text, found, title))


def _groups(text: str) -> list[list[_Line]]:
    """The lines that have words, in groups that blank lines part."""
    groups: list[list[_Line]] = []
    end = 0
    for match in _LINE.finditer(text):
        if not _VISIBLE.search(match.group()):
            continue
        if not groups or text.count("\n", end, match.start()) > 1:
            groups.append([])
        groups[-1].append(_Line(match.start(), match.end(), match.group()))
        end = match.end()
    return groups


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _parts(line: _Line, following: _Line, width: int, indent: int, *, first: bool) -> bool:
    """Whether the line end between two lines of a group parts paragraphs; `first`: `line` opens its paragraph."""
    if _ITEM.match(following.text) or _POINTED.match(following.text):
        return True
    if _is_credit(following.text) or _is_credit(line.text):
        return True
    ended = bool(_SENTENCE_END.search(line.text))
    if _DASHED.match(following.text):
        return ended or bool(_DASHED.match(line.text))
    opening = following.text.lstrip()
    if opening[0].islower() and not ended:
        return False
    if width > _UNWRAPPED or _indent(following.text) > indent + 1:
        return True
    if ended and _SENTENCE_END.search(following.text):
        return True
    if first and (_BYLINE.match(line.text) or _BYLINE.match(following.text)):
        return not (line.text.isupper() and following.text.isupper())
    fits = len(line.text.rstrip()) + 1 + len(opening.split(maxsplit=1)[0]) <= width - _SLACK
    return fits and (ended or (first and not _CLOSED.search(line.text)))


def _is_credit(line: str) -> bool:
    return len(line) <= _CREDIT_LINE and bool(_CREDIT.match(line) or _AGENCY.match(line))


def _with_kind(text: str, block: Block, leading: int) -> Block:
    """The block with its kind; a byline counts only before `leading`, for later "By Friday" opens a sentence."""
    piece = text[block.start : block.end]
    if _ITEM.match(piece) or _DASHED.match(piece):
        return replace(block, kind="list")
    if _is_credit(piece) or (block.end <= leading and _BYLINE.match(piece)):
        return replace(block, kind="credit")
    return block


def _with_headline(text: str, found: list[Block], title: str | None) -> list[Block]:
    """The headline marked: the block that repeats the title, or a short first one that is no sentence."""
    if len(found) < 2:
        return found
    wanted = " ".join(title.split()).casefold() if title else None
    for k, block in enumerate(found[:_LEADING_BLOCKS]):
        words = " ".join(text[block.start : block.end].split())
        if block.kind != "body" or len(words) > _HEADLINE:
            continue
        opens = (
            k == 0 and not _SENTENCE_END.search(words) and prefix(text, block.start, block.end, opening=True) is None
        )
        if opens or words.casefold() == wanted:
            found[k] = replace(block, kind="headline")
    return found


def _with_dateline(text: str, found: list[Block]) -> list[Block]:
    """Datelines parted from what they open: in any body paragraph where they are plain, else in the first only.

    A place can follow the agency's line ("SANTIAGO, 18 May (Agency) -- ARICA -- Two men..."), and the headline can
    stand in the same paragraph ("Two men held. ARICA -- Two men...").
    """
    out: list[Block] = []
    opening = True
    for block in found:
        if block.kind != "body":
            out.append(block)
            continue
        headline = _headline_before_dateline(text, block) if opening else None
        if headline is not None:
            out.append(Block(block.start, headline, "headline"))
            block = replace(block, start=headline)
        end = prefix(text, block.start, block.end, opening=opening)
        opening = False
        while end is not None:
            out.append(Block(block.start, end, "dateline"))
            block = replace(block, start=end)
            capitals = text[end : block.end].split(maxsplit=1)[:1]
            end = prefix(text, end, block.end, opening=True) if capitals and capitals[0].isupper() else None
        if _VISIBLE.search(text, block.start, block.end):
            out.append(block)
    return out


def _headline_before_dateline(text: str, block: Block) -> int | None:
    """Where a headline that shares a paragraph with the dateline behind it ends: at a place in capitals and a dash."""
    for match in _CAPITALS_AFTER.finditer(text, block.start, min(block.end, block.start + _HEADLINE)):
        if prefix(text, match.end(), block.end, opening=True) is not None:
            return match.end()
    return None
