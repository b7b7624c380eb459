"""Which record is which: texts decide, numbers help, nothing is paired by its number alone."""

import random
from typing import Any

import pytest

from audit.diff import diff_plans
from audit.diff.likeness import Likeness
from audit.diff.matching import Entry, Match, match_entries
from audit.diff.model import Change
from extract.errors import ComparisonError
from normalize.records import Plan, Record, Status, Theme
from tests import factory
from tests.audit.diff.edits import changes, golden, with_records

NONE: frozenset[str] = frozenset()
TEXTS = (
    "加强欺诈和风险管理意识及报告机制",
    "审查规划预算的列报方式，以方便会员国理解",
    "提高世卫组织设立和填补高级职位的透明度",
    "定期更新投资论证文件并提交卫生大会",
    "在国家级建立向受害者提供支持的规划",
)
OTHER = "改进捐助者的联系协调和捐款信息"


def actions(*texts: str, **fields: Any) -> list[Record]:
    """Actions of Annex 1 with these texts, numbered from 1."""
    return [
        factory.action(number, action=text, **fields) for number, text in enumerate(texts, start=1)
    ]


def plan(*records: Record) -> Plan:
    return factory.plan(records)


def only(old: Plan, new: Plan) -> Change:
    """The only change."""
    [change] = diff_plans(old, new).changes
    return change


def test_a_text_that_was_wholly_rewritten_is_another_action() -> None:
    old, new = actions(*TEXTS), actions(*TEXTS)
    new[2] = new[2].model_copy(update={"action": OTHER})
    assert changes(plan(*old), plan(*new)) == {
        ("removed", "A1-3", None, NONE),
        ("added", None, "A1-3", NONE),
    }


def test_nothing_makes_up_for_texts_that_have_nothing_in_common() -> None:
    """All else is the same, and no other action has it."""
    heading = factory.subheading(1, action=TEXTS[4], comments="")
    old, new = (
        [
            heading,
            factory.action(
                7,
                action=text,
                functional_area="人力资源",
                sub_area="高级职位",
                objective="更好地了解职位的设立情况",
                comments="2023年5月向卫生大会提交了首份报告",
                subheading="A1-s1",
            ),
            *actions(*TEXTS[:2]),
        ]
        for text in (TEXTS[2], OTHER)
    )
    assert changes(plan(*old), plan(*new)) == {
        ("removed", "A1-7", None, NONE),
        ("added", None, "A1-7", NONE),
    }


def test_a_number_adds_little_to_texts_that_are_a_third_alike() -> None:
    one = "Share the guiding principles for allocating contributions to all levels"
    other = "Share guiding principles on the recruitment and careers of staff"
    assert 0.3 < Likeness([one], [other]).of(0, 0) < 0.36
    entries = [Entry("A1-1", 1, 1, 1, text) for text in (one, other)]
    assert match_entries(entries[:1], entries[1:]) == []
    assert match_entries(entries[:1], entries[:1]) == [Match(0, 0, 1.0)]


def test_equal_texts_are_paired_alike_in_whatever_order_they_are_listed() -> None:
    chance = random.Random(1)
    old = [factory.action(number, action=TEXTS[0]) for number in (1, 2, 3, 4)]
    new = [factory.action(number, action=TEXTS[0]) for number in (7, 8, 9)]
    expected = changes(plan(*old), plan(*new))
    assert len(expected) == 4
    for _ in range(10):
        shuffled = [plan(*chance.sample(each, len(each))) for each in (old, new)]
        assert changes(*shuffled) == expected


def test_numbers_that_changed_places_are_two_renumbered_actions() -> None:
    old = actions(*TEXTS)
    new = actions(TEXTS[0], TEXTS[3], TEXTS[2], TEXTS[1], TEXTS[4])
    assert changes(plan(*old), plan(*new)) == {
        ("renumbered", "A1-2", "A1-4", NONE),
        ("renumbered", "A1-4", "A1-2", NONE),
    }


