"""Merged cells, and rows of formats that can't tell a merged cell from blank ones."""

import pytest

from normalize.records import Record
from tests.normalize.tables import (
    LEFT,
    PLAIN_HEADER_1,
    UP,
    Row,
    action,
    annex,
    codes,
    document,
    ids,
    plan,
    rest,
    subheading,
    table,
)

ALL = ["budget", "cost", "timeline", "status"]


def marks(record: Record) -> list[tuple[str, str]]:
    return [(entry.period, entry.mark) for entry in record.timeline or []]


def plain(*rows: Row) -> list[Record]:
    """The records of rows of a tab-separated text."""
    read = table(*PLAIN_HEADER_1, *rows, spans_known=False)
    return plan(document("附件 1", read, file_format="text")).records


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_one_dash_for_all_values(dash: str) -> None:
    row = list(subheading("治理", "改进程序", comments="意见"))
    row[4] = dash
    record = plan(annex(row)).records[0]
    assert record.merged is not None
    assert (record.merged.columns, record.merged.text) == (ALL, dash)
    assert (record.budget, record.cost, record.timeline, record.status) == (None,) * 4
    assert record.comments == "意见"


def test_a_blank_merged_cell_is_told_as_merged_too() -> None:
    row = list(subheading("治理", "改进程序"))
    row[4] = ""
    record = plan(annex(row)).records[0]
    assert record.merged is not None
    assert (record.merged.columns, record.merged.text) == (ALL, "")


def test_budget_and_cost_in_one_cell() -> None:
    row = list(action(1))
    row[4:6] = ["-", LEFT]
    record = plan(annex(row)).records[0]
    assert record.merged is not None
    assert (record.merged.columns, record.merged.text) == (["budget", "cost"], "-")
    assert (record.budget, record.cost) == (None, None)
    assert marks(record) == [("2023", "due"), ("2024", "none"), ("2025+", "blank")]
    assert record.status is not None


def test_one_mark_over_two_years() -> None:
    record = plan(annex(action(1, marks=("X", LEFT, "")))).records[0]
    assert marks(record) == [("2023", "due"), ("2024", "due"), ("2025+", "blank")]
    assert record.merged is None


def test_two_marks_in_one_cell_over_two_years_are_in_doubt() -> None:
    record = plan(annex(action(1, marks=("- X", LEFT, "")))).records[0]
    assert "cell_spans_fields" in [each.code for each in record.findings]


def test_a_cell_over_part_of_the_years_and_the_status_goes_to_each() -> None:
    row = list(action(1))
    row[7:10] = ["待完成", LEFT, LEFT]
    record = plan(annex(row)).records[0]
    assert marks(record) == [("2023", "due"), ("2024", "tbc"), ("2025+", "tbc")]
    assert record.status is not None
    assert (record.status.value, record.merged) == ("tbc", None)


def test_number_and_area_in_one_cell_is_the_area() -> None:
    row = ("在国家级的影响", LEFT, "明确作用", "", "-", *[LEFT] * 5, "意见")
    record = plan(annex(row)).records[0]
    assert (record.kind, record.functional_area) == ("subheading", "在国家级的影响")


def test_a_number_in_one_cell_with_the_area_is_in_doubt() -> None:
    row = list(action(2))
    row[0:2] = ["2", LEFT]
    record = plan(annex(action(1), row)).records[1]
    assert (record.number, record.functional_area) == (2, "")
    assert "cell_spans_fields" in [each.code for each in record.findings]


def test_one_area_cell_for_several_actions() -> None:
    read = plan(
        annex(action(1, "问责职能\n风险管理"), action(2, UP), action(3, UP), action(4, "治理"))
    )
    areas = [(record.functional_area, record.sub_area) for record in read.records]
    assert areas == [("问责职能", "风险管理")] * 3 + [("治理", "")]


def test_one_comment_cell_for_two_actions() -> None:
    read = plan(annex(action(1, comments="共同意见"), action(2, comments=UP)))
    assert [record.comments for record in read.records] == ["共同意见", "共同意见"]


