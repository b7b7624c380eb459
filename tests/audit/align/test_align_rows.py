"""Which records are the same row, where numbers and subheadings don't say it."""

from typing import Any

import pytest

from audit.align import align_plans
from normalize.multilingual import MultilingualPlan
from normalize.records import Cost, Plan, Record, Status, Theme
from tests import factory
from tests.audit.align.editions import edition, shifted, updated, without


def actions(count: int = 12, annex: int = 1) -> list[Record]:
    """Actions that a translation can be told by: each with a cost of its own."""
    return [
        factory.action(
            number,
            annex,
            action=f"行动 {number}",
            cost=Cost(kind="amount", text="", min_usd=number * 1000, max_usd=number * 1000),
        )
        for number in range(1, count + 1)
    ]


def aligned(first: Plan, *others: Plan) -> MultilingualPlan:
    languages = ("en", "fr", "ru")
    return align_plans([edition(each, languages[i]) for i, each in enumerate((first, *others))])


def told(result: MultilingualPlan) -> list[tuple[str, str | None, list[str]]]:
    return [(each.code, each.record, each.languages) for each in result.all_findings()]


def test_a_shift_is_one_finding_and_the_facts_stay_with_their_rows() -> None:
    plan = factory.plan(actions())
    result = aligned(plan, shifted(plan, 1, 5, 1), plan)
    assert told(result) == [("number_differs", "A1-5", ["fr"])]
    [finding] = result.all_findings()
    assert finding.message == "Numbered 6 to 13 in fr, 5 to 12 elsewhere."
    assert result.records[4].ids == {"en": "A1-5", "fr": "A1-6", "ru": "A1-5"}
    [disagreement] = result.records[4].disagreements
    assert (disagreement.field, disagreement.value, disagreement.chosen_by) == (
        "number",
        5,
        "majority",
    )
    assert disagreement.readings == {"en": 5, "fr": 6, "ru": 5}


def test_a_number_that_is_wrong_in_one_row_leaves_the_others() -> None:
    plan = factory.plan(actions())
    result = aligned(plan, updated(plan, "A1-7", number=70, id="A1-70"), plan)
    assert told(result) == [("number_differs", "A1-7", ["fr"])]


@pytest.mark.parametrize("lost", [1, 6, 12])
def test_a_row_that_is_left_out_shifts_nothing(lost: int) -> None:
    plan = factory.plan(actions())
    lacking = without(plan, f"A1-{lost}")
    for renumbered in (lacking, shifted(lacking, 1, lost + 1, -1)):
        result = aligned(plan, renumbered, plan)
        assert [record.id for record in result.records] == [record.id for record in plan.records]
        assert told(result)[0] == ("record_missing_in_language", f"A1-{lost}", ["fr"])
        assert len(told(result)) <= 2
        assert not any(
            each.field != "number" for record in result.records for each in record.disagreements
        )


@pytest.mark.parametrize("lost", [1, 4, 8])
def test_of_rows_that_are_all_the_same_the_numbers_tell_which_is_left_out(lost: int) -> None:
    plan = factory.plan([factory.done(number, action="报告") for number in range(1, 9)])
    result = aligned(plan, without(plan, f"A2-{lost}"), plan)
    assert told(result) == [("record_missing_in_language", f"A2-{lost}", ["fr"])]


def test_a_row_that_one_language_adds_does_not_take_the_id_of_another() -> None:
    plan = factory.plan(actions())
    extra = factory.action(5, action="另一行动", cost=Cost(kind="tbc", text="待完成"), theme=2)
    more = shifted(plan, 1, 5, 1)
    more = more.model_copy(update={"records": [*more.records[:4], extra, *more.records[4:]]})
    result = aligned(plan, more, plan)
    ids = [record.id for record in result.records]
    assert len(ids) == len(set(ids)) == 13
    assert [record.ids.get("en") for record in result.records if "en" in record.ids] == (
        [record.id for record in plan.records]
    )
    [lone] = [record for record in result.records if list(record.texts) == ["fr"]]
    assert result.records.index(lone) == 4
    assert lone.texts["fr"].action == "另一行动"


