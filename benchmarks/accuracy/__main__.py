"""`python -m benchmarks.accuracy`: typeset tables, read them by each tool, print the scores.

What isn't installed is left out, with a line that says so.
"""

import logging
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from benchmarks.accuracy.model import STYLES, Sheet
from benchmarks.accuracy.producers import PRODUCERS, Producer
from benchmarks.accuracy.score import Score, score
from benchmarks.accuracy.sheets import make_sheets
from benchmarks.accuracy.tools import TOOLS, Tool

_FAMILIES = tuple(dict.fromkeys(STYLES.values()))
_NONE = "no table"


@dataclass(frozen=True, slots=True)
class Typeset:
    """A sheet as a PDF, and the program that typeset it."""

    sheet: Sheet
    path: Path
    producer: str

    @property
    def family(self) -> str:
        """How its tables are drawn."""
        styles = [STYLES[table.style] for table in self.sheet.tables()]
        return styles[0] if styles else _NONE


def typeset(producers: Sequence[Producer], folder: Path, count: int, seed: int) -> list[Typeset]:
    """The sheets that each producer can draw, each with a seed of its own."""
    made = []
    for producer in producers:
        own = folder / producer.name
        own.mkdir(parents=True, exist_ok=True)
        sheets = make_sheets(count, seed=f"{seed} {producer.name}")
        for sheet in _shown(sheets, f"Typesetting: {producer.name}"):
            if any(table.style in producer.lacks for table in sheet.tables()):
                continue
            path = own / f"{sheet.name}.pdf"
            producer.write(sheet, path)
            if path.exists():
                made.append(Typeset(sheet, path, producer.name))
            else:
                click.echo(f"{producer.name} could not typeset {sheet.name}", err=True)
    return made


def _shown(items: Sequence[Sheet], what: str) -> Iterator[Sheet]:
    yield from track(items, what, console=Console(stderr=True), transient=True)


def measure(tool: Tool, made: Sequence[Typeset], by: str) -> dict[str, Score]:
    """What a tool scores on the sheets, by family or by producer."""
    scores: dict[str, Score] = {}
    for one in track(made, tool.name, console=Console(stderr=True), transient=True):
        try:
            read = tool.read(one.path)
        except Exception as error:
            # A sheet that a tool can't read is one in which it finds nothing.
            click.echo(f"{tool.name}: {one.path.name}: {error!r}", err=True)
            read = []
        total, _ = score([table.cells for table in one.sheet.tables()], read)
        scores.setdefault(one.family if by == "family" else one.producer, Score()).add(total)
    return scores


def _cells(scores: dict[str, Score], columns: Sequence[str]) -> list[str]:
    total = Score()
    for one in scores.values():
        total.add(one)
    empty = Score()
    cells = []
    for name in columns:
        found = scores.get(name, empty)
        cells.append(f"{found.f1:.3f} ({found.exact}/{found.tables})" if found.tables else "–")
    return [*cells, f"{total.f1:.3f} ({total.exact}/{total.tables})", str(total.false)]


def _installed(items: Sequence[Producer | Tool], names: str) -> Iterator[Producer | Tool]:
    wanted = [name.strip() for name in names.split(";") if name.strip()]
    for item in items:
        if wanted and item.name not in wanted:
            continue
        if item.is_there():
            yield item
        else:
            click.echo(f"left out: {item.name} ({item.needs} is not installed)", err=True)


@click.command()
@click.option("--count", default=4, show_default=True, help="Sheets of each style.")
@click.option("--seed", default=1, show_default=True, help="What the sheets are made from.")
@click.option("--tools", default="", help="Their names, parted by semicolons; all if not given.")
@click.option("--producers", default="", help="Likewise.")
@click.option("--quick", is_flag=True, help="Leave out the tools that take minutes.")
@click.option(
    "--by", type=click.Choice(["family", "producer"]), default="family", show_default=True
)
@click.option("--keep", type=click.Path(path_type=Path), help="A folder to keep the PDFs in.")
def main(
    count: int, seed: int, tools: str, producers: str, quick: bool, by: str, keep: Path | None
) -> None:
    """Measure how well ebplan and other tools read tables of known structure."""
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    writers = [one for one in _installed(PRODUCERS, producers) if isinstance(one, Producer)]
    readers = [one for one in _installed(TOOLS, tools) if isinstance(one, Tool)]
    columns = list(_FAMILIES) if by == "family" else [one.name for one in writers]
    with tempfile.TemporaryDirectory() as scratch:
        made = typeset(writers, (keep or Path(scratch)).absolute(), count, seed)
        click.echo(f"| F1 (tables exact) | {' | '.join(columns)} | all | false tables |")
        click.echo(f"| --- |{' --- |' * (len(columns) + 2)}")
        for tool in readers:
            if not (quick and tool.slow):
                cells = _cells(measure(tool, made, by), columns)
                click.echo(f"| {tool.name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
