"""What happened: event mentions, their types and the arguments that syntax gives."""

from twosource.extract.what.component import What

__all__ = ["What"]
