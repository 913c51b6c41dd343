"""The chart of a series: it says what the figures are, and shows the gap where there is one."""

import re
import xml.etree.ElementTree as ElementTree
from datetime import date

import pytest

from twosource.render.series import Bounds, Step, chart, meter, shown


def step(day: int, told: int, counted: int) -> Step:
    return Step(date(2024, 5, day), (told, told, told), (counted, counted, counted))


def test_two_lines_start_at_nought_and_the_gap_lies_between() -> None:
    drawn = chart([step(10, 4, 2), step(25, 9, 3)], date(2024, 5, 1), "attacks <told>")
    tree = ElementTree.fromstring(drawn)
    assert tree.attrib["aria-label"] == "attacks <told>"
    titles = [element.text for element in tree.iter("title")]
    assert titles == [
        "10 May 2024: 4 told",
        "25 May 2024: 9 told",
        "10 May 2024: 2 counted by the ledger",
        "25 May 2024: 3 counted by the ledger",
    ]
    told, counted = (re.search(f'<path class="{name}" d="M([^"]+)"', drawn) for name in ("told", "counted"))
    assert told is not None and counted is not None
    lines = [[tuple(map(float, point.split())) for point in found[1].split("L")] for found in (told, counted)]
    assert lines[0][0] == lines[1][0]  # both begin at nought
    for (x, high), (same, low) in zip(lines[0][1:], lines[1][1:], strict=True):
        assert x == same and high < low  # the smaller figure lies lower
    assert 'class="gap"' in drawn


def test_steps_without_a_beginning_are_not_joined() -> None:
    drawn = chart([step(10, 4, 2), step(25, 9, 3)], None, "attacks")
    assert "<circle" in drawn and "<path" not in drawn


@pytest.mark.parametrize(
    "steps", [[], [step(10, 4, 2)], [Step(date(2024, 5, n), (None,) * 3, (1, 1, 1)) for n in (1, 2)]]
)
def test_fewer_than_two_figures_are_no_picture(steps: list[Step]) -> None:
    assert chart(steps, None, "attacks") == ""


def test_dates_never_touch() -> None:
    steps = [Step(date(2024, 5, n), (n, n, n), (1, 1, 1)) for n in range(1, 31)]
    drawn = chart(steps, date(2024, 4, 30), "attacks")
    spans = []
    for anchor, x in re.findall(r'<text class="day (\w+)" x="([\d.]+)"', drawn):
        left = float(x) - {"start": 0, "middle": 50, "end": 100}[anchor]
        spans.append((left, left + 100))
    assert len(spans) > 2
    assert all(a[1] <= b[0] for a, b in zip(sorted(spans), sorted(spans)[1:], strict=False))


@pytest.mark.parametrize(
    ("figure", "value"),
    [((1, 2, 3), 2), ((24, None, 99), 24), ((None, None, 5), 5), ((None, None, None), None), ((0, 0, 0), 0)],
)
def test_one_number_stands_for_a_figure(figure: Bounds, value: int | None) -> None:
    assert shown(figure) == value


def test_a_meter_tells_missing_from_extra() -> None:
    missing, beyond = meter((4, 4, 4), (1, 1, 1), "1 of 4"), meter((4, 4, 4), (6, 6, 6), "6 of 4")
    assert '<rect class="counted" width="30.0"' in missing and "beyond" not in missing
    assert '<rect class="beyond" x="80.0" width="40.0"' in beyond
    assert meter((None, None, None), (6, 6, 6), "") == ""
