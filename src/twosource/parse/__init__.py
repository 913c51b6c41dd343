"""Parsed reports: the only room that knows spaCy."""

from twosource.parse.parser import Parser
from twosource.parse.tree import Paragraph, ParagraphKind, Parse, Quotation, Sentence, Token

__all__ = ["Paragraph", "ParagraphKind", "Parse", "Parser", "Quotation", "Sentence", "Token"]
