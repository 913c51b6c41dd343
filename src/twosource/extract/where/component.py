"""Where: finds the places that a report names, decides which ones they are, and which of them is an event's place."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.extract.answers import EventNature, PlaceAnswer, PlaceMention
from twosource.extract.where import events as place_events
from twosource.extract.where.borders import Border, borders
from twosource.extract.where.choice import Choice, Choices
from twosource.extract.where.containment import lies_in
from twosource.extract.where.context import StandIn, believable, stand_ins
from twosource.extract.where.evidence import Name
from twosource.extract.where.names import Names
from twosource.extract.where.relations import Relation, containment, in_dateline, relation
from twosource.extract.where.uses import head_of, use_of
from twosource.gazetteer import Entry, Gazetteer
from twosource.gazetteer.geo import offset
from twosource.gazetteer.precision import NEAR_KM
from twosource.model import Place, PlacePrecision, Span
from twosource.parse import Parse

_DIVISIONS = frozenset(("country", "continent", "world_region", "admin1", "admin2"))


class Where:
    """Finds and resolves the places of reports with a gazetteer."""

    version = "where-rules/1"

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._names = Names(gazetteer)
        self._choices = Choices(gazetteer)

    def find(self, parse: Parse) -> tuple[PlaceMention, ...]:
        """All names that stand for places in a report, in text order, each with its place where it can be told."""
        return self._mentions(parse, self._names.find(parse), False)

    def resolve(self, parse: Parse, spans: Sequence[tuple[int, int]]) -> tuple[PlaceMention, ...]:
        """The places of names that are given by their character offsets, one mention for each span, in their order."""
        order = sorted(range(len(spans)), key=lambda k: spans[k])
        at = {k: i for i, k in enumerate(order)}
        found = self._mentions(parse, [self._names.given(parse, *spans[k]) for k in order], True)
        return tuple(
            replace(m, inside=order[m.inside] if m.inside is not None else None)
            for m in (found[at[k]] for k in range(len(spans)))
        )

    def place_of(
        self, parse: Parse, mentions: Sequence[PlaceMention], head: int, nature: EventNature = "deed"
    ) -> PlaceAnswer | None:
        """The place of the event at token `head`, of the mentions that `find` gave; None where the report has none.

        Names that stand for governments or peoples are never the place of an event.
        """
        answer = place_events.place_of(parse, mentions, head, nature, self.gazetteer)
        if answer is None:
            return None
        return replace(answer, because=f"{answer.because}; {_chosen(mentions[answer.mention])}")

    def _mentions(self, parse: Parse, names: Sequence[Name], surely: bool) -> tuple[PlaceMention, ...]:
        within = containment(parse, names)
        datelines = frozenset(i for i, n in enumerate(names) if in_dateline(parse, n.first, n.last))
        choices = self._choices.choose(names, within, datelines, self._home(parse))
        choices = believable(names, choices, within, datelines, self.gazetteer)
        found = stand_ins(parse, names, choices, within, datelines, self.gazetteer, surely)
        lines = borders(parse, names, choices, self.gazetteer)
        inside: dict[int, int] = {}
        for a, b in within:
            inner, outer = choices[a], choices[b]
            if a not in inside and inner and outer and lies_in(inner.entry, outer.entry):
                inside[a] = b
        inside |= {i: s.outer for i, s in found.items() if s.outer is not None}
        return tuple(
            self._mention(parse, name, choices[i], lines.get(i), inside.get(i), found.get(i))
            for i, name in enumerate(names)
        )

    def _home(self, parse: Parse) -> str | None:
        """The publisher's country by the last part of the report's address, None where it tells none."""
        url = parse.document.url
        if not url:
            return None
        host = url.split("//", 1)[-1].split("/", 1)[0].split(":", 1)[0]
        ending = host.rsplit(".", 1)[-1].upper()
        return self.gazetteer.domains.get(ending)

    def _mention(
        self,
        parse: Parse,
        name: Name,
        choice: Choice | None,
        border: Border | None,
        inside: int | None,
        stand_in: StandIn | None,
    ) -> PlaceMention:
        first, last = (border.first, border.last) if border else (name.first, name.last)
        span = parse.span(first, last)
        head = head_of(parse, first, last)
        if border:
            line = self._place(border.entry, span, relation(parse, first))
            return PlaceMention(first, last, head, span, line, "location", inside, (), f"{self.version}: border")
        use, why = use_of(parse, name, choice.entry if choice else None, head, self.gazetteer)
        place: Place | None = None
        if choice:
            place = self._place(choice.entry, span, relation(parse, first) if use == "location" else None)
            if choice.anchored and name.kind:
                place = replace(place, name=name.text, kind=name.kind)
        elif stand_in:
            place = self._somewhere(parse, name, stand_in, span)
        told = choice.rule if choice else "not in the gazetteer"
        rule = f"{self.version}: {why}; {told}{f', in {stand_in.entry.name}' if stand_in else ''}"
        scores = (("name", round(name.score, 2)), *(choice.scores if choice else ()))
        return PlaceMention(first, last, head, span, place, use, inside, scores, rule)

    def _somewhere(self, parse: Parse, name: Name, stand_in: StandIn, span: Span) -> Place:
        """A place that only its container tells, at the container's point, no more exact than that."""
        beside = relation(parse, stand_in.beside) if stand_in.beside is not None else None
        place = self._place(stand_in.entry, span, beside)
        precision: PlacePrecision = "area" if place.precision in ("site", "city", "area") else place.precision
        built = parse.tokens[name.last].entity == "FAC"
        kind = name.kind or ("site" if built else "city")
        return replace(place, name=name.text, kind=kind, precision=precision, gazetteer_id=None, relation=None)

    def _place(self, entry: Entry, span: Span, beside: Relation | None) -> Place:
        place = self.gazetteer.place(entry, span)
        if beside is None or beside.kind != "near" or (entry.kind in _DIVISIONS and beside.km is None):
            return place
        lat, lon = entry.lat, entry.lon
        if lat is not None and lon is not None and beside.km is not None and beside.degrees is not None:
            lat, lon = offset(lat, lon, beside.km, beside.degrees)
        vague = beside.km is not None and beside.km > NEAR_KM and beside.degrees is None
        precision: PlacePrecision = "near" if place.precision in ("site", "city", "near") and not vague else "area"
        return replace(place, lat=lat, lon=lon, precision=precision, relation=beside.words)


def _chosen(mention: PlaceMention) -> str:
    """How a name's place was chosen among those of its name, with the parts of its score."""
    how = mention.rule.rsplit("; ", 1)[-1]
    parts = ", ".join(f"{what} {value:g}" for what, value in mention.scores if what != "name")
    return f"{mention.span.quote!r} ({how})" + (f" chosen by {parts}" if parts else "")
