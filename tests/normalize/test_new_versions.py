"""Versions of the plan that look different: what is new is kept and told once, what is gone too."""

import pytest

from normalize.records import Plan
from tests.normalize.tables import (
    HEADER_1,
    HEADER_2,
    LEFT,
    UP,
    Row,
    action,
    annex,
    codes,
    document,
    done,
    plan,
    subheading,
    table,
    theme,
)

PERIODS = ("2023 年", "2024 年", "2025 年及以后")
FIRST = theme("1. 问责职能和制度")


def with_years(*years: str) -> list[Row]:
    """The header of Annex 1 with other year columns."""
    first = (*HEADER_1[0][:7], *[LEFT] * (len(years) - 1), *HEADER_1[0][9:])
    return [first, (*[UP] * 6, *years, UP, UP)]


def said(read: Plan, code: str) -> list[str]:
    return [found.message for found in read.all_findings() if found.code == code]


@pytest.mark.parametrize(
    ("years", "periods", "new", "missing"),
    [
        (PERIODS, ["2023", "2024", "2025+"], [], []),
        ((*PERIODS[:2], "2025 年", "2026 年"), ["2023", "2024", "2025", "2026"], ["2025", "2026"],
         ["2025+"]),
        ((*PERIODS, "2026+"), ["2023", "2024", "2025+", "2026+"], ["2026+"], []),
        (("2024 年", "2025 年", "2026 年及以后"), ["2024", "2025", "2026+"], ["2025", "2026+"],
         ["2023", "2025+"]),
        (PERIODS[1:], ["2024", "2025+"], [], ["2023"]),
    ],
)  # fmt: skip
def test_years_that_are_new_or_gone(
    years: tuple[str, ...], periods: list[str], new: list[str], missing: list[str]
) -> None:
    marks = ("X", "-", "", "X")[: len(years)]
    rows = [
        theme("1. 问责职能和制度", 8 + len(years)),
        action(1, marks=marks),
        action(2, marks=marks),
    ]
    read = plan(document("附件 1", table(*with_years(*years), *rows, page=1)))
    assert [entry.period for entry in read.records[1].timeline or ()] == periods
    assert [entry.text for entry in read.records[1].timeline or ()] == list(marks)
    assert [message.split(" for ")[1].split(",")[0] for message in said(read, "period_new")] == new
    told = [message.split(" for ")[1].split(",")[0] for message in said(read, "period_missing")]
    assert told == missing
    assert codes(read) == ["period_new"] * len(new) + ["period_missing"] * len(missing)
    assert all(found.sources for found in read.findings if found.code.startswith("period"))


@pytest.mark.parametrize(
    ("at", "field"), [(3, "objective"), (4, "budget"), (5, "cost"), (9, "status"), (10, "comments")]
)
def test_a_column_that_is_gone_is_told_and_its_field_is_null(at: int, field: str) -> None:
    rows = [[*row[:at], *row[at + 1 :]] for row in (*HEADER_1, action(1), action(2))]
    read = plan(document("附件 1", table(*rows, page=2)))
    assert codes(read) == ["column_missing"]
    [found] = [each for each in read.findings if each.code == "column_missing"]
    assert f"no column {field}," in found.message
    assert [source.page for source in found.sources] == [2]
    assert [getattr(record, field) for record in read.records] == [None, None]


def test_a_merged_dash_over_the_other_values_of_a_plan_without_cost() -> None:
    rows = [[*row[:5], *row[6:]] for row in (*HEADER_1, action(1), subheading("治理", "副题"))]
    read = plan(document("附件 1", table(*rows)))
    merged = read.records[1].merged
    assert merged is not None
    assert merged.columns == ["budget", "timeline", "status"]


def test_a_column_that_is_known_but_new_to_its_annex_is_told() -> None:
    header = (*HEADER_2[0], "估计交付成本(美元)")
    read = plan(document("附件 2", table(header, (*done(1), "70 000"))))
    assert codes(read) == ["column_unexpected"]
    cost = read.records[0].cost
    assert cost is not None
    assert cost.min_usd == 70000
    assert [record.status and record.status.value for record in read.records] == ["implemented"]


