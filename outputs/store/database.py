"""A database by its file or URL: what other parts of the program use of the store."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from normalize.records import Plan
from outputs.store import contents
from outputs.store.connection import PATIENCE, reading, writing
from outputs.store.location import check_file, location
from outputs.store.model import DocumentHistory, Ingested, Placing, Software
from outputs.store.schema import bring_up_to_date, check_readable, is_up_to_date
from outputs.store.work import Work
from outputs.store.writing import add, add_known, known_run


class Database:
    """A database of versions. Each method is one transaction; all raise DatabaseError.

    `patience` is how many seconds it waits while another program writes.
    """

    def __init__(self, name: str, *, patience: float = PATIENCE) -> None:
        self._place = location(name)
        self._patience = patience

    @property
    def name(self) -> str:
        """The file or URL, without password."""
        return self._place.name

    def known(
        self, sha256: str, software: Software, placing: Placing | None = None
    ) -> Ingested | None:
        """What the database has of that software's run on the file; None where there was none.

        Its version is put where `placing` says.
        """
        placing = placing or Placing()
        with self._existing() as connection:
            if connection is None:
                return None
            run = known_run(connection, sha256, software)
            if run is None:
                return None
            if placing == Placing():
                return add_known(Work.on(connection), run, placing)
        with writing(self._place, patience=self._patience) as connection:
            bring_up_to_date(connection, self.name)
            return add_known(Work.on(connection), run, placing)

    def add(self, plan: Plan, software: Software, placing: Placing | None = None) -> Ingested:
        """Add what the software read, all of it or nothing; the database is made if missing."""
        with writing(self._place, patience=self._patience) as connection:
            bring_up_to_date(connection, self.name)
            return add(Work.on(connection), plan, software, placing or Placing())

    def history(
        self, symbol: str | None = None, language: str | None = None
    ) -> list[DocumentHistory]:
        """The documents with that symbol and language, or all; versions oldest first."""
        with self._readable() as connection:
            return contents.history(connection, symbol, language)

    def plan(self, *, version: int | None = None, run: int | None = None) -> Plan:
        """The plan of a version, as its current run read it, or of a run."""
        with self._readable() as connection:
            return contents.plan(connection, self.name, version=version, run=run)

    @contextmanager
    def _readable(self) -> Iterator[Connection]:
        with reading(self._place, patience=self._patience) as connection:
            check_readable(connection, self.name)
            yield connection

    @contextmanager
    def _existing(self) -> Iterator[Connection | None]:
        """A connection to look things up with; None where there is nothing as yet to look in."""
        file = self._place.file
        if file is not None:
            check_file(file, must_exist=False)
            if not file.exists() or not file.stat().st_size:
                yield None
                return
        with reading(self._place, patience=self._patience) as connection:
            yield connection if is_up_to_date(connection, self.name) else None