def test_a_subheading_that_is_left_out_is_one_finding_with_all_it_covers() -> None:
    plan = factory.plan(
        [
            factory.action(1),
            factory.subheading(1),
            *(factory.action(number, subheading="A1-s1") for number in (2, 3, 4)),
            factory.subheading(2, theme=2),
            factory.action(5, subheading="A1-s2", theme=2),
        ]
    )
    renamed = without(plan, "A1-s1")
    renamed = updated(renamed, "A1-s2", id="A1-s1")
    renamed = updated(renamed, "A1-5", subheading="A1-s1")
    result = aligned(plan, renamed, plan)
    assert told(result) == [("record_missing_in_language", "A1-s1", ["fr"])]
    assert result.records[-2].ids == {"en": "A1-s2", "fr": "A1-s1", "ru": "A1-s2"}
    assert result.records[-1].subheading == "A1-s2"


def test_the_majority_is_held_and_of_two_the_first() -> None:
    plan = factory.plan(actions(3))
    planned = updated(plan, "A1-2", status=Status(value="planned", text="已做计划"))
    three = aligned(planned, plan, plan).records[1]
    assert three.status == "ongoing"
    assert three.disagreements[0].chosen_by == "majority"
    assert three.findings[0].languages == ["en"]
    two = aligned(planned, plan).records[1]
    assert two.status == "planned"
    assert two.disagreements[0].chosen_by == "order"
    assert two.findings[0].languages == ["fr"]


def test_a_value_that_no_lexicon_knows_is_no_disagreement() -> None:
    plan = factory.plan(actions(5))
    unknown = plan
    for number in (2, 3):
        status = Status(value="unrecognised", text="en bonne voie")
        unknown = updated(unknown, f"A1-{number}", status=status)
    result = aligned(unknown, plan, plan)
    assert result.records[1].status == "ongoing"
    assert result.records[1].disagreements == []
    [finding] = result.all_findings()
    assert (finding.code, finding.level) == ("fact_not_compared", "warning")
    assert "A1-2 and 1 more" in finding.message
    assert not result.agree
    assert [each.not_compared for each in result.document.editions] == [2, 0, 0]


def test_a_dash_against_a_blank_cell_is_a_warning() -> None:
    plan = factory.plan(actions(3))
    dash, blank = Cost(kind="none", text="-"), Cost(kind="blank", text="")
    result = aligned(updated(plan, "A1-2", cost=dash), updated(plan, "A1-2", cost=blank))
    [finding] = result.all_findings()
    assert (finding.code, finding.level) == ("fact_differs", "warning")


def test_a_column_that_a_language_lacks_is_one_finding() -> None:
    plan = factory.plan(actions(6))
    records = [record.model_copy(update={"timeline": None}) for record in plan.records]
    result = aligned(plan, plan.model_copy(update={"records": records}))
    [finding] = result.all_findings()
    assert finding.code == "field_missing_in_language"
    assert finding.message == (
        "Annex 1 has no timeline 2023, timeline 2024, timeline 2025+ in fr, but in en."
    )
    assert result.records[0].timeline == {"2023": "due", "2024": "none", "2025+": "blank"}


def test_an_annex_that_a_language_lacks_is_one_finding() -> None:
    plan = factory.plan([*actions(4), *(factory.done(number) for number in (1, 2, 3))])
    cut = plan.model_copy(update={"records": plan.records[:4]})
    [finding] = aligned(plan, cut).all_findings()
    assert finding.message == "Annex 2, with 3 records, is in en, but not in fr."


def test_a_theme_that_a_language_lacks_is_one_finding() -> None:
    records = actions(6)
    for index in (3, 4, 5):
        records[index] = records[index].model_copy(update={"theme": 2})
    plan = factory.plan(records)
    lost = [record.model_copy(update={"theme": 1}) for record in records]
    themes = [theme for theme in plan.themes if theme.number != 2]
    result = aligned(plan, plan.model_copy(update={"records": lost, "themes": themes}))
    [finding] = result.all_findings()
    assert finding.message == "Not in fr, but in en: theme 2."
    assert [record.theme for record in result.records] == [1, 1, 1, 2, 2, 2]


def test_a_row_under_another_theme() -> None:
    plan = factory.plan(actions(4))
    result = aligned(plan, updated(plan, "A1-3", theme=2), plan)
    assert told(result) == [("theme_differs", "A1-3", ["fr"])]
    assert result.records[2].theme == 1


