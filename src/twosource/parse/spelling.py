"""The words of a report in ordinary case, whatever case it is written in."""

from twosource.parse.tree import Parse


def ordinary(parse: Parse, first: int, last: int) -> str:
    """Tokens `first` to `last` with single spaces, in ordinary case where the report writes all in capitals."""
    text = parse.text(first, last)
    if text.isupper() and len(text) > 1:
        text = "".join(_cased(parse, i) for i in range(first, last + 1))
    return " ".join(text.split())


def _cased(parse: Parse, i: int) -> str:
    """A token and the space after it, in the case that truecasing gave it."""
    token = parse.tokens[i]
    word = token.text if token.shape[:2].isupper() else token.text.lower()
    if token.shape[:1] == "X" and not token.shape[:2].isupper():
        word = token.text.capitalize()
    after = parse.tokens[i + 1].start if i + 1 < len(parse.tokens) else token.end
    return word + " " * min(1, after - token.end)
