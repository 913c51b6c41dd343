"""Place names, straight from the answers to "where"."""

from collections.abc import Iterator, Sequence

from benchmarks.records.geo import Answer, Input, SpansInput, Toponym
from benchmarks.system import System
from twosource.extract.answers import PlaceMention

NAMES = frozenset({"location", "metonym", "demonym", "part_of_name"})
"""The uses of a name that the set counts as toponyms: also those that only go with a place ("Syrian", "Bank of X")."""


def predict(system: System, inputs: Sequence[Input]) -> Iterator[Answer]:
    """The place names of each text, with coordinates."""
    for record, parse in system.parse(inputs):
        mentions = system.questions.where.find(parse)
        placed = (m for m in mentions if m.use in NAMES and m.place is not None and m.place.lat is not None)
        yield Answer(record.id, tuple(map(toponym, placed)))


def predict_given_spans(system: System, inputs: Sequence[SpansInput]) -> Iterator[Answer]:
    """Coordinates of the given names; a name that the gazetteer does not hold has none."""
    for record, parse in system.parse(inputs):
        spans = [(t.start, t.end) for t in record.toponyms]
        mentions = system.questions.where.resolve(parse, spans)
        yield Answer(record.id, tuple(map(toponym, mentions)))


def toponym(mention: PlaceMention) -> Toponym:
    """A mention as a record of the set."""
    place = mention.place
    if place is None:
        return Toponym(mention.span.start, mention.span.end)
    identifier = (place.gazetteer_id or "").rpartition(":")[2]
    return Toponym(
        mention.span.start,
        mention.span.end,
        place.lat,
        place.lon,
        int(identifier) if identifier.isdigit() else None,
    )
