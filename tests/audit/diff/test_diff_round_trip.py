"""What was planted in a later version is found, all of it, and nothing else."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.diff import diff_plans
from normalize.records import Plan
from tests.audit.align.editions import plans
from tests.audit.diff.edits import changes, found, golden, next_version, with_records

EFFORT = settings(max_examples=25)
FEW = settings(EFFORT, max_examples=8)
seeds = st.integers(0, 2**32)


@EFFORT
@given(seed=seeds)
def test_planted_changes_are_found_in_the_published_plan(seed: int) -> None:
    published = golden("zh")
    later, expected = next_version(published, random.Random(seed))
    assert changes(published, later) == expected


@pytest.mark.parametrize("language", ["ar", "en", "ru", "zh"])
@FEW
@given(seed=seeds)
def test_planted_changes_are_found_in_every_script(language: str, seed: int) -> None:
    excerpt = golden(f"excerpt-{language}")
    later, expected = next_version(excerpt, random.Random(seed))
    assert changes(excerpt, later) == expected


@FEW
@given(seed=seeds)
def test_looking_back_what_was_added_was_removed(seed: int) -> None:
    published = golden("zh")
    later, _ = next_version(published, random.Random(seed))
    there, back = diff_plans(published, later), diff_plans(later, published)
    assert {(each.old, each.new) for each in there.changes} == {
        (each.new, each.old) for each in back.changes
    }


@FEW
@given(seed=seeds)
def test_the_order_of_the_records_is_nothing(seed: int) -> None:
    published = golden("zh")
    chance = random.Random(seed)
    later, expected = next_version(published, chance)
    shuffled = [
        with_records(plan, chance.sample(plan.records, len(plan.records)))
        for plan in (published, later)
    ]
    diff = diff_plans(*shuffled)
    assert found(diff) == expected
    sure = {(each.old, each.new): each.confidence for each in diff_plans(published, later).changes}
    assert {(each.old, each.new): each.confidence for each in diff.changes} == sure


@EFFORT
@given(plans())
def test_a_plan_is_what_it_is(plan: Plan) -> None:
    diff = diff_plans(plan, plan, exact=True)
    assert diff.same
    assert diff.summary.unchanged == len(plan.records) + len(plan.themes)


@EFFORT
@given(plans(), plans())
def test_every_record_is_counted_once(old: Plan, new: Plan) -> None:
    diff = diff_plans(old, new)
    summary = diff.summary
    before = [each.old for each in diff.changes if each.old]
    after = [each.new for each in diff.changes if each.new]
    assert len(set(before)) == len(before)
    assert len(set(after)) == len(after)
    alike = len(diff.changes) - summary.added - summary.removed + summary.unchanged
    assert alike + summary.removed == len(old.records) + len(old.themes)
    assert alike + summary.added == len(new.records) + len(new.themes)
