"""`twosource schema`: the JSON Schema of what `code --json` writes."""

import typer


def schema() -> None:
    """Print the JSON Schema of the records that [bold]twosource code --json[/] writes."""
    import json

    from twosource.model import json as contract

    typer.echo(json.dumps(contract.schema(), indent=1, ensure_ascii=False))
