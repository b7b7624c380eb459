"""Which fields changed: values and not their wording, causes and not what follows from them."""

from typing import Any

import pytest

from audit.diff import diff_plans
from audit.diff.model import FieldChange, PlanDiff
from normalize.multilingual import CostFact
from normalize.records import Budget, Cost, Merged, Plan, Record, Status, Theme
from tests import factory

MERGED = Merged(columns=["budget", "cost", "timeline", "status"], text="-")
NO_VALUES = {"budget": None, "cost": None, "timeline": None, "status": None}


def compared(
    old: dict[str, Any], new: dict[str, Any], *, exact: bool = False, **more: Any
) -> dict[str, FieldChange]:
    """By name, what changed in an action that has these fields in each version."""
    before, after = factory.action(1, **old), factory.action(1, **new)
    diff = diff_plans(factory.plan([before]), factory.plan([after]), exact=exact, **more)
    return fields(diff)


def fields(diff: PlanDiff) -> dict[str, FieldChange]:
    """The changed fields of the only change, by name."""
    if diff.same:
        return {}
    [change] = diff.changes
    names = [each.field for each in change.fields]
    assert diff.summary.fields == dict.fromkeys(sorted(names), 1)
    return {each.field: each for each in change.fields}


def amount(text: str, low: int, **others: Any) -> Cost:
    return Cost(kind="amount", text=text, min_usd=low, max_usd=low, **others)


def test_every_field_with_its_values_and_cells() -> None:
    old: dict[str, Any] = {"cost": amount("100 000", 100_000), "extra": {"牵头部门": "审计司"}}
    new: dict[str, Any] = {
        "theme": 2,
        "functional_area": "治理",
        "sub_area": "",
        "action": "行动一及其报告",
        "objective": "降低成本",
        "comments": "已完成",
        "budget": Budget(value="tbc", text="待完成"),
        "cost": amount("150 000", 150_000, per="year"),
        "timeline": factory.timeline("none", "none", "due"),
        "status": Status(value="planned", text="已做计划"),
        "extra": {"牵头部门": "财务司"},
    }
    old["action"] = "行动一"
    found = compared(old, new)
    assert {name: (each.old, each.new) for name, each in found.items()} == {
        "theme": (1, 2),
        "functional_area": ("问责职能", "治理"),
        "sub_area": ("审计", ""),
        "action": ("行动一", "行动一及其报告"),
        "objective": ("提高透明度", "降低成本"),
        "budget": ("budgeted", "tbc"),
        "cost": (
            CostFact(kind="amount", min_usd=100_000, max_usd=100_000),
            CostFact(kind="amount", min_usd=150_000, max_usd=150_000, per="year"),
        ),
        "timeline.2023": ("due", "none"),
        "timeline.2025+": ("blank", "due"),
        "status": ("ongoing", "planned"),
        "comments": ("", "已完成"),
        "extra.牵头部门": ("审计司", "财务司"),
    }
    assert (found["theme"].old_text, found["theme"].new_text) == (
        "问责职能和制度",
        "在国家级的影响",
    )
    assert (found["cost"].old_text, found["cost"].new_text) == ("100 000", "150 000")
    assert (found["status"].old_text, found["status"].new_text) == ("正在进行", "已做计划")
    with_parts = [name for name, each in found.items() if each.parts is not None]
    assert with_parts == ["action", "objective", "comments", "extra.牵头部门"]
    assert list(found) == [
        "theme", "functional_area", "sub_area", "action", "objective", "budget", "cost",
        "timeline.2023", "timeline.2025+", "status", "comments", "extra.牵头部门",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ({"action": "行动 一（a）"}, {"action": "行动一(a)"}, "action"),
        ({"sub_area": "审计/评价"}, {"sub_area": "审计 /评价"}, "sub_area"),
        (
            {"budget": Budget(value="budgeted", text="已编入预算")},
            {"budget": Budget(value="budgeted", text="已列入预算")},
            "budget",
        ),
        (
            {"cost": amount("100 000", 100_000)},
            {"cost": amount("US$ 100 000", 100_000)},
            "cost",
        ),
        ({"extra": {"负责 部门": "甲"}}, {"extra": {"负责部门": "甲 "}}, "extra.负责部门"),
    ],
)
def test_other_wordings_count_only_where_asked_for(
    old: dict[str, Any], new: dict[str, Any], name: str
) -> None:
    assert compared(old, new) == {}
    assert list(compared(old, new, exact=True)) == [name]


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"objective": None}, {"objective": "-"}),
        ({"comments": ""}, {"comments": None}),
        ({"extra": {}}, {"extra": {"备注": ""}}),
        ({"timeline": factory.timeline("due")}, {"timeline": factory.timeline("due", "none")}),
        ({"budget": None}, {"budget": Budget(value="blank", text="")}),
    ],
)
def test_a_blank_or_dash_in_a_column_of_one_version_only_says_nothing(
    old: dict[str, Any], new: dict[str, Any], exact: bool
) -> None:
    assert compared(old, new, exact=exact) == {}


def test_words_that_no_lexicon_knows_are_compared_as_words() -> None:
    def status(text: str) -> dict[str, Any]:
        return {"status": Status(value="unrecognised", text=text)}

    assert compared(status("尚未 开始"), status("尚未开始")) == {}
    found = compared(status("尚未开始"), status("已经中止"))["status"]
    assert (found.old, found.new) == ("unrecognised", "unrecognised")
    assert (found.old_text, found.new_text) == ("尚未开始", "已经中止")


