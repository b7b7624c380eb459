"""Random plans in six languages: what was planted is found, all of it, and nothing else."""

import random
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.records import Plan
from tests.audit.align.editions import (
    FACTS,
    LANGUAGES,
    changed,
    found,
    plans,
    shifted,
    six,
    with_fact,
    without,
)

EFFORT = settings(max_examples=40, deadline=None)
languages = st.sampled_from(list(LANGUAGES))


def facts_of(plan: Plan) -> list[tuple[str, str]]:
    """Every fact of every action, as its record's id and its name."""
    return [
        (record.id, name)
        for record in plan.actions()
        for name in (FACTS if record.annex == 1 else FACTS[:1])
    ]


@EFFORT
@given(plans())
def test_translations_of_a_plan_agree(plan: Plan) -> None:
    assert found(six(plan).values()) == []


@EFFORT
@given(plans(least=2), st.data())
def test_facts_that_were_changed_are_found_and_no_others(plan: Plan, data: st.DataObject) -> None:
    editions = six(plan)
    chosen = data.draw(st.lists(st.sampled_from(facts_of(plan)), max_size=5, unique=True))
    planted = {}
    for id_, name in chosen:
        language = data.draw(languages)
        chance = random.Random(f"{id_} {name}")
        editions[language] = changed(
            editions[language],
            id_,
            partial(with_fact, name=name, chance=chance),
        )
        planted[id_, name] = [language]
    assert {(each.record, each.field): each.languages for each in found(editions.values())} == (
        planted
    )


@EFFORT
@given(plans(least=2), st.data())
def test_a_record_that_one_language_lacks_is_one_finding(plan: Plan, data: st.DataObject) -> None:
    editions = six(plan)
    language = data.draw(languages)
    record = data.draw(st.sampled_from(plan.records))
    editions[language] = without(editions[language], record.id)
    [finding] = found(editions.values())
    assert finding.code == "record_missing_in_language"
    assert finding.languages == [language]
    if record.kind == "action":
        assert finding.record == record.id


@EFFORT
@given(plans(least=2), st.data(), st.sampled_from((-2, -1, 1, 2, 5)))
def test_shifted_numbers_are_one_finding(plan: Plan, data: st.DataObject, by: int) -> None:
    editions = six(plan)
    language = data.draw(languages)
    first = data.draw(st.sampled_from(plan.actions()))
    assert first.number is not None
    editions[language] = shifted(editions[language], first.annex, first.number, by)
    [finding] = found(editions.values())
    assert finding.code == "number_differs"
    assert (finding.languages, finding.record) == ([language], first.id)


@EFFORT
@given(plans(least=3), st.data())
def test_a_record_left_out_and_those_after_it_renumbered(plan: Plan, data: st.DataObject) -> None:
    editions = six(plan)
    language = data.draw(languages)
    actions = [each for each in plan.actions(1) if each.number is not None]
    lost = data.draw(st.sampled_from(actions[:-1]))
    assert lost.number is not None
    lacking = without(editions[language], lost.id)
    editions[language] = shifted(lacking, 1, lost.number + 1, -1)
    codes = sorted(finding.code for finding in found(editions.values()))
    assert codes == ["number_differs", "record_missing_in_language"]
