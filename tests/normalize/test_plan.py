"""A document as a plan: facts of the whole, findings, overrides, and errors of one line."""

import pytest

from extract.document import Document, Paragraph, Place, Problem, Table
from extract.errors import NoPlanError, ProfileError
from normalize.plan import plan_from
from normalize.records import Merged, Plan, Source, Status, TimelineEntry
from tests.normalize.tables import (
    ACTION,
    COMMENTS,
    HEADER_1,
    HEADER_2,
    LEFT,
    OBJECTIVE,
    UP,
    action,
    annex,
    codes,
    document,
    done,
    ids,
    plan,
    source,
    subheading,
    table,
    theme,
)

TABLE = table(*HEADER_1, action(1))


def front_codes(read: Plan) -> list[str]:
    return [finding.code for finding in read.findings]


def test_one_action_in_every_field() -> None:
    row = action(
        3,
        "规划预算\n制订计划/\n提高效率",
        "一\n行动",
        objective="见 A75/35 和\nWHA75(8)",
        budget="部分编入预算",
        cost="100 000– 150 000",
        marks=("X", "待完成", "–"),
        status="正做\n计划",
        comments="再见 A75/35",
    )
    read = plan(document("附件 1", table(*HEADER_1, theme("6. 规划预算"), row, page=2)))
    [record] = read.records
    assert (record.id, record.annex, record.kind, record.number) == ("A1-3", 1, "action", 3)
    assert (record.theme, record.functional_area, record.sub_area) == (
        6,
        "规划预算",
        "制订计划/提高效率",
    )
    assert (record.action, record.comments) == ("一行动", "再见 A75/35")
    assert record.budget is not None
    assert record.cost is not None
    assert record.budget.value == "partially_budgeted"
    assert (record.cost.min_usd, record.cost.max_usd) == (100_000, 150_000)
    assert record.timeline == [
        TimelineEntry(period="2023", mark="due", text="X"),
        TimelineEntry(period="2024", mark="tbc", text="待完成"),
        TimelineEntry(period="2025+", mark="none", text="–"),
    ]
    assert record.status == Status(value="planning", text="正做计划")
    assert record.references == ["A75/35", "WHA75(8)"]
    assert record.sources == [Source(page=2, box=(40.0, 120.0, 700.0, 140.0))]
    assert (record.merged, record.subheading, record.findings) == (None, None, [])


def test_a_merged_dash() -> None:
    [record] = plan(annex(subheading("治理", "改进"))).records
    assert record.merged == Merged(columns=["budget", "cost", "timeline", "status"], text="-")


def test_year_columns_that_only_a_later_part_has() -> None:
    first = (*HEADER_1[0][:9], LEFT, *HEADER_1[0][9:])
    second = (*HEADER_1[1][:8], "2025 年", "2026 年及以后", UP, UP)
    later = (*action(2, marks=("-", "-", "X"))[:9], "X", *action(2)[9:])
    read = plan(document("附件 1", TABLE, table(first, second, later)))
    periods = [[entry.period for entry in record.timeline or []] for record in read.records]
    assert periods == [["2023", "2024", "2025+"], ["2023", "2024", "2025", "2026+"]]
    assert [entry.mark for entry in read.records[1].timeline or []] == [
        "none",
        "none",
        "due",
        "due",
    ]


def test_a_year_column_that_only_the_rest_of_a_row_has() -> None:
    first = (*HEADER_1[0][:9], LEFT, *HEADER_1[0][9:])
    second = (*HEADER_1[1][:9], "2026 年", UP, UP)
    cut = ("", "", "尾", *[""] * 6, "X", "", "")
    [record] = plan(document("附件 1", TABLE, table(first, second, cut))).records
    assert [(entry.period, entry.mark) for entry in record.timeline or []][2:] == [
        ("2025+", "blank"),
        ("2026", "due"),
    ]


def test_themes_of_two_annexes_are_listed_once() -> None:
    one = table(*HEADER_1, theme("1. 问责职能和制度"), action(1), theme("其他事项"), action(2))
    two = table(*HEADER_2, theme("1. 问责职能 和制度", 5), done(1), theme("4. 治理", 5), done(2))
    read = plan(document("附件 1", one, "附件 2", two))
    assert [(item.number, item.title) for item in read.themes] == [
        (1, "问责职能和制度"),
        (None, "其他事项"),
        (4, "治理"),
    ]


