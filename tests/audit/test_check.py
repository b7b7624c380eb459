"""Each rule fires on a fault that was planted, and on nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.check import RULES, check_plan
from normalize.findings import CATALOGUE
from normalize.records import Budget, Claim, Cost, Plan, Status, Theme
from tests.factory import action, done, plan, sound_records, subheading, timeline


def changed(index: int, **fields: object) -> Plan:
    """The sound records with one of them changed; claims as they were."""
    records = sound_records()
    records[index] = records[index].model_copy(update=fields)
    return plan(records, claims=plan().document.claims)


FAULTS = {
    "count_mismatch": plan(claims=[Claim(annex=None, actions=98, text="98 项行动")]),
    "annex_count_mismatch": plan(claims=[Claim(annex=2, actions=38, text="38 项行动")]),
    "claims_missing": plan(claims=[]),
    "no_actions": plan([], claims=[Claim(annex=None, actions=0, text="没有行动")]),
    "theme_missing": plan(
        themes=[Theme(number=1, title="问责职能和制度")], records=[action(1, theme=None)]
    ),
    "id_repeated": changed(0, id="A1-2"),
    "number_gap": plan([action(1), action(2), action(5)]),
    "number_repeated": plan([action(1), action(2), action(2, id="A1-2b")]),
    "number_out_of_order": plan([action(1), action(3), action(2)]),
    "unrecognised_value": changed(0, budget=Budget(value="unrecognised", text="?")),
    "empty_field": changed(0, action=" "),
    "theme_order": changed(0, theme=2),
    "theme_unknown": changed(3, theme=9),
    "subheading_without_actions": changed(2, subheading=None),
}


def codes(plan: Plan) -> list[str]:
    return [found.code for found in check_plan(plan)]


def test_nothing_is_found_in_a_sound_plan(sound_plan: Plan) -> None:
    assert check_plan(sound_plan) == []


@pytest.mark.parametrize("code", FAULTS)
def test_a_planted_fault_is_the_one_thing_found(code: str) -> None:
    assert codes(FAULTS[code]) == [code]


def test_every_rule_has_a_planted_fault() -> None:
    fired = {rule for rule in RULES for faulty in FAULTS.values() if list(rule(faulty))}
    theme_list = next(rule for rule in RULES if rule.__name__ == "_theme_list_order")
    assert set(RULES) - fired == {theme_list}, "the theme list has a test of its own below"


def test_subheadings_do_not_count_as_actions() -> None:
    whole = Claim(annex=None, actions=2, text="2")
    records = [subheading(1), action(1, subheading="A1-s1"), action(2)]
    assert codes(plan(records, claims=[whole])) == []


def test_a_count_that_is_wrong_says_both_numbers_and_the_words() -> None:
    [found] = check_plan(FAULTS["count_mismatch"])
    assert found.message == 'The document says 98 actions ("98 项行动"), the records hold 5.'
    assert found.level == "error"
    assert found.record is None


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        ([2, 3], ["1 is"]),
        ([1, 3, 4, 8], ["2 is", "5 to 7 are"]),
        ([1, 1_000_000_000], ["2 to 999999999 are"]),
    ],
)
def test_gaps_are_named_as_ranges(numbers: list[int], missing: list[str]) -> None:
    found = check_plan(plan([action(number) for number in numbers]))
    assert [each.message.split(": ")[1].split(" missing")[0] for each in found] == missing


def test_numbers_of_different_annexes_are_apart() -> None:
    assert codes(plan([action(1), action(2), done(1), done(2)])) == []


def test_a_finding_about_a_record_names_it_and_its_place() -> None:
    [found] = check_plan(FAULTS["unrecognised_value"])
    assert found.record == "A1-1"
    assert [source.page for source in found.sources] == [1]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"budget": Budget(value="unrecognised", text="¿")}, "budget"),
        ({"cost": Cost(kind="unrecognised", text="¿")}, "cost"),
        ({"timeline": timeline("due", "unrecognised")}, "timeline 2024"),
        ({"status": Status(value="unrecognised", text="¿")}, "status"),
    ],
)
def test_unknown_values_are_found_in_every_field(fields: dict[str, object], field: str) -> None:
    [found] = check_plan(changed(0, **fields))
    assert field in found.message


@pytest.mark.parametrize("field", ["functional_area", "action"])
def test_subheadings_need_area_and_text_too(field: str) -> None:
    assert codes(changed(1, **{field: ""})) == ["empty_field"]


def test_an_action_without_a_number_is_found() -> None:
    assert "empty_field" in codes(changed(3, number=None))


@pytest.mark.parametrize(
    "numbers", [[2, 1], [1, None, 2], [1, 1]], ids=["falling", "unnumbered first", "twice"]
)
def test_the_list_of_themes_must_rise(numbers: list[int | None]) -> None:
    themes = [Theme(number=number, title=str(number)) for number in numbers]
    assert codes(plan([action(1)], themes=themes)) == ["theme_order"]


def test_several_themes_without_a_number_may_come_last() -> None:
    themes = [Theme(number=number, title=str(number)) for number in (1, None, None)]
    assert codes(plan([action(1)], themes=themes)) == []


def test_each_annex_begins_its_themes_anew() -> None:
    assert codes(plan([action(1, theme=2), done(1, theme=1)])) == []


@given(st.permutations(range(1, 8)))
def test_any_disorder_is_found_and_order_is_not(numbers: list[int]) -> None:
    found = set(codes(plan([action(number) for number in numbers])))
    assert found == (set() if numbers == sorted(numbers) else {"number_out_of_order"})


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12))
def test_numbers_are_sound_only_when_they_count_up_from_one(numbers: list[int]) -> None:
    records = [action(number, id=f"A1-{i}") for i, number in enumerate(numbers)]
    sound = numbers == list(range(1, len(numbers) + 1))
    assert (codes(plan(records)) == []) == sound


@given(st.integers(0, 200), st.sampled_from([None, 1, 2]))
def test_a_claim_holds_only_when_it_is_the_count(claimed: int, annex: int | None) -> None:
    claims = [Claim(annex=annex, actions=claimed, text="x")]
    assert (check_plan(plan(claims=claims)) == []) == (claimed == len(plan().actions(annex)))


def test_every_code_is_in_the_catalogue() -> None:
    assert set(FAULTS) <= set(CATALOGUE)
