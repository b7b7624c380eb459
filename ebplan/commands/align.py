"""`ebplan align`."""

from pathlib import Path

import click

from ebplan import EbplanError
from ebplan.commands.boundary import TROUBLE, report
from ebplan.commands.formats import multilingual_formats
from ebplan.commands.options import PATH, output_folder_option, quiet_option, write_stdout
from ebplan.commands.progress import waiting

_DISAGREE = 1


@click.command(short_help="Hold a document's languages together: where do they differ?")
@click.argument("plans", metavar="PLAN...", type=PATH, nargs=-1, required=True)
@output_folder_option(
    "Folder for plan.multilingual.json and actions.multilingual.csv.", required=False
)
@click.option(
    "--format",
    "formats",
    metavar="NAME",
    multiple=True,
    default=["json,csv"],
    show_default=True,
    callback=lambda ctx, param, value: multilingual_formats(value),
    help="Formats to write with -o: json, csv (for spreadsheets), csv-exact (for programs), all.",
)
@click.option("--json", "as_json", is_flag=True, help="Print plan.multilingual.json instead.")
@click.option("--all", "show_all", is_flag=True, help="Print every finding, not the first 50.")
@quiet_option
@click.pass_context
def align(
    ctx: click.Context,
    /,
    plans: tuple[Path, ...],
    folder: Path | None,
    formats: list[str],
    as_json: bool,
    show_all: bool,
    quiet: bool,
) -> None:
    """Hold one document's languages together and say where they differ.

    A PLAN is a plan.json or a document, one for each language of the same document. Facts (cost,
    timeline, status, budget, number, theme, presence) are compared, and texts that are short, long
    or not translated against the others are found. With -o, the plan is written with facts once
    and texts by language. Exit code 0 means that all agree, 1 that there are errors or warnings
    (notes do not count), 2 that the plans can't be read or are not of one document.

    \b
    Examples:
      ebplan align EB152_34-en.pdf EB152_34-fr.pdf EB152_34-ar.docx
      ebplan align out/*/plan.json -o aligned
      ebplan align out/*/plan.json --json > plan.multilingual.json
    """
    from ebplan import align as align_plans
    from outputs.align_report import MOST_FINDINGS, print_alignment
    from outputs.json_file import to_json
    from outputs.multilingual_files import render_multilingual
    from outputs.summary import console
    from outputs.text import printable
    from outputs.writer import write_files

    try:
        with waiting(f"{len(plans)} plans", quiet=quiet):
            result = align_plans(plans)
        if folder is not None:
            files = write_files(folder, render_multilingual(result, formats))
    except EbplanError as error:
        report(error)
        ctx.exit(TROUBLE)
    if as_json:
        write_stdout(to_json(result.to_dict()))
    elif not quiet:
        print_alignment(result, console(), most=None if show_all else MOST_FINDINGS)
    if folder is not None and not quiet:
        for path in files:
            console(stderr=True).print(f"wrote {printable(str(path))}", soft_wrap=True)
    if not result.agree:
        ctx.exit(_DISAGREE)
