"""Running heads, running feet and page numbers; the order of what stands on a page."""

from collections.abc import Callable

from extract.document import Document, Paragraph, Table
from extract.pdf.running import running_lines
from tests.extract.pdf.builder import Page
from tests.extract.pdf.grids import Grid, Reader

_WORDS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta")


def _pages(count: int, draw: Callable[[Page, int], None], *, table: bool) -> list[Page]:
    pages = []
    for number in range(count):
        page = Page()
        page.text(400, 15, "EB152/34")
        if table:
            Grid([["a", "b"], [f"c{number}", "d"]]).draw(page)
        draw(page, number)
        page.text(300, 380, str(number + 1))
        pages.append(page)
    return pages


def _kinds(document: Document) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = {}
    for block in document.paragraphs:
        kinds.setdefault(block.kind, []).append(block.text)
    return kinds


def test_what_repeats_at_the_head_and_foot_of_pages_is_running(read: Reader) -> None:
    for table in (True, False):
        pages = _pages(4, lambda page, n: page.text(50, 200, f"{_WORDS[n]} body"), table=table)
        assert _kinds(read.document(*pages)) == {
            "running": ["EB152/34", "1", "EB152/34", "2", "EB152/34", "3", "EB152/34", "4"],
            "body": [f"{word} body" for word in _WORDS[:4]],
        }


def test_a_heading_under_the_running_head_is_body(read: Reader) -> None:
    """Annex headings are as alike as page numbers, but for their figures."""

    def draw(page: Page, number: int) -> None:
        if number in (2, 5):
            page.text(250, 35, f"Annex {number // 2}")
        page.text(50, 200, f"{_WORDS[number]} body")

    kinds = _kinds(read.document(*_pages(8, draw, table=True)))
    assert [text for text in kinds["body"] if text.startswith("Annex")] == ["Annex 1", "Annex 2"]


def test_lines_on_one_page_only_are_body(read: Reader) -> None:
    page = Page()
    page.text(50, 20, "Title")
    page.text(50, 380, "1")
    assert {block.kind for block in read.document(page).paragraphs} == {"body"}


def test_all_lines_of_a_page_may_be_running() -> None:
    pages = [["head", "1"], ["head", "2"], ["head", "body", "3"]]
    assert running_lines(pages) == [(2, 0), (2, 0), (1, 1)]


def test_two_lines_may_run_at_the_head_and_figures_may_differ() -> None:
    pages = [["EB152/34", f"Annex {n}", _WORDS[n], f"{n} of 9"] for n in range(1, 7)]
    assert running_lines(pages) == [(2, 1)] * 6


def test_no_line_is_both_head_and_foot() -> None:
    assert running_lines([["same"], ["same"], ["same"]]) == [(1, 0)] * 3
    assert running_lines([[], ["one"], []]) == [(0, 0)] * 3


def test_paragraphs_and_tables_come_in_the_order_of_the_page(read: Reader) -> None:
    page = Page()
    page.text(50, 300, "after")
    first = Grid([["a", "b"], ["c", "d"]])
    second = Grid([["e", "f"], ["g", "h"]], top=200)
    second.draw(page)
    page.text(50, 150, "between, line one")
    page.text(50, 162, "line two")
    first.draw(page)
    page.text(50, 20, "before")
    blocks = read.document(page).blocks
    assert [one if isinstance(one, Paragraph) else one.cells[0].text for one in blocks] == [
        Paragraph("before", "body", 1),
        "a",
        Paragraph("between, line one\nline two", "body", 1),
        "e",
        Paragraph("after", "body", 1),
    ]
    assert isinstance(blocks[1], Table)


def test_paragraphs_say_their_page(read: Reader) -> None:
    pages = []
    for word in _WORDS[:3]:
        pages.append(Page())
        pages[-1].text(50, 100, word)
    assert [(block.page, block.text) for block in read.document(*pages).paragraphs] == [
        (1, "alpha"),
        (2, "beta"),
        (3, "gamma"),
    ]
