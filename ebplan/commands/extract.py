"""`ebplan extract`."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from ebplan import EbplanError
from ebplan.commands.boundary import TROUBLE, report
from ebplan.commands.options import PATH, document_options, revisions_option
from ebplan.commands.progress import waiting


@click.command()
@click.argument("sources", metavar="SOURCE...", type=PATH, nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    required=True,
    callback=lambda ctx, param, value: named_folder(value),
    help="Folder for the results; each source gets a folder of its own in it.",
)
@click.option(
    "--format",
    "formats",
    metavar="NAME",
    multiple=True,
    default=["json,csv"],
    show_default=True,
    callback=lambda ctx, param, value: format_names(value),
    help="Formats to write: json, csv (for spreadsheets), csv-exact (for machines). Several are "
    "separated by commas, or the option is repeated.",
)
@document_options
@revisions_option
@click.option(
    "--corrections",
    metavar="FILE",
    type=PATH,
    help="Decisions saved from the page of 'ebplan review', applied where they fit the document.",
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@click.pass_context
def extract(
    ctx: click.Context,
    /,
    sources: tuple[Path, ...],
    folder: Path,
    formats: list[str],
    corrections: Path | None,
    quiet: bool,
    **options: str | None,
) -> None:
    """Turn documents into records: JSON and CSV files.

    Writes DIR/STEM/plan.json, actions.csv and subheadings.csv for each SOURCE, where STEM is the
    file's name without its extension. Sources with the same stem keep their extensions, as in
    DIR/EB152_34-zh.pdf and DIR/EB152_34-zh.docx. Files are written whole or not at all; when a
    source fails, the others are still done, and the exit code is 2.

    \b
    Examples:
      ebplan extract EB152_34-zh.pdf -o out
      ebplan extract EB152_34-*.pdf -o out --format json,csv-exact
      ebplan extract plan.docx -o out --language zh --symbol EB154/30
      ebplan extract plan.docx -o before --revisions original
      ebplan extract EB152_34-zh.pdf -o out --corrections corrections.json
    """
    if corrections is not None and len(sources) > 1:
        raise click.UsageError("--corrections are of one document; name one SOURCE with them.")
    from ebplan.pipeline import read_plan
    from outputs.formats import render
    from outputs.summary import print_summary, stderr_console
    from outputs.writer import write_files

    failures = 0
    for number, (source, name) in enumerate(zip(sources, folder_names(sources), strict=True), 1):
        try:
            with waiting(f"{source.name} ({number} of {len(sources)})", quiet=quiet):
                plan = read_plan(source, corrections=corrections, **options)
                files = write_files(folder / name, render(plan, formats))
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


def named_folder(name: str) -> Path:
    """The folder of that name; raises BadParameter for an empty one, which names nothing."""
    if not name.strip():
        raise click.BadParameter("name a folder; the current one is '.'.")
    return Path(name)


def format_names(values: Sequence[str]) -> list[str]:
    """The names in comma-separated lists, each once; raises BadParameter for an unknown one."""
    from outputs.formats import FORMATS

    names = [name.strip() for value in values for name in value.split(",")]
    for name in names:
        if name not in FORMATS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(FORMATS)}.")
    return list(dict.fromkeys(names))
