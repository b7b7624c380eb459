"""Every test of the store that asks for a `database` runs on SQLite and on PostgreSQL."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import text

from outputs.store.connection import writing
from outputs.store.location import location
from outputs.store.schema import bring_up_to_date
from tests.outputs.store.cluster import running_cluster

_numbers = count(1)


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The URL of a PostgreSQL server's database, started when first asked for."""
    with running_cluster() as url:
        yield url


@pytest.fixture
def schema(cluster: str) -> str:
    """The URL of an empty schema."""
    return _new_schema(cluster)


@pytest.fixture(params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without tables, which may not be there yet, as --database names it."""
    if request.param == "sqlite":
        return str(tmp_path / "plans.db")
    url: str = request.getfixturevalue("schema")
    return url


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database with tables and nothing in them."""
    path = tmp_path_factory.mktemp("store") / "empty.db"
    _make_tables(str(path))
    return path


@pytest.fixture(scope="session")
def empty_schema(cluster: str) -> str:
    """The URL of a schema with tables and nothing in them."""
    url = _new_schema(cluster)
    _make_tables(url)
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with tables and nothing in them: making them takes longer than most tests."""
    if request.param == "sqlite":
        path = tmp_path / "plans.db"
        shutil.copy(request.getfixturevalue("empty_file"), path)
        return str(path)
    url: str = request.getfixturevalue("empty_schema")
    with writing(location(url)) as connection:
        connection.execute(text("TRUNCATE documents, plans CASCADE"))
    return url


def _make_tables(database: str) -> None:
    place = location(database)
    with writing(place) as connection:
        bring_up_to_date(connection, place.name)


def _new_schema(cluster: str) -> str:
    name = f"test_{next(_numbers)}"
    with writing(location(cluster)) as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    return f"{cluster}&options=-csearch_path%3D{name}"
