"""From a file to the database: what the file is, who reads it, and where its plan goes."""

import os
from collections.abc import Mapping
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ebplan import __version__
from ebplan.pipeline import load_plan, read_plan
from ebplan.plan_file import is_plan_file
from extract.limits import Limits
from extract.source import check_path, detect_format, file_sha256
from outputs.store.database import Database
from outputs.store.model import Ingested, Placing, Software

# The library that tables are read with, by format; that of a reader of another library is its own.
_LIBRARIES = {"pdf": "pypdfium2", "docx": "lxml"}
_READERS = {"pdfplumber": "pdfplumber", "camelot": "camelot-py"}


def ingest(
    path: str | os.PathLike[str],
    database: str | os.PathLike[str],
    *,
    dated: date | None = None,
    version_of: str | None = None,
    same_as: int | None = None,
    not_same: bool = False,
    language: str | None = None,
    profile: str | None = None,
    symbol: str | None = None,
    lexicon: str | os.PathLike[str] | None = None,
    reader: str | None = None,
    revisions: str | None = None,
) -> Ingested:
    """Add the version that a file holds to a database, as `ebplan.ingest` says."""
    path = Path(path)
    store = Database(os.fspath(database))
    placing = Placing(dated, version_of, same_as, not_same)
    if is_plan_file(path):
        return store.add(load_plan(path), Software(ebplan=None), placing)
    options = {
        "language": language,
        "profile": profile,
        "symbol": symbol,
        "lexicon": None if lexicon is None else os.fspath(lexicon),
        "reader": reader,
        "revisions": revisions,
    }
    software = _software(path, options)
    known = store.known(file_sha256(path), software, placing)
    return known or store.add(read_plan(path, **options), software, placing)


def _software(path: Path, options: Mapping[str, str | None]) -> Software:
    """This ebplan with the library for the file, and the options that were given."""
    given = {name: value for name, value in options.items() if value is not None}
    if "lexicon" in given:
        # What counts is its contents, not where it lies on this machine.
        check_path(Path(given["lexicon"]), Limits())
        given["lexicon"] = f"sha256:{file_sha256(Path(given['lexicon']))}"
    library = _READERS.get(given.get("reader", ""), _LIBRARIES.get(detect_format(path)))
    named = None if library is None else _with_version(library)
    return Software(ebplan=__version__, library=named, options=given)


def _with_version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        # Reading says what is missing, and what to do.
        return library
