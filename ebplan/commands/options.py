"""Options that several commands share."""

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from shutil import get_terminal_size
from typing import Any, TypeVar

import click

from outputs.text import printable

# Control characters, and bytes that are not UTF-8 as Python stands for them.
_UNUSABLE = re.compile("[\0-\x1f\ud800-\udfff]")

F = TypeVar("F", bound=Callable[..., Any])

PATH = click.Path(path_type=Path)

reader_option = click.option(
    "--reader",
    metavar="NAME",
    help="Read the tables in this way instead of the best there is: tags, rules, pdfplumber or "
    "camelot for a PDF.",
)
revisions_option = click.option(
    "--revisions",
    type=click.Choice(["final", "original"]),
    help="Read a DOCX file with its tracked changes accepted (final, as without this option) or "
    "refused (original).",
)
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
database_option = click.option(
    "--database",
    metavar="FILE|URL",
    envvar="EBPLAN_DATABASE",
    default="ebplan.db",
    show_default=True,
    show_envvar=True,
    help="A SQLite file, or postgresql://USER@HOST/DATABASE.",
)
_symbol_option = click.option(
    "--symbol", metavar="SYMBOL", help="Document symbol, instead of the one found."
)
_profile_option = click.option(
    "--profile",
    metavar="NAME|FILE",
    help="Plan family, instead of eb152-34; or a TOML file (.toml) that describes one.",
)
_language_option = click.option(
    "--language", metavar="XX", help="Language (ISO 639-1), instead of the one recognised."
)

_lexicon_option = click.option(
    "--lexicon",
    metavar="FILE",
    help="TOML file with the words of one more language, or better words of a known one.",
)


def output_folder_option(help_: str, *, required: bool = True) -> Callable[[F], F]:
    """The option that names the folder for a command's files, as `folder`."""
    return click.option(
        "-o",
        "--output",
        "folder",
        metavar="DIR",
        required=required,
        callback=lambda ctx, param, value: None if value is None else named_folder(value),
        help=help_,
    )


def named_folder(name: str) -> Path:
    """The folder of that name; raises BadParameter for an empty one, which names nothing."""
    if not name.strip():
        raise click.BadParameter("name a folder; the current one is '.'.")
    return Path(name)


def document_options(command: F) -> F:
    """Add what replaces the things told from the document: language, lexicon, and so on."""
    return override_options(reader_option(command))


def override_options(command: F) -> F:
    """Add what replaces the things told from the document, but for the reader."""
    command = _symbol_option(command)
    command = _profile_option(command)
    command = _lexicon_option(command)
    return _language_option(command)


def only_for_documents(path: Path, options: Mapping[str, str | None]) -> None:
    """Refuse options that say how to read a document where the plan has been read already."""
    from ebplan.plan_file import is_plan_file

    given = [f"--{name}" for name, value in options.items() if value is not None]
    if given and is_plan_file(path):
        raise click.UsageError(
            f"{', '.join(given)} can't be used with {shown_path(path)}: a plan.json."
        )


def shown_path(path: Path) -> str:
    """The path as UTF-8 can hold it."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def a_symbol(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A document symbol as given; raises BadParameter for what can't be one."""
    if value is not None and (not value.strip() or _UNUSABLE.search(value)):
        raise click.BadParameter(f"{printable(value)!r} is no document symbol such as EB152/34.")
    return value


def write_stdout(data: str | bytes) -> None:
    """Write data to stdout, a text as UTF-8, whatever the terminal's own encoding."""
    sys.stdout.buffer.write(data.encode("utf-8") if isinstance(data, str) else data)


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to stdout: whole for a program, broken between words for a person's window."""
    from outputs.wrapping import wrapped

    if sys.stdout.isatty():
        width = get_terminal_size().columns
        lines = (wrapped(line, width) for line in lines)
    write_stdout("".join(f"{line}\n" for line in lines))
