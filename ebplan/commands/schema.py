"""`ebplan schema`."""

import click

from ebplan.commands.options import write_stdout


@click.command()
def schema() -> None:
    """Print the JSON Schema of plan.json.

    \b
    Example:
      ebplan schema > plan.schema.json
    """
    from normalize.records import plan_schema
    from outputs.json_file import to_json

    write_stdout(to_json(plan_schema()))
