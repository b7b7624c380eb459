"""`ebplan ingest`."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ebplan import EbplanError
from ebplan.commands.boundary import TROUBLE, report
from ebplan.commands.options import (
    PATH,
    a_symbol,
    database_option,
    document_options,
    only_for_documents,
    quiet_option,
    revisions_option,
    shown_path,
    write_stdout,
)
from ebplan.commands.progress import waiting
from outputs.text import printable

if TYPE_CHECKING:
    from outputs.store.model import Ingested


class _Day(click.DateTime):
    """A day as YYYY-MM-DD, which is what the error says too."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The day at midnight; raises BadParameter for what is none."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{printable(str(value))!r} is no day as YYYY-MM-DD.", param, ctx)


@click.command()
@click.argument("sources", metavar="SOURCE...", type=PATH, nargs=-1, required=True)
@database_option
@click.option(
    "--dated",
    metavar="YYYY-MM-DD",
    type=_Day(),
    help="When the version was issued. Without it, it counts as issued on the day it is ingested.",
)
@click.option(
    "--version-of",
    metavar="SYMBOL",
    callback=a_symbol,
    help="Symbol of the document that it is a version of, where its own symbol is another.",
)
@click.option(
    "--same-as",
    metavar="N",
    type=click.IntRange(min=1, max=2**31 - 1),
    help="Number of the version that it holds in another format: what is read otherwise is then "
    "kept as the software's doing. At most half of the records may differ.",
)
@click.option(
    "--not-same",
    is_flag=True,
    help="Take back --same-as: the file holds a version of its own.",
)
@document_options
@revisions_option
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list, one entry a source.")
@quiet_option
@click.pass_context
def ingest(
    ctx: click.Context,
    /,
    sources: tuple[Path, ...],
    database: str,
    dated: datetime | None,
    version_of: str | None,
    same_as: int | None,
    not_same: bool,
    as_json: bool,
    quiet: bool,
    **options: str | None,
) -> None:
    """Add versions of plans to a database.

    A SOURCE is a document or a plan.json. It is read and checked, and added as a new version of
    its document, with what changed since the version before. The same file again changes nothing;
    read by a newer ebplan, it gets a further run, and what that reads otherwise is kept apart from
    what the plan changed. Each source is added whole or not at all; when one fails, the others are
    still done, and the exit code is 2.

    \b
    Examples:
      ebplan ingest EB152_34-zh.pdf
      ebplan ingest EB152_34-zh.pdf --dated 2023-01-10 --database plans.db
      ebplan ingest EB154_7-zh.pdf --version-of EB152/34
      ebplan ingest EB154_7-zh.docx --same-as 2
      ebplan ingest *.pdf --database postgresql://ebplan@localhost/plans
    """
    from ebplan.ingestion import ingest as ingest_source

    if version_of is not None and same_as is not None:
        raise click.UsageError("--version-of and --same-as are two things: name one.")
    if not_same and same_as is not None:
        raise click.UsageError("--same-as and --not-same contradict each other: name one.")
    day = None if dated is None else dated.date()
    done: list[tuple[Path, Ingested]] = []
    for number, source in enumerate(sources, 1):
        try:
            only_for_documents(source, options)
            with waiting(f"{source.name} ({number} of {len(sources)})", quiet=quiet):
                result = ingest_source(
                    source,
                    database,
                    dated=day,
                    version_of=version_of,
                    same_as=same_as,
                    not_same=not_same,
                    **options,
                )
        except EbplanError as error:
            report(error, source)
            continue
        done.append((source, result))
        if not (quiet or as_json):
            _print(source, result)
    if as_json:
        from outputs.json_file import to_json

        write_stdout(to_json([_entry(source, result) for source, result in done]))
    if len(done) < len(sources):
        ctx.exit(TROUBLE)


def _print(source: Path, result: "Ingested") -> None:
    from outputs.store_report import ingested_line

    write_stdout(f"{ingested_line(shown_path(source), result)}\n")


def _entry(source: Path, result: "Ingested") -> dict[str, Any]:
    return {"source": shown_path(source), **result.to_dict()}
