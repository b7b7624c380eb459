"""What one ingest works with, within one transaction."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection

from outputs.store.differences import Differences
from outputs.store.rows import Keys


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)


@dataclass(frozen=True, slots=True)
class Work:
    """The connection, keys for new rows, the differences made so far, and the time (UTC)."""

    connection: Connection
    keys: Keys
    differences: Differences
    now: datetime = field(default_factory=_now)

    @classmethod
    def on(cls, connection: Connection) -> "Work":
        """Work on a connection that holds the database for itself."""
        keys = Keys(connection)
        return cls(connection, keys, Differences(connection, keys))
