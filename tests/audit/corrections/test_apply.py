"""A reviewer's decisions applied: what fits is there, what doesn't is told, nothing else moves."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.check import check_plan
from audit.corrections import check_document
from audit.corrections.fields import field_names, field_value
from ebplan.pipeline import corrected, with_findings
from extract.errors import CorrectionsError
from normalize.records import Budget, Finding, Plan, Record, Theme
from tests import factory
from tests.audit.corrections.changes import acceptance, correction, corrections_for, decisions

PLAN = factory.plan(
    [
        *factory.sound_records(),
        factory.action(4, extra={"牵头部门": "财务", "Unit": ""}, objective=None),
    ]
)


def found(plan: Plan, code: str) -> list[Finding]:
    return [each for each in plan.all_findings() if each.code == code]


def record(plan: Plan, id_: str) -> Record:
    return next(each for each in plan.records if each.id == id_)


def values(plan: Plan) -> dict[tuple[str, str], Any]:
    return {
        (each.id, name): field_value(each, name)
        for each in plan.records
        for name in field_names(each)
    }


@settings(max_examples=60)
@given(decisions(PLAN))
def test_every_decision_is_applied_and_nothing_else_changes(made: list[dict[str, Any]]) -> None:
    after = corrected(PLAN, corrections_for(PLAN, made))
    wanted = values(PLAN) | {
        (one["record"], one["field"]): one["corrected"]
        for one in made
        if one["decision"] == "correct"
    }
    assert values(after) == wanted
    assert len(found(after, "corrected")) == sum(one["decision"] == "correct" for one in made)
    assert not found(after, "correction_not_matching")
    named = [each.message for each in (*found(after, "corrected"), *found(after, "accepted"))]
    assert all("Ana" in message for message in named)
    assert Plan.model_validate(after.to_dict()) == after


@settings(max_examples=60)
@given(decisions(PLAN), st.data())
def test_what_reads_otherwise_now_is_left_alone_and_told(
    made: list[dict[str, Any]], data: st.DataObject
) -> None:
    stale = data.draw(st.sets(st.sampled_from(range(len(made)))) if made else st.just(set()))
    for index in stale:
        made[index] = {**made[index], "read": "something that the document had before"}
    after = corrected(PLAN, corrections_for(PLAN, made))
    told = found(after, "correction_not_matching")
    assert len(told) == len(stale)
    assert all(one.level == "error" for one in told)
    for index in stale:
        key = made[index]["record"], made[index]["field"]
        assert values(after)[key] == values(PLAN)[key]


def test_what_has_no_place_is_told() -> None:
    one = record(PLAN, "A1-1")
    made = [
        {**correction(one, "action", "新"), "record": "A9-1"},
        {**correction(one, "action", "新"), "field": "extra.None", "read": ""},
        correction(one, "theme", 7),
        correction(one, "subheading", "A2-s1"),
        correction(record(PLAN, "A1-s1"), "merged", {"columns": ["cost"], "text": "-"}),
    ]
    after = corrected(PLAN, corrections_for(PLAN, made))
    reasons = [each.message.split("not applied: ")[1] for each in after.all_findings()][:5]
    assert sorted(reasons) == sorted(
        [
            "there is no such record.",
            "the record has no such field.",
            "the plan has no theme 7.",
            "its annex has no subheading A2-s1.",
            "the cell stands for other columns.",
        ]
    )
    assert values(after) == values(PLAN)


def test_references_follow_the_texts() -> None:
    made = [correction(record(PLAN, "A1-2"), "comments", "见 EB152/33 和 WHA75(8)")]
    after = corrected(PLAN, corrections_for(PLAN, made))
    assert record(after, "A1-2").references == ["EB152/33", "WHA75(8)"]


def test_a_finding_on_a_value_goes_with_it_and_stays_for_others() -> None:
    odd = Budget(value="unrecognised", text="也许")
    records = [factory.action(1, budget=odd), factory.action(2, budget=odd)]
    plan = factory.plan(records)
    plan = with_findings(plan, check_plan(plan))
    assert [each.record for each in found(plan, "unrecognised_value")] == ["A1-1"]
    made = [correction(plan.records[0], "budget", {"value": "tbc", "text": "也许"})]
    after = corrected(plan, corrections_for(plan, made))
    [left] = found(after, "unrecognised_value")
    assert (left.record, "here only" in left.message) == ("A1-2", True)


@pytest.mark.parametrize("where", ["A1-1", None])
def test_an_accepted_finding_is_a_note_for_check_too(where: str | None) -> None:
    if where:
        plan = factory.plan([factory.action(1, action="")])
    else:
        plan = factory.plan([factory.action(1), factory.action(3)], claims=factory.true_claims([]))
    [one] = [each for each in check_plan(plan) if each.level == "error"][:1]
    decision = {
        "decision": "accept_finding",
        "record": one.record,
        "code": one.code,
        "message": one.message,
        "level": one.level,
        "by": "Ana",
        "reason": "it is so in the document",
    }
    after = corrected(plan, corrections_for(plan, [decision]))
    again = with_findings(after, check_plan(after))
    levels = {each.code: each.level for each in again.all_findings()}
    assert levels[one.code] == levels["finding_accepted"] == "info"
    [told] = found(again, "finding_accepted")
    assert told.message.endswith("was accepted by Ana: it is so in the document.")


def test_an_accepted_finding_that_is_gone_is_told_unless_a_correction_took_it() -> None:
    plan = factory.plan([factory.action(1, action="")])
    [one] = [each for each in check_plan(plan) if each.code == "empty_field"]
    accept = {
        "decision": "accept_finding",
        "record": one.record,
        "code": one.code,
        "message": one.message,
        "level": one.level,
        "by": "Ana",
        "reason": "seen",
    }
    both = [accept, correction(plan.records[0], "action", "行动")]
    after = corrected(plan, corrections_for(plan, both))
    assert not found(after, "accepted_finding_gone")
    other = {**accept, "message": "The number is empty."}
    after = corrected(plan, corrections_for(plan, [other]))
    assert [each.level for each in found(after, "accepted_finding_gone")] == ["warning"]


def test_another_file_of_the_document_is_said_and_another_document_refused() -> None:
    made = [acceptance(PLAN.records[0], "action")]
    after = corrected(PLAN, corrections_for(PLAN, made, sha256="1" * 64, name="other.docx"))
    assert "other.docx" in found(after, "corrections_of_other_file")[0].message
    others = corrections_for(PLAN, made, symbol="EB154/1")
    with pytest.raises(CorrectionsError, match=r"c\.json: made for EB154/1 \(zh\), and .* \(zh\)"):
        check_document(others, PLAN, where="c.json")


def test_the_same_decisions_give_the_same_plan() -> None:
    made = [acceptance(each, name) for each in PLAN.records for name in field_names(each)]
    one = corrected(PLAN, corrections_for(PLAN, made)).to_dict()
    assert one == corrected(PLAN, corrections_for(PLAN, made)).to_dict()
    assert len(found(corrected(PLAN, corrections_for(PLAN, made)), "accepted")) == len(PLAN.records)


def test_a_theme_without_number_can_be_given() -> None:
    plan = factory.plan(themes=[Theme(number=1, title="一"), Theme(number=None, title="其他")])
    made = [correction(plan.records[0], "theme", None)]
    after = corrected(plan, corrections_for(plan, made))
    assert after.records[0].theme is None
