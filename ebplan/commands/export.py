"""`ebplan export`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ebplan import EbplanError
from ebplan.commands.boundary import TROUBLE, report
from ebplan.commands.formats import format_option, licence_option
from ebplan.commands.options import database_option, output_folder_option, quiet_option

if TYPE_CHECKING:
    from outputs.contents import Licence


@click.command()
@click.option("--version", type=int, metavar="N", help="The version to write, by its number.")
@click.option("--run", type=int, metavar="N", help="What one run read, by its number, instead.")
@database_option
@output_folder_option("Folder for the files.")
@format_option
@licence_option
@quiet_option
@click.pass_context
def export(
    ctx: click.Context,
    /,
    version: int | None,
    run: int | None,
    database: str,
    folder: Path,
    formats: list[str],
    licence: "Licence | None",
    quiet: bool,
) -> None:
    """Write a version out of a database, as extract wrote it.

    The files are the same to the byte as those of `ebplan extract` on the document at the time.
    `ebplan history` lists the numbers of versions and runs.

    \b
    Examples:
      ebplan export --version 1 -o out
      ebplan export --run 3 -o before --format json --database plans.db
    """
    from outputs.formats import check_formats, render
    from outputs.store.database import Database
    from outputs.summary import print_summary, stderr_console
    from outputs.writer import write_files

    if (version is None) == (run is None):
        raise click.UsageError("name one thing to write: --version N or --run N.")
    try:
        check_formats(formats)
        plan = Database(database).plan(version=version, run=run)
        files = write_files(folder, render(plan, formats, licence))
    except EbplanError as error:
        report(error)
        ctx.exit(TROUBLE)
    if not quiet:
        print_summary(plan, files, stderr_console())
