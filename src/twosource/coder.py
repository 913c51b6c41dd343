"""The public face: code one report, or stream many."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from twosource.configuration import Configuration
from twosource.engines import Failure, Workers
from twosource.errors import InputError
from twosource.model import Claim, Coding, Document, Loaded, Reason, Run, Total
from twosource.model import json as contract
from twosource.render import dataframe, page

if TYPE_CHECKING:
    import pandas


class Result:
    """What one report says, with ways to look at it. In a notebook it shows the report with its evidence marked."""

    def __init__(self, coding: Coding) -> None:
        self.coding = coding

    @property
    def document(self) -> Document:
        """The report."""
        return self.coding.document

    @property
    def claims(self) -> tuple[Claim, ...]:
        """One for each event that the report tells."""
        return self.coding.claims

    @property
    def totals(self) -> tuple[Total, ...]:
        """Numbers over many events."""
        return self.coding.totals

    @property
    def loaded(self) -> tuple[Loaded, ...]:
        """Words that take a side."""
        return self.coding.loaded

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader should know before trusting the claims."""
        return self.coding.warnings

    @property
    def run(self) -> Run:
        """What produced the claims."""
        return self.coding.run

    def explain(self, identifier: str) -> tuple[Reason, ...]:
        """Why each value of a claim or total is what it is; raises InputError for an id that is not in this result."""
        if identifier not in {c.id for c in self.claims} | {t.id for t in self.totals}:
            raise InputError(f"no claim or total of this report has the id {identifier!r}; see `result.claims`")
        return tuple(r for r in self.coding.reasons if r.subject == identifier)

    def to_json(self) -> str:
        """The record as one line of JSON, schema `twosource/claims/1`."""
        return contract.encode(self.coding).decode()

    def to_dataframe(self) -> "pandas.DataFrame":
        """One row a claim, nested fields flattened; needs the extra `twosource[dataframe]`."""
        return dataframe.claims([self.coding])

    def _repr_html_(self) -> str:
        return page.fragment(self.coding)

    def __repr__(self) -> str:
        return f"<Result {self.document.id}: {len(self.claims)} claims, {len(self.totals)} totals>"


class Coder:
    """Codes reports; loads its models once, at first use.

    >>> coder = Coder()
    >>> for result in coder.code_many(documents):  # doctest: +SKIP
    ...     print(result.to_json())
    """

    def __init__(self, configuration: Configuration | None = None, *, workers: int = 1) -> None:
        self._workers = Workers(configuration, workers)

    @property
    def configuration(self) -> Configuration:
        """The settings that it runs with."""
        return self._workers.pipeline.configuration

    def code(self, text: str | Document, *, published: date | str | None = None, **about: Any) -> Result:
        """Code one report.

        `published` is the day of publication, a date or "YYYY-MM-DD"; without it, dates such as "on Friday" stay
        unresolved. `about` are the other fields of a Document (title, publisher, url). Raises InputError where the text
        is empty or the date is none.
        """
        document = text if isinstance(text, Document) else _document(text, published, about)
        return Result(self._workers.pipeline.code(document))

    def code_many(self, documents: Iterable[Document]) -> Iterator[Result | Failure]:
        """Stream results in the order of `documents`; a report that fails gives a Failure and stops nothing."""
        for outcome in self._workers.code_many(documents):
            yield outcome if isinstance(outcome, Failure) else Result(outcome)


def _document(text: str, published: date | str | None, about: dict[str, Any]) -> Document:
    if not text.strip():
        raise InputError("the report is empty; give its text")
    if isinstance(published, str):
        try:
            published = date.fromisoformat(published)
        except ValueError as error:
            raise InputError(f"published is {published!r}, which is no date; give YYYY-MM-DD") from error
    return Document(text, published=published, **about)


_coder: Coder | None = None


def code(text: str, *, published: date | str | None = None, **about: Any) -> Result:
    """Code one report with the standard configuration; see `Coder.code`. The models stay loaded between calls."""
    global _coder
    if _coder is None:
        _coder = Coder()
    return _coder.code(text, published=published, **about)
