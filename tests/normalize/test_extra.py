"""Columns that stand for no field: their texts stay with their records, under a name."""

import pytest

from normalize.records import Plan
from tests.normalize.tables import (
    ACTION,
    COMMENTS,
    HEADER_1,
    LEFT,
    OBJECTIVE,
    UP,
    Row,
    action,
    codes,
    document,
    done,
    ids,
    plan,
    rest,
    subheading,
    table,
    theme,
)

UNIT = "负责部门"


def widened(rows: list[Row], at: int, cells: list[str]) -> list[Row]:
    """The rows with a cell more each, before the column `at`."""
    return [(*row[:at], cell, *row[at:]) for row, cell in zip(rows, cells, strict=True)]


def read(rows: list[Row], at: int, cells: list[str], page: int | None = 3) -> Plan:
    """The plan of Annex 1 with these rows and a column more."""
    table_rows = widened([*HEADER_1, *rows], at, [UNIT, UP, *cells])
    return plan(document("附件 1", table(*table_rows, page=page)))


def messages(read: Plan, code: str) -> list[str]:
    return [found.message for found in read.all_findings() if found.code == code]


@pytest.mark.parametrize("at", [0, 1, 2, 3, 4, 6, 9, 10, 11])
def test_a_column_more_is_carried_wherever_it_stands(at: int) -> None:
    # Within the cells that a subheading has merged there is no place for a text of its own.
    second = LEFT if 4 < at < 10 else "乙司"
    rows = [action(1), subheading("治理", "副标题"), action(2)]
    found = read(rows, at, ["甲司", second, ""])
    assert ids(found) == ["A1-1", "A1-s1", "A1-2"]
    assert [record.extra for record in found.records] == [
        {UNIT: "甲司"},
        {UNIT: second.strip(LEFT)},
        {UNIT: ""},
    ]
    [new] = [each for each in found.all_findings() if each.code == "column_new"]
    assert UNIT in new.message
    assert new.record is None
    assert [source.page for source in new.sources] == [3]


def test_a_plan_without_such_columns_has_none() -> None:
    assert plan(document("附件 1", table(*HEADER_1, action(1)))).records[0].extra == {}


def test_two_columns_with_one_heading_are_told_apart() -> None:
    header = ("编号", "职能领域", ACTION, "备注甲", UNIT, OBJECTIVE, UNIT, COMMENTS, "")
    found = plan(document("附件 2", table(header, ("1", "治理", "行动", *"甲乙丙丁戊己"))))
    [record] = found.records
    assert record.extra == {"备注甲": "甲", UNIT: "乙", f"{UNIT} (2)": "丁", "column 9": "己"}
    assert (record.objective, record.comments) == ("丙", "戊")
    assert len(messages(found, "column_new")) == 4


def test_a_column_without_heading_and_text_is_none() -> None:
    header = ("编号", "职能领域", ACTION, OBJECTIVE, COMMENTS, "")
    rows = [("1", "治理", "行动", "目标", "意见", ""), theme("1. 治理", 6)]
    found = plan(document("附件 2", table(header, *rows)))
    assert found.records[0].extra == {}
    assert codes(found) == []


def test_a_heading_in_several_lines_is_joined_as_the_script_wants() -> None:
    header = ("编号", "职能领域", ACTION, OBJECTIVE, COMMENTS, "负责\n部门", "Lead\tnew\nunit")
    found = plan(document("附件 2", table(header, (*done(1), "甲", "A"))))
    assert [*found.records[0].extra] == ["负责部门", "Lead new unit"]


def test_a_row_goes_on_over_a_page_break_in_a_new_column() -> None:
    first = table(*widened([*HEADER_1, action(1)], 11, [UNIT, UP, "甲司和"]))
    headed = [(*HEADER_1[0], "负责 部门"), (*HEADER_1[1], UP), (*rest(comments="尾"), "乙司")]
    found = plan(document("附件 1", first, table(*headed)))
    assert found.records[0].extra == {UNIT: "甲司和乙司"}
    assert len(messages(found, "column_new")) == 1


def test_a_part_without_header_goes_on_with_the_column() -> None:
    first = table(*widened([*HEADER_1, action(1)], 4, [UNIT, UP, "甲司"]))
    second = table(*widened([action(2)], 4, ["乙司"]))
    found = plan(document("附件 1", first, second))
    assert [record.extra for record in found.records] == [{UNIT: "甲司"}, {UNIT: "乙司"}]


def test_a_blank_column_that_holds_a_text_on_a_later_page() -> None:
    first = table(*widened([*HEADER_1, action(1)], 4, ["", UP, ""]))
    second = table(*widened([action(2), action(3)], 4, ["", "甲司"]))
    found = plan(document("附件 1", first, second))
    assert ids(found) == ["A1-1", "A1-2", "A1-3"]
    assert [record.extra for record in found.records] == [
        {"column 5": ""}, {"column 5": ""}, {"column 5": "甲司"},
    ]  # fmt: skip
    assert [record.comments for record in found.records] == ["意见甲"] * 3
    [message] = messages(found, "column_new")
    assert message.startswith("Column 5, without heading, is new")


def test_a_cell_over_a_field_and_a_new_column_is_of_the_field_with_a_finding() -> None:
    found = read([(*action(1)[:10], "两列的意见")], 11, [LEFT])
    assert found.records[0].comments == "两列的意见"
    assert found.records[0].extra == {UNIT: ""}
    [message] = messages(found, "cell_spans_fields")
    assert "comments" in message
    assert UNIT in message


def test_a_merged_dash_of_a_subheading_may_reach_over_a_new_column() -> None:
    rows = [action(1), subheading("治理", "副标题"), action(2)]
    found = read(rows, 6, ["甲", LEFT, "乙"])
    merged = found.records[1].merged
    assert merged is not None
    assert (merged.columns, merged.text) == (["budget", "cost", "timeline", "status"], "-")
    assert codes(found) == ["column_new"]


def test_a_cell_over_two_new_columns_is_kept_once() -> None:
    header = ("编号", "职能领域", ACTION, OBJECTIVE, COMMENTS, "甲", "乙")
    found = plan(document("附件 2", table(header, (*done(1), "全部", LEFT))))
    assert found.records[0].extra == {"甲": "全部", "乙": ""}
    assert len(messages(found, "cell_spans_fields")) == 1


def test_documents_named_in_a_new_column_are_references() -> None:
    assert read([action(1)], 11, ["见 EB150/3"]).records[0].references == ["EB150/3"]


def test_a_heading_spaced_otherwise_is_the_same_where_a_part_has_fewer_columns() -> None:
    first = widened([*HEADER_1, action(1)], 11, [UNIT, UP, "甲司"])
    first = widened(first, 12, ["风险等级", UP, "高"])
    second = widened([*HEADER_1, action(2)], 11, ["负责 部门", UP, "乙司"])
    found = plan(document("附件 1", table(*first), table(*second)))
    assert [record.extra for record in found.records] == [
        {UNIT: "甲司", "风险等级": "高"},
        {UNIT: "乙司", "风险等级": ""},
    ]
