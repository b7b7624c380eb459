"""`ebplan crosscheck`."""

from pathlib import Path

import click

from ebplan import EbplanError
from ebplan.commands.boundary import TROUBLE, report
from ebplan.commands.options import PATH, override_options, write_lines, write_stdout
from ebplan.commands.progress import waiting

_DISAGREE = 1


@click.command()
@click.argument("source", metavar="SOURCE", type=PATH)
@click.option(
    "--readers",
    metavar="NAMES",
    callback=lambda ctx, param, value: _names(value),
    help="Readers to compare, separated by commas, instead of tags, rules, pdfplumber and camelot; "
    "alignment can be named too.",
)
@override_options
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@click.option("--all", "show_all", is_flag=True, help="Print every difference, not the first 50.")
@click.pass_context
def crosscheck(
    ctx: click.Context,
    /,
    source: Path,
    readers: list[str] | None,
    as_json: bool,
    show_all: bool,
    **options: str | None,
) -> None:
    """Read a PDF in independent ways and say where they disagree.

    The readers are the PDF's tags, its ruling lines, and the libraries pdfplumber and camelot,
    which need: pip install 'ebplan[crosscheck]'. Each makes records of its own; the reader with
    the best evidence is the reference. A reader that can't read the document is listed with the
    reason. Exit code 0 means that all agree, 1 that they don't, 2 that fewer than two could read
    it.

    \b
    Examples:
      ebplan crosscheck EB152_34-zh.pdf
      ebplan crosscheck EB152_34-zh.pdf --readers tags,rules --json
    """
    from ebplan import crosscheck as compare
    from outputs.crosscheck_report import MOST_LINES, crosscheck_lines
    from outputs.json_file import to_json

    try:
        with waiting(source.name):
            result = compare(source, readers=readers, **options)
    except EbplanError as error:
        report(error, source)
        ctx.exit(TROUBLE)
    if as_json:
        write_stdout(to_json(result.to_dict()))
    else:
        write_lines(crosscheck_lines(result, most=None if show_all else MOST_LINES))
    if not result.agree:
        ctx.exit(_DISAGREE)


def _names(value: str | None) -> list[str] | None:
    """The names in a comma-separated list."""
    return None if value is None else [name.strip() for name in value.split(",")]