@pytest.mark.parametrize(("at", "field"), [(4, "budget"), (5, "cost"), (9, "status")])
def test_a_column_in_the_place_of_another_is_not_taken_for_it(at: int, field: str) -> None:
    """Its values say that it is another; one that has but another heading keeps its field."""
    header = [*HEADER_1[0][:at], "负责部门", *HEADER_1[0][at + 1 :]]
    named = {1: "甲司", 2: "乙司", 3: "丙司"}
    units = [
        [*action(number)[:at], unit, *action(number)[at + 1 :]] for number, unit in named.items()
    ]
    read = plan(document("附件 1", table(header, HEADER_1[1], *units)))
    assert sorted(codes(read)) == ["column_missing", "column_new"]
    assert [record.extra["负责部门"] for record in read.records] == ["甲司", "乙司", "丙司"]
    assert [getattr(record, field) for record in read.records] == [None, None, None]
    renamed = plan(document("附件 1", table(header, HEADER_1[1], action(1), action(2))))
    assert codes(renamed) == ["heading_by_position"]
    assert renamed.records[0].extra == {}


@pytest.mark.parametrize("at", [6, 10, 11])
def test_a_column_that_names_a_year_is_no_year_column_by_that(at: int) -> None:
    """Neither where the year has a column of its own nor where its texts are no marks."""
    for heading in ("2024 年的成果", "2021 年的成果"):
        header = [
            [*row[:at], cell, *row[at:]] for row, cell in zip(HEADER_1, (heading, UP), strict=True)
        ]
        rows = [
            [*action(number)[:at], text, *action(number)[at:]]
            for number, text in enumerate(("建成两所诊所", "培训助产士", "登记出生"), start=1)
        ]
        read = plan(document("附件 1", table(*header, FIRST[:1] + (LEFT,) * 11, *rows)))
        assert codes(read) == ["column_new"]
        assert [record.extra[heading] for record in read.records] == [
            "建成两所诊所", "培训助产士", "登记出生",
        ]  # fmt: skip
        assert [entry.period for entry in read.records[0].timeline or ()] == [
            "2023",
            "2024",
            "2025+",
        ]


def test_a_later_page_has_the_column_as_the_first_one_has_it() -> None:
    header = [*HEADER_1[0][:9], "负责部门", HEADER_1[0][10]]
    first, second = (
        table(header, HEADER_1[1], *([*action(number)[:9], unit, "意见"] for number, unit in units))
        for units in ([(1, "甲司"), (2, "乙司")], [(3, "正在进行")])
    )
    read = plan(document("附件 1", first, second))
    assert [record.extra["负责部门"] for record in read.records] == ["甲司", "乙司", "正在进行"]
    assert sorted(codes(read)) == ["column_missing", "column_new"]


def test_an_area_column_that_is_blank_is_told_once() -> None:
    read = plan(annex(action(1, ""), action(2, "")))
    assert codes(read) == ["column_blank"]


@pytest.mark.parametrize("title", ["8. 数字化转型", "3. 卫生应急架构"])
def test_a_theme_that_is_new_is_kept_and_told_at_its_place(title: str) -> None:
    rows = [*HEADER_1, FIRST, action(1), theme(title), action(2)]
    read = plan(document("附件 1", table(*rows, page=4)))
    assert codes(read) == ["theme_new"]
    [found] = [each for each in read.findings if each.code == "theme_new"]
    assert title.split(". ")[1] in found.message
    assert [(source.page, source.box[1]) for source in found.sources] == [(4, 140.0)]
    assert [record.theme for record in read.records] == [1, int(title[0])]


def test_a_new_theme_of_both_annexes_is_told_once() -> None:
    first = table(*HEADER_1, FIRST, action(1), theme("8. 数字化转型"), action(2))
    second = table(*HEADER_2, theme("8. 数字化转型", 5), done(1))
    assert codes(plan(document("附件 1", first, "附件 2", second))) == ["theme_new"]


def test_a_plan_without_any_theme_is_told_once() -> None:
    read = plan(annex(action(1), action(2)))
    assert [each.code for each in read.all_findings()].count("themes_missing") == 1


def test_a_status_in_new_words_names_the_list_to_add_it_to() -> None:
    read = plan(annex(FIRST, action(1, status="搁置"), action(2, status="搁置")))
    [message] = said(read, "unrecognised_value")
    assert '"搁置"' in message
    assert "add it to [status]" in message
    assert [record.status and record.status.text for record in read.records] == ["搁置"] * 2
