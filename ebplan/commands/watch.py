"""`ebplan watch`."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from ebplan import EbplanError
from ebplan.commands.boundary import TROUBLE, report
from ebplan.commands.options import (
    PATH,
    a_symbol,
    database_option,
    document_options,
    quiet_option,
    revisions_option,
    shown_path,
    write_stdout,
)
from ebplan.commands.progress import waiting
from extract.errors import OutputError

if TYPE_CHECKING:
    from ebplan.watching import Seen, Watch

_NEWS = 1
_SETTLE = 5.0


@click.command(short_help="Add new and changed documents in a folder to a database.")
@click.argument("folder", metavar="FOLDER", type=PATH)
@click.option(
    "-o",
    "--output",
    "reports",
    metavar="DIR",
    type=PATH,
    required=True,
    help="Folder for the reports of what changed; made if missing.",
)
@database_option
@click.option(
    "--version-of",
    metavar="SYMBOL",
    callback=a_symbol,
    help="Symbol of the document that all files are versions of, where their own symbols differ.",
)
@click.option("--recursive", "-r", is_flag=True, help="Look into folders within the folder too.")
@click.option(
    "--ignore",
    metavar="PATTERN",
    multiple=True,
    help='Leave files of such names alone, as "draft*.docx"; may be given more than once.',
)
@click.option(
    "--settle",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=_SETTLE,
    show_default=True,
    help="Leave a file that was changed less than so long ago for the next look: it may be "
    "unfinished.",
)
@click.option(
    "--every",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    help="Look again each time so many seconds have passed, until SIGINT or SIGTERM.",
)
@document_options
@revisions_option
@quiet_option
@click.pass_context
def watch(
    ctx: click.Context,
    /,
    folder: Path,
    reports: Path,
    database: str,
    version_of: str | None,
    recursive: bool,
    ignore: tuple[str, ...],
    settle: float,
    every: float | None,
    quiet: bool,
    **options: str | None,
) -> None:
    """Add new and changed documents in a folder to a database, and report what changed.

    Looks once, as cron and timers want it, or again and again with --every. Documents are PDF, Word
    and text files; what the database has is known by its contents, whatever its name and date. Of
    each new version, what changed since the one before is written to DIR in three forms:
    changes-1-to-2.html, .md and .json, by the versions' numbers in the database. Nothing is printed
    where nothing is new. Exit code 0 means that nothing is new, 1 that something is, 2 trouble with
    a file, the folder or the database; the other files are done all the same.

    \b
    Examples:
      ebplan watch incoming -o changes
      ebplan watch incoming -o changes --version-of EB152/34 --database plans.db
      ebplan watch incoming -o changes --every 60
    """
    from ebplan.watching import Watch

    watched = Watch(folder, database, reports, recursive, ignore, settle)
    said: set[str] = set()
    if every is None:
        codes = _one_look(watched, version_of, options, said, quiet)
        ctx.exit(max(codes, default=0))
    with _until_signalled() as stop:
        first = True
        while not stop.is_set():
            now: set[str] = set()
            try:
                _one_look(watched, version_of, options, said, quiet, now, stop)
            except EbplanError as error:
                if first:
                    raise
                _say_error(error, folder, said, now)
            first = False
            said = now  # What is still so is said once; what was mended and comes back, again.
            stop.wait(every)


def _one_look(
    watched: "Watch",
    version_of: str | None,
    options: dict[str, str | None],
    said: set[str],
    quiet: bool,
    now: set[str] | None = None,
    stop: threading.Event | None = None,
) -> list[int]:
    """The exit codes that the files ask for."""
    from ebplan.watching import look

    codes = []
    now = set() if now is None else now
    files = look(watched, version_of=version_of, options=options)
    while stop is None or not stop.is_set():
        with waiting(str(watched.folder), quiet=quiet):
            seen = next(files, None)
        if seen is None:
            break
        codes.append(_code(seen))
        _say(seen, said, now, quiet)
    return codes


def _code(seen: "Seen") -> int:
    if seen.state == "trouble":
        return TROUBLE
    return _NEWS if seen.is_news else 0


def _say(seen: "Seen", said: set[str], now: set[str], quiet: bool) -> None:
    from outputs.store_report import ingested_line

    source = shown_path(seen.path)
    # Nothing is printed where nothing is new, or cron would send it; a person sees what was done.
    worth = seen.is_news or seen.error is not None or sys.stdout.isatty()
    if seen.result is not None and seen.result.outcome != "nothing" and worth and not quiet:
        write_stdout(f"{ingested_line(source, seen.result, hint=False)}\n")
    if not quiet:
        for path in seen.reports:
            write_stdout(f"  wrote {shown_path(path)}\n")
        for path in seen.removed:
            write_stdout(f"  removed {shown_path(path)}: the versions are no longer neighbours\n")
        # A log that is kept of a watch that goes on has each line when it is written.
        sys.stdout.flush()
    if seen.error is not None:
        _say_error(seen.error, seen.path, said, now)
    elif seen.state == "unfinished":
        line = f"ebplan: {source}: changed a moment ago; left for the next look"
        if line not in said and not quiet and sys.stderr.isatty():
            click.echo(line, err=True)
        now.add(line)


def _say_error(error: EbplanError, path: Path, said: set[str], now: set[str]) -> None:
    # What is amiss with the database or the reports is amiss once, whatever file comes to it.
    if isinstance(error, OutputError):
        line = f"{Path(error.where).parent}: {error.what}"
    elif error.where in ("", path.name, str(path)):
        line = f"{path}: {error}"
    else:
        line = str(error)
    if line not in said and line not in now:
        report(error, path)
    now.add(line)


@contextmanager
def _until_signalled() -> Iterator[threading.Event]:
    """An event that SIGINT and SIGTERM set; the file at hand is done before the end.

    A second signal does what it would have done.
    """
    stop = threading.Event()
    before: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def end(_number: int, _frame: object) -> None:
        stop.set()
        restore()

    for number in (signal.SIGINT, signal.SIGTERM):
        before[number] = signal.signal(number, end)
    try:
        yield stop
    finally:
        restore()
