"""`ebplan draw`."""

import re
from collections.abc import Sequence
from math import isnan
from pathlib import Path

import click

from ebplan.commands.options import PATH, document_options, quiet_option
from ebplan.commands.progress import waiting

# All that were read are held until all can be written.
_MOST_PAGES = 200
_SUFFIXES = (".svg", ".png")
# Not the ones of outputs.drawing: --help is to do without the models.
_LAYERS = ("rules", "cells", "records")


@click.command()
@click.argument("source", type=PATH)
@click.option(
    "--page",
    "pages",
    metavar="N[,M-K]",
    required=True,
    callback=lambda ctx, param, value: page_numbers(value),
    help="Pages to draw, from 1: 10, or 10,12-14.",
)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE_OR_DIR",
    type=PATH,
    required=True,
    help="A file for one page, its name ending in .svg or .png; or a folder, for SVG files.",
)
@click.option(
    "--layer",
    "layers",
    metavar="NAME",
    multiple=True,
    default=[",".join(_LAYERS)],
    show_default=True,
    callback=lambda ctx, param, value: layer_names(value),
    help="What to draw. Several are separated by commas, or the option is repeated.",
)
@click.option(
    "--scale",
    type=click.FloatRange(0.2, 10),
    default=2.0,
    show_default=True,
    callback=lambda ctx, param, value: number(value),
    help="Pixels for each point of the page; fewer where the page would have over 50 million.",
)
@document_options
@quiet_option
def draw(
    source: Path,
    pages: list[int],
    target: Path,
    layers: list[str],
    scale: float,
    quiet: bool,
    **options: str | None,
) -> None:
    """Draw what was read over a PDF's page: rules, cells, records.

    The picture shows the page in grey. Over it stand the ruling lines that were found, the cells
    with their rows and columns (from 0, as the reader counts them; merged ones are tinted), and
    the records with their ids, and where they go over a page break. In a browser, point at a cell
    or a record to see the text as it was read. A document without a plan has no records. PNG
    files need Pillow: pip install 'ebplan[draw]'.

    \b
    Examples:
      ebplan draw EB152_34-zh.pdf --page 10 -o page-10.svg
      ebplan draw EB152_34-zh.pdf --page 7,10-12 -o pictures --layer cells
      ebplan draw EB152_34-zh.pdf --page 10 -o page-10.png --scale 3
    """
    from outputs.text import printable

    names = file_names(source, pages, target)
    with waiting(source.name, quiet=quiet):
        _draw(source, dict(zip(names, pages, strict=True)), layers, scale, options)
    if not quiet:
        for name in names:
            click.echo(f"wrote {printable(str(name))}", err=True)


def _draw(
    source: Path,
    names: dict[Path, int],
    layers: Sequence[str],
    scale: float,
    options: dict[str, str | None],
) -> None:
    from ebplan.pipeline import draw_pages
    from outputs.one_file import write_file
    from outputs.raster import check_pillow, png
    from outputs.svg import svg
    from outputs.writer import write_files

    render = svg
    if any(name.suffix.lower() == ".png" for name in names):
        check_pillow()
        render = png
    drawings = draw_pages(source, list(names.values()), layers=layers, scale=scale, **options)
    files = {name: render(drawing) for name, drawing in zip(names, drawings, strict=True)}
    if len(files) == 1:
        write_file(*next(iter(files.items())))
    else:
        # All are in one folder.
        write_files(next(iter(files)).parent, {name.name: files[name] for name in files})


def file_names(source: Path, pages: Sequence[int], target: Path) -> list[Path]:
    """The file of each page: the one named, or one for each page in the folder named.

    Raises BadParameter where one file is named for several pages.
    """
    if target.suffix.lower() not in _SUFFIXES or target.is_dir():
        return [target / f"{source.stem}-page-{page}.svg" for page in pages]
    if len(pages) > 1:
        raise click.BadParameter(
            f"{target.name} can hold one page; name a folder for several.", param_hint="'-o'"
        )
    return [target]


def page_numbers(text: str) -> list[int]:
    """The pages of a list such as "10,12-14", each once, in its order; raises BadParameter."""
    pages: dict[int, None] = {}
    for part in text.split(","):
        match = re.fullmatch(r"\s*([0-9]{1,6})\s*(?:-\s*([0-9]{1,6})\s*)?", part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last:
            raise click.BadParameter(f"{text!r} is no list of pages such as 10 or 10,12-14.")
        pages.update(dict.fromkeys(range(first, last + 1)))
        if len(pages) > _MOST_PAGES:
            raise click.BadParameter(f"at most {_MOST_PAGES} pages are drawn at once.")
    return list(pages)


def number(value: float) -> float:
    """The value; raises BadParameter for nan, which passes for a number in any range."""
    if isnan(value):
        raise click.BadParameter("nan is no number.")
    return value


def layer_names(values: Sequence[str]) -> list[str]:
    """The names in comma-separated lists, each once; raises BadParameter for an unknown one."""
    names = [name.strip() for value in values for name in value.split(",")]
    for name in names:
        if name not in _LAYERS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(_LAYERS)}.")
    return list(dict.fromkeys(names))
