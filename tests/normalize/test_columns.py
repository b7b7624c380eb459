"""Header cells matched to roles: wording, year columns, place, and what is no header."""

import pytest

from normalize.columns import Column, find_layout, is_header_row, period_of
from normalize.grid import Grid
from tests.normalize.tables import (
    ACTION,
    COMMENTS,
    EB152,
    HEADER_1,
    HEADER_2,
    LEFT,
    OBJECTIVE,
    PLAIN_HEADER_1,
    UP,
    ZH,
    action,
    done,
    layout_roles,
    rest,
    table,
    theme,
)

TEXTS = ("number", "functional_area", "action", "objective")
ROLES_1 = (*TEXTS, "budget", "cost", "2023", "2024", "2025+", "status", "comments")
ROLES_2 = (*TEXTS, "comments")
# As pages of the published text print them.
WRAPPED = (
    (
        "编号",
        "职能领域",
        ACTION,
        "目标或要解\n决的需求",
        "已编入预算/\n尚未编列\n预算",
        "估计交付\n成本\n(美元)",
        "活动或可交付成果\n完成时间：",
        LEFT,
        LEFT,
        "当前实施\n状态：正在\n进行/已做\n计划/正做\n计划",
        "秘书处的一般性意见，包括对\n迄今为止（截至 2022 年 12 月底）\n进展的看法",
    ),
    (UP, UP, UP, UP, UP, UP, "2023 年", "2024 年", "2025 年\n及\n以\n后", UP, UP),
)
HALF_WIDTH = (
    (
        *HEADER_1[0][:6],
        "活动或可交付成果完成时间:",
        LEFT,
        LEFT,
        "当前实施状态: 正在进行/已做计划/正做计划",
        "秘书处的一般性意见, 包括对迄今为止(截至2022年12月底)进展的看法",
    ),
    (UP, UP, UP, UP, UP, UP, "2023年", "2024年", "2025年及以后", UP, UP),
)


@pytest.mark.parametrize(
    "header",
    [HEADER_1, PLAIN_HEADER_1, WRAPPED, HALF_WIDTH],
    ids=["merged", "plain", "wrapped", "half-width"],
)
def test_the_header_of_annex_1(header: tuple[tuple[str, ...], ...]) -> None:
    assert layout_roles(*header, action()) == (2, ROLES_1)


def test_the_header_of_annex_2() -> None:
    assert layout_roles(*HEADER_2, done()) == (1, ROLES_2)


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("2023 年", "2023"),
        ("2025 年及以后", "2025+"),
        ("2025\n年\n及以后", "2025+"),
        ("2026+", "2026+"),
        ("2023-2024", None),
        ("编号", None),
        ("22023", None),
        (COMMENTS, None),
    ],
)
def test_year_headings(heading: str, period: str | None) -> None:
    assert period_of(heading, ZH) == period


def test_year_columns_of_a_later_version() -> None:
    first = (*HEADER_1[0][:9], LEFT, *HEADER_1[0][9:])
    second = (*HEADER_1[1][:8], "2025 年", "2026 年及以后", UP, UP)
    found = layout_roles(first, second, (*action()[:9], "X", *action()[9:]))
    assert found == (2, (*ROLES_1[:8], "2025", "2026+", *ROLES_1[9:]))


def test_a_heading_in_other_words_is_recognised_and_said_to_be_similar() -> None:
    header = ("编号", "职能领域", ACTION, "目标或需要解决的需求", COMMENTS)
    layout = find_layout(Grid.of(table(header, done())), ZH, EB152)
    assert layout is not None
    assert layout.columns[3] == Column("objective", "目标或需要解决的需求", "similar")
    assert layout.columns[2].how == "heading"


def test_an_unknown_heading_is_recognised_by_its_position() -> None:
    header = ("编号", "职能领域", ACTION, "为何", COMMENTS)
    layout = find_layout(Grid.of(table(header, done())), ZH, EB152)
    assert layout is not None
    assert layout.columns[3] == Column("objective", "为何", "position")


def test_a_column_more_is_left_unknown_and_shifts_no_other() -> None:
    header = (("编号", "职能领域", ACTION, OBJECTIVE, "负责部门", COMMENTS),)
    assert layout_roles(*header, ("1", "治理", "行动", "目标", "甲司", "意见")) == (
        1,
        (*TEXTS, None, "comments"),
    )


def test_of_two_columns_with_one_heading_the_first_counts() -> None:
    header = ("编号", "职能领域", ACTION, OBJECTIVE, COMMENTS, COMMENTS)
    assert layout_roles(header, ("1", "治理", "行动", "目标", "甲", "乙")) == (1, (*ROLES_2, None))


@pytest.mark.parametrize("title", [("附件 1", *[LEFT] * 10), ("表 1. 行动", *[""] * 10)])
def test_a_title_row_above_does_not_hide_the_header(title: tuple[str, ...]) -> None:
    assert layout_roles(title, *HEADER_1, action()) == (3, ROLES_1)


@pytest.mark.parametrize("row", [theme("1. 问责职能和制度"), theme("2. 2023 年的工作")])
def test_a_theme_row_under_the_header_is_none_of_it(row: tuple[str, ...]) -> None:
    assert layout_roles(*HEADER_1, row, action()) == (2, ROLES_1)


@pytest.mark.parametrize(
    "row",
    [
        rest(comments="2022 年 12 月完成。"),
        rest(action="2023 年", comments="2022 年"),
        action(status="2023 年"),
    ],
)
def test_a_row_that_names_years_under_the_header_is_none_of_it(row: tuple[str, ...]) -> None:
    assert layout_roles(*HEADER_1, row, action(2)) == (2, ROLES_1)


def test_an_action_of_which_texts_that_begin_with_years_go_on_is_no_header() -> None:
    assert layout_roles(rest(number="2", area="治理", action="2023; a.", comments="2023 b")) is None


def test_the_rest_of_an_action_under_the_header_is_none_of_it() -> None:
    """Its number is printed again, and what goes on of its area is a heading's word."""
    assert layout_roles(*HEADER_1, rest(number="2", area="编号"), action(3)) == (2, ROLES_1)


def test_two_texts_with_one_year_are_no_headings() -> None:
    """The rest of a row first on a page: headings name each year once."""
    assert layout_roles(rest(area="2023 и план", objective="2023, доклад"), action(3)) is None


def test_sentences_with_years_that_go_on_are_no_headings() -> None:
    assert layout_roles(rest(action="2023 年改革。", objective="2024。评估。")) is None


def test_rows_before_a_header_are_not_taken_for_it() -> None:
    assert layout_roles(action(7), *HEADER_1, action(8)) is None


@pytest.mark.parametrize(
    "rows",
    [
        (theme("1. 问责职能和制度"), action()),
        (("年份", "2022 年", "2023 年"), ("金额", "1", "2")),
        (("甲", "乙"), ("", "")),
    ],
)
def test_tables_without_a_plans_header(rows: tuple[tuple[str, ...], ...]) -> None:
    found = layout_roles(*rows)
    assert found is None or "action" not in found[1]


def test_a_header_in_the_middle_is_known_and_a_row_of_years_is_not() -> None:
    grid = Grid.of(
        table(action(1), *HEADER_1, rest(action="2023 年", comments="2022 年"), action(2))
    )
    assert [is_header_row(grid, row, ZH, ROLES_1) for row in range(5)] == [
        False,
        True,
        True,
        False,
        False,
    ]
