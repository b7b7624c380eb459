"""`ebplan schema`."""

import click

from ebplan.commands.options import write_stdout


@click.command()
@click.option(
    "--multilingual", is_flag=True, help="Print that of plan.multilingual.json, which align writes."
)
@click.option("--diff", is_flag=True, help="Print that of what diff --json prints.")
@click.option(
    "--corrections", is_flag=True, help="Print that of corrections.json, which review saves."
)
def schema(multilingual: bool, diff: bool, corrections: bool) -> None:
    """Print the JSON Schema of plan.json.

    \b
    Examples:
      ebplan schema > plan.schema.json
      ebplan schema --multilingual > plan.multilingual.schema.json
      ebplan schema --diff > diff.schema.json
      ebplan schema --corrections > corrections.schema.json
    """
    if multilingual + diff + corrections > 1:
        raise click.UsageError("--multilingual, --diff and --corrections are schemas: name one.")
    from audit.corrections.model import corrections_schema
    from audit.diff.model import diff_schema
    from normalize.multilingual import multilingual_schema
    from normalize.records import plan_schema
    from outputs.json_file import to_json

    if multilingual:
        chosen = multilingual_schema()
    elif diff:
        chosen = diff_schema()
    else:
        chosen = corrections_schema() if corrections else plan_schema()
    write_stdout(to_json(chosen))
