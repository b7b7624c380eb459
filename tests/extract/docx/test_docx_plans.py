"""One small plan, written in every way that Word may hold it: always the same records."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from ebplan.pipeline import read_plan
from normalize.records import Record
from tests.extract.docx.packages import (
    CONTINUE,
    RESTART,
    members,
    p,
    r,
    save,
    span,
    tbl,
    tc,
    tr,
    wrap,
)
from tests.extract.docx.test_docx_package import STRICT

HEADER = ("编号", "职能领域", "秘书处在职能领域内采取的行动或可交付的成果", "目标或要解决的需求",
          "已编入预算/尚未编列预算", "估计交付成本(美元)")  # fmt: skip
YEARS = ("2023 年", "2024 年", "2025 年及以后")
STATUS = "当前实施状态：正在进行/已做计划/正做计划"
COMMENTS = "秘书处的一般性意见"
THEME = "1. 问责职能和制度"
VALUES = ("已编入预算", "100 000", "X", "-", "待完成", "正在进行")
FIRST = ("1", "问责职能", "制定框架", "目标甲", *VALUES, "意见甲")
SUBHEADING = ("", "问责职能", "加强职能", "目标乙", *VALUES, "意见乙")
SECOND = ("2", "问责职能", "发布报告", "目标丙", *VALUES, "意见丙")
THIRD = ("3", "治理", "修订议事规则", "目标丁", *VALUES, "意见丁")
HEADING = p("附件 1")


def below(text: str, merge: str = RESTART) -> str:
    """A header cell that goes on in the second row of the header, or goes on there."""
    return tc(text, merge)


def head(mark: str = "<w:tblHeader/>") -> str:
    """The header's two rows."""
    years = tc("活动或可交付成果完成时间：", span(3))
    upper = [below(text) for text in HEADER] + [years, below(STATUS), below(COMMENTS)]
    empty = below("", CONTINUE)
    lower = [*[empty] * len(HEADER), *map(tc, YEARS), empty, empty]
    return tr(*upper, properties=mark) + tr(*lower, properties=mark)


def row(texts: Sequence[str], properties: str = "", **cells: str) -> str:
    """A row of these texts; a cell is replaced by its column, as in `c1=tc("…")`."""
    written = [cells.get(f"c{number}", tc(text)) for number, text in enumerate(texts)]
    return tr(*(cell for cell in written if cell), properties=properties)


def theme(title: str = THEME) -> str:
    return tr(tc(title, span(11)))


ROWS = (theme(), row(FIRST), row(SUBHEADING), row(SECOND), row(THIRD))
PLAIN = HEADING + tbl(head(), *ROWS)


