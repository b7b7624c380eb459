"""Parts joined: repeated headers dropped, cut rows glued, other tables left out, with traces."""

import itertools
from dataclasses import replace

import pytest

from extract.document import Document, Table
from normalize.join import Trace, join_tables
from tests.normalize.tables import (
    EB152,
    HEADER_1,
    HEADER_2,
    LEFT,
    UP,
    ZH,
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


def part(*rows: Row, page: int | None = None) -> Table:
    return table(*HEADER_1, *rows, page=page)


def traces(read: Document) -> list[Trace]:
    return join_tables(read, ZH, EB152).traces


CUTS = [
    set(columns)
    for size in (1, 2, 3)
    for columns in itertools.combinations(("action", "objective", "comments"), size)
]


@pytest.mark.parametrize("columns", CUTS, ids=lambda columns: "+".join(sorted(columns)))
def test_a_cut_row_is_glued_each_cell_with_its_own(columns: set[str]) -> None:
    read = document(
        "附件 1", part(action(1)), part(rest(**dict.fromkeys(columns, "尾")), action(2))
    )
    found = plan(read)
    assert ids(found) == ["A1-1", "A1-2"]
    record = found.records[0]
    assert record.action == "制定框架" + "尾" * ("action" in columns)
    assert record.objective == "目标甲" + "尾" * ("objective" in columns)
    assert record.comments == "意见甲" + "尾" * ("comments" in columns)
    assert record.findings == []


def test_a_cut_row_stands_on_both_pages() -> None:
    read = document("附件 1", part(action(1), page=3), part(rest(comments="息"), action(2), page=4))
    first, second = plan(read).records
    assert [source.page for source in first.sources] == [3, 4]
    assert [source.page for source in second.sources] == [4]
    glued = [trace for trace in traces(read) if trace.action == "glued"]
    assert [(trace.table, trace.row, trace.annex, trace.certain) for trace in glued] == [
        (1, 2, 1, True)
    ]
    assert {place.page for place in glued[0].places} == {4}


def test_a_row_over_three_pages() -> None:
    parts = [part(action(1)), part(rest(comments="二")), part(rest(comments="三"), action(2))]
    found = plan(document("附件 1", *parts))
    assert found.records[0].comments == "意见甲二三"


def test_a_value_cut_by_the_page_is_read_whole() -> None:
    cut = action(1, cost="工作人员", status="正在")
    found = plan(document("附件 1", part(cut), part(rest(cost="工时", status="进行"))))
    record = found.records[0]
    assert record.cost is not None
    assert record.status is not None
    assert (record.cost.kind, record.status.value) == ("staff_time", "ongoing")


def test_a_cut_area_is_glued_and_one_printed_again_is_not_doubled() -> None:
    cut = action(1, "问责职能\n预防和应对性骚")
    found = plan(document("附件 1", part(cut), part(rest(area="扰"))))
    assert found.records[0].sub_area == "预防和应对性骚扰"
    again = part(rest(area="问责职能\n风险管理", comments="尾"))
    found = plan(document("附件 1", part(action(1)), again))
    assert (found.records[0].functional_area, found.records[0].sub_area) == ("问责职能", "风险管理")
    assert found.records[0].comments == "意见甲尾"


def test_a_number_printed_again_is_no_new_action() -> None:
    found = plan(
        document("附件 1", part(action(1)), part(("1", "", "", *[""] * 7, "尾"), action(2)))
    )
    assert ids(found) == ["A1-1", "A1-2"]
    assert found.records[0].comments == "意见甲尾"


def test_a_part_of_the_area_beside_a_number_printed_again_is_not_doubled() -> None:
    again = ("1", "风险管理", "", *[""] * 7, "尾")
    found = plan(document("附件 1", part(action(1)), part(again)))
    assert (found.records[0].functional_area, found.records[0].sub_area) == ("问责职能", "风险管理")
    assert found.records[0].comments == "意见甲尾"


def test_the_same_number_inside_a_page_is_another_action() -> None:
    found = plan(document("附件 1", part(action(1), action(1))))
    assert ids(found) == ["A1-1", "A1-1.2"]


def test_a_subheading_first_on_a_page_is_no_continuation() -> None:
    found = plan(
        document("附件 1", part(action(1)), part(subheading("治理", "改进"), action(2, "治理")))
    )
    assert ids(found) == ["A1-1", "A1-s1", "A1-2"]
    assert found.records[0].action == "制定框架"


def test_a_continuation_of_a_subheading_next_to_an_action() -> None:
    cut = part(rest(action="程序"), action(2, "治理"))
    found = plan(document("附件 1", part(action(1), subheading("治理", "改进")), cut))
    assert ids(found) == ["A1-1", "A1-s1", "A1-2"]
    assert found.records[1].action == "改进程序"
    assert found.records[2].subheading == "A1-s1"


def test_a_continuation_before_a_subheading_and_a_theme() -> None:
    cut = part(rest(comments="尾"), subheading("治理", "改进"), theme("4. 治理"), action(2, "治理"))
    found = plan(document("附件 1", part(action(1)), cut))
    assert ids(found) == ["A1-1", "A1-s1", "A1-2"]
    assert found.records[0].comments == "意见甲尾"


def test_rows_without_number_inside_a_page_are_glued_with_a_doubt() -> None:
    found = plan(document("附件 1", part(action(1), rest(comments="尾"))))
    assert found.records[0].comments == "意见甲尾"
    assert codes(found) == ["row_glued_uncertain"]


def test_an_unknown_area_with_an_action_first_on_a_page_is_glued_with_a_doubt() -> None:
    found = plan(document("附件 1", part(action(1)), part(rest(area="数字化", action="改进"))))
    assert ids(found) == ["A1-1"]
    assert codes(found) == ["row_glued_uncertain"]


def test_full_lines_before_the_page_break_leave_the_doubt() -> None:
    """A row of its own may by chance begin with words that had no room in the row before."""
    full: dict[tuple[int, int], tuple[float | None, float | None]] = {
        (2, column): (3.0, 10.0) for column in (1, 2, 3)
    }
    first = table(*HEADER_1, action(1), room=full)
    second = table(*HEADER_1, rest(area="数字化", action="改进"), room=full)
    assert codes(plan(document("附件 1", first, second))) == ["row_glued_uncertain"]


@pytest.mark.parametrize(("lead", "doubts"), [(8.0, []), (30.0, ["row_glued_uncertain"])])
def test_many_lines_full_for_a_short_word_take_the_doubt_away(
    lead: float, doubts: list[str]
) -> None:
    """In columns of 60 points: 8 points twice are 1 chance in 56."""
    full: dict[tuple[int, int], tuple[float | None, float | None]] = {
        (2, column): (3.0, lead) for column in (1, 2)
    }
    first = table(*HEADER_1, action(1, "问责职能"), room=full, page=1)
    second = table(*HEADER_1, rest(area="数字化", action="改进"), room=full, page=2)
    assert codes(plan(document("附件 1", first, second))) == doubts


def test_an_area_that_the_page_break_cut_takes_the_doubt_away() -> None:
    first = table(*HEADER_1, action(1, "在国家级"))
    second = table(*HEADER_1, rest(area="的影响", action="改进"))
    found = plan(document("附件 1", first, second))
    assert codes(found) == []
    assert found.records[0].functional_area == "在国家级的影响"


def test_a_row_stands_on_each_page_that_prints_its_labels_again() -> None:
    parts = [
        table(*HEADER_1, action(1), page=1),
        table(*HEADER_1, rest(number="1", area="问责职能\n风险管理"), page=2),
        table(*HEADER_1, rest(number="1", area="问责职能\n风险管理", action="改进"), page=3),
    ]
    # As in tags, which show no place of a blank cell.
    placed = [
        replace(
            one, cells=tuple(cell if cell.text else replace(cell, places=()) for cell in one.cells)
        )
        for one in parts
    ]
    [record] = plan(document("附件 1", *placed)).records
    assert [source.page for source in record.sources] == [1, 2, 3]


def test_a_row_stands_on_its_own_pages_not_on_those_of_the_area_merged_above_it() -> None:
    """In tags a merged cell is one, whatever pages its rows stand on."""
    second = table(*HEADER_1, action(1), (*action(2)[:1], UP, *action(2)[2:]), page=2)
    areas = [
        replace(cell, places=(replace(cell.places[0], page=1),)) if cell.row_span == 2 else cell
        for cell in second.cells
    ]
    cells = tuple(
        replace(cell, places=tuple(replace(one, page=1) for one in cell.places))
        if cell.row == 2
        else cell
        for cell in areas
    )
    records = plan(document("附件 1", replace(second, cells=cells))).records
    assert [[one.page for one in record.sources] for record in records] == [[1], [2]]
    assert records[1].functional_area == "问责职能"


def test_a_blank_cell_of_unknown_width_takes_no_value_away() -> None:
    first = (*action(1)[:5], "-", *[LEFT] * 4, "意见")
    more = ("", "", "", "", "", *[LEFT] * 5, "尾")
    found = plan(document("附件 1", part(first), part(more)))
    assert found.records[0].budget is not None
    assert found.records[0].budget.text == "已编入预算"


@pytest.mark.parametrize(("room", "joined"), [(3.0, "制定框架改进"), (50.0, "制定框架\n改进")])
def test_a_line_ended_on_purpose_before_the_page_break_is_a_break(room: float, joined: str) -> None:
    first = table(*HEADER_1, action(1), room={(2, 2): (room, 10.0)})
    second = table(*HEADER_1, rest(action="改进"), room={(2, 2): (3.0, 10.0)})
    assert plan(document("附件 1", first, second)).records[0].action == joined


def test_the_line_before_the_last_page_break_tells() -> None:
    rooms = [(3.0, 10.0), (50.0, 10.0), (3.0, 10.0)]
    rows = [action(1, text="一"), rest(action="二"), rest(action="三")]
    parts = [
        table(*HEADER_1, row, room={(2, 2): room}) for row, room in zip(rows, rooms, strict=True)
    ]
    assert plan(document("附件 1", *parts)).records[0].action == "一二\n三"


def test_breaks_of_both_parts_are_kept() -> None:
    first = table(*HEADER_1, action(1, comments="一\n二"), breaks={(2, 10): (1,)})
    second = table(*HEADER_1, rest(comments="三\n四"), breaks={(2, 10): (1,)})
    assert plan(document("附件 1", first, second)).records[0].comments == "一\n二三\n四"


def test_a_number_column_text_of_a_continuation_leaves_the_number_alone() -> None:
    found = plan(document("附件 1", part(action(1)), part(rest(number="见注", comments="尾"))))
    assert ids(found) == ["A1-1"]
    assert (found.records[0].number, found.records[0].comments) == (1, "意见甲尾")
    assert found.records[0].sub_area == "风险管理"
    assert codes(found) == ["unassigned_text"]
    assert "见注" in found.records[0].findings[0].message


def test_a_header_in_the_middle_is_dropped_and_a_row_after_it_glued() -> None:
    read = document("附件 1", part(action(1), *HEADER_1, rest(comments="尾"), action(2)))
    found = plan(read)
    assert ids(found) == ["A1-1", "A1-2"]
    assert (found.records[0].comments, codes(found)) == ("意见甲尾", [])
    dropped = [trace.row for trace in traces(read) if trace.action == "header_dropped"]
    assert dropped == [3, 4]


def test_years_alone_in_a_cut_row_are_no_header() -> None:
    cut = part(rest(objective="2023 年", comments="2022 年完成"), action(2))
    record = plan(document("附件 1", part(action(1)), cut)).records[0]
    assert (record.objective, record.comments) == ("目标甲2023 年", "意见甲2022 年完成")


def test_a_table_without_header_goes_on_with_the_one_before() -> None:
    read = document("附件 1", part(action(1)), table(rest(comments="尾"), action(2)))
    found = plan(read)
    assert ids(found) == ["A1-1", "A1-2"]
    assert (found.records[0].comments, codes(found)) == ("意见甲尾", [])
    assert [(trace.action, trace.certain) for trace in traces(read)] == [
        ("began", True),
        ("joined", False),
        ("glued", True),
    ]


def test_without_header_and_after_running_text_a_glued_row_is_doubtful() -> None:
    other = table(rest(comments="别的表格"))
    assert codes(plan(document("附件 1", part(action(1)), other))) == []
    found = plan(document("附件 1", part(action(1)), "预算概览如下。", other))
    assert codes(found) == ["row_glued_uncertain"]


def test_a_table_without_header_has_the_columns_of_the_part_before() -> None:
    first = (*HEADER_1[0][:9], LEFT, *HEADER_1[0][9:])
    second = (*HEADER_1[1][:8], "2025 年", "2026 年及以后", UP, UP)
    rows = [(*action(number)[:9], "X", *action(number)[9:]) for number in (2, 3)]
    read = document("附件 1", part(action(1)), table(first, second, rows[0]), table(rows[1]))
    found = plan(read)
    assert ids(found) == ["A1-1", "A1-2", "A1-3"]
    assert [entry.period for entry in found.records[2].timeline or []][-1] == "2026+"


def test_a_table_without_header_under_another_annex_is_left_out() -> None:
    read = document("附件 1", part(action(1)), "附件 3", table(action(7)))
    assert ids(plan(read)) == ["A1-1"]
    assert [trace.action for trace in traces(read)] == ["began", "ignored"]


@pytest.mark.parametrize(
    "other",
    [
        table(("年份", "2022 年", "2023 年"), ("金额", "1", "2")),
        table(("甲", "乙"), ("丙", "丁")),
        table(("编号", "名称"), ("1", "某")),
    ],
)
def test_other_tables_are_ignored_wherever_they_stand(other: Table) -> None:
    read = document(other, "附件 1", part(action(1)), other, part(rest(comments="尾"), action(2)))
    found = plan(read)
    assert ids(found) == ["A1-1", "A1-2"]
    assert found.records[0].comments == "意见甲尾"
    assert [trace.action for trace in traces(read)].count("ignored") == 2


def test_an_area_merged_over_a_page_break() -> None:
    first = part(action(1, "治理\n决议"), action(2, UP))
    second = part(action(3, ""), action(4, UP), action(5, "资金"))
    read = document("附件 1", first, second)
    areas = [(record.functional_area, record.sub_area) for record in plan(read).records]
    assert areas == [("治理", "决议")] * 4 + [("资金", "")]
    assert [trace.row for trace in traces(read) if trace.action == "continued"] == [2, 3]


def test_a_blank_area_without_a_merged_cell_stays_blank() -> None:
    read = document("附件 1", part(action(1, "治理")), part(action(2, "")))
    assert [record.functional_area for record in plan(read).records] == ["治理", ""]


TWO = (part(action(1)), table(*HEADER_2, done(1)))


def test_two_annexes_are_told_by_their_headings() -> None:
    found = plan(document("附件 1", TWO[0], "附件 2", TWO[1]))
    assert ids(found) == ["A1-1", "A2-1"]
    assert codes(found) == []
    assert found.records[1].status is not None
    assert (found.records[1].status.value, found.records[1].budget) == ("implemented", None)
    assert (found.records[1].cost, found.records[1].timeline) == (None, None)


def test_two_annexes_are_told_by_their_columns() -> None:
    found = plan(document(*TWO))
    assert ids(found) == ["A1-1", "A2-1"]
    assert codes(found) == ["annex_by_columns", "annex_by_columns"]


@pytest.mark.parametrize("heading", ["附件 1", "附件 2"])
def test_one_heading_for_both_annexes_does_not_mix_them(heading: str) -> None:
    found = plan(document(heading, *TWO, part(action(2)), table(*HEADER_2, done(2))))
    assert len({record.annex for record in found.records if record.budget}) == 1
    assert len({record.annex for record in found.records if not record.budget}) == 1
    assert len({record.annex for record in found.records}) == 2
    assert codes(found) == ["annex_by_columns"]
