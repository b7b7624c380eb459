"""What several readers made of one document: matching records, comparing fields, counting."""

from typing import Any

import pytest

from audit.crosscheck import Crosscheck, Reading, compare_readings
from normalize.records import Claim, Cost, Plan, Record, Theme
from tests import factory


def reading(records: list[Record], **fields: Any) -> Reading:
    """Those records held against the sound plan."""
    return against(factory.plan(records, claims=factory.plan().document.claims, **fields))


def against(plan: Plan) -> Reading:
    return compare_readings({"tags": factory.plan(), "rules": plan}).readings[1]


def changed(index: int, **fields: Any) -> list[Record]:
    """The sound records, one of them changed."""
    records = factory.sound_records()
    records[index] = records[index].model_copy(update=fields)
    return records


def told(found: Reading) -> list[tuple[str | None, str, Any, Any]]:
    return [(each.record, each.field, each.reference, each.reading) for each in found.disagreements]


def test_the_same_plans_agree() -> None:
    result = compare_readings({"tags": factory.plan(), "rules": factory.plan()})
    assert (result.reference, result.agree) == ("tags", True)
    for found in result.readings:
        assert (found.share, found.records, found.agrees) == (1.0, 6, True)
        assert found.agreeing == found.fields > 60


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"action": "行动１"}, []),
        ({"action": "行 动\n1"}, []),
        ({"action": "行动 7"}, [("A1-1", "action", "行动 1", "行动 7")]),
        ({"theme": 2}, [("A1-1", "theme", 1, 2)]),
        ({"objective": None}, [("A1-1", "objective", "提高透明度", None)]),
        ({"objective": ""}, [("A1-1", "objective", "提高透明度", "")]),
        ({"references": ["A/1"]}, [("A1-1", "references", [], ["A/1"])]),
        ({"extra": {"负责部门": "甲司"}}, [("A1-1", "extra.负责部门", None, "甲司")]),
        (
            {"timeline": factory.timeline("due", "tbc", "blank")},
            [
                ("A1-1", "timeline.2024.mark", "none", "tbc"),
                ("A1-1", "timeline.2024.text", "-", "待完成"),
            ],
        ),
        (
            {"cost": Cost(kind="amount", text="100 000", min_usd=100, max_usd=100000)},
            [("A1-1", "cost.min_usd", 100000, 100)],
        ),
        (
            {"budget": None},
            [
                ("A1-1", "budget.value", "budgeted", None),
                ("A1-1", "budget.text", "已编入预算", None),
            ],
        ),
    ],
)
def test_texts_are_compared_by_their_words_and_values_exactly(
    fields: dict[str, Any], expected: list[Any]
) -> None:
    found = reading(changed(0, **fields))
    assert told(found) == expected
    assert found.agreeing == found.fields - len(expected)
    assert found.agrees is (not expected)


def test_a_disagreement_says_where_the_reference_has_it() -> None:
    places = [factory.source(page=9)]
    [found] = reading(changed(0, action="?", sources=places)).disagreements
    assert found.sources == factory.sound_records()[0].sources


def test_places_and_findings_are_not_compared() -> None:
    assert reading(changed(0, sources=[factory.source(page=9)])).agrees


def test_missing_and_extra_records_count_with_all_their_fields() -> None:
    records = factory.sound_records()
    records[0] = factory.action(9)
    found = reading(records)
    assert [each.record for each in found.missing] == ["A1-1"]
    assert [each.record for each in found.extra] == ["A1-9"]
    assert told(found) == []
    assert found.missing[0].sources == [factory.source(page=1)]
    assert found.share is not None
    assert found.share < 0.8


def test_a_subheading_too_many_does_not_shift_those_after_it() -> None:
    records = factory.sound_records()
    shifted = [
        factory.subheading(1, action="多余的"),
        records[0],
        records[1].model_copy(update={"id": "A1-s2"}),
        records[2].model_copy(update={"subheading": "A1-s2"}),
        *records[3:],
    ]
    found = reading(shifted)
    assert told(found) == []
    assert [each.record for each in found.extra] == ["A1-s1"]


def test_an_action_under_a_subheading_that_is_too_many() -> None:
    records = factory.sound_records()
    extra = factory.subheading(2, action="多余的")
    found = reading(
        [*records[:3], extra, records[3].model_copy(update={"subheading": "A1-s2"}), *records[4:]]
    )
    assert told(found) == [("A1-3", "subheading", None, "A1-s2 (extra)")]


def test_a_number_that_stands_twice_is_two_records() -> None:
    records = factory.sound_records()
    found = reading([*records[:4], factory.action(3, theme=2), *records[4:]])
    assert [each.record for each in found.extra] == ["A1-3"]


def test_the_plan_itself_is_compared() -> None:
    plan = factory.plan(
        themes=[Theme(number=1, title="问责"), *factory.THEMES[1:]],
        claims=[Claim(annex=None, actions=4, text="4")],
        title="",
        symbol="EB154/30",
    )
    assert told(against(plan)) == [
        (None, "symbol", "EB152/34", "EB154/30"),
        (None, "title", "秘书处改革实施计划", ""),
        (None, "claim.all", 5, 4),
        (None, "claim.1", 3, None),
        (None, "claim.2", 2, None),
        (None, "theme.1", "问责职能和制度", "问责"),
    ]


def test_a_reader_without_a_plan_is_listed_with_its_reason() -> None:
    result = compare_readings({"tags": "no tags", "rules": factory.plan(), "x": factory.plan()})
    assert (result.reference, result.agree) == ("rules", True)
    first = result.readings[0]
    assert (first.reader, first.reason, first.share) == ("tags", "no tags", None)


def test_the_share_is_never_rounded_up() -> None:
    records = [factory.action(number) for number in range(1, 200)]
    other = [records[0].model_copy(update={"action": "?"}), *records[1:]]
    plans = {"tags": factory.plan(records), "rules": factory.plan(other)}
    found = compare_readings(plans).readings[1]
    assert found.share is not None
    assert found.share <= found.agreeing / found.fields < 1


def test_the_json_holds_every_part() -> None:
    found = compare_readings(
        {"tags": factory.plan(), "rules": factory.plan(changed(0, theme=2)), "x": "broken"}
    )
    data = found.to_dict()
    assert list(data) == ["schema", "source", "reference", "agree", "readings"]
    assert (data["schema"], data["agree"]) == ("ebplan-crosscheck/1", False)
    assert data["readings"][1]["disagreements"][0] == {
        "record": "A1-1",
        "field": "theme",
        "sources": [{"page": 1, "box": [40.0, 100.0, 800.0, 150.0]}],
        "reference": 1,
        "reading": 2,
    }
    assert Crosscheck.model_validate(data) == found