class Plans:
    """Writes a body to a file and reads the records in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def file(
        self, contents: Mapping[str, str], revisions: str | None = None, name: str = "plan.docx"
    ) -> list[Record]:
        path = save(self.folder, contents, name)
        return read_plan(path, revisions=revisions, symbol="EB152/34").records

    def records(
        self,
        body: str,
        parts: Mapping[str, str] | None = None,
        revisions: str | None = None,
    ) -> list[Record]:
        return self.file(members(body, parts), revisions)


@pytest.fixture
def plans(tmp_path: Path) -> Plans:
    return Plans(tmp_path)


@pytest.fixture
def expected(plans: Plans) -> list[Record]:
    """The records of the plan as it is written most plainly."""
    return plans.records(PLAIN)


def control(content: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def inserted(text: str) -> str:
    return f"<w:ins>{r(text)}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def moved(where: str, text: str) -> str:
    return f"<w:move{where}>{r(text)}</w:move{where}>"


def with_cell(content: str, column: int = 2) -> str:
    """The plan with this as the content of a cell of its first action."""
    return HEADING + tbl(head(), theme(), row(FIRST, **{f"c{column}": tc(content)}), *ROWS[2:])


def test_the_plain_plan(expected: list[Record]) -> None:
    assert [(each.id, each.kind, each.theme) for each in expected] == [
        ("A1-1", "action", 1),
        ("A1-s1", "subheading", 1),
        ("A1-2", "action", 1),
        ("A1-3", "action", 1),
    ]
    first = expected[0]
    assert (first.functional_area, first.action, first.objective, first.comments) == (
        "问责职能", "制定框架", "目标甲", "意见甲",
    )  # fmt: skip
    assert [entry.mark for entry in first.timeline or ()] == ["due", "none", "tbc"]
    assert expected[2].subheading == "A1-s1"
    assert all(not each.findings for each in expected)


TEXT = "制定框架"
FIELD = "".join(
    r(each)
    for each in (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText>IF x</w:instrText>",
        "草案",
        '<w:fldChar w:fldCharType="separate"/>',
        TEXT,
        '<w:fldChar w:fldCharType="end"/>',
    )
)


WAYS = {
    "insertion": p(r("制定") + inserted("框架")),
    "deletion": p(r(TEXT) + deleted("草案")),
    "move": p(moved("From", "草案") + moved("To", "制定") + r("框架")),
    "hyperlink": p(f'<w:hyperlink r:id="x">{r(TEXT)}</w:hyperlink>'),
    "field": p(FIELD),
    "simple field": p(f'<w:fldSimple w:instr="REF x">{r(TEXT)}</w:fldSimple>'),
    "soft hyphen": p(r("<w:t>制定</w:t><w:softHyphen/><w:t>框架</w:t>")),
    "saved page break": p(r("<w:t>制定</w:t><w:lastRenderedPageBreak/><w:t>框架</w:t>")),
    "control around a run": p(control(r(TEXT))),
    "control around a paragraph": control(p(TEXT)),
    "smart tag around a run": p(f"<w:smartTag>{r(TEXT)}</w:smartTag>"),
    "smart tag around a paragraph": f"<w:smartTag>{p(TEXT)}</w:smartTag>" + p(""),
    "deleted paragraph": p(TEXT) + p(deleted("草案")),
    "deleted paragraph mark": p(r("制定"), "<w:rPr><w:del/></w:rPr>") + p("框架"),
}


@pytest.mark.parametrize("way", WAYS)
def test_ways_to_write_a_text(plans: Plans, expected: list[Record], way: str) -> None:
    assert plans.records(with_cell(WAYS[way])) == expected


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("<w:br/>", "制定\n框架"),
        ('<w:br w:type="textWrapping"/>', "制定\n框架"),
        ('<w:br w:type="page"/>', "制定\n框架"),
        ("<w:cr/>", "制定\n框架"),
        ("<w:tab/>", "制定\t框架"),
        ("<w:noBreakHyphen/>", "制定-框架"),
    ],
)
def test_breaks_tabs_and_hyphens_are_kept(plans: Plans, element: str, text: str) -> None:
    content = p(r(f"<w:t>制定</w:t>{element}<w:t>框架</w:t>"))
    assert plans.records(with_cell(content))[0].action == text


def test_a_symbol_that_marks_a_year(plans: Plans, expected: list[Record]) -> None:
    content = p(r('<w:sym w:font="Wingdings" w:char="F0FC"/>'))
    records = plans.records(with_cell(content, 6))
    assert records[0].timeline is not None
    assert records[0].timeline[0].text == "✓"
    assert records[1:] == expected[1:]


@pytest.mark.parametrize(("kind", "mark"), [("footnote", "¹"), ("endnote", "ⁱ")])
def test_a_note_reference_stays_apart_from_the_number_before_it(
    plans: Plans, kind: str, mark: str
) -> None:
    notes = f'<w:{kind} w:id="7">{p("注")}</w:{kind}>'
    content = p(r("100 000") + r(f'<w:{kind}Reference w:id="7"/>'))
    parts = {f"{kind}s": wrap(f"{kind}s", notes)}
    cost = plans.records(with_cell(content, 5), parts)[0].cost
    assert cost is not None
    assert (cost.min_usd, cost.text) == (100000, f"100 000{mark}")


AROUND: dict[str, Callable[[str], str]] = {
    "content control": control,
    "custom XML": lambda content: f"<w:customXml>{content}</w:customXml>",
    "insertion": lambda content: f"<w:ins>{content}</w:ins>",
}


@pytest.mark.parametrize("name", AROUND)
@pytest.mark.parametrize("level", ["cell", "row", "rows", "table"])
def test_what_stands_around_cells_rows_and_tables(
    plans: Plans, expected: list[Record], name: str, level: str
) -> None:
    def around(*levels: str) -> str:
        return "{}" if level not in levels else AROUND[name]("{}")

    first = row(FIRST, c2=around("cell").format(tc(FIRST[2])))
    rows = around("row").format(first) + ROWS[2]
    table = tbl(head(), theme(), around("rows").format(rows), *ROWS[3:])
    assert plans.records(HEADING + around("table").format(table)) == expected


REVISED = HEADING + tbl(
    head(),
    theme(),
    row(FIRST, c2=tc(p(deleted("旧框架") + inserted("制定框架")))),
    row(SUBHEADING),
    row(SECOND, c10=tc(p(moved("From", "先前意见") + moved("To", "意见丙")))),
    row(("4", *SECOND[1:]), "<w:del/>"),
    row(THIRD, "<w:ins/>"),
)


def test_tracked_rows_cells_and_moves_in_both_views(plans: Plans, expected: list[Record]) -> None:
    assert plans.records(REVISED) == plans.records(REVISED, revisions="final") == expected
    original = plans.records(REVISED, revisions="original")
    assert [each.number for each in original] == [1, None, 2, 4]
    assert (original[0].action, original[2].comments) == ("旧框架", "先前意见")


def test_deleted_and_inserted_cells(plans: Plans, expected: list[Record]) -> None:
    cells = [tc("0", "<w:cellDel/>"), tc(FIRST[0], "<w:cellIns/>"), *map(tc, FIRST[1:])]
    body = HEADING + tbl(head(), theme(), tr(*cells), *ROWS[2:])
    assert plans.records(body) == expected
    assert plans.records(body, revisions="original")[0].number == 0


def test_a_moved_row_is_read_once(plans: Plans, expected: list[Record]) -> None:
    source = row(THIRD, "<w:del/>", c2=tc(p(moved("From", THIRD[2]))))
    target = row(THIRD, "<w:ins/>", c2=tc(p(moved("To", THIRD[2]))))
    body = HEADING + tbl(head(), theme(), source, *ROWS[1:4], target)
    assert plans.records(body) == expected


def test_free_positions_before_and_after_a_row(plans: Plans, expected: list[Record]) -> None:
    before = row(SUBHEADING, '<w:gridBefore w:val="1"/>', c0="")
    after = tr(tc(THEME), properties='<w:gridAfter w:val="10"/>')
    table = tbl(head(), after, ROWS[1], before, *ROWS[3:])
    assert plans.records(HEADING + table) == expected


def test_theme_row_of_blank_cells(plans: Plans, expected: list[Record]) -> None:
    table = tbl(head(), tr(THEME, *[""] * 10), *ROWS[1:])
    assert plans.records(HEADING + table) == expected


def test_an_area_merged_over_rows(plans: Plans, expected: list[Record]) -> None:
    rows = (
        row(FIRST),
        row(SUBHEADING, c1=tc(SUBHEADING[1], RESTART)),
        row(SECOND, c1=tc("", CONTINUE)),
        row(THIRD),
    )
    assert plans.records(HEADING + tbl(head(), theme(), *rows)) == expected


ACROSS, ON = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"


@pytest.mark.parametrize(
    "cells",
    [
        {"c0": "", "c1": tc(SUBHEADING[1], span(2))},
        {"c0": tc(SUBHEADING[1], ACROSS), "c1": tc("", ON)},
        {"c0": tc("", ACROSS), "c1": tc(SUBHEADING[1], ON)},
    ],
)
def test_number_and_area_in_one_cell(
    plans: Plans, expected: list[Record], cells: dict[str, str]
) -> None:
    table = tbl(head(), theme(), row(FIRST), row(SUBHEADING, **cells), *ROWS[3:])
    assert plans.records(HEADING + table) == expected


@pytest.mark.parametrize(
    "dash",
    [
        {"c4": tc("-", span(6)), **{f"c{column}": "" for column in range(5, 10)}},
        {"c4": tc("-", ACROSS), **{f"c{column}": tc("", ON) for column in range(5, 10)}},
        {"c4": tc("-", span(2) + ACROSS), "c5": "", "c6": tc("", span(4) + ON),
         "c7": "", "c8": "", "c9": ""},
    ],
)  # fmt: skip
def test_values_merged_into_one(plans: Plans, dash: dict[str, str]) -> None:
    records = plans.records(HEADING + tbl(head(), theme(), row(SUBHEADING, **dash), row(SECOND)))
    merged = records[0].merged
    assert merged is not None
    assert (merged.text, merged.columns) == ("-", ["budget", "cost", "timeline", "status"])
    assert (records[0].budget, records[0].status) == (None, None)


def test_old_merges_in_the_header_and_the_theme(plans: Plans, expected: list[Record]) -> None:
    years = [tc("活动或可交付成果完成时间：", ACROSS), tc("", ON), tc("", ON)]
    upper = [*map(below, HEADER), *years, below(STATUS), below(COMMENTS)]
    title = tr(tc(THEME, ACROSS), *[tc("", ON)] * 10)
    lower = head().split("</w:tr>", 1)[1]
    table = tbl(tr(*upper) + lower, title, *ROWS[1:])
    assert plans.records(HEADING + table) == expected


@pytest.mark.parametrize("between", ["", p(""), p(r('<w:br w:type="page"/>'))])
@pytest.mark.parametrize("cut", range(2, 5))
def test_a_table_for_each_page(
    plans: Plans, expected: list[Record], between: str, cut: int
) -> None:
    tables = tbl(head(), *ROWS[:cut]) + between + tbl(head(), *ROWS[cut:])
    assert plans.records(HEADING + tables) == expected


def test_a_table_for_each_page_with_the_header_on_the_first(
    plans: Plans, expected: list[Record]
) -> None:
    tables = tbl(head(), *ROWS[:3]) + p("") + tbl(*ROWS[3:])
    assert plans.records(HEADING + tables) == expected


def test_a_table_in_a_cell_is_lines_of_it(plans: Plans, expected: list[Record]) -> None:
    inner = tbl(tr("甲", "乙"), tr("丙", "丁"))
    body = with_cell(p("意见甲") + inner + p(""), 10)
    records = plans.records(body)
    assert (records[0].comments or "").split("\n") == ["意见甲", "甲", "乙", "丙", "丁"]
    assert records[1:] == expected[1:]


def box(content: str) -> str:
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    return f"<w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"


def alternate(choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


MODERN = f"<w:drawing><wps:txbx><w:txbxContent>{p(TEXT)}</w:txbxContent></wps:txbx></w:drawing>"


@pytest.mark.parametrize("run", [box(p(TEXT)), alternate(MODERN, box(p(TEXT)))])
def test_a_text_box_in_a_cell_is_read_once(plans: Plans, expected: list[Record], run: str) -> None:
    assert plans.records(with_cell(p(r(run)))) == expected


def test_a_plan_in_a_text_box(plans: Plans, expected: list[Record]) -> None:
    assert plans.records(HEADING + p(r(box(tbl(head(), *ROWS))))) == expected


def test_alternate_rows_are_read_once(plans: Plans, expected: list[Record]) -> None:
    first = alternate(row(FIRST), row(FIRST))
    table = tbl(head(), theme(), first, *ROWS[2:])
    assert plans.records(HEADING + table) == expected


def test_strict_and_macro_documents(plans: Plans, expected: list[Record]) -> None:
    strict = members(PLAIN)
    for name, content in strict.items():
        for transitional, purl in STRICT.items():
            content = content.replace(transitional, f"http://purl.oclc.org/ooxml/{purl}")
        strict[name] = content
    assert plans.file(strict) == expected
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert plans.file(members(PLAIN, main_type=macro), name="plan.docm") == expected
