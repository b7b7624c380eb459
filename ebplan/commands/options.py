"""Options that several commands share."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from shutil import get_terminal_size
from typing import Any, TypeVar

import click

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
_symbol_option = click.option(
    "--symbol", metavar="SYMBOL", help="Document symbol, instead of the one found."
)
_profile_option = click.option(
    "--profile", metavar="NAME", help="Plan family, instead of the one recognised."
)
_language_option = click.option(
    "--language", metavar="XX", help="Language (ISO 639-1), instead of the one recognised."
)

_lexicon_option = click.option(
    "--lexicon",
    metavar="FILE",
    help="TOML file with the words of one more language, or better words of a known one.",
)


def document_options(command: F) -> F:
    """Add what replaces the things told from the document: language, lexicon, and so on."""
    return override_options(reader_option(command))


def override_options(command: F) -> F:
    """Add what replaces the things told from the document, but for the reader."""
    command = _symbol_option(command)
    command = _profile_option(command)
    command = _lexicon_option(command)
    return _language_option(command)


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to stdout: whole for a program, broken between words for a person's window."""
    from outputs.wrapping import wrapped

    if sys.stdout.isatty():
        width = get_terminal_size().columns
        lines = (wrapped(line, width) for line in lines)
    write_stdout("".join(f"{line}\n" for line in lines))


def write_stdout(text: str) -> None:
    """Write data to stdout as UTF-8, whatever the terminal's own encoding."""
    sys.stdout.buffer.write(text.encode("utf-8"))
