"""The one reader of the tables that ship with Twosource, which refuses a table that breaks its own header.

A table is UTF-8 and comma separated. It opens with lines that start with `#`: what the table is, one line
`# column: meaning` for each column, and the licence. Then come one row of column names and the data, sorted by the
key columns in code point order, without duplicates, stray spaces or unexpected blanks.
"""

import csv
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from itertools import pairwise
from operator import itemgetter

from twosource.errors import DataError

LICENCE = "CC BY 4.0, written for the Twosource project"
"""The words that the header comment of every shipped table must contain."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: get a cell with `row["column"]`. It knows where it stands, so that its errors can say so."""

    file: str
    line: int
    columns: tuple[str, ...]
    cells: tuple[str, ...]

    def __getitem__(self, column: str) -> str:
        return self.cells[self.columns.index(column)]

    def error(self, column: str, cause: str, remedy: str) -> DataError:
        """The error to raise where the cell of `column` is wrong: file, line, value, cause and remedy."""
        return DataError(f"{self.file}, line {self.line}: {column} is {self[column]!r}: {cause}; {remedy}")


def read_table(
    package: str,
    name: str,
    columns: tuple[str, ...],
    *,
    key: tuple[str, ...] | None = None,
    blank: tuple[str, ...] = (),
) -> list[Row]:
    """The rows of the table `data/<name>` that ships inside `package` ("twosource.actors").

    `columns` are its columns, in order. `key` are the columns that it is sorted by and that no two rows may share
    (all columns where not given); `blank` the columns whose cells may be empty. Raises DataError naming file, line,
    value, cause and remedy.
    """
    file = f"{package.replace('.', '/')}/data/{name}"
    try:
        text = resources.files(package).joinpath("data", name).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise DataError(f"{file} is missing; install twosource again") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{file} is not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8") from error
    return parse_table(text, file, columns, key=key, blank=blank)


def parse_table(
    text: str,
    file: str,
    columns: tuple[str, ...],
    *,
    key: tuple[str, ...] | None = None,
    blank: tuple[str, ...] = (),
) -> list[Row]:
    """The rows of a table given as text; `file` is what errors call it. See `read_table` for the rest."""
    if not unicodedata.is_normalized("NFC", text):
        raise DataError(f"{file} is not in Unicode form NFC; normalise it")
    lines = text.splitlines()
    comment = [line for line in lines[: _comment_length(lines)] if line]
    _check_comment(comment, file, columns)
    offset = len(comment)
    reader = csv.reader(lines[offset:], strict=True)
    rows: list[Row] = []
    try:
        header = tuple(next(reader, ()))
        if header != columns:
            raise DataError(
                f"{file}, line {offset + reader.line_num}: the columns are {','.join(header)!r}, "
                f"not {','.join(columns)!r}; write this header or install the release that the table belongs to"
            )
        for cells in reader:
            rows.append(Row(file, offset + reader.line_num, columns, tuple(cells)))
    except csv.Error as error:
        line = offset + reader.line_num
        raise DataError(f"{file}, line {line}: {lines[line - 1]!r} is not CSV ({error}); mend the quotes") from error
    spaces = any(", " in line or " ," in line or line[:1] == " " or line[-1:] == " " for line in lines[offset:])
    _check_cells(rows, columns, frozenset(blank), spaces)
    _check_order(rows, columns if key is None else key)
    return rows


def _comment_length(lines: list[str]) -> int:
    for i, line in enumerate(lines):
        if not line.startswith("#"):
            return i
    return len(lines)


def _check_comment(comment: list[str], file: str, columns: Iterable[str]) -> None:
    if LICENCE not in " ".join(line.lstrip("# ") for line in comment):
        raise DataError(f"{file}, line 1: the header comment lacks the licence; add the line '# {LICENCE}'")
    for column in columns:
        if not any(line.startswith(f"# {column}:") for line in comment):
            raise DataError(
                f"{file}, line 1: the header comment does not explain the column {column!r}; "
                f"add a line '# {column}: what it means'"
            )


def _check_cells(rows: list[Row], columns: tuple[str, ...], blank: frozenset[str], spaces: bool) -> None:
    """Raise DataError for a row of another width, a blank cell or, where there may be `spaces`, a space at an end."""
    required = [i for i, column in enumerate(columns) if column not in blank]
    for row in rows:
        cells = row.cells
        if len(cells) != len(columns):
            raise DataError(
                f"{row.file}, line {row.line}: {','.join(cells)!r} has {len(cells)} cells, "
                f"not {len(columns)}; give one for each column"
            )
        for i in required:
            if not cells[i]:
                raise row.error(columns[i], "it may not be blank", "fill it in or delete the row")
        if spaces:
            for column, cell in zip(columns, cells, strict=True):
                if cell != cell.strip():
                    raise row.error(column, "it has a space at an end", "take the space away")


def _check_order(rows: list[Row], key: tuple[str, ...]) -> None:
    if not rows:
        return
    cut = itemgetter(*(rows[0].columns.index(column) for column in key))
    keys = [cut(row.cells) for row in rows]
    for i, (before, now) in enumerate(pairwise(keys), 1):
        if now == before:
            raise rows[i].error(key[0], f"the row repeats the {', '.join(key)} of the one above", "delete one of them")
        if now < before:
            above = rows[i - 1][key[0]]
            raise rows[i].error(key[0], f"the row belongs above {above!r}", f"sort the rows by {', '.join(key)}")
