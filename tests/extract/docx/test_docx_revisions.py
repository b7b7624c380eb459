"""Tracked changes in both views."""

import pytest

from extract.docx.revisions import View
from tests.extract.docx.packages import CONTINUE, Reader, layout, p, r, tbl, tc, tr

MARK_DELETED, MARK_INSERTED = "<w:rPr><w:del/></w:rPr>", "<w:rPr><w:ins/></w:rPr>"
VIEWS: list[View] = ["final", "original"]


def deleted(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


@pytest.mark.parametrize(
    ("runs", "final", "original"),
    [
        (f"{r('a')}<w:ins>{r('new')}</w:ins>", "anew", "a"),
        (r("a") + deleted("old"), "a", "aold"),
        (f"{r('a')}<w:moveTo>{r('b')}</w:moveTo>", "ab", "a"),
        (f"{r('a')}<w:moveFrom>{r('b')}</w:moveFrom>", "a", "ab"),
        (f"{r('a')}<w:ins>{deleted('both')}</w:ins>", "a", "a"),
        (f"<w:hyperlink><w:ins>{r('b')}</w:ins></w:hyperlink>", "b", ""),
        (r("a", "<w:vanish/><w:rPrChange><w:rPr/></w:rPrChange>"), "", "a"),
    ],
)
def test_runs(read: Reader, runs: str, final: str, original: str) -> None:
    assert [read.text(runs, revisions=view) for view in VIEWS] == [final, original]


@pytest.mark.parametrize(("mark", "view"), [(MARK_DELETED, "final"), (MARK_INSERTED, "original")])
def test_paragraph_without_its_mark_goes_on(read: Reader, mark: str, view: View) -> None:
    body = p("a", mark) + p("b", mark) + p("c") + p("d")
    assert read.paragraphs(body, revisions=view) == ["abc", "d"]
    other = VIEWS[1 - VIEWS.index(view)]
    assert read.paragraphs(body, revisions=other) == ["a", "b", "c", "d"]


def test_deleted_mark_at_the_end_or_before_a_table(read: Reader) -> None:
    assert read.cell(p("a", MARK_DELETED)).text == "a"
    document = read.document(p("a", MARK_DELETED) + tbl(tr("b")) + p("c"))
    assert [block.text for block in document.paragraphs] == ["a", "c"]


def test_deleted_paragraph_leaves_nothing(read: Reader) -> None:
    body = p(deleted("old"), MARK_DELETED) + p("new")
    assert read.paragraphs(body) == ["new"]
    assert read.paragraphs(body, revisions="original") == ["old", "new"]


def test_rows(read: Reader) -> None:
    rows = (tr("a"), tr("old", properties="<w:del/>"), tr("new", properties="<w:ins/>"))
    assert [cell.text for cell in read.table(*rows).cells] == ["a", "new"]
    original = read.table(*rows, revisions="original")
    assert [(cell.row, cell.text) for cell in original.cells] == [(0, "a"), (1, "old")]


def test_cells(read: Reader) -> None:
    row = tr(tc("old", "<w:cellDel/>"), "a", tc("new", "<w:cellIns/>"))
    assert layout(read.table(row)) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "new")]
    assert [cell.text for cell in read.table(row, revisions="original").cells] == ["old", "a"]


def test_row_of_which_all_cells_are_deleted(read: Reader) -> None:
    assert read.table(tr("a"), tr(tc("old", "<w:cellDel/>"))).row_count == 1


def test_tracked_merge(read: Reader) -> None:
    rows = (
        tr(tc("a", '<w:cellMerge w:vMerge="rest"/>')),
        tr(tc("b", '<w:cellMerge w:vMerge="cont"/>')),
    )
    assert layout(read.table(*rows)) == [(0, 0, 2, 1, "a\nb")]
    assert read.table(*rows, revisions="original").row_count == 2
    assert len(read.table(*rows, revisions="original").cells) == 2


def test_former_cell_properties(read: Reader) -> None:
    change = '<w:tcPrChange><w:tcPr><w:gridSpan w:val="2"/></w:tcPr></w:tcPrChange>'
    row = tr(tc("a", change), "b")
    assert layout(read.table(row)) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]
    assert layout(read.table(row, revisions="original"))[0] == (0, 0, 1, 2, "a")


def test_merge_goes_on_below_a_deleted_row(read: Reader) -> None:
    rows = (tr(tc("a", '<w:vMerge w:val="restart"/>')), tr("x", properties="<w:del/>"),
            tr(tc("", CONTINUE)))  # fmt: skip
    assert layout(read.table(*rows)) == [(0, 0, 2, 1, "a")]


def test_field_begun_in_a_deletion(read: Reader) -> None:
    begin = '<w:del><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:del>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    instruction = "<w:r><w:instrText>REF</w:instrText></w:r>"
    assert read.text(begin + instruction + end + r("a")) == "a"
