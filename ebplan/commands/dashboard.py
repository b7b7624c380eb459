"""`ebplan dashboard`."""

from pathlib import Path

import click

from ebplan import EbplanError
from ebplan.commands.boundary import TROUBLE, report
from ebplan.commands.options import PATH, quiet_option
from ebplan.commands.progress import waiting


@click.command()
@click.argument("plans", metavar="PLAN...", type=PATH, nargs=-1, required=True)
@click.option(
    "-o", "--output", "file", metavar="FILE", type=PATH, required=True, help="The page to write."
)
@quiet_option
@click.pass_context
def dashboard(ctx: click.Context, /, plans: tuple[Path, ...], file: Path, quiet: bool) -> None:
    """Make a page with figures, charts and all actions of a plan.

    A PLAN is a plan.json or a document. Several are languages of one version and versions: those
    with one document symbol are languages, another symbol is another version, and a symbol that
    comes again in one language is a later version. Name the oldest first. The page is one HTML file
    that opens from disk and fetches nothing; what is filtered in it stands in its address.

    \b
    Examples:
      ebplan dashboard EB152_34-zh.pdf -o page.html
      ebplan dashboard out/*/plan.json -o page.html
      ebplan dashboard EB152_34-en.docx EB154_7-en.docx -o versions.html
    """
    from ebplan import dashboard as make_dashboard
    from outputs.one_file import write_file

    try:
        with waiting(f"{len(plans)} plans", quiet=quiet):
            page = make_dashboard(plans)
        write_file(file, page)
    except EbplanError as error:
        report(error)
        ctx.exit(TROUBLE)
    if not quiet:
        _say_written(file, len(page))


def _say_written(file: Path, size: int) -> None:
    from outputs.summary import console
    from outputs.text import printable

    line = f"wrote {printable(str(file))} ({size / 1_000_000:.1f} MB)"
    console(stderr=True).print(line, soft_wrap=True)
