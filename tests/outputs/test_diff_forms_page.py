"""The examples of docs/diff-forms.md are what the forms give for one pair of plans."""

import re

import pytest

from audit.diff import diff_plans
from normalize.records import Budget, Cost, Plan, Record, Status, Theme
from outputs.comparison import Comparison
from outputs.diff_formats import DIFF_FORMATS
from tests import factory
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "diff-forms.md").read_text(encoding="utf-8")


def action(number: int, text: str, **fields: object) -> Record:
    values: dict[str, object] = {
        "functional_area": "Governance",
        "sub_area": "",
        "objective": "More clarity",
        "sources": [factory.source(number + 1)],
        "budget": Budget(value="budgeted", text="Budgeted"),
        "timeline": factory.timeline("due", "none", "none"),
        "status": Status(value="ongoing", text="Ongoing"),
    }
    return factory.action(number, action=text, **{**values, **fields})


def plan(records: list[Record], name: str) -> Plan:
    source = factory.plan().document.source.model_copy(update={"name": name})
    themes = [Theme(number=1, title="Governance")]
    return factory.plan(
        records, themes=themes, title="Plan on reform", language="en", source=source
    )


@pytest.fixture(scope="module")
def example() -> Comparison:
    """One action implemented, one changed, two that are as they were but for their numbers."""
    old = [
        action(1, "Update the guide for country offices"),
        action(2, "Report on the costs of decisions (plan -> result) twice a year"),
        action(3, "Train staff in three languages"),
        action(4, "Publish the list of procured goods"),
    ]
    cost = Cost(kind="amount", text="120 000", min_usd=120_000, max_usd=120_000)
    edited = {
        "action": "Report on the costs of decisions (plan -> result) every quarter",
        "cost": cost,
    }
    implemented = {
        "annex": 2,
        "id": "A2-1",
        "number": 1,
        "status": Status(value="implemented", text=""),
        "budget": None,
        "cost": None,
        "timeline": None,
        "objective": None,
        "sources": [factory.source(9)],
    }
    new = [
        old[1].model_copy(update={**edited, "id": "A1-1", "number": 1}),
        old[2].model_copy(update={"id": "A1-2", "number": 2}),
        old[3].model_copy(update={"id": "A1-3", "number": 3}),
        old[0].model_copy(update=implemented),
    ]
    plans = plan(old, "EB152_34-en.pdf"), plan(new, "EB154_7-en.pdf")
    return Comparison(diff_plans(*plans), *plans)


@pytest.mark.parametrize(("name", "language"), [("markdown", "md"), ("html", "html")])
def test_the_example_of_a_report_is_what_it_gives(
    example: Comparison, name: str, language: str
) -> None:
    content = DIFF_FORMATS[name](example)
    assert isinstance(content, bytes)
    [block] = re.findall(rf"(?s)```{language}\n(.*?)```", PAGE)
    for piece in re.split(r"(?m)^\.\.\.\n", block):
        assert piece.strip() in content.decode("utf-8")


def test_the_example_of_a_table_is_what_it_gives(example: Comparison) -> None:
    content = DIFF_FORMATS["daff"](example)
    assert isinstance(content, bytes)
    given = [line.split(",") for line in content.decode("utf-8").splitlines()]
    [block] = re.findall(r"(?s)```csv\n(.*?)```", PAGE)
    shown = [line.split(",") for line in block.splitlines()]
    header = shown[0]
    assert header[0] == "@@"
    at = [given[0].index(name) for name in header]
    assert [[line[index] for index in at] for line in given] == shown
