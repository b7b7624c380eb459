"""The command line: one file a command, each a thin layer over a function of the same name."""

import click

import ebplan
from ebplan.commands.align import align
from ebplan.commands.boundary import Boundary
from ebplan.commands.check import check
from ebplan.commands.crosscheck import crosscheck
from ebplan.commands.dashboard import dashboard
from ebplan.commands.diff import diff
from ebplan.commands.draw import draw
from ebplan.commands.export import export
from ebplan.commands.extract import extract
from ebplan.commands.history import history
from ebplan.commands.ingest import ingest
from ebplan.commands.review import review
from ebplan.commands.schema import schema
from ebplan.commands.tables import tables
from ebplan.commands.watch import watch

_EPILOG = """\b
Exit codes:
  0  done; for check: sound; for crosscheck and align: all agree; for diff: the same; for watch:
     nothing is new
  1  for check: there are findings; for crosscheck, align and diff: there are differences; for
     watch: something is new
  2  trouble: wrong usage, input that can't be read, output that can't be written
"""


@click.group(cls=Boundary, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(ebplan.__version__, prog_name="ebplan", message="%(prog)s %(version)s")
@click.option("--traceback", is_flag=True, help="Show where in the code an error arose.")
def main(traceback: bool) -> None:
    """Turn an action plan, published as a table in a document, into records.

    \b
    Examples:
      ebplan extract EB152_34-zh.pdf -o out
      ebplan check out/EB152_34-zh/plan.json
    """


for _command in (
    extract,
    tables,
    draw,
    check,
    review,
    crosscheck,
    align,
    diff,
    dashboard,
    ingest,
    history,
    export,
    watch,
    schema,
):
    main.add_command(_command)
