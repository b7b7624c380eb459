"""What a database complains of, as one line that says what is wrong, where, and what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from extract.errors import DatabaseError

_OTHER_TABLES = "holds tables of these names that ebplan did not make"
# Parts of SQLite's messages, in the order they are looked for.
_SQLITE = (
    ("locked", "is in use by another program", "try again when that has finished"),
    ("readonly", "can't be written", "check the permissions of the file and its folder"),
    ("disk is full", "no space is left on the disk", "free some space and try again"),
    ("unable to open", "can't be opened", "check the permissions of the file and its folder"),
    ("not a database", "is not a database", "name a SQLite file, or one that is not there yet"),
    ("malformed", "is damaged", "put back a copy of it"),
    ("already exists", _OTHER_TABLES, "name a database of its own"),
)
# Beginnings of PostgreSQL's SQLSTATE codes, longest first.
_POSTGRESQL = (
    ("28", "the server refuses the user or the password", "check the URL"),
    ("3D000", "there is no such database on the server", "make it with createdb"),
    (
        "3F000",
        "there is no schema to make tables in",
        "CREATE SCHEMA comes first",
    ),
    ("42501", "the user may not do this", "grant CREATE on the schema, or take another user"),
    ("25006", "the server allows reading only", "name the primary server"),
    ("53", "the server has run out of space or connections", "try again later"),
    ("54", "a text is larger than the server takes", ""),
    ("55P03", "is in use by another ingest", "try again when that has finished"),
    ("57", "the server is starting or stopping", "try again later"),
    ("40", "another program changed the same rows", "try again"),
    ("2BP01", "views of others depend on those of ebplan", "drop them, and make them again after"),
    ("42P07", _OTHER_TABLES, "name a database or schema of its own"),
)
_UNREACHABLE = ("the server can't be reached", "check host, port and network")


@contextmanager
def telling(where: str) -> Iterator[None]:
    """Raise DatabaseError for whatever the database complains of in the block."""
    try:
        yield
    except DBAPIError as error:
        what, remedy = _explained(error)
        raise DatabaseError(what, where=where, remedy=remedy) from error
    except UnicodeEncodeError as error:
        raise DatabaseError(
            "a text that was given is not UTF-8", where=where, remedy="type it anew"
        ) from error
    except SQLAlchemyError as error:
        raise DatabaseError(f"can't be used ({_one_line(error)})", where=where) from error


def _explained(error: DBAPIError) -> tuple[str, str]:
    message = _one_line(error.orig)
    state = getattr(error.orig, "sqlstate", None)
    if type(error.orig).__module__.startswith("sqlite3"):
        for part, what, remedy in _SQLITE:
            if part in message:
                return what, remedy
        return f"SQLite says: {message}", ""
    for start, what, remedy in _POSTGRESQL:
        if state and state.startswith(start):
            return f"{what} ({message})", remedy
    if state is None or state.startswith("08"):
        # Refused while connecting, these come without a code.
        for part, start in (("password", "28"), ("does not exist", "3D000")):
            if part in message:
                what, remedy = next(each[1:] for each in _POSTGRESQL if each[0] == start)
                return f"{what} ({message})", remedy
        return f"{_UNREACHABLE[0]} ({message})", _UNREACHABLE[1]
    return f"PostgreSQL says: {message} ({state})", ""


def _one_line(error: BaseException | None) -> str:
    """The first line of the message; further ones hold details such as the statement."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
