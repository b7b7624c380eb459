"""`ebplan schema`."""

import click

from ebplan.commands.options import write_stdout


@click.command()
@click.option(
    "--multilingual", is_flag=True, help="Print that of plan.multilingual.json, which align writes."
)
def schema(multilingual: bool) -> None:
    """Print the JSON Schema of plan.json.

    \b
    Examples:
      ebplan schema > plan.schema.json
      ebplan schema --multilingual > plan.multilingual.schema.json
    """
    from normalize.multilingual import multilingual_schema
    from normalize.records import plan_schema
    from outputs.json_file import to_json

    write_stdout(to_json(multilingual_schema() if multilingual else plan_schema()))
