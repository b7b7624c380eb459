"""`python -m benchmarks.store`: whether an ingest takes as long with many versions as with few.

Versions are made of the sample: each changes a few actions of the one before. Reading is left out,
as it knows nothing of the database. Ratios are printed, no seconds.
"""

import gc
import hashlib
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from ebplan.pipeline import read_plan
from normalize.records import Plan, Status
from outputs.store.database import Database
from outputs.store.model import Software

_SAMPLE = Path(__file__).parent.parent / "samples" / "EB152_34-zh.pdf"
_SOFTWARE = Software(ebplan="0.0.0")
_ENDS = 20


def versions(first: Plan, count: int) -> Iterator[Plan]:
    """That many versions of the plan, each with five actions changed since the one before."""
    records = list(first.records)
    for number in range(count):
        for step in range(5):
            index = (number * 5 + step) % len(records)
            record = records[index]
            update: dict[str, object] = {"comments": f"{record.comments or ''} {number}"}
            if record.status is not None:
                value = "planned" if record.status.value == "ongoing" else "ongoing"
                update["status"] = Status.model_validate({"value": value, "text": value})
            records[index] = record.model_copy(update=update)
        sha256 = hashlib.sha256(str(number).encode()).hexdigest()
        source = first.document.source.model_copy(update={"sha256": sha256})
        document = first.document.model_copy(update={"source": source})
        yield first.model_copy(update={"records": list(records), "document": document})


def measure(database: str, first: Plan, count: int) -> list[float]:
    """The seconds that each of the versions took, in order."""
    store = Database(database)
    taken = []
    plans = track(
        versions(first, count), "Adding", count, console=Console(stderr=True), transient=True
    )
    for plan in plans:
        gc.collect()
        start = time.perf_counter()
        done = store.add(plan, _SOFTWARE)
        taken.append(time.perf_counter() - start)
        if done.outcome != "version":
            raise AssertionError(f"a {done.outcome} where a version was expected")
    return taken


@click.command()
@click.option("--versions", "count", type=click.IntRange(2 * _ENDS + 1), default=200)
@click.option("--database", metavar="URL", help="An empty PostgreSQL database, instead of SQLite.")
def main(count: int, database: str | None) -> None:
    """Measure ingests into a database that grows."""
    start = time.perf_counter()
    first = read_plan(_SAMPLE)
    reading = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        taken = measure(database or str(Path(folder) / "plans.db"), first, count)
    # The very first makes the tables and works out the statements. Whatever else the machine does
    # adds to some of the others, so the lower quartile is nearest to what an ingest takes.
    ends = (taken[1 : _ENDS + 1], taken[-_ENDS:])
    early, late = (statistics.quantiles(part, n=4)[0] for part in ends)
    kind = "PostgreSQL" if database else "SQLite"
    click.echo(f"| {count} versions in {kind} | ratio |\n| --- | --- |")
    click.echo(
        f"| adding one of the last {_ENDS} to one of the first {_ENDS} | {late / early:.2f} |"
    )
    click.echo(f"| adding a version to reading its PDF | {late / reading:.2f} |")


if __name__ == "__main__":
    main()