@pytest.mark.parametrize(
    ("field", "value"), [("budget", "一半"), ("cost", "很多"), ("status", "搁置")]
)
def test_an_unknown_value_is_kept_and_found(field: str, value: str) -> None:
    [record] = plan(annex(action(1, **{field: value}))).records
    parsed = getattr(record, field)
    assert parsed.text == value
    assert "unrecognised" in (getattr(parsed, "value", None), getattr(parsed, "kind", None))
    [finding] = record.findings
    assert (finding.code, finding.record) == ("unrecognised_value", "A1-1")
    assert value in finding.message


def test_an_unknown_mark_names_its_period() -> None:
    [record] = plan(annex(action(1, marks=("X", "部分", "")))).records
    assert [finding.message for finding in record.findings if "2024" in finding.message]


def test_an_area_that_nothing_splits_is_found() -> None:
    assert codes(plan(annex(action(1, "数字化\n系统")))) == ["unsplit_area"]


def test_a_column_of_no_field_is_found_and_its_texts_are_kept() -> None:
    header = ("编号", "职能领域", ACTION, OBJECTIVE, "负责部门", COMMENTS)
    read = plan(document("附件 2", table(header, ("1", "治理", "行动", "目标", "甲司", "意见"))))
    assert codes(read) == ["column_new"]
    assert any("负责部门" in finding.message for finding in read.findings)
    assert read.records[0].extra == {"负责部门": "甲司"}


@pytest.mark.parametrize(
    ("heading", "code"),
    [("为何", "heading_by_position"), ("目标或需要解决的需求", "heading_similar")],
)
def test_headings_that_were_guessed_are_found(heading: str, code: str) -> None:
    header = ("编号", "职能领域", ACTION, heading, COMMENTS)
    assert codes(plan(document("附件 2", table(header, done(1))))) == [code]


def test_the_same_guess_on_every_page_is_found_once() -> None:
    header = ("编号", "职能领域", ACTION, "为何", COMMENTS)
    parts = [table(header, done(number)) for number in (1, 2, 3)]
    assert codes(plan(document("附件 2", *parts))) == ["heading_by_position"]


def test_title_and_claims_that_are_missing_are_found() -> None:
    read = plan(document(TABLE))
    assert read.document.title == ""
    assert read.document.claims == []
    assert "title_missing" in front_codes(read)


def test_title_and_claims() -> None:
    text = "7. 总共 98 项行动，其中 38\n项行动已经实施（见附件 2），"
    rest_of_it = "其余 60 项行动正在进行（见附件 1）。"
    read = plan(document("秘书处改革 实施计划", text + rest_of_it, "附件 1", TABLE))
    assert read.document.title == "秘书处改革 实施计划"
    assert [(claim.annex, claim.actions) for claim in read.document.claims] == [
        (None, 98),
        (2, 38),
        (1, 60),
    ]
    assert "title_missing" not in front_codes(read)


def test_a_claim_of_a_huge_number_is_none() -> None:
    assert plan(document("总共 " + "9" * 5000 + " 项行动", TABLE)).document.claims == []


def test_the_title_of_the_file_stands_in() -> None:
    assert plan(document(TABLE, title="Plan")).document.title == "Plan"


SYMBOLS: list[tuple[list[Paragraph], str, bool]] = [
    ([Paragraph("EB154/8 附件 1", kind="running"), Paragraph("EB152/34")], "EB154/8", True),
    ([Paragraph("见文件 A75/9"), Paragraph("EB154/8 Rev.1")], "EB154/8 Rev.1", True),
    ([Paragraph("文件 EB152/34 所载，另见 EB152/33")], "EB152/34", True),
    ([Paragraph("见文件 EB152/33")], "EB152/34", False),
    ([], "EB152/34", False),
]


@pytest.mark.parametrize(("paragraphs", "symbol", "printed"), SYMBOLS)
def test_the_symbol_comes_from_head_text_or_profile(
    paragraphs: list[Paragraph], symbol: str, printed: bool
) -> None:
    read = plan(document(*paragraphs, TABLE))
    assert read.document.symbol == symbol
    assert ("symbol_assumed" not in front_codes(read)) == printed


