"""The published text, read and made a plan, against the plan that was made by hand."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.text import read_text
from normalize import plan_from
from normalize.records import SourceFile
from normalize.text import fold

# Fields of prose, whose spacing and punctuation width vary from page to page of the text.
PROSE = {"title", "functional_area", "sub_area", "action", "objective", "comments", "text", "note"}


@pytest.fixture(scope="module")
def plans() -> tuple[dict[str, Any], dict[str, Any]]:
    """The plan as read, and the golden one."""
    root = Path(__file__).parents[2]
    path = root / "samples" / "EB152_34-zh.txt"
    golden = json.loads((root / "tests" / "golden" / "EB152_34-zh.plan.json").read_text("utf-8"))
    source = SourceFile.model_validate(golden["document"]["source"])
    return plan_from(read_text(path), source=source).to_dict(), golden


def comparable(value: Any, name: str = "") -> Any:
    """The value with its prose folded."""
    if isinstance(value, dict):
        return {key: comparable(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [comparable(item) for item in value]
    return fold(value) if name in PROSE and isinstance(value, str) else value


@pytest.mark.parametrize("part", ["document", "themes", "findings"])
def test_the_whole(plans: tuple[dict[str, Any], dict[str, Any]], part: str) -> None:
    read, golden = plans
    assert comparable(read[part]) == comparable(golden[part])


def test_every_record(plans: tuple[dict[str, Any], dict[str, Any]]) -> None:
    read, golden = plans
    assert [record["id"] for record in read["records"]] == [
        record["id"] for record in golden["records"]
    ]
    for record, wanted in zip(read["records"], golden["records"], strict=True):
        assert comparable(record) == comparable(wanted), record["id"]


COUNTS: dict[tuple[int, str], int] = {
    (1, "action"): 60,
    (2, "action"): 38,
    (1, "subheading"): 15,
    (2, "subheading"): 8,
}


@pytest.mark.parametrize(("which", "count"), COUNTS.items())
def test_counts(
    plans: tuple[dict[str, Any], dict[str, Any]], which: tuple[int, str], count: int
) -> None:
    found = [record for record in plans[0]["records"] if (record["annex"], record["kind"]) == which]
    assert len(found) == count


Field = Callable[[dict[str, Any]], Any]
SPOTS: list[tuple[str, Field, Any]] = [
    ("A2-21", lambda record: record["objective"][-2:], "信息"),
    (
        "A1-s1",
        lambda record: (record["cost"]["min_usd"], record["cost"]["per"]),
        (15_000_000, "year"),
    ),
    ("A1-14", lambda record: record["cost"]["max_usd"], 150_000),
    ("A1-16", lambda record: record["cost"]["open_ended"], True),
    ("A1-4", lambda record: record["subheading"], "A1-s1"),
]


@pytest.mark.parametrize(("identity", "field", "value"), SPOTS)
def test_what_is_easily_got_wrong(
    plans: tuple[dict[str, Any], dict[str, Any]], identity: str, field: Field, value: Any
) -> None:
    [record] = [record for record in plans[0]["records"] if record["id"] == identity]
    assert field(record) == value
