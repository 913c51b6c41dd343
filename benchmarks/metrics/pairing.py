"""One-to-one pairs between predicted and gold things."""

from collections.abc import Iterable, Sequence

import numpy as np

Pair = tuple[int, int]


def best_first(candidates: Iterable[tuple[float, int, int]]) -> list[Pair]:
    """Pairs (i, j) out of (worth, i, j), the worthiest first, none used twice; ties go to the lower i, then j."""
    taken_i: set[int] = set()
    taken_j: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            pairs.append((i, j))
    return pairs


def worthiest(weights: Sequence[Sequence[float]]) -> list[Pair]:
    """The pairs (row, column) with the largest total weight, one for every row or for every column.

    Rows are admitted one by one, each along the cheapest alternating path (the Hungarian method in the form of Jonker
    and Volgenant); time grows with rows squared times columns.
    """
    table = np.asarray(weights, dtype=float)
    if table.size == 0:
        return []
    if table.shape[0] > table.shape[1]:
        return sorted((row, column) for column, row in worthiest(table.T.tolist()))
    cost = table.max() - table
    rows, columns = cost.shape
    row_price, column_price = np.zeros(rows), np.zeros(columns)
    row_of = np.full(columns, -1)
    for admitted in range(rows):
        distance = np.full(columns, np.inf)
        came_from = np.full(columns, -1)  # the column before this one on the cheapest path
        settled = np.zeros(columns, dtype=bool)
        row, column, reached = admitted, -1, 0.0
        while True:
            through = reached + cost[row] - row_price[row] - column_price
            nearer = ~settled & (through < distance)
            distance[nearer] = through[nearer]
            came_from[nearer] = column
            column = int(np.argmin(np.where(settled, np.inf, distance)))
            reached = float(distance[column])
            settled[column] = True
            if row_of[column] < 0:
                break
            row = int(row_of[column])
        row_price[admitted] += reached
        for passed in np.flatnonzero(settled):
            column_price[passed] += distance[passed] - reached
            if row_of[passed] >= 0:
                row_price[row_of[passed]] += reached - distance[passed]
        while column >= 0:
            previous = int(came_from[column])
            row_of[column] = admitted if previous < 0 else row_of[previous]
            column = previous
    return sorted((int(row), column) for column, row in enumerate(row_of) if row >= 0)
