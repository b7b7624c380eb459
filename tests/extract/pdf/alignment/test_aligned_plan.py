"""A plan typeset without vertical rules gives its records."""

import pytest

from ebplan.pipeline import read_plan
from normalize.plan import plan_from
from normalize.records import Plan, SourceFile
from tests.conftest import ROOT
from tests.extract.pdf.alignment.pages import Column, table, wrap, write
from tests.extract.pdf.builder import Page
from tests.extract.pdf.grids import Reader
from tests.golden.excerpts import golden_plan

COLUMNS = [
    Column(30, 20), Column(62, 50), Column(124, 110), Column(246, 90), Column(348, 50),
    Column(410, 60), Column(482, 40), Column(534, 40), Column(586, 40), Column(638, 50),
    Column(700, 110),
]  # fmt: skip
SIZE = 9
HEADER = [
    "编号", "职能领域", "秘书处在职能领域内采取的行动或可交付的成果", "目标或要解决的需求",
    "已编入预算/尚未编列预算", "估计交付成本(美元)", "", "", "", "当前实施状态",
    "秘书处的一般性意见，包括对迄今为止进展的看法",
]  # fmt: skip
YEARS = ["2023 年", "2024 年", "2025 年及以后"]
FIRST = [
    ["1", "问责职能", "安排外审计员和内审计员向会员国通报情况并定期举行更多的介绍会",
     "例行提高审计结果和建议的透明度", "已编入预算", "待完成", "X", "-", "-", "正做计划",
     "内部监督服务司和外审计员各自向卫生大会提交年度报告"],
    ["2", "问责职能", "评价改革建议", "促进会员国审查", "尚未编列预算", "200 000", "X", "X", "-",
     "已做计划", ""],
]  # fmt: skip
SECOND = [
    ["", "治理", "改进决议和决定的成本核算程序并在磋商期间与会员国进行讨论", "协调重点确定", "-",
     "-", "X", "-", "-", "正在进行", "这个问题是总干事转型议程的一个重要支柱"],
    ["3", "治理", "制定和执行决议的成本计算和审批程序", "提高透明度", "已编入预算", "50 000", "-",
     "X", "X", "正在进行", "已取得很大进展"],
]  # fmt: skip


def _plan(read: Reader, *, ruled: bool) -> Plan:
    first, second = Page(842, 595), Page(842, 595)
    left, right = COLUMNS[0].x, 810.0
    write(first, Column(486, 140), 50, ["活动或可交付成果完成时间"], SIZE)
    if ruled:
        first.line(left, 46, right, 46)
        first.line(482, 64, 626, 64)
    for column, text in zip(COLUMNS, HEADER, strict=True):
        if text:
            write(first, column, 50, wrap(text, column.width, SIZE), SIZE)
    for column, text in zip(COLUMNS[6:9], YEARS, strict=True):
        write(first, column, 67, wrap(text, column.width, SIZE), SIZE)
    y = 102.0
    if ruled:
        first.line(left, y - 3, right, y - 3)
    first.text(left, y, "1. 问责职能和制度", SIZE)
    table(first, COLUMNS, FIRST, top=y + 18, gap=8, size=SIZE, rule=ruled)
    table(second, COLUMNS, SECOND, top=50, gap=8, size=SIZE, rule=ruled)
    document = read.document(first, second)
    assert document.reader == "alignment"
    source = SourceFile(name="a.pdf", format="pdf", sha256="0" * 64, pages=2)
    return plan_from(document, source=source)


@pytest.mark.parametrize("ruled", [True, False])
def test_a_plan_without_vertical_rules_gives_its_records(read: Reader, *, ruled: bool) -> None:
    plan = _plan(read, ruled=ruled)
    assert [(record.kind, record.number) for record in plan.records] == [
        ("action", 1), ("action", 2), ("subheading", None), ("action", 3),
    ]  # fmt: skip
    assert [theme.title for theme in plan.themes] == ["问责职能和制度"]
    for record, row in zip(plan.records, [*FIRST, *SECOND], strict=True):
        assert record.functional_area == row[1]
        assert (record.action, record.objective, record.comments) == (row[2], row[3], row[10])
        assert record.timeline is not None
        assert [entry.text for entry in record.timeline] == row[6:9]
    first = plan.records[0]
    assert (first.budget, first.cost, first.status) != (None, None, None)
    assert first.budget is not None
    assert first.budget.text == "已编入预算"
    assert first.sources[0].page == 1
    assert plan.records[3].sources[0].page == 2


def test_justified_texts_between_horizontal_rules_make_the_records_of_the_excerpt() -> None:
    """Each row has its number, theme and area; words that stand far apart make no rows."""
    plan = read_plan(ROOT / "samples" / "EB152_34-excerpt-es.pdf", reader="alignment")
    golden = golden_plan("es")["records"]
    assert [(one.id, one.number, one.theme) for one in plan.records] == [
        (one["id"], one["number"], one["theme"]) for one in golden
    ]
    marks = [[mark.mark for mark in one.timeline or []] for one in plan.records]
    wanted = [[mark["mark"] for mark in one["timeline"] or []] for one in golden]
    assert sum(one == other for one, other in zip(marks, wanted, strict=True)) >= 25
