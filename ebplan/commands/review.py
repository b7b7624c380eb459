"""`ebplan review`."""

from pathlib import Path

import click

from ebplan.commands.draw import number
from ebplan.commands.options import PATH, document_options, quiet_option, revisions_option
from ebplan.commands.progress import waiting


@click.command()
@click.argument("source", metavar="SOURCE", type=PATH)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=PATH,
    required=True,
    callback=lambda ctx, param, value: html_file(value),
    help="The page to write, its name ending in .html.",
)
@click.option(
    "--readers",
    metavar="NAMES",
    callback=lambda ctx, param, value: reader_names(value),
    help="Other readers to compare with, separated by commas: tags and rules for a PDF unless "
    "named; pdfplumber and camelot take long; none for no comparison.",
)
@click.option(
    "--corrections",
    metavar="FILE",
    type=PATH,
    help="Decisions that were saved before, to go on with.",
)
@click.option(
    "--scale",
    type=click.FloatRange(0.5, 5),
    default=2.0,
    show_default=True,
    callback=lambda ctx, param, value: number(value),
    help="Pixels for each point of a page.",
)
@document_options
@revisions_option
@quiet_option
def review(
    source: Path,
    target: Path,
    readers: list[str] | None,
    corrections: Path | None,
    scale: float,
    quiet: bool,
    **options: str | None,
) -> None:
    """Make a page on which a person reviews what was read.

    It shows the pages as pictures with the cells drawn on them, beside the records: those with
    findings first, then those on which readers disagree or that are uncertain. Text that no record
    took is marked. A DOCX or text file has no pages; its tables are shown instead. Fields are
    accepted or corrected on the page and saved as corrections.json, which ebplan extract
    --corrections applies. The page is one file, fetches nothing and works offline.

    \b
    Examples:
      ebplan review EB152_34-zh.pdf -o review.html
      ebplan review EB152_34-zh.pdf -o review.html --readers tags,rules,pdfplumber
      ebplan review EB152_34-zh.pdf -o review.html --corrections corrections.json
    """
    from ebplan import review as make_page
    from outputs.one_file import write_file
    from outputs.text import printable

    with waiting(source.name, quiet=quiet):
        page = make_page(source, readers=readers, corrections=corrections, scale=scale, **options)
        write_file(target, page)
    if not quiet:
        click.echo(f"wrote {printable(str(target))}", err=True)


def html_file(path: Path) -> Path:
    """The path; raises BadParameter where it names no HTML file."""
    if path.suffix.lower() not in (".html", ".htm"):
        raise click.BadParameter("name a file ending in .html.")
    return path


def reader_names(value: str | None) -> list[str] | None:
    """The names in a comma-separated list, none of them for "none"; None where not given."""
    if value is None:
        return None
    names = [name.strip() for name in value.split(",")]
    return [] if names == ["none"] else names
