"""Totals: what officials count over time against what the ledger holds one by one, and the difference between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup
from pydantic import Field

from twosource.extract import wording
from twosource.ledger.reconciling import Reconciled, Series, Telling
from twosource.model import Incident, Scope
from twosource.render import series as drawing
from twosource.render.folding import kinds
from twosource.web.asking import Asked, Words
from twosource.web.graphic import Graphic, Reading
from twosource.web.site import Here

router = APIRouter()
_ROWS = 20
MEASURES = ("attacks", "killed", "wounded", "casualties", "missing", "detained", "abducted", "displaced")


class AskedTotals(Asked):
    """The filters of totals. A filter's type, actor, country and place hold for what a total counts."""

    voice: Words = Field(None, description="Part of the name of whoever tells it.")
    measure: Words = Field(None, description="What is counted: `attacks`, `killed`...")
    page: Annotated[int, Field(ge=1, le=100_000)] = 1

    def lets_through(self, telling: Telling) -> bool:
        """Whether voice and measure are those asked for."""
        heard = self.voice is None or self.voice.lower() in telling.voice.lower()
        return heard and (self.measure is None or self.measure == telling.measure)


@dataclass(frozen=True, slots=True)
class Gap:
    """A step of a series, what changed since the one before, and what the ledger counts anew."""

    step: Reconciled
    told_since: int | None
    counted_since: int | None

    @property
    def short(self) -> str:
        """The difference in two words."""
        missing = self.step.missing
        if missing is None:
            return "no figure told"
        return f"{missing:,} missing" if missing > 0 else f"{-missing:,} beyond" if missing < 0 else "none"

    @property
    def words(self) -> str:
        """How the ledger's count differs from what was told."""
        missing = self.step.missing
        if missing is None:
            return "no figure is told"
        if missing > 0:
            return f"{missing:,} of those told are not in the ledger"
        return f"the ledger has {-missing:,} beyond those told" if missing < 0 else "as many in the ledger as told"


@router.get("/totals")
def totals(request: Request, site: Here, asked: Annotated[AskedTotals, Query()]) -> HTMLResponse:
    """The series of totals, those of most steps first, each with the ledger's count at its last step."""
    found = [telling for telling in site.ledger.tellings(asked.filter()) if asked.lets_through(telling)]
    found.sort(key=lambda t: (-len(t.totals), -(t.totals[-1].document.published or date.min).toordinal(), t.id))
    first = (asked.page - 1) * _ROWS
    shown = found[first : first + _ROWS]
    return site.page(
        request,
        "totals.html",
        asked=asked,
        measures=MEASURES,
        number=len(found),
        more=len(found) > first + _ROWS,
        rows=[_row(telling, site.ledger.against(telling)) for telling in shown],
        scope=scope,
    )


@router.get("/totals/{identifier}")
def series(request: Request, site: Here, identifier: str, graphic: Graphic = None) -> HTMLResponse:
    """One series: chart, steps, parts by country, and the incidents that were counted."""
    telling = next((each for each in site.ledger.tellings() if each.id == identifier), None)
    if telling is None:
        raise HTTPException(404, f"There is no series of totals {identifier!r}: its reports may have been taken out.")
    held = site.ledger.against(telling)
    steps = list(gaps(held))
    last = held.steps[-1]
    incidents = {each.id: each for each in site.ledger.incidents_by_id(last.tally.incidents)}
    return site.page(
        request,
        "series.html",
        series=held,
        steps=steps,
        graphic=Reading(graphic, sum(bool(kinds(s.quote)) for t in telling.totals for s in t.total.evidence)),
        last=steps[-1],
        scope=scope(last.total.total.scope),
        counted=_counted(held, incidents),
        chart=Markup(_chart(held)),  # escaped where it is drawn
        meter=Markup(_meter(last)),
        caveats=list(caveats(held)),
    )


def scope(value: Scope) -> str:
    """What a total counts, in words: "attack, on US forces, in Iraq"; "" where it tells nothing of it."""
    before = {"agent": "by", "target": "on"}
    who = [f"{before.get(p.role, 'of')} {wording.spoken(p.name, p.actor, p.span)}" for p in value.participants]
    return ", ".join(part for part in (value.type, *who, wording.place(value.place) if value.place else None) if part)


def gaps(held: Series) -> Iterator[Gap]:
    """The steps with the changes between them; only a series with a beginning grows from step to step."""
    before: Reconciled | None = None
    for step in held.steps:
        told = _told(step)
        if before is None or before.window[0] is None:
            yield Gap(step, None, None)
        else:
            earlier = _told(before)
            grown = told - earlier if told is not None and earlier is not None else None
            yield Gap(step, grown, step.tally.best - before.tally.best)
        before = step


def caveats(held: Series) -> Iterator[str]:
    """What makes the comparison weak, in sentences."""
    total = held.steps[-1].total.total
    if total.since is None:
        yield "No beginning is told, so that all that the ledger holds up to the day is compared."
    if total.scope.place is None and not total.scope.participants:
        yield "It is not told where or between whom, so that the ledger counts all of the kind."
    if total.scope.place is not None:
        yield "Incidents of no known place are not counted, as they may lie elsewhere."
    if any(p.actor is None for p in total.scope.participants):
        yield "Some of those named are nobody in particular (“people”), and do not narrow what is counted."


def _told(step: Reconciled) -> int | None:
    total = step.total.total
    return drawing.shown((total.low, total.best, total.high))


def _row(telling: Telling, held: Series) -> tuple[Telling, Gap, Markup]:
    last = list(gaps(held))[-1]
    return telling, last, Markup(_meter(last.step))


def _meter(step: Reconciled) -> str:
    total, tally = step.total.total, step.tally
    told = wording.number(total.low, total.best, total.high)
    words = f"{tally.best:,} counted of {told} told"
    return drawing.meter((total.low, total.best, total.high), (tally.low, tally.best, tally.high), words)


def _chart(held: Series) -> str:
    steps = [
        drawing.Step(
            step.window[1],
            (step.total.total.low, step.total.total.best, step.total.total.high),
            (step.tally.low, step.tally.best, step.tally.high),
        )
        for step in held.steps
        if step.window[1] is not None
    ]
    steps.sort(key=lambda step: step.day)
    return drawing.chart(steps, held.steps[-1].window[0], f"{held.measure} told by {held.voice} and counted")


def _counted(held: Series, incidents: Mapping[str, Incident]) -> list[tuple[Incident, int]]:
    """The incidents of the last step, latest first, with the number of the step that first counts each."""
    first: dict[str, int] = {}
    for number, step in enumerate(held.steps, 1):
        for name in step.tally.incidents:
            first.setdefault(name, number)
    return [(incidents[name], first[name]) for name in held.steps[-1].tally.incidents if name in incidents]
