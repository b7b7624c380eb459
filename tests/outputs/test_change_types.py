"""The types of changes stand in one order wherever they are shown."""

import json
import re
from typing import get_args

from audit.diff.model import ChangeType
from outputs.change_types import CHANGE_TYPES, MEANINGS, TITLES
from outputs.dashboard.page import script
from outputs.store.model import Counts, Ingested
from outputs.store_report import ingested_line


def test_each_type_has_its_place_and_its_words() -> None:
    assert sorted(CHANGE_TYPES) == sorted(get_args(ChangeType))
    assert tuple(TITLES) == tuple(MEANINGS) == CHANGE_TYPES


def test_an_ingest_counts_them_in_that_order() -> None:
    numbers = {type_: number for number, type_ in enumerate(CHANGE_TYPES, start=1)}
    changes = Counts(previous_version=1, same_software=True, unchanged=0, **numbers)
    result = Ingested.model_construct(
        outcome="version",
        version=2,
        symbol="EB152/34",
        language="zh",
        changes=changes,
        issued_before=None,
        next_version=None,
        actions=98,
        subheadings=23,
        faults=0,
    )
    line = ingested_line("plan.json", result, hint=False)
    assert re.findall(r"\d (\w+)(?=,| since)", line)[-len(CHANGE_TYPES) :] == list(CHANGE_TYPES)


def test_the_dashboard_lists_them_in_that_order() -> None:
    lists = list(map(json.loads, re.findall(r'= (\[[^\]]*"renumbered"[^\]]*\]);', script())))
    assert len(lists) == 2
    for found in lists:
        types = [each for each in found if each != "same"]
        assert types == [each for each in CHANGE_TYPES if each in found]
