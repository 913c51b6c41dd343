"""Which tokens stand in quotation marks."""

from collections.abc import Sequence

from twosource.parse.tree import Paragraph, Quotation, Sentence, Token

_SCARE = 4  # tokens: the longest quoted term


def quotations(
    tokens: Sequence[Token], sentences: Sequence[Sentence], paragraphs: Sequence[Paragraph]
) -> tuple[Quotation, ...]:
    """The quotations of a document, outer before inner."""
    found = []
    for paragraph in paragraphs:
        opened: int | None = None
        for i in range(paragraph.first, paragraph.last + 1):
            if tokens[i].norm == '"':
                if opened is None:
                    opened = i
                else:
                    if i - opened > 1:
                        found.append(Quotation(opened + 1, i - 1, 0, i - opened - 1 <= _SCARE))
                    opened = None
    return tuple(found)