def test_a_symbol_that_is_given_counts() -> None:
    read = plan(document(Paragraph("EB154/8", kind="running"), TABLE), symbol="EB156/1")
    assert read.document.symbol == "EB156/1"
    assert "symbol_assumed" not in front_codes(read)


def test_what_the_reader_was_not_sure_of_is_passed_on() -> None:
    place = Place(4, 1.04, 2.0, 3.0, 4.0)
    read = Document(
        format="pdf",
        blocks=(TABLE,),
        reader="tags",
        problems=(Problem("columns", "A column is missing.", "info", (place,)),),
    )
    [found] = [item for item in plan(read).findings if item.code == "reader_problem"]
    assert (found.level, found.sources) == ("info", [Source(page=4, box=(1.0, 2.0, 3.0, 4.0))])
    assert "A column is missing" in found.message


def test_a_language_that_is_given_is_used() -> None:
    assert plan(document(TABLE), language="zh").document.language == "zh"
    assert ids(plan(document(TABLE), language="zh")) == ["A1-1"]


@pytest.mark.parametrize(
    ("read", "options", "said"),
    [
        (document("没有表格"), {}, "no table with the columns of a plan"),
        (document(table(("甲", "乙"), ("丙", "丁"))), {}, "no table with the columns of a plan"),
        (document(TABLE), {"language": "xx"}, "no lexicon for language 'xx'"),
        (document(TABLE), {"language": "../zh"}, "no lexicon for language '../zh'"),
        (document(TABLE), {"profile": "other"}, "no profile named 'other'"),
    ],
)
def test_errors_are_one_line_with_a_remedy(
    read: Document, options: dict[str, str], said: str
) -> None:
    with pytest.raises((NoPlanError, ProfileError)) as raised:
        plan_from(read, source=source(), **options)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert raised.value.remedy


def test_a_huge_number_in_the_number_column_does_not_raise() -> None:
    read = plan(annex(action("9" * 5000), action(2)))
    assert ids(read) == ["A1-s1", "A1-2"]


def test_ragged_and_reaching_spans_do_not_raise() -> None:
    cells = (*TABLE.cells[:-3],)
    read = Table(cells, TABLE.row_count, TABLE.column_count, "rules")
    assert ids(plan(document("附件 1", read))) == ["A1-1"]


def test_one_cell_for_values_and_text_is_found() -> None:
    row = ("1", "治理", "做", "目标", "已编入预算", "-", "X", "-", "-", "见意见", LEFT)
    read = plan(document("附件 1", table(*HEADER_1, row, page=2)))
    [record] = read.records
    assert record.comments == "见意见"
    assert record.status == Status(value="blank", text="")
    [found] = record.findings
    assert (found.code, found.record) == ("cell_spans_fields", "A1-1")
    assert "status, comments" in found.message


def test_a_table_of_something_else_is_found_with_its_page() -> None:
    other = table(("国家", "人口"), ("甲", "1"), ("乙", "2"), page=5)
    read = plan(document("附件 1", TABLE, other))
    [found] = [finding for finding in read.findings if finding.code == "table_ignored"]
    assert "3 rows and 2 columns" in found.message
    assert [source.page for source in found.sources] == [5]


def test_a_column_that_the_annex_never_had_is_read() -> None:
    header = (*HEADER_2[0][:4], "已编入预算/尚未编列预算", "当前实施状态", COMMENTS)
    rows = (
        ("1", "治理", "做", "目标", "已编入预算", "正在进行", "意见"),
        ("2", "治理", "再做", "目标", "-", "", "意见"),
    )
    read = plan(document("附件 1", TABLE, "附件 2", table(header, *rows)))
    first, second = (record for record in read.records if record.annex == 2)
    assert (first.budget and first.budget.text, first.status) == (
        "已编入预算",
        Status(value="ongoing", text="正在进行"),
    )
    assert second.status == Status(value="implemented", text="")


def test_an_annex_heading_whose_figure_stands_on_a_line_of_its_own() -> None:
    read = plan(document("附件\n1", TABLE))
    assert "annex_by_columns" not in front_codes(read)
    assert [record.annex for record in read.records] == [1]
