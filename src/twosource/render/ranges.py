"""Figures of several claims as bars from low to high on one axis, as SVG, so that disagreement is seen at a glance."""

from collections.abc import Sequence
from html import escape

from twosource.extract import wording

_WIDTH, _LANE, _LEFT, _RIGHT = 480.0, 20.0, 34.0, 16.0

Figure = tuple[str, int | None, int | None, int | None]
"""A label, and the low, best and high figure of one claim."""


def bars(figures: Sequence[Figure], words: str) -> str:
    """The picture; "" where no figure is known. A bar without an upper bound ends in an arrow."""
    known = [f for f in figures if not f[1] is f[2] is f[3] is None]
    if not known:
        return ""
    most = max(value for f in known for value in f[1:] if value is not None)
    scale = (_WIDTH - _LEFT - _RIGHT) / max(most * 1.08, 1)

    def x(value: int) -> float:
        return _LEFT + value * scale

    axis = len(known) * _LANE + 8
    parts = [
        f'<svg class="ranges" viewBox="0 0 {_WIDTH:g} {axis + 22:g}" role="img" aria-label="{escape(words)}">',
        f'<line class="axis" x1="{_LEFT:g}" x2="{_WIDTH:g}" y1="{axis:g}" y2="{axis:g}"/>',
    ]
    for value in sorted({0, most}):
        parts.append(f'<text class="date" x="{x(value):.1f}" y="{axis + 16:g}">{value:,}</text>')
    for lane, (label, low, best, high) in enumerate(known):
        y = 4 + lane * _LANE
        left = x(low if low is not None else 0)
        right = x(high) if high is not None else _WIDTH - 4 if low is not None else left
        told = f"claim {label}: {wording.number(low, best, high)}"
        end = f'<path d="M{_WIDTH - 4:g} {y + 2:g}l8 6l-8 6z"/>' if high is None and low is not None else ""
        dot = f'<circle cx="{x(best):.1f}" cy="{y + 8:g}" r="4.5"/>' if best is not None else ""
        parts.append(
            f'<g class="range"><title>{escape(told)}</title><text x="2" y="{y + 12:g}">{escape(label)}</text>'
            f'<rect x="{left:.1f}" y="{y + 5:g}" width="{max(right - left, 1):.1f}" height="6" rx="3"/>{end}{dot}</g>'
        )
    return "".join(parts) + "</svg>"