def test_texts_that_differ_in_a_figure_keep_apart_when_their_numbers_change_places() -> None:
    texts = [f"向执行委员会第{number}届会议提交关于改革的报告" for number in (152, 154)]
    assert changes(plan(*actions(*texts)), plan(*actions(*texts[::-1]))) == {
        ("renumbered", "A1-1", "A1-2", NONE),
        ("renumbered", "A1-2", "A1-1", NONE),
    }


def test_the_same_text_several_times_is_known_by_its_number() -> None:
    same = [TEXTS[0]] * 3
    old, new = actions(*same, TEXTS[1]), actions(*same, TEXTS[1])
    new[1] = new[1].model_copy(update={"status": Status(value="planned", text="已做计划")})
    assert changes(plan(*old), plan(*new)) == {("changed", "A1-2", "A1-2", frozenset({"status"}))}


def test_the_same_text_several_times_shifts_with_what_is_around_it() -> None:
    old = actions(TEXTS[1], TEXTS[0], TEXTS[0], TEXTS[2])
    new = actions(OTHER, TEXTS[1], TEXTS[0], TEXTS[0], TEXTS[2])
    shifted = {("renumbered", f"A1-{at}", f"A1-{at + 1}", NONE) for at in range(1, 5)}
    assert changes(plan(*old), plan(*new)) == shifted | {("added", None, "A1-1", NONE)}


def test_one_of_two_equal_texts_that_is_gone_is_one_removed() -> None:
    old, new = actions(TEXTS[0], TEXTS[0]), actions(TEXTS[0])
    assert changes(plan(*old), plan(*new)) == {("removed", "A1-2", None, NONE)}


def test_actions_that_say_nothing_are_known_by_their_numbers() -> None:
    old = plan(*actions("", "-", ""))
    assert changes(old, old) == set()
    new = [*actions("", "-"), factory.action(9, action="", sub_area="其他", theme=2)]
    found = diff_plans(old, plan(*new))
    assert [each.type for each in found.changes if each.old == "A1-2" or each.new == "A1-2"] == []


def test_an_edited_text_says_how_sure_it_is() -> None:
    old, new = actions(*TEXTS), actions(*TEXTS)
    little, much = TEXTS[1] + "信息", "审查规划预算的列报方式，并每年由独立专家提出评价意见"
    sure = []
    for text in (little, much):
        new[1] = new[1].model_copy(update={"action": text})
        change = only(plan(*old), plan(*new))
        assert (change.type, change.old, change.new) == ("changed", "A1-2", "A1-2")
        sure.append(change.confidence)
    assert 1 > sure[0] > sure[1] > 0.4


def test_a_rival_that_is_left_over_makes_it_less_sure() -> None:
    old = actions(TEXTS[0], TEXTS[1])
    edited = TEXTS[1] + "信息"
    alone = only(plan(*old), plan(*actions(TEXTS[0], edited)))
    rivals = diff_plans(plan(*old), plan(*actions(TEXTS[0], edited, TEXTS[1] + "数据")))
    [pair] = [change for change in rivals.changes if change.type == "changed"]
    assert pair.new == "A1-2"
    assert pair.confidence < alone.confidence - 0.1


def test_an_action_that_moved_to_the_implemented_ones() -> None:
    old = plan(*actions(*TEXTS), factory.done(1, action=OTHER))
    left = actions(*TEXTS[:2], *TEXTS[3:])
    new = plan(*left, factory.done(1, action=OTHER), factory.done(2, action=TEXTS[2]))
    assert changes(old, new) == {
        ("implemented", "A1-3", "A2-2", frozenset({"status"})),
        ("renumbered", "A1-4", "A1-3", NONE),
        ("renumbered", "A1-5", "A1-4", NONE),
    }
    assert ("moved", "A2-2", "A1-3", frozenset({"status"})) in changes(new, old)


@pytest.mark.parametrize(("status", "type_"), [("implemented", "implemented"), ("tbc", "moved")])
def test_of_a_family_that_is_not_known_the_records_tell(status: str, type_: str) -> None:
    old = factory.plan(actions(*TEXTS), profile="another")
    value = Status.model_validate({"value": status, "text": status})
    moved = factory.action(1, annex=2, action=TEXTS[0], status=value)
    new = factory.plan([*actions(*TEXTS)[1:], moved], profile="another")
    assert changes(old, new) == {(type_, "A1-1", "A2-1", frozenset({"status"}))}


