"""How a report is laid out: its paragraphs, whatever the line ends mean.

Blank lines always part paragraphs. A single line end parts them only where it is deliberate: in copy that is wrapped to
a width, the next word would still have fitted on the line; in copy that is not wrapped, every line is a paragraph.
"""

import re
from dataclasses import dataclass

from twosource.parse.tree import ParagraphKind

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_VISIBLE = re.compile(r"\w")
_UNWRAPPED = 120  # characters: no wire wraps its copy wider, so a longer line is a whole paragraph
_SLACK = 3  # characters that a wrapped line may fall short of the width without a reason
_HEADLINE = 160  # characters: the longest headline

TERMINATED = re.compile(r"""[.!?…:;]["'”’»)\]]*\s*$""")
_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]*\s*$""")
_ITEM = re.compile(r"\s*(?:[-–—*•‣▪●◦■►▶➤✓]\s+\S|\(?(?:\d{1,2}|[a-z])[.)]\s+\S|[•‣▪●◦■►▶➤])")
_CREDIT = re.compile(
    r"\s*(?:\(?(?:additional |further )?(?:reporting|report|writing|written|editing|edited|compiled|photographs?|photos?)"
    r" (?:\w+ )?by\b|by [A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|and|de|al|el|bin|van|von|der))*\s*(?:,.{0,60}|\|.{0,60})?$"
    r"|with (?:reporting|files|agencies|inputs?)\b|source:|©|\(c\)|copyright\b|image source|photo:|getty images)",
    re.IGNORECASE,
)
_BYLINE_CASE = re.compile(r"\s*(?:by|BY|By) [^a-z\s]")
_AGENCY = re.compile(r"\s*[(\[][A-Z][A-Za-z. /&-]{1,30}[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text that holds one paragraph, `text[start:end]`, and what kind it looks like."""

    start: int
    end: int
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    after_blank: bool


def blocks(text: str, title: str | None) -> list[Block]:
    """The paragraphs of `text` in order; `title` is the report's title, which marks the headline where it is repeated."""
    found: list[Block] = []
    for lines in _groups(text):
        start = 0
        width = max(len(line.text.rstrip()) for line in lines)
        indent = min(_indent(line.text) for line in lines)
        for k in range(1, len(lines) + 1):
            if k == len(lines) or _parts(lines[k - 1], lines[k], width, indent, first=k - 1 == start):
                found.append(_block(text, lines[start].start, lines[k - 1].end))
                start = k
    return _with_headline(text, found, title)


def _groups(text: str) -> list[list[_Line]]:
    """The lines that have words, in groups that blank lines part."""
    groups: list[list[_Line]] = []
    end = 0
    for match in _LINE.finditer(text):
        if not _VISIBLE.search(match.group()):
            continue
        blank = text.count("\n", end, match.start()) > 1 or not groups
        line = _Line(match.start(), match.end(), match.group(), blank)
        end = match.end()
        if blank:
            groups.append([])
        groups[-1].append(line)
    return groups


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _parts(line: _Line, following: _Line, width: int, indent: int, *, first: bool) -> bool:
    """Whether the line end between two lines of a group parts paragraphs."""
    if _ITEM.match(following.text) or _is_credit(following.text) or _is_credit(line.text):
        return True
    opening = following.text.lstrip()
    if opening[0].islower() and not _SENTENCE_END.search(line.text):
        return False
    if width > _UNWRAPPED:
        return True
    if _indent(following.text) > indent + 1 and not first:
        return True
    short = len(line.text.rstrip()) + 1 + len(opening.split(maxsplit=1)[0]) <= width - _SLACK
    return short and (bool(TERMINATED.search(line.text)) or first)


def _block(text: str, start: int, end: int) -> Block:
    piece = text[start:end]
    if _ITEM.match(piece):
        return Block(start, end, "list")
    if _is_credit(piece):
        return Block(start, end, "credit")
    return Block(start, end, "body")


def _is_credit(line: str) -> bool:
    if len(line) > 2 * _HEADLINE:
        return False
    if _AGENCY.match(line):
        return True
    if not _CREDIT.match(line):
        return False
    return not line.lstrip()[:3].lower() == "by " or bool(_BYLINE_CASE.match(line))


def _with_headline(text: str, found: list[Block], title: str | None) -> list[Block]:
    if len(found) < 2:
        return found
    for k, block in enumerate(found[:2]):
        words = text[block.start : block.end].strip()
        if block.kind != "body" or len(words) > _HEADLINE:
            continue
        if (title and words.split() == title.split()) or (k == 0 and not TERMINATED.search(words)):
            found[k] = Block(block.start, block.end, "headline")
    return found
