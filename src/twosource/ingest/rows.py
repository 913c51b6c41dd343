"""Tables of reports: CSV or TSV, one report a row, with the fields of a Document as columns."""

import csv
import io
from collections.abc import Iterator

from twosource.errors import InputError
from twosource.ingest.records import Record, fields_of


def rows(text: str, source: str) -> Iterator[Record | InputError]:
    """The reports of a table, in order; a row that is none comes as the error that says why."""
    first = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in first else ",")
    names = [name.strip().lower() for name in reader.fieldnames or ()]
    if "text" not in names:
        raise InputError(
            f'{source} has no column "text" (columns: {", ".join(names) or "none"}); name the reports "text"'
        )
    reader.fieldnames = names
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # one limit for the whole process
    for row in reader:
        name = f"{source}, line {reader.line_num}"
        try:
            yield fields_of({key: value for key, value in row.items() if key and value}, name)
        except InputError as error:
            yield error