def test_a_subheading_is_known_by_what_it_covers() -> None:
    """A new one before it shifts its id; another text with the same actions is the same one."""
    covered = [
        factory.subheading(1, action="制定风险偏好框架"),
        *actions(*TEXTS[:2], subheading="A1-s1"),
    ]
    renamed = factory.subheading(2, action="内部控制声明")
    new = [
        factory.subheading(1, action=OTHER),
        factory.action(9, action=TEXTS[4], subheading="A1-s1"),
        renamed,
        *actions(*TEXTS[:2], subheading="A1-s2"),
    ]
    assert changes(plan(*covered), plan(*new)) == {
        ("added", None, "A1-s1", NONE),
        ("added", None, "A1-9", NONE),
        ("changed", "A1-s1", "A1-s2", frozenset({"action"})),
    }


def test_a_subheading_that_both_annexes_have_stays_where_it_is() -> None:
    published = golden("zh")
    texts = [record.action for record in published.subheadings()]
    assert len(set(texts)) < len(texts)
    for lost in published.subheadings():
        left = [
            record.model_copy(update={"subheading": None})
            if record.subheading == lost.id
            else record
            for record in published.records
            if record.id != lost.id
        ]
        gone = [each for each in changes(published, with_records(published, left)) if not each[2]]
        assert gone == [("removed", lost.id, None, NONE)]


def test_themes_are_compared_under_ids_of_their_own() -> None:
    old = factory.plan()
    titles = [theme.title for theme in factory.THEMES]
    changed = [
        Theme(number=1, title=titles[0] + "建设"),
        Theme(number=2, title="人力资源"),
        Theme(number=3, title=titles[1]),
    ]
    records = [
        record.model_copy(update={"theme": {1: 1, 2: 3, None: 2}[record.theme]})
        for record in old.records
    ]
    assert changes(old, factory.plan(records, themes=changed)) == {
        ("changed", "theme-1", "theme-1", frozenset({"title"})),
        ("renumbered", "theme-2", "theme-3", NONE),
        ("added", None, "theme-2", NONE),
        ("removed", "theme-other", None, NONE),
        ("changed", "A2-2", "A2-2", frozenset({"theme"})),
    }


def test_plans_without_records() -> None:
    empty, full = factory.plan([], themes=[]), factory.plan()
    assert diff_plans(empty, empty).same
    assert {change.type for change in diff_plans(empty, full).changes} == {"added"}
    gone = diff_plans(full, empty)
    assert {change.type for change in gone.changes} == {"removed"}
    assert gone.summary.removed == len(full.records) + len(full.themes)


def test_removed_records_stand_where_they_stood() -> None:
    old, new = actions(*TEXTS), actions(TEXTS[0], TEXTS[3], OTHER)
    listed = [(change.old, change.new) for change in diff_plans(plan(*old), plan(*new)).changes]
    assert listed == [
        ("A1-2", None),
        ("A1-3", None),
        ("A1-4", "A1-2"),
        ("A1-5", None),
        (None, "A1-3"),
    ]


def test_two_languages_are_refused() -> None:
    with pytest.raises(ComparisonError, match=r"is in zh and EB152_34-zh.pdf in fr; .*align"):
        diff_plans(factory.plan(), factory.plan(language="fr"))


def test_another_symbol_and_family_are_shown() -> None:
    diff = diff_plans(factory.plan(), factory.plan(symbol="EB154/3", profile="eb154"))
    assert diff.same
    assert (diff.old.symbol, diff.new.symbol) == ("EB152/34", "EB154/3")
    assert (diff.old.profile, diff.new.profile) == ("eb152-34", "eb154")


def test_records_that_wrongly_share_an_id() -> None:
    twins = [record.model_copy(update={"id": "A1-1"}) for record in actions(*TEXTS)]
    assert diff_plans(plan(*twins), plan(*twins)).same
    assert diff_plans(plan(*twins), plan(*twins[1:])).summary.removed == 1