@pytest.mark.parametrize(
    ("column", "field"), [(2, "action"), (3, "objective"), (4, "comments"), (9, "comments")]
)
def test_a_cell_over_texts_and_values_is_the_first_text(column: int, field: str) -> None:
    row = [*action(1, text="行动", objective="目标", comments="意见")]
    row[column:] = ["一段很长的文字", *[LEFT] * (10 - column)]
    record = plan(annex(row)).records[0]
    assert getattr(record, field) == "一段很长的文字"


def test_a_text_across_the_row_beside_its_number_is_kept() -> None:
    row = (*action(1)[:1], "见下一页的说明", *[LEFT] * 9)
    read = plan(annex(action(1), row))
    assert [theme.title for theme in read.themes] == ["见下一页的说明"]


def test_a_text_across_the_row_beside_an_area_is_kept_in_a_finding() -> None:
    read = plan(annex(action(1), ("治理", "见下一页的说明", *[LEFT] * 9)))
    assert ids(read) == ["A1-1", "A1-s1"]
    [finding] = read.records[1].findings
    assert finding.code == "unassigned_text"
    assert "见下一页的说明" in finding.message


def test_shifted_subheading_with_one_dash() -> None:
    [record] = plain(
        ("在国家级的影响", "", "明确作用", "目标", "-", "", "", "意见很长", "", "", "")
    )
    assert (record.id, record.functional_area) == ("A1-s1", "在国家级的影响")
    assert (record.action, record.objective, record.comments) == ("明确作用", "目标", "意见很长")
    assert record.merged is not None
    assert (record.merged.columns, record.merged.text) == (ALL, "-")


def test_shifted_dash_with_the_comments_in_place() -> None:
    [record] = plain(("", "问责职能 风险管理", "制定框架", "", "", "", "-", "", "", "", "意见"))
    assert record.merged is not None
    assert (record.merged.columns, record.comments) == (ALL, "意见")


def test_a_subheading_with_values_of_its_own_is_left_as_it_stands() -> None:
    row = action("", "问责职能 审计", cost="15 000 000 (每年)", marks=("-", "-", "-"))
    [record] = plain(row)
    assert record.kind == "subheading"
    assert record.cost is not None
    assert (record.cost.min_usd, record.cost.per, record.merged) == (15_000_000, "year", None)


def test_dashes_cell_by_cell_are_no_merged_cell() -> None:
    row = rest(area="治理", action="改进", budget="-", cost="-", y1="-", y2="-", y3="-", status="-")
    [record] = plain(row)
    assert record.merged is None
    assert marks(record) == [("2023", "none"), ("2024", "none"), ("2025+", "none")]


def test_of_two_misplaced_texts_none_is_moved() -> None:
    row = rest(area="治理", action="改进", budget="甲说明", status="乙说明")
    [record] = plain(row)
    assert record.comments == ""
    assert [finding.code for finding in record.findings] == ["unrecognised_value"] * 2


def test_an_actions_unknown_value_is_not_moved_to_its_comments() -> None:
    [record] = plain(action(1, status="甲说明", comments=""))
    assert record.comments == ""
    assert record.status is not None
    assert (record.status.value, record.status.text) == ("unrecognised", "甲说明")


def test_where_merged_cells_are_known_nothing_is_moved() -> None:
    row = rest(area="治理", action="改进", cost="甲说明")
    read = plan(annex(row))
    assert read.records[0].comments == ""
    assert codes(read) == ["unrecognised_value"]


@pytest.mark.parametrize(("area", "doubt"), [("治理", True), ("制订计划", False)])
def test_a_merged_area_that_names_two_is_in_doubt(area: str, *, doubt: bool) -> None:
    """A rule is missing between two areas: the cell is no merged one."""
    below = list(action(2))
    below[1] = UP
    read = plan(annex(action(1, f"问责职能\n{area}"), tuple(below)))
    assert ids(read) == ["A1-1", "A1-2"]
    assert ("cell_spans_rows" in codes(read)) is doubt
