"""The option that names the formats to write, and the one that names a licence for them."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import click

from ebplan.commands.options import F
from extract.errors import OutputError

if TYPE_CHECKING:
    from outputs.contents import Licence


def format_option(command: F) -> F:
    """Add `--format`, which gives the names of formats of a plan, each once."""
    option = click.option(
        "--format",
        "formats",
        metavar="NAME",
        multiple=True,
        default=["json,csv"],
        show_default=True,
        callback=lambda ctx, param, value: _plan_formats(value),
        help="Formats to write: json, csv (for spreadsheets), csv-exact (for programs), xlsx, "
        "jsonl, parquet, sqlite, datapackage, csvw, or all. Several are separated by commas, or "
        "the option is repeated.",
    )
    return option(command)


def licence_option(command: F) -> F:
    """Add `--licence`, which gives a Licence or None."""
    option = click.option(
        "--licence",
        metavar="NAME|URL",
        callback=lambda ctx, param, value: None if value is None else _licence(value),
        help="Licence of the texts, for formats that state one: its SPDX name, or the address of "
        "its words. None is stated otherwise: the texts are the document's.",
    )
    return option(command)


def multilingual_formats(values: Sequence[str]) -> list[str]:
    """The names of formats of a multilingual plan in comma-separated lists, each once."""
    from outputs.multilingual_files import MULTILINGUAL_FORMATS

    return _named(values, MULTILINGUAL_FORMATS)


def _plan_formats(values: Sequence[str]) -> list[str]:
    from outputs.formats import FORMATS

    return _named(values, FORMATS)


def _named(values: Sequence[str], known: Collection[str]) -> list[str]:
    """The names in comma-separated lists, each once; raises BadParameter for an unknown one."""
    from outputs.format_names import format_names

    try:
        return format_names((name.strip() for value in values for name in value.split(",")), known)
    except OutputError as error:
        raise click.BadParameter(f"{error}.") from None


def _licence(text: str) -> "Licence":
    from outputs.contents import licence_from

    found = licence_from(text)
    if found is None:
        raise click.BadParameter(
            f"{text!r} is neither a name such as CC-BY-4.0 nor an address such as "
            "https://example.org/licence."
        )
    return found
