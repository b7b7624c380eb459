"""Which version comes after which: by the date they were issued, then by number."""

from typing import Any

from sqlalchemy import Connection, Select, select, tuple_

from outputs.store.tables import versions

_PLACE = (versions.c.issued, versions.c.id)


def before(connection: Connection, version: int) -> int | None:
    """The version before this one of the same document, None for the first."""
    found: int | None = connection.scalar(_neighbours(connection, version, later=False))
    return found


def after(connection: Connection, version: int) -> int | None:
    """The version after this one, None for the latest."""
    found: int | None = connection.scalar(_neighbours(connection, version, later=True))
    return found


def _neighbours(connection: Connection, version: int, *, later: bool) -> Select[Any]:
    place = select(versions.c.document_id, *_PLACE).where(versions.c.id == version)
    document, issued, number = connection.execute(place).one()
    found = select(versions.c.id).where(versions.c.document_id == document).limit(1)
    here = tuple_(issued, number)
    if later:
        return found.where(tuple_(*_PLACE) > here).order_by(*_PLACE)
    return found.where(tuple_(*_PLACE) < here).order_by(*(each.desc() for each in _PLACE))
