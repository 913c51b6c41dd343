"""Figures that a voice told over time against those of the ledger, as SVG: two lines, and the gap between them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from twosource.extract import wording

_WIDTH, _HEIGHT = 720.0, 260.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 56.0, 24.0, 16.0, 28.0
_DATE = 104.0  # width that a date needs, with space around it
_METER = 120.0

Bounds = tuple[int | None, int | None, int | None]
"""Low, best and high of a figure."""


@dataclass(frozen=True, slots=True)
class Step:
    """What was told on a day, and what the ledger counts of it up to that day."""

    day: date
    told: Bounds
    counted: Bounds


def shown(figure: Bounds) -> int | None:
    """The one number that stands for a figure: the best, else the lowest, else the highest; None where all are open."""
    low, best, high = figure
    return next((value for value in (best, low, high) if value is not None), None)


def chart(steps: Sequence[Step], since: date | None, words: str) -> str:
    """The picture of two steps or more of one series; "" for fewer, and where no figure is known.

    A series that begins on a day begins at nought there, and its steps are joined. The steps of one without a beginning
    are not: nothing says that the later includes the earlier.
    """
    known = [step for step in steps if shown(step.told) is not None]
    if len(known) < 2:
        return ""
    days = [step.day for step in known]
    first = since if since is not None and since <= days[0] else days[0]
    most = max(v for step in known for v in (*step.told, *step.counted) if v is not None)
    across = (_WIDTH - _LEFT - _RIGHT) / max((days[-1] - first).days, 1)
    up = (_HEIGHT - _TOP - _BOTTOM) / max(_rounded(most), 1)
    floor = _HEIGHT - _BOTTOM

    def x(day: date) -> float:
        return _LEFT + (day - first).days * across

    def y(value: int) -> float:
        return floor - value * up

    parts = [f'<svg class="series" viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" role="img" aria-label="{escape(words)}">']
    top = _rounded(most)
    for value in dict.fromkeys((0, top // 2, top)):
        parts.append(
            f'<line class="grid" x1="{_LEFT:g}" x2="{_WIDTH - _RIGHT:g}" y1="{y(value):.1f}" y2="{y(value):.1f}"/>'
            f'<text class="scale" x="{_LEFT - 6:g}" y="{y(value) + 4:.1f}">{value:,}</text>'
        )
    parts += _dates([first, *days], x, floor)
    lines = {
        name: [(x(step.day), y(shown(getattr(step, name)) or 0)) for step in known] for name in ("told", "counted")
    }
    if since is not None:
        begun = [(x(first), y(0))] if first < days[0] else []
        told, counted = begun + lines["told"], begun + lines["counted"]
        parts.append(f'<path class="gap" d="{_path([*told, *reversed(counted)])}z"/>')
        parts += [f'<path class="{name}" d="{_path(line)}"/>' for name, line in (("told", told), ("counted", counted))]
    for (at, high), (_, low) in zip(lines["told"], lines["counted"], strict=True):
        parts.append(f'<line class="missing" x1="{at:.1f}" x2="{at:.1f}" y1="{high:.1f}" y2="{low:.1f}"/>')
    for name, kind in (("told", "told"), ("counted", "counted by the ledger")):
        for step, (at, height) in zip(known, lines[name], strict=True):
            figure: Bounds = getattr(step, name)
            label = escape(f"{wording.day(step.day)}: {wording.number(*figure)} {kind}")
            parts.append(
                f'<g class="{name}"><title>{label}</title>'
                f"{_range(at, figure, y)}"
                f'<circle cx="{at:.1f}" cy="{height:.1f}" r="4"/></g>'
            )
    return "".join(parts) + "</svg>"


def meter(told: Bounds, counted: Bounds, words: str) -> str:
    """A bar as long as what was told, filled as far as the ledger counts; what it has beyond stands out."""
    whole, part = shown(told), shown(counted) or 0
    if whole is None:
        return ""
    scale = _METER / max(whole, part, 1)
    beyond = max(part - whole, 0)
    return (
        f'<svg class="meter" viewBox="0 0 {_METER:g} 10" role="img" aria-label="{escape(words)}">'
        f'<rect class="told" width="{whole * scale:.1f}" height="10" rx="2"/>'
        f'<rect class="counted" width="{min(part, whole) * scale:.1f}" height="10" rx="2"/>'
        + (
            f'<rect class="beyond" x="{whole * scale:.1f}" width="{beyond * scale:.1f}" height="10" rx="2"/>'
            if beyond
            else ""
        )
        + "</svg>"
    )


def _rounded(most: int) -> int:
    """The least even number of one or two figures, and noughts, that holds the greatest value."""
    size: int = 10 ** max(len(str(most)) - 2, 0)
    return max(-(-most // (2 * size)) * 2 * size, 2)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _range(at: float, figure: Bounds, y: Callable[[int], float]) -> str:
    """A whisker from low to high, where they differ."""
    low, _, high = figure
    if low is None or high is None or low == high:
        return ""
    return f'<line class="range" x1="{at:.1f}" x2="{at:.1f}" y1="{y(low):.1f}" y2="{y(high):.1f}"/>'


def _dates(days: Sequence[date], x: Callable[[date], float], floor: float) -> Iterator[str]:
    """Dates under the axis: the first and the last, and between them those that have space."""
    last = days[-1]
    chosen = {}
    edge = 0.0
    for day in days[:-1]:
        left, anchor = (0.0, "start") if x(day) < _DATE / 2 else (x(day) - _DATE / 2, "middle")
        if left >= edge and left + _DATE <= _WIDTH - _DATE:
            chosen[day] = anchor
            edge = left + _DATE
    chosen[last] = "end" if x(last) > _WIDTH - _DATE / 2 else "middle"
    for day, anchor in chosen.items():
        at = {"start": 2.0, "middle": x(day), "end": _WIDTH - 4}[anchor]
        yield (
            f'<line class="tick" x1="{x(day):.1f}" x2="{x(day):.1f}" y1="{floor:g}" y2="{floor + 4:g}"/>'
            f'<text class="day {anchor}" x="{at:.1f}" y="{floor + 18:g}">{wording.day(day)}</text>'
        )
