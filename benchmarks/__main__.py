"""`python -m benchmarks`: measure side by side in one process and print ratios as Markdown.

Subjects take turns, so that whatever else the machine does falls on all of them; of each the
median counts. Seconds are not printed: they say more of the machine than of the program.
"""

import gc
import statistics
import time
from collections.abc import Sequence

import click
from rich.console import Console
from rich.progress import track

from benchmarks.growth import SUBJECTS, growth_table
from benchmarks.subjects import Subject, subjects

# Ratio, the two subjects, and what the design asks for. It takes the pass over the characters for
# about six text passes, which is nearest to the one that asks for each character by itself; the
# target is held against the quicker one.
_TARGETS = (
    ("ebplan: tagged PDF to records", "PDFium: text and the box of every character", "at most 2"),
    ("ebplan: untagged PDF to records", "PDFium: text and the box of every character", "at most 2"),
    ("ebplan: tagged PDF to records", "PDFium: the same by bare calls", ""),
    ("ebplan: untagged PDF to records", "PDFium: the same by bare calls", ""),
    ("ebplan: tagged PDF to records", "PDFium: text and box, character by character", ""),
    ("ebplan: untagged PDF to records", "PDFium: text and box, character by character", ""),
    ("ebplan: tagged PDF to records", "PDFium: text of every page", "the aim is 3"),
    ("ebplan: untagged PDF to records", "PDFium: text of every page", "the aim is 3"),
    ("pdfplumber: extract_tables", "ebplan: tagged PDF to records", "at least 8"),
    ("camelot: lattice", "ebplan: tagged PDF to records", "at least 30"),
    ("ebplan: DOCX to cells", "python-docx: row.cells of every row", "at most 0.5"),
    ("ebplan: DOCX to cells", "python-docx: the text of row.cells", ""),
    ("lxml: the DOCX's main part parsed", "python-docx: row.cells of every row", "the least"),
)


def measure(found: Sequence[Subject], rounds: int) -> dict[str, float]:
    """The median time of each subject in seconds, by its name."""
    times: dict[str, list[float]] = {subject.name: [] for subject in found}
    for subject in found:
        if not subject.slow:
            subject.work()
    for turn in track(range(rounds), "Measuring", console=Console(stderr=True), transient=True):
        for subject in found:
            if subject.slow and turn:
                continue
            gc.collect()
            start = time.perf_counter()
            subject.work()
            times[subject.name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) for name, taken in times.items()}


@click.command()
@click.option("--rounds", default=15, show_default=True, help="How often each subject is run.")
@click.option("--quick", is_flag=True, help="Leave out pdfplumber and camelot.")
@click.option("--growth", is_flag=True, help="Also measure a document of a thousand pages.")
def main(rounds: int, quick: bool, growth: bool) -> None:
    """Measure ebplan beside PDFium, pdfplumber, camelot and python-docx."""
    medians = measure(subjects(with_slow=not quick), rounds)
    click.echo("| this | divided by this | ratio | design |\n| --- | --- | --- | --- |")
    for one, other, target in _TARGETS:
        if one in medians and other in medians:
            click.echo(f"| {one} | {other} | {medians[one] / medians[other]:.2f} | {target} |")
    if growth:
        click.echo()
        for line in growth_table(SUBJECTS[:2] if quick else SUBJECTS[:3]):
            click.echo(line)


if __name__ == "__main__":
    main()