def test_a_theme_that_only_records_name_is_not_lost() -> None:
    plan = factory.plan(actions(4), themes=[Theme(number=2, title="二")])
    result = aligned(plan, plan.model_copy(update={"themes": [Theme(number=1, title="一")]}))
    assert [record.theme for record in result.records] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("symbols", "texts", "missing"),
    [
        ((["EB152/33"], ["EB152/33"]), ("", ""), []),
        ((["EB152/33"], []), ("", ""), ["fr"]),
        ((["EB152/33"], []), ("", "см. документ م ت152/33"), []),
        ((["WHA75(8)"], []), ("", "القرار ج ص ع٧٥(٨)"), []),
        ((["EB152/3"], []), ("", "EB152/33"), ["fr"]),
        ((["A75/7"], ["A75/9"]), ("A75/7", "A75/9"), ["fr", "en"]),
    ],
)
def test_documents_are_known_by_their_figures(
    symbols: tuple[list[str], list[str]], texts: tuple[str, str], missing: list[str]
) -> None:
    plan = factory.plan(actions(3))
    plans = [
        updated(plan, "A1-2", references=named, action=f"行动 {text}")
        for named, text in zip(symbols, texts, strict=True)
    ]
    findings = [each for each in aligned(*plans).all_findings() if each.field == "references"]
    assert [each.code for each in findings] == ["reference_differs"] * len(missing)
    assert [name for each in findings for name in each.languages] == missing


def test_a_plan_of_many_rows_with_some_left_out_in_each_language() -> None:
    plan = factory.plan(actions(400))
    first, second = without(without(plan, "A1-3"), "A1-390"), without(plan, "A1-200")
    result = aligned(first, second, plan)
    assert [record.id for record in result.records] == [record.id for record in plan.records]
    assert told(result) == [
        ("record_missing_in_language", "A1-3", ["en"]),
        ("record_missing_in_language", "A1-200", ["fr"]),
        ("record_missing_in_language", "A1-390", ["en"]),
    ]


def test_findings_have_the_places_in_each_document() -> None:
    plan = factory.plan(actions(3))
    there = updated(plan, "A1-2", sources=[factory.source(page=9)], budget=None)
    there = updated(
        there, "A1-2", cost=Cost(kind="tbc", text="待完成"), budget=plan.records[0].budget
    )
    [finding] = aligned(plan, there).all_findings()
    assert {name: [each.page for each in places] for name, places in finding.sources.items()} == {
        "en": [1],
        "fr": [9],
    }


def test_everything_missing_from_one_language_is_no_error() -> None:
    empty: dict[str, Any] = {"records": [], "themes": []}
    result = aligned(factory.plan(), factory.plan().model_copy(update=empty))
    assert {each.code for each in result.all_findings()} == {
        "annex_missing_in_language",
        "theme_missing_in_language",
    }
    assert len(result.records) == 6


def test_an_excerpt_is_told_first_whatever_else_it_lacks() -> None:
    records = actions(20)
    part = factory.plan([record for record in records if (record.number or 0) % 2])
    result = aligned(factory.plan(records), part, part)
    first, *rest = result.all_findings()
    assert (first.code, first.level, first.languages) == (
        "excerpt_in_language", "error", ["fr", "ru"],
    )  # fmt: skip
    assert first.message == "Only 10 of the 20 records of en are in fr, ru: is that an excerpt?"
    assert sum(found.code == "record_missing_in_language" for found in rest) == 10


@pytest.mark.parametrize("lacking", [1, 4, 5])
def test_a_few_rows_that_are_lacking_make_no_excerpt(lacking: int) -> None:
    records = actions(20)
    result = aligned(factory.plan(records), factory.plan(records[lacking:]))
    assert "excerpt_in_language" not in {found.code for found in result.all_findings()}


def test_an_annex_that_is_lacking_makes_no_excerpt() -> None:
    records = [*actions(6), *actions(12, annex=2)]
    result = aligned(factory.plan(records), factory.plan(records[:6]))
    assert [found.code for found in result.all_findings()] == ["annex_missing_in_language"]
