"""Where a database is: a file for SQLite, a URL for PostgreSQL."""

import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from extract.errors import DatabaseError, MissingLibraryError

_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")
_EXAMPLES = "name a file (plans.db) or postgresql://USER@HOST/DATABASE"
# A zero character, or bytes that are not UTF-8 as Python stands for them.
_UNUSABLE = re.compile("[\0\ud800-\udfff]")
_SQLITE_HEAD = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Location:
    """A database: the URL that opens it, its file where it is one, and its name without password.

    `name` is for messages and may be printed anywhere.
    """

    url: URL
    file: Path | None
    name: str


def location(database: str) -> Location:
    """The place that a file name or a URL names; raises DatabaseError, MissingLibraryError."""
    if not database.strip():
        raise DatabaseError("no database is named", where="--database", remedy=_EXAMPLES)
    if _UNUSABLE.search(database):
        raise DatabaseError("the name is not a text", where="--database", remedy=_EXAMPLES)
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", database):
        return _file(Path(database))
    scheme = database.partition("://")[0].lower()
    try:
        url = make_url(database)
    except (ArgumentError, ValueError):
        # What was given is not repeated: it may hold a password.
        raise DatabaseError(f"not a {scheme} URL", where="--database", remedy=_EXAMPLES) from None
    if url.drivername == "sqlite":
        return _sqlite(url)
    if url.drivername in _POSTGRESQL:
        return _postgresql(url)
    raise DatabaseError(
        f"a database of the kind {scheme} can't be used", where="--database", remedy=_EXAMPLES
    )


def _file(path: Path) -> Location:
    return Location(URL.create("sqlite", database=str(path)), path, str(path))


def _sqlite(url: URL) -> Location:
    if not url.database or url.database == ":memory:" or url.query or url.host:
        raise DatabaseError(
            "a SQLite URL names a file and nothing else",
            where="--database",
            remedy="name the file itself: --database plans.db",
        )
    return _file(Path(url.database))


def _postgresql(url: URL) -> Location:
    if importlib.util.find_spec("psycopg") is None:
        raise MissingLibraryError(
            "a PostgreSQL database needs psycopg, which is not installed",
            remedy="pip install 'ebplan[postgresql]'",
        )
    # Parameters can hold a password as well, so none are shown.
    shown = URL.create(
        "postgresql",
        username=url.username,
        host=url.host,
        port=url.port,
        database=url.database,
    )
    return Location(url.set(drivername="postgresql+psycopg"), None, str(shown))


def check_file(path: Path, *, must_exist: bool) -> None:
    """Raise DatabaseError where the path can't be a SQLite database."""
    where = str(path)
    try:
        if path.is_dir():
            raise DatabaseError("is a folder", where=where, remedy="name a file in it")
        if not path.exists():
            _check_missing(path, must_exist=must_exist)
            return
        if not path.is_file():
            raise DatabaseError("is not a regular file", where=where, remedy=_EXAMPLES)
        with path.open("rb") as file:
            head = file.read(len(_SQLITE_HEAD))
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise DatabaseError(f"can't be opened ({reason})", where=where) from None
    if not head and must_exist:
        raise DatabaseError("holds no plans yet", where=where, remedy="ebplan ingest adds them")
    if head and head != _SQLITE_HEAD:
        raise DatabaseError("is not a database", where=where, remedy=_EXAMPLES)


def _check_missing(path: Path, *, must_exist: bool) -> None:
    if must_exist:
        raise DatabaseError(
            "no such database",
            where=str(path),
            remedy="name one with --database, or make one with ebplan ingest",
        )
    if not path.parent.is_dir():
        raise DatabaseError(
            f"there is no folder {path.parent}", where=str(path), remedy="make it first"
        )
