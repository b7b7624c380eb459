"""Bad decisions are refused: values that no cell gives, names that are none, missing reasons."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from audit.corrections import corrections_schema
from normalize.records import Merged
from tests import factory
from tests.audit.corrections.changes import acceptance, correction, corrections_for

ONE = factory.action(1, extra={"Unit": "x"}, merged=Merged(columns=["status"], text="-"))
PLAN = factory.plan([ONE, factory.subheading(1)])
AMOUNT = {"min_usd": 1, "max_usd": 2, "open_ended": False, "per": None, "note": None}


def cost(**parts: Any) -> dict[str, Any]:
    return {"kind": "amount", "text": "1-2", **AMOUNT, **parts}


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("action", 5, "a text is a string"),
        ("action", None, "a text is a string"),
        ("action", "a\x07b", "control character U\\+0007"),
        ("action", "a\r\nb", "control character U\\+000D"),
        ("action", "x" * 100_001, "over 100000 characters"),
        ("extra.Unit", ["x"], "a text is a string"),
        ("theme", "1", "a theme is its number"),
        ("theme", True, "a theme is its number"),
        ("subheading", 1, "a text is a string"),
        ("number", 2, "can't be corrected"),
        ("budget", {"value": "maybe", "text": ""}, "value: "),
        ("budget", {"value": "tbc"}, "text: "),
        ("budget", {"value": "tbc", "text": "", "more": 1}, "more: "),
        ("budget", "tbc", "valid dictionary"),
        ("status", {"value": "implemented", "text": "\x00"}, "control character"),
        ("timeline.2023", {"period": "2024", "mark": "due", "text": "X"}, "its period is '2024'"),
        ("timeline.2023", {"period": "2023", "mark": "yes", "text": "X"}, "mark: "),
        ("cost", cost(min_usd=None), "an amount has min_usd"),
        ("cost", cost(max_usd=0), "max_usd is less than min_usd"),
        ("cost", cost(max_usd=None), "unless it is open-ended"),
        ("cost", cost(open_ended=True), "unless it is open-ended"),
        ("cost", cost(min_usd=1.0), "min_usd: "),
        ("cost", cost(min_usd=-1), "min_usd: "),
        ("cost", cost(max_usd=10_000_000_000), "ten thousand million"),
        ("cost", cost(note=" "), "a note without words"),
        ("cost", cost(kind="tbc"), "only an amount has figures"),
        ("merged", {"columns": "status", "text": ""}, "columns: "),
    ],
)
def test_values_are_held_to_the_rules_of_what_is_read(name: str, value: Any, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason) as raised:
        corrections_for(PLAN, [correction(ONE, name, value)])
    assert raised.value.errors()[0]["loc"] == ("decisions", 0, "correct", "corrected")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"field": "colour"}, "no field is named 'colour'"),
        ({"field": "timeline.soon"}, "no field is named"),
        ({"field": "id"}, "no field is named"),
        ({"by": ""}, "at least 1 character"),
        ({"by": " Ana"}, "blanks at its ends"),
        ({"by": "A\nB"}, "several lines"),
        ({"reason": ""}, "a reason is needed"),
        ({"reason": "a\x1b[31m"}, "control character"),
        ({"when": "yesterday"}, "pattern"),
        ({"decision": "reject"}, "tag"),
        ({"corrected": ONE.action}, "is what was read"),
        ({"more": 1}, "Extra inputs"),
    ],
)
def test_decisions_are_whole(changes: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        corrections_for(PLAN, [{**correction(ONE, "action", "新"), **changes}])


def test_a_thing_is_decided_once() -> None:
    with pytest.raises(ValidationError, match="2 decisions on A1-1 action"):
        corrections_for(PLAN, [correction(ONE, "action", "新"), acceptance(ONE, "action")])


def test_the_schema_takes_what_the_model_takes() -> None:
    made = corrections_for(
        PLAN,
        [
            correction(ONE, "cost", cost(), when="2026-11-24T16:52:21.123Z"),
            acceptance(ONE, "number"),
        ],
    )
    Draft202012Validator(corrections_schema()).validate(made.to_dict())
