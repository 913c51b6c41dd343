"""Reading, coding and printing, with progress on stderr: what `code` and `explain` share."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from twosource.cli import own
from twosource.cli.options import Form
from twosource.engines import Failure as CodingFailure
from twosource.engines import Pipeline, Workers
from twosource.errors import InputError
from twosource.ingest import Failure as ReadingFailure
from twosource.ingest import read
from twosource.model import Coding, Document
from twosource.model import json as contract
from twosource.render import page, terminal

_WIDE = 140  # columns of a table where stdout is no terminal: enough to be read in a file


@dataclass(slots=True)
class Printer:
    """Writes codings in the form asked for."""

    form: Form
    html: Path | None
    codings: list[Coding] = field(default_factory=list)

    def show(self, coding: Coding) -> None:
        """Write one coding to stdout, or keep it for the page."""
        if self.html is not None:
            self.codings.append(coding)
        elif self.form == "json":
            sys.stdout.buffer.write(contract.encode(coding) + b"\n")
            sys.stdout.buffer.flush()
        else:
            console = Console(width=None if sys.stdout.isatty() else _WIDE)
            console.print(terminal.table(coding))
            if self.form == "explain":
                for subject in [c.id for c in coding.claims] + [t.id for t in coding.totals]:
                    console.rule(subject)
                    console.print(terminal.explanation(coding, subject))

    def finish(self) -> None:
        """Write the page, whole or not at all."""
        if self.html is None or not self.codings:
            return
        part = self.html.with_name(self.html.name + ".part")
        try:
            part.write_text(page.page(self.codings), encoding="utf-8")
            part.replace(self.html)
        except OSError as error:
            raise InputError(
                f"{self.html} cannot be written ({error.strerror or error}); check the folder and its permissions"
            ) from error


def run(
    sources: list[str],
    published: date | None,
    publisher: str | None,
    workers: int,
    model: str | None,
    printer: Printer,
) -> int:
    """Code all sources; returns the exit code."""
    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    configuration = own.configuration(model)
    failed: list[str] = []

    def documents() -> Iterator[Document]:
        for item in read(sources, published=published, publisher=publisher):
            if isinstance(item, ReadingFailure):
                failed.append(item.source)
                errors.print(f"[red]not read[/] {escape(item.error)}")
            else:
                yield item

    coded = 0
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as progress:
        task = progress.add_task("loading the language model", total=None)
        for outcome in Workers(configuration, workers).code_many(documents()):
            if isinstance(outcome, CodingFailure):
                name = outcome.document.url or outcome.document.id
                failed.append(name)
                errors.print(f"[red]not coded[/] {escape(f'{name}: {outcome.error}')}")
                continue
            coded += 1
            progress.update(task, description=f"coded {coded} report{'s' * (coded != 1)}")
            printer.show(outcome)
            if printer.form == "json" or printer.html is not None:  # the tables show them themselves
                name = outcome.document.url or outcome.document.id
                for warning in outcome.warnings:
                    errors.print(f"[yellow]warning[/] {escape(f'{name}: {warning}')}")
    printer.finish()
    if failed:
        errors.print(f"{coded} coded, {len(failed)} failed")
    return 0 if not failed else 1 if coded else 2


def explain_one(claim: str, source: str, published: date | None, publisher: str | None, model: str | None) -> None:
    """Print the reasons of the one claim or total whose id begins with `claim`; raises InputError for none or many."""
    configuration = own.configuration(model)
    pipeline = Pipeline(configuration)
    for item in read([source], published=published, publisher=publisher):
        if isinstance(item, ReadingFailure):
            raise InputError(item.error)
        coding = pipeline.code(item)
        known = [c.id for c in coding.claims] + [t.id for t in coding.totals]
        found = [identifier for identifier in known if identifier.startswith(claim)]
        if len(found) == 1:
            Console(width=None if sys.stdout.isatty() else _WIDE).print(terminal.explanation(coding, found[0]))
            return
        ids = ", ".join(found or known) or "none"
        problem = "is the beginning of several ids" if found else "is no claim or total of this report"
        raise InputError(f"{claim!r} {problem}; give one of {ids}")
