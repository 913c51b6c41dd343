"""What the voices count of an incident: bounds over all of them, the best figure, whether they exclude each other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from twosource.extract import wording
from twosource.incidents import voices
from twosource.incidents.items import Item
from twosource.model import Claim, Count, Field, Measure, Quantity, Told

_EVERYBODY = frozenset({"people", "persons", "person"})
_LATEST = "the latest figure of a voice counts; best is that of the latest report, low and high are over all voices"


@dataclass(frozen=True, slots=True)
class Figure:
    """The latest known figure of one voice, and the claim that gives it."""

    voice: str
    claim: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of one measure, one for each voice that knows one, in the order of their reports."""

    measure: Measure
    figures: tuple[Figure, ...]

    def count(self) -> Count:
        """The bounds over all voices and the best figure; all None where no voice knows one."""
        quantities = [figure.quantity for figure in self.figures]
        if not quantities:
            return Count(self.measure, None, None, None)
        lows = [q.low if q.low is not None else q.best for q in quantities]
        highs = [q.high if q.high is not None else (None if q.low is not None else q.best) for q in quantities]
        low = min((n for n in lows if n is not None), default=None)
        high = None if None in highs else max(n for n in highs if n is not None)
        return Count(self.measure, low, quantities[-1].best, high)

    def field(self) -> Field | None:
        """What each voice counts; contested where the figures of two voices exclude each other."""
        if not self.figures:
            return None
        holding: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in sorted(self.figures, key=lambda f: f.voice):
            holding[_words(figure.quantity)].append(figure)
        told = tuple(
            Told(words, tuple(f.claim for f in held), tuple(f.voice for f in held)) for words, held in holding.items()
        )
        quantities = [figure.quantity for figure in self.figures]
        lowest = max(q.low or 0 for q in quantities)
        excluding = lowest > min(q.high if q.high is not None else float("inf") for q in quantities)
        return Field(self.measure, _words(quantities[-1]), told, excluding, _LATEST)


def counted(items: Sequence[Item]) -> tuple[Counted, ...]:
    """The measures that claims tell, of items in the order of their reports; who denies the event counts nobody."""
    found: defaultdict[Measure, dict[str, Figure]] = defaultdict(dict)
    for item in items:
        voice = voices.key(item)
        for measure in dict.fromkeys(q.measure for q in item.claim.quantities if q.measure != "other"):
            figures = found[measure]
            quantity = None if item.factuality == "denied" else _figure(item.claim, measure)
            if quantity is not None:
                figures.pop(voice, None)  # so that the voice takes the place of its later report
                figures[voice] = Figure(voice, item.claim.id, quantity)
    return tuple(Counted(measure, tuple(figures.values())) for measure, figures in found.items())


def _figure(claim: Claim, measure: Measure) -> Quantity | None:
    """How many one claim counts: the first figure of all people, else the sum over those whom it counts apart."""
    told = [q for q in claim.quantities if q.measure == measure]
    known = [q for q in told if not (q.low is None and q.best is None and q.high is None)]
    whole = [q for q in known if q.of is None or q.of.rsplit(" ", 1)[-1].lower() in _EVERYBODY]
    if whole or len(known) <= 1:
        return next(iter(whole or known), None)
    apart = list({q.of: q for q in reversed(known)}.values())
    low, best, high = (_sum(getattr(q, bound) for q in apart) for bound in ("low", "best", "high"))
    return replace(apart[0], low=low, best=best, high=high)


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = list(numbers)
    return None if None in known else sum(n for n in known if n is not None)


def _words(quantity: Quantity) -> str:
    return wording.number(quantity.low, quantity.best, quantity.high)
