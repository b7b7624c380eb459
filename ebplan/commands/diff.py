"""`ebplan diff`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ebplan import EbplanError
from ebplan.commands.boundary import TROUBLE, report
from ebplan.commands.options import PATH, quiet_option, write_stdout
from ebplan.commands.progress import waiting

if TYPE_CHECKING:
    from outputs.comparison import Comparison

_DIFFERENT = 1
_TERMINAL = "terminal"


@click.command()
@click.argument("old", metavar="OLD", type=PATH)
@click.argument("new", metavar="NEW", type=PATH)
@click.option(
    "--format",
    "format_",
    metavar="NAME",
    help="What to print: terminal (as without this option), json, markdown, html (one page) or "
    "daff (highlighter CSV). With -o, the file's ending says which.",
)
@click.option("--json", "as_json", is_flag=True, help="Short for --format json.")
@click.option(
    "-o", "--output", "file", metavar="FILE", type=PATH, help="Write it to a file instead."
)
@click.option(
    "--exact",
    is_flag=True,
    help="Also count differences in spacing, width of punctuation, dashes and quotation marks, and "
    "other wordings of the same value.",
)
@click.option(
    "--all", "show_all", is_flag=True, help="Print every change and text whole, not the first 50."
)
@quiet_option
@click.pass_context
def diff(
    ctx: click.Context,
    /,
    old: Path,
    new: Path,
    format_: str | None,
    as_json: bool,
    file: Path | None,
    exact: bool,
    show_all: bool,
    quiet: bool,
) -> None:
    """Say what changed between two versions of a plan.

    OLD and NEW are each a plan.json or a document, in one language. Actions are known by their
    texts, whatever their numbers: added, removed, implemented (moved to the annex of implemented
    actions), moved, renumbered, or with fields and texts that changed. Exit code 0 means that
    they are the same, 1 that they differ, 2 that they can't be read or compared.

    \b
    Examples:
      ebplan diff EB152_34-en.pdf EB154_7-en.pdf
      ebplan diff old/plan.json new/plan.json --json
      ebplan diff EB152_34-en.docx EB154_7-en.docx -o changes.html
    """
    from ebplan.comparing import compare
    from outputs.one_file import write_file

    chosen = _format(format_, as_json, file)
    try:
        with waiting("2 plans", quiet=quiet):
            result = compare(old, new, exact=exact)
        if file is not None:
            write_file(file, _rendered(result, chosen))
    except EbplanError as error:
        report(error)
        ctx.exit(TROUBLE)
    if file is not None and not quiet:
        _say_written(result, file)
    elif not quiet:
        _print(result, chosen, show_all)
    if not result.diff.same:
        ctx.exit(_DIFFERENT)


def _format(name: str | None, as_json: bool, file: Path | None) -> str:
    """The form that was asked for; what is not known is wrong usage."""
    from outputs.diff_formats import DIFF_FORMATS, ENDINGS

    if as_json and name not in (None, "json"):
        raise click.UsageError(f"--json and --format {name} are two forms: name one.")
    if name is None and as_json:
        name = "json"
    if name is None and file is not None:
        name = ENDINGS.get(file.suffix.lower())
        if name not in DIFF_FORMATS:
            raise click.UsageError(
                f"the ending of {file.name} names no form: add --format, one of "
                f"{', '.join(DIFF_FORMATS)}."
            )
    if name is not None and name not in DIFF_FORMATS:
        raise click.BadParameter(
            f"'{name}' is none of {', '.join(DIFF_FORMATS)}.", param_hint="'--format'"
        )
    return name or _TERMINAL


def _rendered(result: "Comparison", name: str) -> bytes:
    from outputs.diff_formats import DIFF_FORMATS

    content = DIFF_FORMATS[name](result)
    return content.encode("utf-8") if isinstance(content, str) else content


def _print(result: "Comparison", name: str, show_all: bool) -> None:
    from outputs.diff_report import MOST_CHANGES, print_diff
    from outputs.summary import console

    if name == _TERMINAL:
        print_diff(result.diff, console(), most=None if show_all else MOST_CHANGES)
    else:
        write_stdout(_rendered(result, name))


def _say_written(result: "Comparison", file: Path) -> None:
    from outputs.diff_report import verdict
    from outputs.summary import console
    from outputs.text import printable

    stderr = console(stderr=True)
    stderr.print(verdict(result.diff), soft_wrap=True)
    stderr.print(f"wrote {printable(str(file))}", soft_wrap=True)
