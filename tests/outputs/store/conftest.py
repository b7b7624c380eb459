"""Every test of the store that asks for a `database` runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from outputs.store.location import location
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
    name = f"test_{next(_numbers)}"
    engine = create_engine(location(cluster).url)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    engine.dispose()
    return f"{cluster}&options=-csearch_path%3D{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database that is not there yet, as --database names it."""
    if request.param == "sqlite":
        return str(tmp_path / "plans.db")
    url: str = request.getfixturevalue("schema")
    return url
