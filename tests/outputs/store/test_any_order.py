"""Whatever is ingested in whatever order, everything derived fits what it is derived from."""

import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.errors import DatabaseError
from outputs.store.database import Database
from tests.outputs.store.plans import NEW, OLD, add, assert_consistent, edition, records, rows

DAYS = [date(2023, month, 1) for month in range(1, 5)]
# A few contents, files and dates, so that they meet.
readings = st.tuples(
    st.integers(1, 4),
    st.lists(st.integers(1, 4), min_size=1, max_size=3, unique=True).map(sorted),
    st.sampled_from(["pdf", "docx"]),
    st.sampled_from([OLD, NEW]),
    st.none() | st.sampled_from(DAYS),
    st.sampled_from(["EB152/34", "EB154/7"]),
    st.sampled_from(
        [{}, {}, {"version_of": "EB152/34"}, {"same_as": 1}, {"same_as": 2}, {"not_same": True}]
    ),
)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(readings, min_size=2, max_size=6))
def test_everything_fits(empty_file: Path, given_readings: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = shutil.copy(empty_file, Path(folder) / "plans.db")
        for file, numbers, format_, software, dated, symbol, place in given_readings:
            plan = edition(file, records(*numbers), format=format_, symbol=symbol)
            try:
                done = add(str(database), plan, software, dated=dated, **place)
            except DatabaseError:
                # There is no version of that number.
                continue
            assert Database(str(database)).plan(run=done.run).records == plan.records or (
                done.outcome in ("nothing", "placed")
            )
        assert_consistent(str(database))


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.permutations(range(4)))
def test_dates_make_the_order_of_ingests_meaningless(empty_file: Path, order: list[int]) -> None:
    contents = [records(1, 2), records(2, 3), records(2, 3, 4), records(1, 2)]
    with tempfile.TemporaryDirectory() as folder:
        database = str(shutil.copy(empty_file, Path(folder) / "plans.db"))
        for each in order:
            add(database, edition(each + 1, contents[each]), dated=DAYS[each])
        found = rows(
            database,
            "SELECT issued, type, old_record, new_record FROM changes_between_versions "
            "ORDER BY issued, position",
        )
        expected = [
            (str(DAYS[1]), "removed", "A1-1", None),
            (str(DAYS[1]), "added", None, "A1-3"),
            (str(DAYS[2]), "added", None, "A1-4"),
            (str(DAYS[3]), "added", None, "A1-1"),
            (str(DAYS[3]), "removed", "A1-3", None),
            (str(DAYS[3]), "removed", "A1-4", None),
        ]
        assert sorted(map(repr, found)) == sorted(map(repr, expected))
