"""`ebplan extract`."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ebplan import EbplanError
from ebplan.commands.boundary import TROUBLE, report
from ebplan.commands.formats import format_option, licence_option
from ebplan.commands.options import (
    PATH,
    document_options,
    output_folder_option,
    quiet_option,
    revisions_option,
)
from ebplan.commands.progress import waiting

if TYPE_CHECKING:
    from outputs.contents import Licence


@click.command()
@click.argument("sources", metavar="SOURCE...", type=PATH, nargs=-1, required=True)
@output_folder_option("Folder for the results; each source gets a folder of its own in it.")
@format_option
@licence_option
@document_options
@revisions_option
@click.option(
    "--corrections",
    metavar="FILE",
    type=PATH,
    help="Decisions saved from the page of 'ebplan review', applied where they fit the document.",
)
@quiet_option
@click.pass_context
def extract(
    ctx: click.Context,
    /,
    sources: tuple[Path, ...],
    folder: Path,
    formats: list[str],
    licence: "Licence | None",
    corrections: Path | None,
    quiet: bool,
    **options: str | None,
) -> None:
    """Turn documents into records: JSON, CSV, Excel, Parquet, SQLite and more.

    Writes DIR/STEM/plan.json, actions.csv, subheadings.csv and findings.csv for each SOURCE, or
    the files of the formats named, where STEM is the file's name without its extension. Sources
    with the same stem keep their extensions, as in DIR/EB152_34-zh.pdf and DIR/EB152_34-zh.docx.
    Files are written whole or not at all; when a source fails, the others are still done, and the
    exit code is 2.

    \b
    Examples:
      ebplan extract EB152_34-zh.pdf -o out
      ebplan extract EB152_34-*.pdf -o out --format json,csv-exact
      ebplan extract EB152_34-zh.pdf -o out --format xlsx
      ebplan extract plan.docx -o out --language zh --symbol EB154/30
      ebplan extract plan.docx -o before --revisions original
      ebplan extract EB152_34-zh.pdf -o out --corrections corrections.json
    """
    if corrections is not None and len(sources) > 1:
        raise click.UsageError("--corrections are of one document; name one SOURCE with them.")
    from ebplan.pipeline import read_plan
    from outputs.formats import check_formats, render
    from outputs.summary import print_summary, stderr_console
    from outputs.writer import write_files

    check_formats(formats)
    failures = 0
    for number, (source, name) in enumerate(zip(sources, folder_names(sources), strict=True), 1):
        try:
            with waiting(f"{source.name} ({number} of {len(sources)})", quiet=quiet):
                plan = read_plan(source, corrections=corrections, **options)
                files = write_files(folder / name, render(plan, formats, licence))
            if not quiet:
                print_summary(plan, files, stderr_console())
        except EbplanError as error:
            report(error, source)
            failures += 1
    if failures:
        ctx.exit(TROUBLE)


def folder_names(sources: Sequence[Path]) -> list[str]:
    """The folder of each source: its stem, or its whole name where stems are the same.

    Raises UsageError where even the names are the same, as one result would replace the other.
    """
    stems = Counter(source.stem.casefold() for source in sources)
    names = [
        source.stem
        if stems[source.stem.casefold()] == 1 and source.stem.strip(".")
        else source.name
        for source in sources
    ]
    for name, count in Counter(name.casefold() for name in names).items():
        if count > 1:
            raise click.UsageError(
                f"{count} sources would be written to the same folder, {name}; "
                "run them one by one, each with its own -o."
            )
    return names
