"""Where: finds the places that a report names, decides which ones they are, and which of them is an event's place."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.extract.answers import PlaceMention, PlaceUse
from twosource.extract.place_choice import Choice, Choices, lies_in
from twosource.extract.place_names import Name, Names
from twosource.extract.place_relations import containment
from twosource.gazetteer import Entry, Gazetteer
from twosource.gazetteer.names import fold
from twosource.gazetteer.tables import kinds
from twosource.model import Place, PlacePrecision, Span
from twosource.parse import Parse


class Where:
    """Finds and resolves the places of reports."""

    version = "where-rules/1"

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._names = Names(gazetteer)
        self._choices = Choices(gazetteer)

    def find(self, parse: Parse) -> tuple[PlaceMention, ...]:
        """All names that stand for places in a report, in text order, each with its place where it can be told."""
        return self._mentions(parse, self._names.find(parse))

    def resolve(self, parse: Parse, spans: Sequence[tuple[int, int]]) -> tuple[PlaceMention, ...]:
        """The places of names that are given by their character offsets, one mention for each span, in their order."""
        order = sorted(range(len(spans)), key=lambda k: spans[k])
        names = [self._names.given(parse, *spans[k]) for k in order]
        found = self._mentions(parse, names)
        return tuple(found[order.index(k)] for k in range(len(spans)))

    def _mentions(self, parse: Parse, names: Sequence[Name]) -> tuple[PlaceMention, ...]:
        within = containment(parse, names)
        datelines = frozenset(i for i, n in enumerate(names) if parse.paragraph(n.first).kind == "dateline")
        choices = self._choices.choose(names, within, datelines, None)
        return tuple(self._mention(parse, n, c) for n, c in zip(names, choices, strict=True))

    def _mention(self, parse: Parse, name: Name, choice: Choice | None) -> PlaceMention:
        span = parse.span(name.first, name.last)
        place = self._place(choice.entry, span) if choice else None
        use: PlaceUse = "demonym" if name.demonym else "part_of_name" if name.embedded else "location"
        return PlaceMention(
            name.first, name.last, name.last, span, place, use, None, choice.scores if choice else (), ""
        )

    def _place(self, entry: Entry, span: Span) -> Place:
        admin1 = self._gazetteer.entry(entry.admin1) if entry.admin1 else None
        precision: PlacePrecision = kinds()[entry.kind].precision
        return Place(
            entry.name,
            entry.lat,
            entry.lon,
            entry.country,
            admin1.name if admin1 else None,
            entry.kind,
            precision,
            entry.ref,
            span,
        )