def test_a_note_beside_the_same_amount() -> None:
    old = amount("100 000（两次评价）", 100_000, note="两次评价")
    new = amount("100 000（三次评价）", 100_000, note="三次评价")
    found = compared({"cost": old}, {"cost": new})
    assert [(name, each.old, each.new) for name, each in found.items()] == [
        ("cost.note", "两次评价", "三次评价")
    ]
    assert list(compared({"cost": old}, {"cost": amount("5", 5)})) == ["cost"]


def test_a_period_that_one_version_has() -> None:
    old = factory.timeline("due", "none")
    new = factory.timeline("due", "none", "due")
    found = compared({"timeline": old}, {"timeline": new})
    assert [(name, each.old, each.new, each.old_text) for name, each in found.items()] == [
        ("timeline.2025+", None, "due", None)
    ]


def test_periods_stand_in_their_order_whichever_version_has_them() -> None:
    old = factory.timeline("due", "due", "due")
    new = [
        each.model_copy(update={"period": period})
        for each, period in zip(old, ("2024", "2025", "2026+"), strict=True)
    ]
    found = compared({"timeline": old}, {"timeline": new})
    assert [(name, each.new) for name, each in found.items()] == [
        ("timeline.2023", None),
        ("timeline.2025", "due"),
        ("timeline.2025+", None),
        ("timeline.2026+", "due"),
    ]


def test_values_that_were_merged_into_one_cell() -> None:
    before: dict[str, Any] = {"budget": None, **NO_VALUES, "merged": MERGED}
    assert compared(before, before) == {}
    found = compared({}, before)
    assert found["merged"].new == MERGED.columns
    assert (found["merged"].old_text, found["merged"].new_text) == (None, "-")
    assert (found["status"].old, found["status"].new) == ("ongoing", None)
    # What says nothing by itself says nothing in a merged cell.
    assert set(found) == {"merged", "status", "budget", "cost", "timeline.2023"}
    tbc = {**before, "merged": Merged(columns=MERGED.columns, text="待完成")}
    assert [each.new_text for each in compared(before, tbc).values()] == ["待完成"]


def plan(*records: Record, **fields: Any) -> Plan:
    return factory.plan(records, **fields)


def test_columns_that_the_other_annex_lacks_are_no_change_of_an_implemented_action() -> None:
    text = "更新世卫组织预防欺诈和腐败行为的政策"
    old = factory.action(1, action=text, extra={"牵头部门": "审计司"})
    new = factory.done(1, action=text)
    assert list(fields(diff_plans(plan(old), plan(new)))) == ["status"]
    # With a column for it, an objective that is gone is a change.
    other = factory.done(2, action="编写年度报告并提交卫生大会", objective="提高透明度")
    found = fields(diff_plans(plan(old, other), plan(new, other)))
    assert list(found) == ["objective", "status"]


def test_a_subheading_is_compared_by_which_it_is() -> None:
    heading = "加强欺诈和风险管理意识及报告机制"
    texts = ("制定风险偏好框架", "在三个层级制定风险管理战略")
    old = plan(
        factory.subheading(1, action=heading),
        *(factory.action(n, action=t, subheading="A1-s1") for n, t in enumerate(texts, 1)),
    )
    first = factory.subheading(1, action="更新投资论证文件的定期程序")
    shifted = plan(
        first,
        factory.subheading(2, action=heading),
        *(factory.action(n, action=t, subheading="A1-s2") for n, t in enumerate(texts, 1)),
    )
    assert [(each.type, each.new) for each in diff_plans(old, shifted).changes] == [
        ("added", "A1-s1")
    ]
    moved = plan(
        first,
        factory.subheading(2, action=heading),
        factory.action(1, action=texts[0], subheading="A1-s1"),
        factory.action(2, action=texts[1], subheading="A1-s2"),
    )
    [change] = diff_plans(shifted, moved).changes
    [field] = change.fields
    assert (field.field, field.old, field.new) == ("subheading", "A1-s2", "A1-s1")
    assert (field.old_text, field.new_text) == (heading, first.action)


def test_a_subheading_of_the_same_words_in_the_other_annex_is_no_change() -> None:
    heading, text = "加强欺诈和风险管理意识", "更新预防欺诈和腐败行为的政策"
    done = factory.subheading(1, 2, action=heading, merged=None, objective=None)
    both = [factory.subheading(1, action=heading), done]
    old = plan(*both, factory.action(1, action=text, subheading="A1-s1"))
    new = plan(*both, factory.done(1, action=text, subheading="A2-s1"))
    assert list(fields(diff_plans(old, new))) == ["status"]


def test_themes_that_got_other_numbers_are_the_same_themes() -> None:
    themes = [Theme(number=each.number and each.number + 1, title=each.title)
              for each in factory.THEMES]  # fmt: skip
    old = factory.plan()
    new = factory.plan(
        [each.model_copy(update={"theme": each.theme and each.theme + 1}) for each in old.records],
        themes=themes,
    )
    assert {change.kind for change in diff_plans(old, new).changes} == {"theme"}
    assert diff_plans(old, new).summary.fields == {}


def test_a_theme_that_the_plan_does_not_list_is_known_by_its_number() -> None:
    old, new = factory.action(1, theme=8), factory.action(1, theme=9)
    assert diff_plans(plan(old), plan(old)).same
    assert list(fields(diff_plans(plan(old), plan(new)))) == ["theme"]
