"""`ebplan schema`."""

import click

from ebplan.commands.options import write_stdout


@click.command()
@click.option(
    "--multilingual", is_flag=True, help="Print that of plan.multilingual.json, which align writes."
)
@click.option("--diff", is_flag=True, help="Print that of what diff --json prints.")
def schema(multilingual: bool, diff: bool) -> None:
    """Print the JSON Schema of plan.json.

    \b
    Examples:
      ebplan schema > plan.schema.json
      ebplan schema --multilingual > plan.multilingual.schema.json
      ebplan schema --diff > diff.schema.json
    """
    if multilingual and diff:
        raise click.UsageError("--multilingual and --diff are two schemas: name one.")
    from audit.diff.model import diff_schema
    from normalize.multilingual import multilingual_schema
    from normalize.records import plan_schema
    from outputs.json_file import to_json

    chosen = multilingual_schema if multilingual else diff_schema if diff else plan_schema
    write_stdout(to_json(chosen()))
